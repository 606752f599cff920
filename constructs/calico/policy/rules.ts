import { here, list, Report } from "../../findings";
import { loadPacks, type PolicyIntent, readObjects } from "../../policy";
import { defaultFailsafePorts } from "../../reach";
import { type Rule, rule } from "../rule";
import { at } from "../support";
import { apiServerAccepts, apiServerRefuses, felixAccepts, vppAccepts } from "../verdicts";
import type { CalicoPolicy } from "./resolve";

const packsOf = (intent: { readonly policy?: PolicyIntent | undefined }): PolicyIntent["packs"] =>
  intent.policy?.packs ?? {};

const names = rule({
  finds: {
    "POL-060": {
      title: "a flow names a component that is not there",
      severity: "error",
      why: "Nothing would be allowed along it: the application would be cut at that place.",
      upstream: here,
      see: "calico-kit: policy.packs.microsegmentation",
    },
    "POL-061": {
      title: "a zone or an environment is named that is not there",
      severity: "error",
      why: "A name that no list has is selected nowhere: what was meant to be allowed is denied.",
      upstream: here,
      see: "calico-kit: policy.packs.segmentation, policy.packs.environments",
    },
    "POL-062": {
      title: "two policies of packs have one name",
      severity: "error",
      why: "The one that is applied later takes the place of the other.",
      upstream: apiServerAccepts,
      see: "kubectl apply",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const { microsegmentation, segmentation, environments } = packsOf(intent);
    const place = (...keys: (string | number)[]) => at(context, "policy", "packs", ...keys);
    const unknown = (code: "POL-060" | "POL-061", path: string, got: string, known: readonly string[]): void =>
      report.add(code, path, {
        message: `${got} is not one of ${list(known)}`,
        got,
        want: `one of ${list(known)}`,
        fix: "correct the spelling, or add it",
      });
    for (const [index, { components, flows }] of (microsegmentation?.apps ?? []).entries()) {
      const known = Object.keys(components);
      for (const [position, { from, to }] of flows.entries()) {
        const path = (key: string) => place("microsegmentation", "apps", index, "flows", position, key);
        if (typeof from === "string" && from !== "anywhere" && !known.includes(from))
          unknown("POL-060", path("from"), from, ["anywhere", ...known]);
        if (!known.includes(to)) unknown("POL-060", path("to"), to, known);
      }
    }
    const zones = Object.keys(segmentation?.zones ?? {});
    for (const [zone, { from }] of Object.entries(segmentation?.zones ?? {}))
      for (const [index, one] of (from === "anywhere" ? [] : from).entries())
        if (!zones.includes(one)) unknown("POL-061", place("segmentation", "zones", zone, "from", index), one, zones);
    const known = environments?.environments ?? ["production", "staging", "development"];
    for (const [index, { from, to }] of (environments?.allow ?? []).entries())
      for (const [key, one] of [["from", from] as const, ["to", to] as const])
        if (!known.includes(one)) unknown("POL-061", place("environments", "allow", index, key), one, known);
    for (const name of twice(cluster.calico.policy))
      report.add("POL-062", place(), {
        message: `two policies are called ${name}`,
        got: name,
        want: "a name of its own for each application, component, destination and gateway",
        fix: "rename one of them",
      });
  },
});

/** Names of policies, and of network sets, that come twice. */
function twice(policy: CalicoPolicy | undefined): readonly string[] {
  if (policy === undefined) return [];
  const { networkSets, staged, enforced } = loadPacks().packObjects(policy.packs, policy.ground);
  const seen = new Set<string>();
  return [...networkSets, ...staged, ...enforced].flatMap(({ kind, metadata: { name, namespace } }) => {
    const key = JSON.stringify([kind.replace("Staged", ""), namespace, name]);
    const isThere = seen.has(key);
    seen.add(key);
    return isThere ? [name] : [];
  });
}

const hostEndpoints = rule({
  finds: {
    "POL-063": {
      title: "a pack is about nodes, and nodes get no host endpoints",
      severity: "error",
      why: "Policy sees a node by its host endpoint only: the pack would close nothing.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io, Protect hosts (automatic host endpoints)",
    },
    "POL-064": {
      title: "a pack closes ports of nodes that no policy closes",
      severity: "warning",
      why: "Failsafe ports are open before any policy is asked: by default etcd's, the API's, SSH and BGP, to everybody.",
      upstream: felixAccepts,
      see: "felix/config/config_params.go (FailsafeInboundHostPorts); docs.tigera.io, Failsafe rules",
    },
    "POL-065": {
      title: "failsafe ports are narrowed, and nobody knows where the nodes are",
      severity: "error",
      why: "Nodes lose each other's API server, etcd, Typha and BGP at once, and no policy can open them sooner.",
      upstream: felixAccepts,
      see: "docs.tigera.io, Failsafe rules",
    },
    "POL-066": {
      title: "node ports are closed before DNAT, which VPP does not do",
      severity: "error",
      why: "VPP's data plane ignores preDNAT policies: the ports stay open.",
      upstream: vppAccepts,
      see: "docs.tigera.io, VPP data plane, specifics",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const { policy, kubeControllers, dataplane } = cluster.calico;
    if (policy === undefined) return;
    const { exposedDaemons, controlPlane, hardening, ingressControl } = packsOf(intent);
    const place = (...keys: (string | number)[]) => at(context, "policy", "packs", ...keys);
    if (policy.needsHostEndpoints && kubeControllers?.nodeHostEndpoints !== "Enabled")
      report.add("POL-063", at(context, "calico", "kubeControllers", "nodeHostEndpoints"), {
        message: "packs are about nodes, and kube-controllers are told to make no host endpoints",
        want: "nodeHostEndpoints: Enabled",
        fix: "remove the key: the packs bring what they need",
      });
    const closing = [
      ["exposedDaemons", exposedDaemons?.ports ?? []] as const,
      [
        "controlPlane",
        controlPlane && policy.ground.hasControlPlaneNodes ? (controlPlane.etcdPorts ?? etcd) : [],
      ] as const,
    ];
    const open = openToAll(context.cluster.calico.felix);
    for (const [pack, ports] of closing) {
      const lost = ports.filter((port) => open.includes(port));
      if (lost.length > 0)
        report.add("POL-064", place(pack), {
          message: `${pack} closes ${list(lost)}, and Felix leaves them open to everybody`,
          got: lost,
          want: "failsafe ports for the nodes and administrators only",
          fix: "add policy.packs.hardening.failsafe: { from: [RANGE] }, or leave those ports out of calico.felix.failsafeInboundHostPorts",
        });
    }
    if (hardening?.failsafe !== undefined && policy.ground.nodes.length === 0)
      report.add("POL-065", place("hardening", "failsafe"), {
        message: "failsafe ports would be open to the ranges that are named, and not to the nodes",
        want: "the nodes' ranges in the intent",
        fix: "say platform.underlay.nodes, or leave failsafe out",
      });
    if (ingressControl?.nodePorts !== undefined && dataplane.kind === "vpp")
      report.add("POL-066", place("ingressControl", "nodePorts"), {
        message: "VPP asks no policy before DNAT",
        got: dataplane.kind,
        want: "another data plane, or node ports closed in front of the nodes",
        fix: "remove nodePorts, and close 30000 to 32767 in the firewall or the security group",
      });
  },
});

/** etcd's own, of what the pack closes. */
const etcd: readonly number[] = [2379, 2380];

/** TCP ports that Felix leaves open whoever asks. */
function openToAll(felix: { readonly failsafeInboundHostPorts?: unknown }): readonly number[] {
  const said = felix.failsafeInboundHostPorts as
    | readonly { readonly net?: { readonly prefixLength: number }; readonly port: number; readonly protocol: string }[]
    | undefined;
  if (said === undefined)
    return defaultFailsafePorts.ingress.filter(({ protocol }) => protocol === 6).map(({ port }) => port);
  return said
    .filter(({ net, protocol }) => protocol === "TCP" && (net === undefined || net.prefixLength === 0))
    .map(({ port }) => port);
}

const meanings = rule({
  finds: {
    "POL-067": {
      title: "DNS names in a policy, with Calico Open Source",
      severity: "error",
      why: "Open source has neither the field nor the code: the object is refused.",
      upstream: apiServerRefuses,
      see: "projectcalico/calico api/pkg/apis/projectcalico/v3/networkset.go",
    },
    "POL-068": {
      title: "a destination that is not exactly one thing",
      severity: "error",
      why: "Calico takes a Service alone; without ranges, names or a Service the rule matches nobody.",
      upstream: here,
      see: "libcalico-go/lib/validator/v3/validator.go",
    },
    "POL-069": {
      title: "a pack says something of the system's own namespaces",
      severity: "error",
      why: "What it cuts off there is DNS, Calico or its operator, and with them whatever would mend it.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io, Enable a default deny policy for Kubernetes pods",
    },
    "POL-070": {
      title: "nobody knows where the nodes are, and outside is denied",
      severity: "warning",
      why: "Private addresses count as inside. Nodes with public ones would be cut off from pods, and pods from them.",
      upstream: apiServerAccepts,
      see: "Calico's foundation course, lab 4.3: notNets that cut off the nodes",
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const { policy, release } = cluster.calico;
    if (policy === undefined) return;
    const { egressControl, ingressControl, microsegmentation } = packsOf(intent);
    const place = (...keys: (string | number)[]) => at(context, "policy", "packs", ...keys);
    for (const [index, { nets, domains, service, ports }] of (egressControl?.destinations ?? []).entries()) {
      const path = (key: string) => place("egressControl", "destinations", index, key);
      if (domains !== undefined && release.kind !== "enterprise")
        report.add("POL-067", path("domains"), {
          message: "DNS names are Calico Enterprise's, and this cluster has Calico Open Source",
          want: "nets or a service, or edition: enterprise",
          fix: "name the ranges, or send the traffic through a proxy that knows names",
        });
      const beside = service !== undefined && (nets !== undefined || domains !== undefined || ports !== undefined);
      if (beside || (service === undefined && nets === undefined && domains === undefined))
        report.add("POL-068", path("name"), {
          message: beside ? "a service stands beside something else" : "it says neither nets, domains nor a service",
          want: "nets, domains or both with ports; or a service alone, which has its own ports",
          fix: beside ? "make two destinations of it" : "say what it is",
        });
    }
    for (const [index, { name, namespace = name }] of (microsegmentation?.apps ?? []).entries())
      if (loadPacks().isSystemNamespace(policy.ground, namespace))
        report.add("POL-069", place("microsegmentation", "apps", index, namespace === name ? "name" : "namespace"), {
          message: `${namespace} is one of the system's namespaces`,
          got: namespace,
          want: "a namespace of an application",
          fix: "leave it out; what is there says itself who may talk to it",
        });
    const denying = [
      ...(ingressControl === undefined ? [] : ["ingressControl"]),
      ...(egressControl === undefined || egressControl.internet === "allow" ? [] : ["egressControl"]),
    ];
    const [first] = denying;
    if (first !== undefined && policy.ground.nodes.length === 0)
      report.add("POL-070", place(first), {
        message: `${list(denying)} ${denying.length > 1 ? "take" : "takes"} private ranges for the inside, because the nodes' are not known`,
        want: "the nodes' ranges in the intent",
        fix: "say platform.underlay.nodes",
      });
  },
});

const refused = rule({
  finds: {
    "POL-071": {
      title: "a pack's policy says something that Calico refuses",
      severity: "error",
      why: "Nothing of the policy is applied: what it was to deny stays allowed.",
      upstream: apiServerRefuses,
      see: "libcalico-go/lib/validator/v3/validator.go",
    },
  },
  check: (context) => {
    const { policy } = context.cluster.calico;
    if (policy === undefined) return;
    for (const { pack, policies } of loadPacks().policiesByPack(policy.packs, policy.ground))
      for (const object of policies) {
        const report = new Report();
        readObjects([{ value: object, locate: () => undefined }], report);
        for (const { severity, path, message, got, want } of report.findings)
          if (severity === "error")
            context.report.add("POL-071", at(context, "policy", "packs", pack), {
              message: `${object.kind} ${object.metadata.name}, ${path}: ${message}`,
              ...(got === undefined ? {} : { got }),
              want: want ?? "what Calico's API server takes",
              fix: "correct what the policy is made of: the pack's own keys, network.pods, and the ranges of the nodes",
            });
      }
  },
});

/** Packs that deny what gateways are there for: what leaves by them, or comes to them from nodes. */
const gateways = rule({
  finds: {
    "POL-072": {
      title: "a pack takes egress gateways for pods of an application",
      severity: "warning",
      why: "What leaves by a gateway is asked by the gateway's own policies as well, with the gateway as its source: denied there, it is lost.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico-enterprise/latest/networking/egress (policy enforcement for flows via an egress gateway)",
    },
  },
  check: (context) => {
    const { policy, enterprise } = context.cluster.calico;
    if (policy === undefined) return;
    const { egressControl, defaultDeny } = packsOf(context.intent);
    const denying = [
      ...(egressControl === undefined || egressControl.internet === "allow" ? [] : ["egressControl"]),
      ...(defaultDeny === undefined ? [] : ["defaultDeny"]),
    ];
    if (denying.length === 0) return;
    for (const [index, { name, namespace }] of (enterprise?.egress?.gateways ?? []).entries())
      if (!loadPacks().isSystemNamespace(policy.ground, namespace))
        context.report.add("POL-072", at(context, "calico", "enterprise", "egress", "gateways", index, "namespace"), {
          message: `gateway ${name} is in ${namespace}, of which ${list(denying)} ${denying.length > 1 ? "deny" : "denies"} the outside`,
          got: namespace,
          want: "a namespace of gateways alone, and no pack about it",
          fix: `write policy.systemNamespaces: [${namespace}]`,
        });
  },
});

/** What packs cannot do as they are asked to, and what would cut off more than was meant. */
export const policyRules: readonly Rule[] = [names, hostEndpoints, meanings, gateways, refused];

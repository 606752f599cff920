import { isForLoadBalancers } from "../../../calico";
import { valueAt, type Verdict } from "../../../findings";
import { felixFixedByKubespray } from "../native-felix";
import { poolRules } from "./native-pools";
import { at, atTop, type KubesprayRule, rule } from "./support";

const role = "kubernetes-sigs/kubespray v2.31.0 roles/network_plugin/calico";
/** Nothing stops the play: the setting is lost, or undone. */
const accepts: Verdict = { program: "kubespray", verdict: "accepts" };

/** Rules about Kubespray's own Calico; silent where the kit installs it. */
const own = ({ finds, judge }: KubesprayRule): KubesprayRule => ({
  finds,
  judge: (context, report) => {
    if (context.cluster.platform.networking === "calico") judge(context, report);
  },
});

const byOperator = "write platform.networking: cni, and the operator installs Calico";

const dataplanes = rule({
  finds: {
    "KSP-030": {
      title: "VPP and IPsec beside Kubespray's own Calico",
      severity: "error",
      why: "Its manifests are those of Linux' own data planes; only the operator can hand the nodes over to VPP.",
      upstream: accepts,
      see: `${role}/templates/calico-node.yml.j2`,
    },
    "KSP-031": {
      title: "eBPF otherwise than Kubespray makes it",
      severity: "error",
      why: "calico_bpf_enabled leaves kube-proxy out, and calico-node is given the proxy or the load balancer of the API that the inventory has: there is no variable for another.",
      upstream: accepts,
      see: `${role}/templates/kubernetes-services-endpoint.yml.j2`,
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    const { dataplane, encryption } = cluster.calico;
    if (dataplane.kind === "vpp" || encryption.kind === "ipsec")
      report.add("KSP-030", atTop(context, "calico", dataplane.kind === "vpp" ? "dataplane" : "encryption", "kind"), {
        message: `Kubespray's own Calico has no ${dataplane.kind === "vpp" ? "VPP" : "IPsec, which is VPP's"}`,
        want: "iptables, nftables or ebpf with Kubespray's own Calico",
        fix: byOperator,
      });
    if (dataplane.kind !== "ebpf") return;
    if (dataplane.kubeProxy === "leave")
      report.add("KSP-031", atTop(context, "calico", "dataplane", "kubeProxy"), {
        message: "Kubespray's own Calico runs eBPF only without kube-proxy",
        want: "remove",
        fix: "remove the key",
      });
    const wanted = intent.calico?.dataplane;
    const { apiServer } = cluster.controlPlane;
    const isOther =
      dataplane.apiServer.kind === "bootstrap" ||
      dataplane.apiServer.host !== apiServer?.host ||
      dataplane.apiServer.port !== apiServer.port;
    if (wanted?.kind === "ebpf" && wanted.apiServer !== undefined && isOther)
      report.add("KSP-031", atTop(context, "calico", "dataplane", "apiServer"), {
        message: "Kubespray's own Calico asks the API server where the inventory says it is",
        want: "the proxy on each node, or platform.loadBalancer",
        fix: `remove the key, write platform.loadBalancer, or ${byOperator}`,
      });
  },
});

/** Settings that reach nobody without the operator. */
const operatorOnly: readonly (readonly string[])[] = [
  ["edition"],
  ["install"],
  ["images", "registry"],
  ["images", "imagePath"],
  ["images", "imagePrefix"],
  ["images", "pullSecrets"],
  ["components", "apiServer"],
  ["components", "goldmane"],
  ["components", "whisker"],
  ["components", "gatewayAPI"],
];

/** Fields of `calico.installation` that Kubespray has a variable for. */
const installationOfKubespray = ["containerIPForwarding", "typhaMetricsPort", "resources"];

const installation = rule({
  finds: {
    "KSP-032": {
      title: "setting that Kubespray's own Calico cannot carry out",
      severity: "error",
      why: "Kubespray's own Calico has no operator, and no variable for it: nothing reads the setting and nobody says so.",
      upstream: accepts,
      see: "kubernetes-sigs/kubespray v2.31.0 roles/network_plugin/calico_defaults/defaults/main.yml",
    },
  },
  check: (context) => {
    const { intent, report } = context;
    const add = (path: string): void =>
      report.add("KSP-032", path, {
        message: `${path.slice(path.lastIndexOf("/") + 1)} is for the operator, and Kubespray's own Calico has none`,
        want: "nothing here with Kubespray's own Calico",
        fix: path.includes("/images/")
          ? `remove the key and give Kubespray its own variable (quay_image_repo), or ${byOperator}`
          : `remove the key, or ${byOperator}`,
      });
    const inert: readonly unknown[] = [undefined, false, "oss"];
    for (const keys of operatorOnly) {
      const path = `/calico/${keys.join("/")}`;
      if (inert.includes(valueAt(intent, path))) continue;
      if (keys[0] === "install" && intent.calico?.install?.kind === "release") continue;
      add(path);
    }
    for (const key of Object.keys(intent.calico?.installation ?? {}))
      if (!installationOfKubespray.includes(key)) add(`/calico/installation/${key}`);
    const { node, ...others } = intent.calico?.installation?.resources ?? {};
    for (const key of Object.keys(others)) add(`/calico/installation/resources/${key}`);
    for (const kind of ["requests", "limits"] as const)
      for (const name of Object.keys(node?.[kind] ?? {}))
        if (!["cpu", "memory"].includes(name)) add(`/calico/installation/resources/node/${kind}`);
  },
});

const release = rule({
  finds: {
    "KSP-033": {
      title: "another release of Calico than the one that Kubespray installs",
      severity: "error",
      why: "A release of Kubespray has the checksums of some Calicos only, and roles, rights and settings for those; 3.32 is in none.",
      upstream: accepts,
      see: `${role}/tasks/check.yml`,
    },
  },
  check: (context) => {
    const { intent, cluster, report } = context;
    const asked = intent.calico?.release;
    const pinned = cluster.calico.release.calico;
    if (asked === undefined || asked === pinned) return;
    report.add("KSP-033", atTop(context, "calico", "release"), {
      message: `Kubespray ${cluster.platform.release} installs Calico ${pinned}`,
      want: pinned,
      fix: `remove the key, or ${byOperator}`,
    });
  },
});

const felix = rule({
  finds: {
    "KSP-036": {
      title: "field of Felix that Kubespray decides",
      severity: "error",
      why: "Each play writes it anew, or calico-node has it in its environment, which wins over FelixConfiguration: the field would change nothing, or until the next play.",
      upstream: accepts,
      see: `${role}/templates/calico-node.yml.j2, tasks/install.yml`,
    },
  },
  check: (context) => {
    const fixed = felixFixedByKubespray(context.cluster.calico);
    for (const key of Object.keys(context.intent.calico?.felix ?? {})) {
      const value = fixed[key];
      if (value === undefined) continue;
      context.report.add("KSP-036", atTop(context, "calico", "felix", key), {
        message: `Kubespray sets ${key} to ${value}`,
        want: "nothing here with Kubespray's own Calico",
        fix: `remove the key, or ${byOperator}`,
      });
    }
  },
});

const bgp = rule({
  finds: {
    "KSP-037": {
      title: "field of BGPConfiguration that each play sets back",
      severity: "warning",
      why: "A play writes Info whatever the inventory says; the kit writes the intent's after it, so that BIRD is told twice.",
      upstream: accepts,
      see: `${role}/tasks/install.yml, kubespray issue 11096`,
    },
  },
  check: (context) => {
    const level = context.intent.calico?.bgp?.logSeverityScreen;
    if (level === undefined || level === "Info") return;
    context.report.add("KSP-037", atTop(context, "calico", "bgp", "logSeverityScreen"), {
      message: `each play sets logSeverityScreen to Info, and apply.sh to ${level} again`,
      got: level,
      want: "Info",
      fix: "remove the key when there is nothing to look for any more",
    });
  },
});

const loadBalancers = rule({
  finds: {
    "KSP-039": {
      title: "addresses of load balancers that nobody hands out",
      severity: "error",
      why: "Kubespray's calico-kube-controllers has ENABLED_CONTROLLERS=node in its environment, which wins over KubeControllersConfiguration: the controller of load balancers never runs.",
      upstream: accepts,
      see: "kubernetes-sigs/kubespray v2.31.0 roles/kubernetes-apps/policy_controller/calico/templates/calico-kube-controllers.yml.j2",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const add = (path: string, what: string): void =>
      report.add("KSP-039", path, {
        message: `${what} wants a controller that Kubespray's own Calico does not run`,
        want: "somebody else who gives Services their addresses, or the operator's Calico",
        fix: `remove it and let e.g. MetalLB's controller hand the addresses out, or ${byOperator}`,
      });
    for (const [index, pool] of cluster.calico.pools.entries())
      if (isForLoadBalancers(pool)) add(atTop(context, "calico", "pools", index), `pool ${pool.cidr}`);
    if (cluster.calico.kubeControllers?.assignLoadBalancerIPs !== undefined)
      add(atTop(context, "calico", "kubeControllers", "assignLoadBalancerIPs"), "assignLoadBalancerIPs");
  },
});

const elsewhere = rule({
  finds: {
    "KSP-038": {
      title: "setting of Kubespray's own Calico where the operator installs it",
      severity: "error",
      why: "With networking cni Kubespray has no Calico that could heed it.",
      upstream: accepts,
      see: `${role}_defaults/defaults/main.yml`,
    },
  },
  check: (context) => {
    const { cluster, intent, report } = context;
    if (cluster.platform.networking === "calico" || intent.platform.typhaReplicas === undefined) return;
    report.add("KSP-038", at(context, "typhaReplicas"), {
      message: "the operator counts Typha's replicas itself",
      want: "nothing here with networking cni",
      fix: "remove the key, or write platform.networking: calico",
    });
  },
});

/** Kubespray's own Calico: what it cannot do, and what only it can. */
export const nativeRules: readonly KubesprayRule[] = [
  ...[dataplanes, installation, release, ...poolRules, felix, bgp, loadBalancers].map(own),
  elsewhere,
];

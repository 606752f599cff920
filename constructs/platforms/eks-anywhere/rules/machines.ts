import { vppAccepts } from "../../../calico";
import { list } from "../../../findings";
import { uplinkProblems } from "../../../places/hosts";
import type { Machine } from "../types";
import { accepts, at, atTop, type EksAnywhereJudged, type EksAnywhereRule, refuses, rule, source } from "./support";

const validation = source("pkg/api/v1alpha1/vspheremachineconfig.go");
const provider = source("pkg/providers/vsphere/validator.go");

interface Placed {
  readonly machine: Machine;
  readonly who: string;
  readonly role: "control-plane" | "worker" | "etcd";
  /** The place of a key of it: its own, or that of all machines. */
  readonly at: (key: string) => string;
}

/** Every kind of machine, with where its keys stand. */
function placed(context: EksAnywhereJudged): readonly Placed[] {
  const { platform } = context.intent;
  // What nobody says is wanted where all machines would get it.
  const place = (own: object | undefined, keys: readonly (string | number)[]) => (key: string) =>
    own !== undefined && key in own ? at(context, ...keys, "machine", key) : at(context, "on", "machines", key);
  const { machineGroups, etcd } = context.cluster.platform;
  return [
    ...machineGroups.map(({ name, isControlPlane, machine }, index): Placed => ({
      machine,
      who: `group ${name}`,
      role: isControlPlane ? "control-plane" : "worker",
      at: place(platform.nodeGroups[index]?.machine, ["nodeGroups", index]),
    })),
    ...(etcd === undefined
      ? []
      : [{ machine: etcd.machine, who: "etcd", role: "etcd", at: place(platform.etcd?.machine, ["etcd"]) } as const]),
  ];
}

/** Adds what is said of several kinds of machines at one place once. */
function onceEach<C extends string>(raise: { add(code: C, path: string, texts: Texts): void }) {
  const said = new Set<string>();
  return (code: C, path: string, texts: Texts): void => {
    if (said.has(`${code} ${path}`)) return;
    said.add(`${code} ${path}`);
    raise.add(code, path, texts);
  };
}

interface Texts {
  readonly message: string;
  readonly got?: string;
  readonly want: string;
  readonly fix: string;
}

const places = rule({
  finds: {
    "EKA-030": {
      title: "machine without a place in vCenter",
      severity: "error",
      why: "Nothing says which datastore, resource pool and folder it goes to.",
      upstream: refuses,
      see: `${validation} (validateVSphereMachineConfig)`,
    },
    "EKA-031": {
      title: "machine without a template",
      severity: "error",
      why: "EKS Anywhere brings a template for Bottlerocket only, and only where `eksctl anywhere` makes the cluster.",
      upstream: refuses,
      see: `${validation} (validateVSphereMachineConfigHasTemplate)`,
    },
    "EKA-032": {
      title: "template that does not name the cluster's Kubernetes",
      severity: "error",
      why: "EKS Anywhere asks for the version in the name (1.35, 1_35, 1-35, 135), and looks for it on CloudStack only: a template of another minor would make machines that cannot join.",
      upstream: accepts,
      see: source("docs/content/en/docs/getting-started/vsphere/vsphere-spec.md (template)"),
    },
    "EKA-033": {
      title: "no key to log in with on a workload cluster",
      severity: "error",
      why: "The command eksctl makes a key where there is none; the webhook of the management cluster does not.",
      upstream: refuses,
      see: source("pkg/api/v1alpha1/vspheremachineconfig_webhook.go (ValidateUsers)"),
    },
  },
  check: (context) => {
    const { kubernetes, platform, name } = context.cluster;
    const isWorkload = platform.managementCluster !== name;
    const add = onceEach(context.report);
    for (const { machine, who, at: of } of placed(context)) {
      const missing = (["datastore", "resourcePool", "folder"] as const).filter((key) => machine[key] === undefined);
      if (missing.length > 0)
        add("EKA-030", of("datastore"), {
          message: `nothing says the ${list(missing)} of ${who}`,
          want: "datastore, resourcePool and folder",
          fix: "write them under platform.on.machines, for all, or under machine of the group",
        });
      const needs = isWorkload || machine.os !== "bottlerocket";
      if (machine.template === undefined && needs)
        add("EKA-031", of("template"), {
          message: `${who}, ${machine.os}, has no template`,
          want: `a template with Kubernetes ${kubernetes}`,
          fix: "write template: the path of one with tags os and eksdRelease",
        });
      const group = platform.machineGroups.find((one) => one.machine === machine);
      const wanted = group?.kubernetes ?? kubernetes;
      if (machine.template !== undefined && !namesVersion(machine.template, wanted))
        add("EKA-032", of("template"), {
          message: `the template of ${who} does not have Kubernetes ${wanted} in its name`,
          got: machine.template,
          want: `${wanted}, ${wanted.replace(".", "-")}, ${wanted.replace(".", "_")} or ${wanted.replace(".", "")} in the name`,
          fix: "take the template of that minor, or rename it",
        });
      if (isWorkload && machine.sshKey === undefined)
        add("EKA-033", of("sshKey"), {
          message: `${who} has no sshKey, and ${platform.managementCluster} makes the cluster`,
          want: "a public key",
          fix: "write sshKey under platform.on.machines",
        });
    }
  },
});

/** Not as the beginning of a longer number: 1-3 is not in 1-35. */
function namesVersion(template: string, version: string): boolean {
  const [major, minor] = version.split(".");
  return new RegExp(`(^|[^0-9])${major}[._-]?${minor}([^0-9]|$)`).test(template);
}

const sizes = rule({
  finds: {
    "EKA-034": {
      title: "less memory than EKS Anywhere gives",
      severity: "warning",
      why: "It raises what is under 2048 MiB without a word: machines are larger than written.",
      upstream: accepts,
      see: `${validation} (setVSphereMachineConfigDefaults)`,
    },
    "EKA-035": {
      title: "linked clone with a disk of a size of its own",
      severity: "error",
      why: "A linked clone shares its template's disk: it cannot have another size.",
      upstream: accepts,
      see: source("pkg/api/v1alpha1/vsphereclonemode_types.go"),
    },
    "EKA-036": {
      title: "port groups of its own for control planes or etcd",
      severity: "error",
      why: "They are on the datacenter's network: only workers may have others.",
      upstream: accepts,
      see: `${provider} (validateNetworksFieldUsage)`,
    },
    "EKA-037": {
      title: "operating systems that differ",
      severity: "error",
      why: "EKS Anywhere supports one for all machines, and refuses another beside etcd's own machines.",
      upstream: refuses,
      see: `${provider} (sameOSFamily)`,
    },
    "EKA-038": {
      title: "settings of Bottlerocket on another operating system",
      severity: "error",
      why: "Nobody would read them.",
      upstream: refuses,
      see: source("pkg/api/v1alpha1/hostosconfig.go"),
    },
  },
  check: (context) => {
    const add = onceEach(context.report);
    const all = placed(context);
    const [first] = all;
    for (const { machine, who, role, at: of } of all) {
      if (machine.memoryMiB < 2048)
        add("EKA-034", of("memoryMiB"), {
          message: `${who} is to have ${machine.memoryMiB} MiB`,
          got: String(machine.memoryMiB),
          want: "at least 2048",
          fix: "write memoryMiB: 8192",
        });
      if (machine.clone === "linked" && isSaid(context, who, "diskGiB"))
        add("EKA-035", of("diskGiB"), {
          message: `${who} is a linked clone, with a disk of ${machine.diskGiB} GiB`,
          want: "the template's own size",
          fix: "remove diskGiB, or write clone: full",
        });
      if (machine.networks !== undefined && role !== "worker")
        add("EKA-036", of("networks"), {
          message: `${who} has networks of its own`,
          got: list(machine.networks),
          want: "no networks",
          fix: "move networks to the groups of workers",
        });
      if (first !== undefined && machine.os !== first.machine.os)
        add("EKA-037", of("os"), {
          message: `${who} has ${machine.os}, and ${first.who} ${first.machine.os}`,
          got: machine.os,
          want: first.machine.os,
          fix: "write os once, under platform.on.machines",
        });
      const foreign = (["bottlerocket", "certBundles"] as const).find((key) => machine[key] !== undefined);
      if (foreign !== undefined && machine.os !== "bottlerocket")
        add("EKA-038", of(foreign), {
          message: `${who} has ${machine.os} and ${foreign}`,
          got: foreign,
          want: "Bottlerocket, or none of it",
          fix: "bring it with the template, and remove the key",
        });
    }
  },
});

function isSaid({ intent: { platform } }: EksAnywhereJudged, who: string, key: "diskGiB"): boolean {
  const own = who === "etcd" ? platform.etcd : platform.nodeGroups.find(({ name }) => who === `group ${name}`);
  return own?.machine?.[key] !== undefined || platform.on.machines?.[key] !== undefined;
}

const vpp = rule({
  finds: {
    "EKA-040": {
      title: "no group of machines says which interface VPP takes over",
      severity: "error",
      why: "calico-vpp-node stops: CALICOVPP_INTERFACES must name the interface that has the node's address.",
      upstream: vppAccepts,
      see: "docs.tigera.io/calico/latest/getting-started/kubernetes/vpp/getting-started",
    },
    "EKA-041": {
      title: "VPP on groups whose interfaces have different names",
      severity: "error",
      why: "One DaemonSet and one list of interfaces serve every node: nodes without that interface stay offline.",
      upstream: vppAccepts,
      see: "projectcalico/vpp-dataplane config/config.go (CALICOVPP_INTERFACES)",
    },
    "EKA-042": {
      title: "VPP on Bottlerocket",
      severity: "error",
      why: "Its kernel is locked down, and what VPP loads into it is not there.",
      upstream: vppAccepts,
      see: "bottlerocket.dev, settings.kernel.lockdown",
    },
  },
  check: (context) => {
    const { calico, nodes } = context.cluster;
    for (const { kind, ...texts } of uplinkProblems(calico, nodes)) {
      if (kind === "unsaid") context.report.add("EKA-040", atTop(context, "calico", "dataplane", "kind"), texts);
      else context.report.add("EKA-041", at(context, "nodeGroups"), texts);
    }
    const locked = nodes.groups.find(({ os }) => os === "bottlerocket");
    if (calico.dataplane.kind === "vpp" && locked !== undefined)
      context.report.add("EKA-042", atTop(context, "calico", "dataplane", "kind"), {
        message: `group ${locked.name} runs Bottlerocket`,
        got: "vpp",
        want: "machines with Ubuntu, or another data plane",
        fix: "write os: ubuntu under platform.on.machines, with its template",
      });
  },
});

/** Machines: where they go, what they are made of, what VPP makes of them. */
export const machineRules: readonly EksAnywhereRule[] = [places, sizes, vpp];

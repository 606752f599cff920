import { here, list } from "../../findings";
import { aggregate, type Cidr } from "../../net";
import type { PolicyIntent } from "../../policy";
import { type Rule, rule } from "../rule";
import { at } from "../support";
import { apiServerAccepts, felixAccepts } from "../verdicts";

type Packs = PolicyIntent["packs"];

const narrowed = rule({
  finds: {
    "POL-073": {
      title: "failsafe ports are narrowed in one place, and said in another",
      severity: "error",
      why: "Felix has one list: what calico.felix says is written, and its ports stay open to everybody.",
      upstream: felixAccepts,
      see: "felix/config/config_params.go (FailsafeInboundHostPorts)",
    },
  },
  check: (context) => {
    const { policy, calico } = context.intent;
    const said = calico?.felix?.failsafeInboundHostPorts;
    if (policy?.packs.hardening?.failsafe === undefined || said === undefined) return;
    context.report.add("POL-073", at(context, "policy", "packs", "hardening", "failsafe"), {
      message: `failsafe.from has no effect: calico.felix.failsafeInboundHostPorts has ${said.length === 0 ? "no port" : "ports of its own"}`,
      want: "one of the two",
      fix: "remove calico.felix.failsafeInboundHostPorts; or give each of its ports a net, and remove failsafe",
    });
  },
});

const open = rule({
  finds: {
    "POL-074": {
      title: "everybody is trusted",
      severity: "warning",
      why: "The range has every address: what the pack is there to close stays open to the world.",
      upstream: apiServerAccepts,
      see: "calico-kit: policy.packs",
    },
  },
  check: (context) => {
    for (const [keys, nets] of trusted(context.intent.policy?.packs ?? {}))
      for (const whole of aggregate(nets ?? []).filter(({ prefixLength }) => prefixLength === 0)) {
        const index = (nets ?? []).findIndex((net) => net.equals(whole));
        const path = at(context, "policy", "packs", ...keys, ...(index < 0 ? [] : [index]));
        context.report.add("POL-074", path, {
          message: `${whole.toString()} is every address of IPv${whole.family}${index < 0 ? ", which these ranges are together" : ""}`,
          got: whole.toString(),
          want: "ranges of those who need it, e.g. 198.51.100.0/28",
          fix: "name them, or leave the key out: then nobody has it",
        });
      }
  },
});

/** Lists of ranges for which a pack makes an exception. Where anybody may anyway, as by `api`, the whole world is no mistake. */
function trusted({
  exposedDaemons,
  controlPlane,
  hardening,
  ingressControl,
}: Packs): readonly (readonly [keys: readonly string[], nets: readonly Cidr[] | undefined])[] {
  return [
    [["exposedDaemons", "trusted"], exposedDaemons?.trusted],
    [["controlPlane", "trusted"], controlPlane?.trusted],
    [["hardening", "administrators"], hardening?.administrators],
    [["hardening", "failsafe", "from"], hardening?.failsafe?.from],
    [["ingressControl", "nodePorts", "from"], ingressControl?.nodePorts?.from],
  ];
}

const unseen = rule({
  finds: {
    "POL-075": {
      title: "staged policies that nothing shows",
      severity: "warning",
      why: "Calico Open Source tells what staged policies would do to Goldmane alone: without it nobody learns whom promotion cuts off.",
      upstream: here,
      see: "docs.tigera.io, Staged network policies; Goldmane and Whisker",
    },
  },
  check: (context) => {
    const { policy, components, release, installer } = context.cluster.calico;
    if (policy === undefined || release.kind === "enterprise") return;
    const isInstalled = installer.kind !== "platform";
    if (components.goldmane && isInstalled) return;
    const staged = Object.entries(policy.packs).flatMap(([name, { rollout }]) => (rollout === "staged" ? [name] : []));
    if (staged.length === 0) return;
    context.report.add(
      "POL-075",
      isInstalled ? at(context, "calico", "components", "goldmane") : at(context, "policy"),
      {
        message: `${list(staged)} ${staged.length > 1 ? "are" : "is"} staged, and ${isInstalled ? "Goldmane is off" : "the platform's own Calico has no Goldmane"}`,
        want: isInstalled
          ? "Goldmane on while packs are staged"
          : "Calico by the operator, or another look at what is denied",
        fix: isInstalled
          ? "remove calico.components.goldmane: false (and whisker: false, which shows it)"
          : "ask `calico-kit reach --staged` with the workloads before you promote a pack",
      },
    );
  },
});

/** What a pack is asked for, and does less of than it seems. */
export const weakPolicyRules: readonly Rule[] = [narrowed, open, unseen];

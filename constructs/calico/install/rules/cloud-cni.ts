import { pointer, valueAt } from "../../../findings";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at } from "../../support";
import { operatorAccepts, operatorRefuses } from "../../verdicts";

const validation = "tigera/operator pkg/controller/installation/validation.go";

const key = (context: RuleContext, ...keys: readonly (string | number)[]): string =>
  at(context, "calico", "installation", ...keys);

/** What the operator refuses beside a CNI that is not Calico's. */
const cloudCni = rule({
  finds: {
    "CAL-040": {
      title: "host ports with the cloud's own CNI",
      severity: "error",
      why: "Host ports are a plugin of Calico's CNI configuration.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-041": {
      title: "container IP forwarding with the cloud's own CNI",
      severity: "error",
      why: "It is a setting of Calico's CNI plugin.",
      upstream: operatorRefuses,
      see: validation,
    },
    "CAL-042": {
      title: "CNI logging with the cloud's own CNI",
      severity: "error",
      why: "It configures Calico's CNI plugin, which is not installed.",
      upstream: operatorRefuses,
      see: validation,
    },
  },
  check: (context) => {
    const { cni, installation, routing } = context.cluster.calico;
    if (cni === "Calico") return;
    const fix = (name: string) => `remove calico.installation.${name}, or use routing overlay`;
    if (installation.hostPorts === "Enabled")
      context.report.add("CAL-040", key(context, "hostPorts"), {
        message: `host ports are Calico's CNI's, and routing ${routing.kind} uses ${cni}`,
        want: "Disabled, or no value",
        fix: fix("hostPorts"),
      });
    if (installation.containerIPForwarding !== undefined)
      context.report.add("CAL-041", key(context, "containerIPForwarding"), {
        message: `container IP forwarding is Calico's CNI's, and routing ${routing.kind} uses ${cni}`,
        want: "no value",
        fix: fix("containerIPForwarding"),
      });
    if (installation.logging?.cni !== undefined)
      context.report.add("CAL-042", key(context, "logging", "cni"), {
        message: `CNI logging is Calico's CNI's, and routing ${routing.kind} uses ${cni}`,
        want: "no value",
        fix: fix("logging.cni"),
      });
  },
});

/** Settings of the CNI configuration, which the operator writes for Calico's own plugin only. */
const ofCalicosCni = [
  ["sysctl", ["sysctl"]],
  ["linuxPolicySetupTimeoutSeconds", ["linuxPolicySetupTimeoutSeconds"]],
  ["cni.binDir", ["cni", "binDir"]],
  ["cni.confDir", ["cni", "confDir"]],
] as const;

const withoutCni = rule({
  finds: {
    "CAL-064": {
      title: "setting of Calico's CNI configuration, which is not written",
      severity: "warning",
      why: "With the cloud's own CNI the operator writes no CNI configuration and mounts no CNI folder.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (nodeCNIConfigMap, nodeVolumes)",
    },
  },
  check: (context) => {
    const { cni } = context.cluster.calico;
    if (cni === "Calico") return;
    const asked = context.intent.calico?.installation;
    for (const [name, keys] of ofCalicosCni) {
      if (valueAt(asked, pointer(...keys)) === undefined) continue;
      context.report.add("CAL-064", key(context, ...keys), {
        message: `${name} has no effect: it is in Calico's CNI configuration, and ${cni} has its own`,
        want: "no value",
        fix: "remove the key, or use routing overlay",
      });
    }
  },
});

/** Settings of Calico's own CNI plugin beside another. */
export const cloudCniRules: readonly Rule[] = [cloudCni, withoutCni];

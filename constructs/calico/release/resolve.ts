import type { CalicoCluster } from "../cluster";
import type { CalicoContext } from "../context";
import { defaultRelease, findRelease, type Release, releases } from "./releases";

export function resolveInstaller({ facts, reasons }: CalicoContext): CalicoCluster["installer"] {
  const own = facts.ownCalico;
  return reasons.set<CalicoCluster["installer"]>(
    "/calico/installer",
    own === undefined
      ? { value: { kind: "operator" }, origin: "default", why: "the Tigera operator" }
      : {
          value: { kind: "platform", felixByEnvironment: own.value.felixByEnvironment, typha: own.value.typha },
          origin: "platform",
          why: own.why,
        },
  );
}

export function resolveRelease({ intent, facts, reasons }: CalicoContext): Release {
  if (facts.ownCalico !== undefined) {
    const { value, ...reason } = facts.ownCalico;
    return reasons.set("/calico/release", { ...reason, value: value.release });
  }
  const wanted = intent.calico?.release;
  const row = findRelease(wanted ?? defaultRelease) ?? releases[0];
  if (row === undefined) throw new Error("the table of releases is empty");
  return reasons.set("/calico/release", {
    value: row,
    origin: wanted === undefined ? "default" : "user",
    why: `Calico ${row.calico} goes with operator ${row.operator} and VPP ${row.vpp.version}, and with nothing else`,
  });
}

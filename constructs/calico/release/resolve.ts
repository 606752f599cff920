import { because, trace, Traced } from "../../model";
import type { CalicoCluster } from "../cluster";
import type { CalicoContext } from "../context";
import { defaultRelease, findRelease, type Release, releases } from "./releases";

export function resolveInstaller({ offer: { own } }: CalicoContext): Traced<CalicoCluster["installer"]> {
  if (own === undefined) return because({ value: { kind: "operator" }, origin: "default", why: "the Tigera operator" });
  const { felixByEnvironment, typha } = own.value;
  return trace<CalicoCluster["installer"]>({ kind: "platform", felixByEnvironment, typha }, own.notes[0]?.reason);
}

export function resolveRelease({ intent, offer: { own } }: CalicoContext): Traced<Release> {
  if (own !== undefined)
    return new Traced(
      own.value.release,
      own.notes.slice(0, 1).map(({ reason }) => ({ path: "", reason })),
    );
  const wanted = intent.calico?.release;
  const row = findRelease(wanted ?? defaultRelease) ?? releases[0];
  if (row === undefined) throw new Error("the table of releases is empty");
  return because({
    value: row,
    origin: wanted === undefined ? "default" : "user",
    why: `Calico ${row.calico} goes with operator ${row.operator} and VPP ${row.vpp.version}, and with nothing else`,
  });
}

export function resolveImages({ intent }: CalicoContext): Traced<CalicoCluster["images"]> {
  const wanted = intent.calico?.images;
  return trace<CalicoCluster["images"]>(
    {
      registry: wanted?.registry,
      imagePath: wanted?.imagePath,
      imagePrefix: wanted?.imagePrefix,
      registries: wanted?.registries,
      pullSecrets: (wanted?.pullSecrets ?? []).map((secret) =>
        typeof secret === "string" ? { kind: "existing", name: secret } : secret,
      ),
    },
    wanted === undefined
      ? { origin: "default", why: "the registries that the release names" }
      : { origin: "user", why: "the intent says so" },
  );
}

import { because, trace, Traced, type Tree } from "../../model";
import type { CalicoCluster } from "../cluster";
import type { CalicoContext } from "../context";
import {
  defaultRelease,
  enterpriseReleases,
  findEnterpriseRelease,
  findRelease,
  type Release,
  releases,
} from "./releases";

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
  if (intent.calico?.edition === "enterprise") return resolveEnterprise(wanted);
  const row = findRelease(wanted ?? defaultRelease) ?? releases[0];
  if (row === undefined) throw new Error("the table of releases is empty");
  return because({
    value: row,
    origin: wanted === undefined ? "default" : "user",
    why: `Calico ${row.calico} goes with operator ${row.operator} and VPP ${row.vpp.version}, and with nothing else`,
  });
}

function resolveEnterprise(wanted: string | undefined): Traced<Release> {
  const row = findEnterpriseRelease(wanted ?? "") ?? enterpriseReleases[0];
  if (row === undefined) throw new Error("the table of Enterprise releases is empty");
  return because<Release>({
    value: row,
    origin: wanted === undefined ? "default" : "user",
    why: `Calico Enterprise ${row.enterprise} goes with operator ${row.operator}, and with nothing else`,
  });
}

/** Secret with the credentials that Tigera gives its customers, as its documentation calls it. */
const enterprisePullSecret = "tigera-pull-secret";

export function resolveImages(context: CalicoContext): Traced<CalicoCluster["images"]> {
  const wanted = context.intent.calico?.images;
  return trace<CalicoCluster["images"]>(
    {
      registry: wanted?.registry,
      imagePath: wanted?.imagePath,
      imagePrefix: wanted?.imagePrefix,
      registries: wanted?.registries,
      pullSecrets: pullSecretsOf(context),
    },
    wanted === undefined
      ? { origin: "default", why: "the registries that the release names" }
      : { origin: "user", why: "the intent says so" },
  );
}

function pullSecretsOf({ intent, offer }: CalicoContext): Tree<CalicoCluster["images"]["pullSecrets"]> {
  const { edition, images } = intent.calico ?? {};
  if (edition === "enterprise" && offer.own === undefined && images?.pullSecrets === undefined)
    return because<CalicoCluster["images"]["pullSecrets"]>({
      value: [{ kind: "existing", name: enterprisePullSecret }],
      origin: "default",
      why: "nobody may pull images of Calico Enterprise without Tigera's credentials",
    });
  return (images?.pullSecrets ?? []).map((secret) =>
    typeof secret === "string" ? { kind: "existing", name: secret } : secret,
  );
}

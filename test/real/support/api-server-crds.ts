/** Calico's CRDs as published: too large to live here, so they are looked for beside the repository. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Missing } from "../../../tools/engines";
import { shared } from "../../support/shared";

/** The release's own files, as `calico.install: { kind: directory }` takes them. */
export const releaseDirectory = shared("crds/oss") ?? "crds/oss";

export const crdFiles = {
  /** operator.tigera.io/v1 */
  operator: join(releaseDirectory, "operator.tigera.io.yaml"),
  /** crd.projectcalico.org/v1: what Calico's API server stores. */
  stored: join(releaseDirectory, "crd.projectcalico.org-v1.yaml"),
  /** projectcalico.org/v3 as CRDs: what Calico's API server would serve, with the rules that it checks. */
  served: join(releaseDirectory, "projectcalico.org-v3.yaml"),
} as const;

const enterpriseDirectory = shared("crds/enterprise") ?? "crds/enterprise";

/** Calico Enterprise's, of 3.23 and later. */
export const enterpriseCrdFiles = {
  operator: join(enterpriseDirectory, "operator.tigera.io.yaml"),
  served: join(enterpriseDirectory, "projectcalico.org-v3.yaml"),
} as const;

/** For `describeWith`: whether those of Calico Enterprise are there. */
export function needsEnterpriseCrds(): Missing | undefined {
  const missing = Object.values(enterpriseCrdFiles).find((file) => !existsSync(file));
  if (missing === undefined) return undefined;
  return { missing: `there is no ${missing}`, fix: "CALICO_KIT_SHARED=<folder that holds crds/enterprise>" };
}

/** For `describeWith`: whether the files are there. */
export function needsCrds(): Missing | undefined {
  const missing = Object.values(crdFiles).find((file) => !existsSync(file));
  if (missing === undefined) return undefined;
  return { missing: `there is no ${missing}`, fix: "CALICO_KIT_SHARED=<folder that holds crds/oss>" };
}

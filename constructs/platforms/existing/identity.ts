import type { ClusterIdentity } from "../../model";
import type { ExistingWhole } from "./types";

/** Of a cluster that somebody else made, only the address of its API is known, where the intent says it. */
export function existingIdentity({ name, controlPlane: { apiServer } }: ExistingWhole): ClusterIdentity {
  const host = typeof apiServer?.host === "string" ? apiServer.host : undefined;
  // Every machine has a loopback address of its own, and a distribution may serve the API there.
  const isOwn = host !== undefined && !/^(localhost$|127\.|::1$)/.test(host);
  const address = host?.includes(":") === true ? `[${host}]` : host;
  return { name, entries: [], servers: isOwn ? [`${address}:${apiServer?.port}`] : [] };
}

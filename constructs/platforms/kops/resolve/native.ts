import { asked, because, extended, type Traced } from "../../../model";
import { nativeCalico } from "../native";
import { kopsReleaseOf } from "../releases";
import type { KopsCalico } from "../types";
import { mostWorkers, typhaReplicasOf } from "../typha";
import type { KopsContext } from "./context";

/** The cluster's Calico in kOps' words. */
export function resolveNativeCalico(context: KopsContext): Traced<KopsCalico> {
  const { calico, intent, nodes } = context;
  const replicas = typhaReplicasOf(intent.platform, nodes.value);
  const made = because({
    value: nativeCalico(calico, kopsReleaseOf(intent.platform.release), replicas),
    origin: "derived",
    why: "the cluster's Calico in kOps' words; encapsulationMode is always written, as kOps takes ipip otherwise",
    from: ["/calico/dataplane", "/calico/encryption", "/calico/pools"],
  });
  return replicas === 0
    ? made
    : extended<KopsCalico, { readonly typhaReplicas: number }>(made, { typhaReplicas: typhaReason(context, replicas) });
}

function typhaReason({ intent, nodes }: KopsContext, replicas: number): Traced<number> {
  if (intent.platform.typhaReplicas !== undefined) return asked(replicas);
  return because({
    value: replicas,
    origin: "derived",
    why: `up to ${mostWorkers(nodes.value)} nodes: Typha stands between them and the API server`,
    from: ["/nodes/groups"],
  });
}

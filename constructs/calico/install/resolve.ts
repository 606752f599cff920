import { askedIf, because, choose, over, trace, type Traced } from "../../model";
import type { CalicoCluster } from "../cluster";
import type { CalicoContext } from "../context";
import type { CalicoPolicy } from "../policy/resolve";
import type { KubeControllers } from "./schema";

/** The rest of the operator's Installation: the intent's, and what the nodes' operating systems need. */
export function resolveInstallation(context: CalicoContext): Traced<CalicoCluster["installation"]> {
  const wanted = context.intent.calico?.installation;
  const asked = trace<CalicoCluster["installation"]>(
    { ...wanted, flexVolumePath: askedFlexVolumePath(context) ?? flexVolumePath(context) },
    wanted === undefined
      ? { origin: "default", why: "the operator's own defaults" }
      : { origin: "user", why: "the intent says so" },
  );
  return context.offer.installation === undefined ? asked : over(context.offer.installation, asked);
}

/** The operator glues the name of its driver to the path (pkg/render/node.go): without a slash at its end, to the last folder's name. */
function askedFlexVolumePath({ intent }: CalicoContext): Traced<string> | undefined {
  const path = intent.calico?.installation?.flexVolumePath;
  // What is no path is the user's own word in what rules say of it.
  if (path?.startsWith("/") !== true || path.endsWith("/")) return askedIf(path);
  return because({
    value: `${path}/`,
    origin: "user",
    why: "the intent says so; the operator wants a slash at the end",
  });
}

/** Installation has one path for all nodes: that of the first group whose operating system does not take the default. */
function flexVolumePath({ nodes, offer }: CalicoContext): Traced<string> | undefined {
  const index = nodes.groups.findIndex((group) => group.flexVolumePath !== undefined);
  const value = nodes.groups[index]?.flexVolumePath;
  if (value === undefined || offer.own !== undefined) return undefined;
  return because({
    value,
    origin: "platform",
    why: `the operator's default does not fit ${nodes.groups[index]?.osName}`,
    from: [`/nodes/groups/${index}/flexVolumePath`],
  });
}

/** Packs that are about nodes want a host endpoint for each: what kube-controllers make unless the intent says that they do not. */
export function resolveKubeControllers(
  { intent }: CalicoContext,
  policy: CalicoPolicy | undefined,
): Traced<KubeControllers> | undefined {
  const wanted = intent.calico?.kubeControllers;
  if (policy?.needsHostEndpoints !== true || wanted?.nodeHostEndpoints !== undefined) return askedIf(wanted);
  return trace<KubeControllers>(
    {
      ...wanted,
      nodeHostEndpoints: because({
        value: "Enabled",
        origin: "derived",
        why: "packs are about nodes, and policy sees a node by its host endpoint",
        from: ["/calico/policy/packs"],
      }),
    },
    wanted === undefined
      ? { origin: "derived", why: "what the packs need" }
      : { origin: "user", why: "the intent says so" },
  );
}

export function resolveComponents(context: CalicoContext): Traced<CalicoCluster["components"]> {
  return trace<CalicoCluster["components"]>({
    apiServer: resolveComponent(context, "apiServer", "projectcalico.org/v3 is served by it"),
    goldmane: resolveFlowComponent(context, "goldmane", "flow logs"),
    whisker: resolveFlowComponent(context, "whisker", "flow viewer"),
  });
}

/** Calico Enterprise has flow logs and a console of its own: its published custom-resources.yaml has neither of the two. */
function resolveFlowComponent(context: CalicoContext, key: "goldmane" | "whisker", why: string): Traced<boolean> {
  const { edition, components } = context.intent.calico ?? {};
  if (edition !== "enterprise" || components?.[key] !== undefined) return resolveComponent(context, key, why);
  return because({
    value: false,
    origin: "default",
    why: "Calico Enterprise has flow logs and a console of its own",
    from: ["/calico/edition"],
  });
}

function resolveComponent(
  { intent, offer }: CalicoContext,
  key: "apiServer" | "goldmane" | "whisker",
  why: string,
): Traced<boolean> {
  return choose(intent.calico?.components?.[key], () =>
    offer.own === undefined
      ? { value: true, origin: "default", why }
      : { value: false, origin: "platform", why: "only the operator deploys it", from: ["/calico/installer"] },
  );
}

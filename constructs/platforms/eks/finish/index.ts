import { asked, because, choose, trace } from "../../../model";
import { partitionOf } from "../../../places/aws";
import type { Finished } from "../..";
import { defaults } from "../defaults";
import type { EksCluster, EksNodeGroup } from "../types";
import { resolveAddons, resolveKubeProxy } from "./addons";
import type { EksContext } from "./context";
import { resolveAccess, resolveIam } from "./iam";
import { resolveNodeGroups } from "./node-groups";
import { resolveRouteServer } from "./route-server";
import { resolveSecurityGroupRules } from "./security-groups";
import { resolveVpc } from "./vpc";

/** EKS' part of a cluster. Total: where the intent makes no sense the value is harmless and a rule reports it. */
export function finishEks(context: EksContext): Finished<EksCluster, EksNodeGroup> {
  const { intent, network } = context;
  const { platform } = intent;
  const partition = because({
    value: partitionOf(platform.region),
    origin: "derived",
    why: "the part of AWS that the region belongs to",
    from: ["/platform/region"],
  });
  const vpc = resolveVpc(context);
  const iam = resolveIam(context, partition.value);
  const kubeProxy = resolveKubeProxy(context);
  const routeServer = resolveRouteServer(context);
  const made = trace<EksCluster>({
    kind: asked("eks"),
    region: asked(platform.region),
    partition,
    tags: because<EksCluster["tags"]>({
      value: { ...platform.tags, "calico-kit:cluster": intent.name },
      origin: "derived",
      why: `the intent's own, and calico-kit:cluster to find everything of ${intent.name} again`,
      from: ["/name"],
    }),
    vpc,
    endpoint: resolveEndpoint(context),
    serviceCidr: because({
      value: network.services[0]?.toString() ?? "",
      origin: "derived",
      why: "EKS takes one range, for good",
      from: ["/network/services"],
    }),
    supportType: choose(platform.supportType, () => ({
      value: "STANDARD",
      origin: "default",
      why: "extended support costs six times as much per hour",
    })),
    deletionProtection: choose(platform.deletionProtection, () => ({
      value: false,
      origin: "default",
      why: "off, so that `destroy` works",
    })),
    access: resolveAccess(context),
    secretsEncryption: choose<EksCluster["secretsEncryption"]>(platform.secretsEncryption, () => ({
      value: { kind: "create" },
      origin: "default",
      why: "Secrets are encrypted with a key of the account's own, which rotates every year",
    })),
    logging: {
      types: choose<readonly string[]>(platform.logging?.types, () => ({
        value: defaults.logging.types,
        origin: "default",
        why: "who did what, and who was let in",
      })),
      retentionDays: choose<number>(platform.logging?.retentionDays, () => ({
        value: defaults.logging.retentionDays,
        origin: "default",
        why: "a quarter; CloudWatch keeps logs for ever otherwise",
      })),
      logGroup: because({
        value: `/aws/eks/${intent.name}/cluster`,
        origin: "platform",
        why: "EKS writes to this name and no other",
        from: ["/name"],
      }),
    },
    iam,
    kubeProxy,
    addons: resolveAddons(context, iam.value, kubeProxy.value),
    securityGroupRules: resolveSecurityGroupRules(context, vpc.value, routeServer?.value),
    routeServer,
  });
  return { platform: made, groups: resolveNodeGroups(context) };
}

function resolveEndpoint({ intent: { platform } }: EksContext) {
  const publicCidrs = platform.endpoint?.publicCidrs ?? [];
  const isPublic = publicCidrs.length > 0;
  return trace<EksCluster["endpoint"]>({
    private: choose(platform.endpoint?.private, () => ({
      value: true,
      origin: "default",
      why: "nodes reach the API inside the VPC",
    })),
    public: because({
      value: isPublic,
      origin: isPublic ? "user" : "default",
      why: isPublic ? "the intent names ranges that may reach it" : "nothing is open to the internet unasked",
    }),
    publicCidrs: choose<readonly string[]>(platform.endpoint?.publicCidrs?.map(String), () => ({
      value: [],
      origin: "default",
      why: "the API answers inside the VPC only",
    })),
  });
}

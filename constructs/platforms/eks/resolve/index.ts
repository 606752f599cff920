import type { Origin } from "../../../model";
import { partitionOf } from "../../../places/aws";
import type { EksCluster } from "../types";
import { resolveAddons, resolveKubeProxy } from "./addons";
import type { EksContext } from "./context";
import { resolveAccess, resolveIam } from "./iam";
import { resolveNodeGroups } from "./node-groups";
import { resolveRouteServer } from "./route-server";
import { resolveSecurityGroupRules } from "./security-groups";
import { resolveVpc } from "./vpc";

/** EKS' part of a cluster. Total: where the intent makes no sense the value is harmless and a rule reports it. */
export function resolveEks(context: EksContext): EksCluster {
  const { intent, platform, network, reasons } = context;
  explainTheRest(context);
  const partition = partitionOf(platform.region);
  const vpc = resolveVpc(context);
  const iam = resolveIam(context, partition);
  const kubeProxy = resolveKubeProxy(context);
  const routeServer = resolveRouteServer(context);
  const publicCidrs = platform.endpoint?.publicCidrs ?? [];
  return {
    kind: "eks",
    region: reasons.set("/platform/region", { value: platform.region, origin: "user", why: "the intent says so" }),
    partition,
    tags: { ...platform.tags, "calico-kit:cluster": intent.name },
    vpc,
    endpoint: {
      private: reasons.choose("/platform/endpoint/private", platform.endpoint?.private, () => ({
        value: true,
        origin: "default",
        why: "nodes reach the API inside the VPC",
      })),
      public: reasons.set("/platform/endpoint/public", {
        value: publicCidrs.length > 0,
        origin: publicCidrs.length > 0 ? "user" : "default",
        why:
          publicCidrs.length > 0
            ? "the intent names ranges that may reach it"
            : "nothing is open to the internet unasked",
      }),
      publicCidrs: publicCidrs.map(String),
    },
    serviceCidr: reasons.set("/platform/serviceCidr", {
      value: network.services[0]?.toString() ?? "",
      origin: "derived",
      why: "EKS takes one range, for good",
      from: ["/network/services"],
    }),
    supportType: reasons.choose("/platform/supportType", platform.supportType, () => ({
      value: "STANDARD" as const,
      origin: "default",
      why: "extended support costs six times as much per hour",
    })),
    deletionProtection: platform.deletionProtection ?? false,
    access: resolveAccess(context),
    secretsEncryption: reasons.choose("/platform/secretsEncryption", platform.secretsEncryption, () => ({
      value: { kind: "create" as const },
      origin: "default",
      why: "Secrets are encrypted with a key of the account's own, which rotates every year",
    })),
    logging: {
      types: reasons.choose<readonly string[]>("/platform/logging/types", platform.logging?.types, () => ({
        value: ["api", "audit", "authenticator"],
        origin: "default",
        why: "who did what, and who was let in",
      })),
      retentionDays: reasons.choose("/platform/logging/retentionDays", platform.logging?.retentionDays, () => ({
        value: 90 as const,
        origin: "default",
        why: "a quarter; CloudWatch keeps logs for ever otherwise",
      })),
      logGroup: `/aws/eks/${intent.name}/cluster`,
    },
    iam,
    kubeProxy,
    addons: resolveAddons(context, iam, kubeProxy),
    securityGroupRules: resolveSecurityGroupRules(context, vpc, routeServer),
    nodeGroups: resolveNodeGroups(context),
    ...(routeServer === undefined ? {} : { routeServer }),
  };
}

/** Reasons of the values that are neither chosen nor derived one by one. */
function explainTheRest({ intent, platform, reasons }: EksContext): void {
  const explain = (path: string, origin: Origin, why: string, from?: readonly string[]): void => {
    reasons.set(`/platform${path}`, { value: undefined, origin, why, ...(from && { from }) });
  };
  explain("/kind", "user", "the intent says so");
  explain("/partition", "derived", "the part of AWS that the region belongs to", ["/platform/region"]);
  explain("/tags", "derived", `the intent's own, and calico-kit:cluster to find everything of ${intent.name} again`);
  explain("/endpoint/publicCidrs", "user", "the intent names them; without, the API answers inside the VPC only");
  explain(
    "/deletionProtection",
    platform.deletionProtection === undefined ? "default" : "user",
    platform.deletionProtection === undefined ? "off, so that `destroy` works" : "the intent says so",
  );
  explain("/logging/logGroup", "platform", "EKS writes to this name and no other", ["/name"]);
  explain("/iam/clusterPolicies", "platform", "what AWS asks of the control plane's role");
  explain("/iam/vpcCniPolicies", "derived", "what aws-node needs, on a role of its own", ["/calico/cni"]);
  explain("/iam/switchesSourceDestinationCheck", "derived", "on where Felix has to switch the check off", [
    "/calico/pools",
  ]);
}

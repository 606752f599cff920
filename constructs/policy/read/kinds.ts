import { list } from "../../findings";
import { nearest } from "../../intent";
import type { Field } from "./field";

/** Kinds of Calico's API: of open source, of Enterprise (both as their CRDs have them), and what calicoctl alone knows. */
const calicoKinds: readonly string[] = [
  ...["BGPConfiguration", "BGPFilter", "BGPPeer", "BlockAffinity", "CalicoNodeStatus", "ClusterInformation"],
  ...["FelixConfiguration", "GlobalNetworkPolicy", "GlobalNetworkSet", "HostEndpoint", "IPAMBlock", "IPAMConfig"],
  ...["IPAMConfiguration", "IPAMHandle", "IPPool", "IPReservation", "KubeControllersConfiguration", "NetworkPolicy"],
  ...["NetworkSet", "StagedGlobalNetworkPolicy", "StagedKubernetesNetworkPolicy", "StagedNetworkPolicy", "Tier"],
  ...["AlertException", "AuthenticationReview", "AuthorizationReview", "BFDConfiguration", "DeepPacketInspection"],
  ...["EgressGatewayPolicy", "ExternalNetwork", "GlobalAlert", "GlobalAlertTemplate", "GlobalReport"],
  ...["GlobalReportType", "GlobalThreatFeed", "LicenseKey", "LicenseUsageReport", "ManagedCluster", "PacketCapture"],
  ...["PolicyRecommendationScope", "RemoteClusterConfiguration", "SecurityEventWebhook", "UISettings"],
  ...["UISettingsGroup", "Node", "Profile", "WorkloadEndpoint"],
];

const adminVersions: Readonly<Record<string, readonly string[]>> = {
  AdminNetworkPolicy: ["v1alpha1"],
  BaselineAdminNetworkPolicy: ["v1alpha1"],
  ClusterNetworkPolicy: ["v1alpha2"],
};

/** Of each group that policies are in: its versions, and by them its kinds. */
const groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "projectcalico.org": { v3: calicoKinds },
  "crd.projectcalico.org": { v1: calicoKinds, v3: calicoKinds },
  "networking.k8s.io": {
    v1: ["NetworkPolicy", "Ingress", "IngressClass", "IPAddress", "ServiceCIDR"],
    v1beta1: ["Ingress", "IngressClass", "IPAddress", "ServiceCIDR"],
    v1alpha1: ["ClusterCIDR", "IPAddress", "ServiceCIDR"],
  },
  "policy.networking.k8s.io": {
    v1alpha1: Object.keys(adminVersions).filter((kind) => adminVersions[kind]?.includes("v1alpha1")),
    v1alpha2: Object.keys(adminVersions).filter((kind) => adminVersions[kind]?.includes("v1alpha2")),
  },
};

/** Kinds of policy, by their name alone, and the version of the API that has each. */
const policyKinds: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...["GlobalNetworkPolicy", "GlobalNetworkSet", "NetworkSet", "HostEndpoint", "StagedNetworkPolicy"],
      ...["StagedGlobalNetworkPolicy", "StagedKubernetesNetworkPolicy"],
    ].map((kind) => [kind, "projectcalico.org/v3"]),
  ),
  NetworkPolicy: "networking.k8s.io/v1",
  ...Object.fromEntries(
    Object.entries(adminVersions).map(([kind, [version = ""]]) => [kind, `policy.networking.k8s.io/${version}`]),
  ),
};

/** Groups of Kubernetes' own that have, or once had, policies: nothing of theirs is somebody else's kind of the same name. */
const ownGroups: readonly string[] = ["", "extensions", "apps", "policy", "batch", "core"];

/** Says of an object of the groups that policies are in that no API has its kind or version; true where it has said so. */
export function refuseUnknownKind(body: Field, kind: string, version: string): boolean {
  const wanted = wantedFor(kind, version);
  if (wanted === undefined) return false;
  const place = body.at(wanted.at).isThere ? body.at(wanted.at) : body;
  place.add("POL-041", {
    message: `no API has kind ${kind} in ${version === "" ? "an object without apiVersion" : version}`,
    got: wanted.at === "kind" ? kind : version === "" ? "no apiVersion" : version,
    want: wanted.want,
    fix: wanted.fix,
  });
  return true;
}

interface Wanted {
  readonly at: "kind" | "apiVersion";
  readonly want: string;
  readonly fix: string;
}

function wantedFor(kind: string, version: string): Wanted | undefined {
  const [group = "", own = ""] = version.includes("/") ? version.split("/") : ["", version];
  const versions = groups[group];
  const bare = kind.endsWith("List") ? kind.slice(0, -"List".length) : kind;
  if (versions === undefined) return strangeGroup(bare, group);
  const kinds = versions[own];
  if (kinds?.includes(bare)) return undefined;
  const having = Object.keys(versions).filter((one) => versions[one]?.includes(bare));
  if (having.length > 0) return atVersion(having.map((one) => `${group}/${one}`));
  if (policyKinds[bare] !== undefined) return atVersion([policyKinds[bare]]);
  const all = kinds ?? Object.values(versions).flat();
  const meant = nearest(kind, all);
  return {
    at: "kind",
    want: meant ?? `one of ${list([...new Set(all)])}`,
    fix: meant === undefined ? "correct the kind, or its apiVersion" : `write kind: ${meant}`,
  };
}

function atVersion(versions: readonly string[]): Wanted {
  return {
    at: "apiVersion",
    want: `apiVersion: ${versions.join(" or ")}`,
    fix: "correct apiVersion: an API server finds a kind by it",
  };
}

/** A kind of policy in a group that is misspelt, in one of Kubernetes' own, or in none. */
function strangeGroup(kind: string, group: string): Wanted | undefined {
  const version = policyKinds[kind] ?? (kind === "Tier" ? "projectcalico.org/v3" : undefined);
  const isNear = group !== "" && isMisspelt(group);
  if (version !== undefined && (isNear || ownGroups.includes(group))) return atVersion([version]);
  return undefined;
}

/** Whether a group is one of those that policies are in, but for a letter or two. */
function isMisspelt(group: string): boolean {
  const meant = nearest(group, Object.keys(groups));
  return meant !== undefined && Math.abs(meant.length - group.length) <= 2;
}

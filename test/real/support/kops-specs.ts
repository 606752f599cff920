/**
 * kOps files written by hand, for the rules of kOps itself: a small valid cluster, and what a case changes in it. They
 * owe nothing to what the kit renders.
 */
import { stringify } from "yaml";
import { kopsImageNames } from "./kops-images";

type Spec = Readonly<Record<string, unknown>>;

/** What a case changes: keys replace those of the valid file, `undefined` takes one away. */
export interface Change {
  readonly name?: string;
  /** `spec.networking.calico` alone, since most rules are about it. */
  readonly calico?: Spec;
  readonly cluster?: Spec;
  readonly controlPlane?: Spec;
  readonly nodes?: Spec;
  /** Further instance groups by name. */
  readonly groups?: Readonly<Record<string, Spec>>;
  /** The control plane's instance group is left out. */
  readonly noControlPlane?: boolean;
}

export const zone = "eu-central-1a";

/** kOps reads YAML 1.1, where `Off`, `on` and `yes` are no text unless they are quoted. */
export const yamlOfKops = { version: "1.1" } as const;

/** The file as a user would hand it to kOps. */
export function kopsFile(change: Change = {}): string {
  const name = change.name ?? "lab.example.com";
  const labels = { "kops.k8s.io/cluster": name };
  const group = (groupName: string, spec: Spec): Spec => ({
    apiVersion: "kops.k8s.io/v1alpha2",
    kind: "InstanceGroup",
    metadata: { name: groupName, labels },
    spec: { image: kopsImageNames.ubuntu, machineType: "t3.medium", subnets: [zone], ...spec },
  });
  const cluster = {
    apiVersion: "kops.k8s.io/v1alpha2",
    kind: "Cluster",
    metadata: { name },
    spec: {
      channel: "stable",
      cloudProvider: "aws",
      kubernetesVersion: "1.35.0",
      networkCIDR: "172.20.0.0/16",
      topology: { dns: { type: "None" } },
      api: { loadBalancer: { type: "Public", class: "Network" } },
      iam: { allowContainerRegistry: true, legacy: false },
      kubelet: { anonymousAuth: false },
      kubernetesApiAccess: ["0.0.0.0/0"],
      sshAccess: ["0.0.0.0/0"],
      networking: { calico: change.calico ?? {} },
      etcdClusters: etcd("control-plane-a"),
      subnets: [publicSubnet],
      ...change.cluster,
    },
  };
  const machines = [
    ...(change.noControlPlane ? [] : [group("control-plane-a", controlPlane(change.controlPlane))]),
    group("nodes", { role: "Node", minSize: 2, maxSize: 2, ...change.nodes }),
    ...Object.entries(change.groups ?? {}).map(([groupName, spec]) => group(groupName, spec)),
  ];
  return [cluster, ...machines].map((object) => stringify(object, yamlOfKops)).join("---\n");
}

export const publicSubnet = { name: zone, zone, type: "Public", cidr: "172.20.0.0/20" };
export const privateSubnet = { name: zone, zone, type: "Private", cidr: "172.20.0.0/20" };
export const utilitySubnet = { name: `utility-${zone}`, zone, type: "Utility", cidr: "172.20.240.0/24" };

export const controlPlane = (spec: Spec = {}): Spec => ({ role: "Master", minSize: 1, maxSize: 1, ...spec });

/** The two etcd clusters that every cluster has, one member for each instance group named. */
export function etcd(...instanceGroups: string[]): Spec[] {
  const etcdMembers = instanceGroups.map((instanceGroup, index) => ({ name: `m${index}`, instanceGroup }));
  return ["main", "events"].map((name) => ({ name, etcdMembers }));
}

/** The changes that make it an IPv6 cluster. */
export const ipv6: Spec = {
  nonMasqueradeCIDR: "::/0",
  subnets: [{ ...publicSubnet, ipv6CIDR: "/64#0" }],
};

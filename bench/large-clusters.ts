import type { IntentInput } from "../constructs/kit";

/** Nodes of a group: at 10,000 nodes there are a thousand groups, pools and reservations, and two thousand peers. */
const groupSize = 10;

type Calico = NonNullable<IntentInput["calico"]>;
type Eks = Extract<IntentInput["platform"], { kind: "eks" }>;
type Existing = Extract<IntentInput["platform"], { kind: "existing" }>;
type Kops = Extract<IntentInput["platform"], { kind: "kops" }>;

interface Group {
  readonly name: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly labels: Readonly<Record<string, string>>;
}

/** Groups of ten, the last one smaller where nodes are left over. */
function groupsOf(nodes: number): readonly Group[] {
  return Array.from({ length: Math.ceil(nodes / groupSize) }, (_, index) => ({
    name: `group-${index}`,
    index,
    count: Math.min(groupSize, nodes - index * groupSize),
    labels: { "example.com/group": `g${index}` },
  }));
}

/** `10.X.Y.0`-like text: the network number `index` of those of 256 addresses from `first`.0.0.0 on. */
function network(first: number, index: number): string {
  return `${first}.${Math.floor(index / 256)}.${index % 256}`;
}

/** A pool, a reservation, two peers and a filter for each group. */
function calicoOf(groups: readonly Group[]): Calico {
  const selectorOf = ({ index }: Group): string => `example.com/group == "g${index}"`;
  return {
    routing: { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" },
    pools: [
      { cidr: "172.16.0.0/16" },
      ...groups.map((group) => ({
        name: `pool-${group.index}`,
        cidr: `${network(11, group.index)}.0/24`,
        nodeSelector: selectorOf(group),
        managedBy: "ippool" as const,
      })),
    ],
    reservations: groups.map(({ index }) => ({
      name: `reserved-${index}`,
      cidrs: [`${network(11, index)}.0/28`],
    })),
    bgp: {
      asNumber: 64512,
      peers: groups.flatMap((group) =>
        [1, 2].map((side) => ({
          name: `tor-${group.index}-${side}`,
          nodeSelector: selectorOf(group),
          peerIP: `${network(12, group.index)}.${side}`,
          asNumber: 65000 + (group.index % 500),
          filters: [`filter-${group.index}`],
        })),
      ),
      filters: groups.map(({ index }) => ({
        name: `filter-${index}`,
        exportV4: [{ action: "Accept" as const, cidr: `${network(11, index)}.0/24`, matchOperator: "In" as const }],
      })),
    },
  };
}

const region = "eu-central-1";

/** EKS with that many nodes. */
export function largeEks(nodes: number): IntentInput {
  const groups = groupsOf(nodes);
  const nodeGroups: Eks["nodeGroups"] = groups.map(({ name, count, labels }) => ({
    name,
    labels,
    scaling: { min: count, desired: count, max: count },
  }));
  return {
    name: "large",
    platform: { kind: "eks", region, vpc: { kind: "create", cidr: "10.0.0.0/16" }, nodeGroups },
    calico: calicoOf(groups),
  };
}

/** The same by kOps, with the kit's Calico; three of the nodes are the control plane's. */
export function largeKops(nodes: number): IntentInput {
  const groups = groupsOf(nodes - 3);
  const instanceGroups: Kops["instanceGroups"] = groups.map(({ name, count, labels }) => ({
    name,
    labels,
    scaling: { min: count, max: count },
  }));
  return {
    name: "large",
    platform: { kind: "kops", networking: "cni", region, instanceGroups },
    calico: calicoOf(groups),
  };
}

/** A cluster that is there already, with every node by its name; a rack and a range for each group, but all in one zone. */
export function largeExisting(nodes: number): IntentInput {
  const groups = groupsOf(nodes);
  const nodeGroups: Existing["nodeGroups"] = groups.map(({ name, index, count, labels }) => ({
    name,
    labels,
    nodes: Array.from({ length: count }, (_, place) => ({
      name: `${name}-${place}`,
      addresses: [`${network(10, index)}.${place + 1}`],
      zone: "hall",
      rack: `rack-${index}`,
    })),
  }));
  return {
    name: "large",
    platform: {
      kind: "existing",
      underlay: { nodes: groups.map(({ index }) => `${network(10, index)}.0/24`) },
      nodeGroups,
    },
    network: { pods: ["172.16.0.0/16"], services: ["192.168.0.0/16"] },
    calico: calicoOf(groups),
  };
}

/** As {@link largeEks}, with something for the schema and something for a rule to find in each group. */
export function largeMistake(nodes: number): unknown {
  const intent = largeEks(nodes);
  const { nodeGroups } = intent.platform as Eks;
  return {
    ...intent,
    platform: {
      ...intent.platform,
      nodeGroups: nodeGroups.map((group) => ({ ...group, colour: "red", scaling: { min: 9, desired: 5, max: 4 } })),
    },
  };
}

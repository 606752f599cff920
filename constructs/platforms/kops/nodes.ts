import { pointer } from "../../findings";
import {
  asked,
  askedIf,
  because,
  choose,
  type Architecture,
  type NodeGroup,
  type Nodes,
  type Reason,
  trace,
  type Traced,
  type Tree,
} from "../../model";
import { aws } from "../../places/aws";
import { controlPlaneZonesOf, zonesOf } from "./addresses";
import { defaults } from "./defaults";
import { routeReflectorLabel } from "./kubectl";
import { imageOf, type NodeOs } from "./images";
import type { KopsInstanceGroupIntent, KopsIntent } from "./schema";

/** The user's groups, in the intent's order; then the control plane's. kOps names nobody's nodes and knows no racks. */
export function resolveNodes(platform: KopsIntent): Traced<Nodes> {
  return trace<Nodes>({
    groups: trace<readonly NodeGroup[]>(
      [...platform.instanceGroups.map((group, index) => worker(platform, group, index)), ...controlPlane(platform)],
      { origin: "derived", why: "the intent's groups, and one for each zone of the control plane" },
    ),
    named: because<Nodes["named"]>({ value: [], origin: "platform", why: "AWS names nodes when they start" }),
    racks: because<Nodes["racks"]>({ value: [], origin: "platform", why: "EC2 does not say where its racks are" }),
  });
}

function worker(platform: KopsIntent, group: KopsInstanceGroupIntent, index: number): Traced<NodeGroup> {
  const { min, max } = group.scaling ?? defaults.scaling;
  return trace<NodeGroup>(
    {
      name: asked(group.name),
      path: pointer("platform", "instanceGroups", index),
      role: "worker",
      ...machine(group, index),
      count: trace<NodeGroup["count"]>(
        { least: min, initial: min, most: max },
        group.scaling === undefined
          ? { origin: "default", why: "two nodes survive the loss of one, with room for as many again" }
          : { origin: "user", why: "the intent says so; kOps begins with the least" },
      ),
      zones: choose(group.availabilityZones && unique(group.availabilityZones), () => ({
        value: zonesOf(platform),
        origin: "default",
        why: "every zone in which the VPC has a subnet for nodes",
        from: ["/platform/vpc"],
      })),
      labels: labelsOf(group),
      taints: choose(group.taints, () => ({ value: [], origin: "default", why: "every pod may run there" })),
      maxPods: askedIf(group.maxPods),
    },
    { origin: "user", why: "a group of the intent" },
  );
}

function labelsOf({ labels, routeReflectorClusterId }: KopsInstanceGroupIntent): Traced<NodeGroup["labels"]> {
  const written: Reason =
    labels === undefined
      ? { origin: "default", why: "the intent has no labels for it" }
      : { origin: "user", why: "the intent says so" };
  if (routeReflectorClusterId === undefined) return trace<NodeGroup["labels"]>({ ...labels }, written);
  const reflector = because({ value: "true", origin: "derived", why: "peers select the route reflectors by it" });
  return trace<NodeGroup["labels"]>({ ...labels, [routeReflectorLabel]: reflector }, written);
}

/** One node and one zone each: the nodes of a group would share one volume of etcd. */
function controlPlane(platform: KopsIntent): readonly Traced<NodeGroup>[] {
  const wanted = platform.controlPlane;
  const zones = controlPlaneZonesOf(platform);
  const reason: Reason =
    wanted?.availabilityZones !== undefined
      ? { origin: "user", why: "a zone that the intent has the control plane in" }
      : {
          origin: "default",
          why:
            zones.length >= defaults.controlPlaneZones
              ? `one of ${zones.length} zones of the control plane: etcd keeps its quorum when one fails`
              : "the VPC has fewer than three zones, and two members of etcd stand no loss, as one does",
          from: ["/platform/vpc"],
        };
  return zones.map((zone, index) =>
    trace<NodeGroup>(
      {
        name: because({
          value: `control-plane-${zone}`,
          origin: "derived",
          why: "the control plane's group of the zone, as kOps names it",
        }),
        path: wanted === undefined ? pointer("platform") : pointer("platform", "controlPlane"),
        role: "control-plane",
        ...machine(wanted ?? {}, platform.instanceGroups.length + index),
        count: trace<NodeGroup["count"]>(
          { least: 1, initial: 1, most: 1 },
          { origin: "platform", why: "more than one node in a group would share one volume of etcd" },
        ),
        zones: because<readonly string[]>({ value: [zone], ...reason }),
        labels: because<NodeGroup["labels"]>({
          value: {},
          origin: "platform",
          why: "kOps' own labels are enough for the control plane",
        }),
        taints: because<NodeGroup["taints"]>({
          value: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }],
          origin: "platform",
          why: "kOps keeps other pods off it (upup/pkg/fi/cloudup/populate_instancegroup_spec.go)",
        }),
      },
      reason,
    ),
  );
}

/** What the intent says of the machines of a group, of workers or of the control plane. */
interface WantedMachine {
  readonly os?: NodeOs | undefined;
  readonly architecture?: Architecture | undefined;
  readonly image?: string | undefined;
  readonly interfaceName?: string | undefined;
}

type Machine = Pick<
  NodeGroup,
  "os" | "osName" | "kernel" | "architecture" | "interfaceName" | "mtu" | "vppHooks" | "flexVolumePath"
>;

/** @param index position of the group among the cluster's */
function machine(wanted: WantedMachine, index: number) {
  const os = wanted.os ?? defaults.os;
  const image = imageOf(os);
  const interfaceName = wanted.interfaceName ?? image.interfaceName;
  const at = (key: keyof Machine): string => pointer("nodes", "groups", index, key);
  const ofTheOs = <T>(value: T, why: string): Traced<T> =>
    because({ value, origin: "platform", why, from: [at("os")] });
  return {
    os: choose(wanted.os, () => ({ value: os, origin: "default", why: "kOps' own choice" })),
    osName: ofTheOs(image.label, `what ${os} is on EC2`),
    kernel:
      wanted.image === undefined
        ? ofTheOs(image.kernel, `the kernel of kOps' image of ${image.label}, at least`)
        : undefined,
    architecture: choose(wanted.architecture, () => ({
      value: defaults.architecture,
      origin: "default",
      why: "every instance type that is not Graviton's",
    })),
    interfaceName: choose(wanted.interfaceName, () => ({
      value: interfaceName,
      origin: "platform",
      why: `${image.label} calls the first network interface of most instance types ${interfaceName}`,
      from: [at("os")],
    })),
    mtu: because<number>(aws.underlayMtu),
    vppHooks: because({
      value: image.vppHooks(interfaceName),
      origin: "platform",
      why:
        os === "al2023"
          ? "systemd-networkd of Amazon Linux 2023 finds the interface by its driver, which VPP's tap does not have"
          : "upstream has hooks for Amazon Linux 2023 only",
      from: [at("os"), at("interfaceName")],
    }),
    flexVolumePath:
      image.flexVolumePath === undefined
        ? undefined
        : ofTheOs(image.flexVolumePath, `/usr of ${image.label} is read-only, and the kubelet of kOps looks there`),
  } satisfies Tree<Machine>;
}

function unique(zones: readonly string[]): readonly string[] {
  return [...new Set(zones)];
}

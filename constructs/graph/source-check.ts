import { list, type Report } from "../findings";
import { graphFinds } from "./finds";
import type { GraphObject } from "./objects";
import { fieldsOf, type GraphResource, knownOf, textOf } from "./resource";

/**
 * Says where AWS would drop pods' packets: machines with the source/destination check, pools that send without a tunnel, and
 * nobody who switches the check off.
 */
export function judgeSourceCheck(
  resources: readonly GraphResource[],
  objects: readonly GraphObject[],
  report: Report,
): void {
  const bare = objects.flatMap((object) => bareOf(object).map((pool) => ({ pool, urn: object.urn })));
  const machines = resources.filter(checksSource);
  if (bare.length === 0 || machines.length === 0 || objects.some(switchesOff)) return;
  for (const { pool, urn } of bare)
    report.of(graphFinds).add("GRAPH-005", pool.path, {
      message: `pool ${pool.cidr} sends without a tunnel${pool.isAcross ? " inside a subnet" : ""}, and ${list(machines.map(({ name }) => name))} have AWS' source/destination check`,
      got: pool.mode,
      want: "awsSrcDstCheck: Disable in FelixConfiguration default, or sourceDestCheck: false for every machine, or a tunnel",
      fix: "set awsSrcDstCheck: Disable, and let the nodes' role modify their network interfaces",
      location: { file: urn, line: 1, column: 1 },
    });
}

interface BarePool {
  readonly path: string;
  readonly cidr: string;
  readonly mode: string;
  /** Whether it has a tunnel between subnets. */
  readonly isAcross: boolean;
}

/** Pools that send some packets without a tunnel, of an IPPool or an Installation. */
function bareOf({ value }: GraphObject): readonly BarePool[] {
  const spec = fieldsOf(value["spec"]);
  if (value.kind === "IPPool" && /^(crd\.)?projectcalico\.org\//.test(value.apiVersion ?? "")) {
    const modes = [spec["ipipMode"], spec["vxlanMode"]].filter((mode) => mode !== undefined && mode !== "Never");
    // Pools for services' addresses only have no pods.
    const uses = spec["allowedUses"];
    const isForPods = !Array.isArray(uses) || uses.some((use) => use === "Workload" || use === "Tunnel");
    if (spec["disabled"] === true || modes.includes("Always") || !isForPods) return [];
    const mode = textOf(modes[0]) ?? "no encapsulation";
    return [{ path: "/spec", cidr: textOf(spec["cidr"]) ?? "", mode, isAcross: modes.length > 0 }];
  }
  if (value.kind !== "Installation" || !value.apiVersion?.startsWith("operator.tigera.io/")) return [];
  const network = fieldsOf(spec["calicoNetwork"]);
  const cni = fieldsOf(spec["cni"])["type"] ?? "Calico";
  // With VPP on EKS the operator switches the check off itself (tigera/operator, pkg/render/node.go).
  const isByOperator = network["linuxDataplane"] === "VPP" && spec["kubernetesProvider"] === "EKS";
  const pools = Array.isArray(network["ipPools"]) ? (network["ipPools"] as readonly unknown[]) : [];
  if (cni !== "Calico" || isByOperator) return [];
  return pools.flatMap((item, index) => {
    const pool = fieldsOf(item);
    const mode = textOf(pool["encapsulation"]) ?? "IPIP";
    if (mode !== "None" && !mode.endsWith("CrossSubnet")) return [];
    const path = `/spec/calicoNetwork/ipPools/${index}`;
    return [{ path, cidr: textOf(pool["cidr"]) ?? "", mode, isAcross: mode !== "None" }];
  });
}

/** Machines of AWS: of those that a group makes nobody can switch the check off but from inside. */
function checksSource({ type, props }: GraphResource): boolean {
  if (type === "aws:ec2/instance:Instance") return knownOf(props).value["sourceDestCheck"] !== false;
  return ["aws:eks/nodeGroup:NodeGroup", "aws:autoscaling/group:Group"].includes(type);
}

function switchesOff({ value }: GraphObject): boolean {
  const isFelix = value.kind === "FelixConfiguration" && value.metadata?.name === "default";
  return isFelix && fieldsOf(value["spec"])["awsSrcDstCheck"] === "Disable";
}

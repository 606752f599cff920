import { compact, type KubernetesObject, when } from "../../model";
import type { CalicoCluster, CalicoPool, Cluster } from "../cluster";
import { v3 } from "../v3";

/** How an encapsulation is written in an IPPool, which has one field for each kind (operator, ippool/pool_controller.go). */
export const poolModes = {
  IPIP: { ipipMode: "Always", vxlanMode: "Never" },
  IPIPCrossSubnet: { ipipMode: "CrossSubnet", vxlanMode: "Never" },
  VXLAN: { ipipMode: "Never", vxlanMode: "Always" },
  VXLANCrossSubnet: { ipipMode: "Never", vxlanMode: "CrossSubnet" },
  None: { ipipMode: "Never", vxlanMode: "Never" },
} as const;

/** IPAMConfiguration and IPReservations. */
export function ipamObjects({ calico }: Cluster): readonly KubernetesObject[] {
  return [
    ...(calico.ipamConfiguration === undefined ? [] : [ipamConfiguration(calico.ipamConfiguration)]),
    ...calico.reservations.map(({ name, cidrs }) => v3("IPReservation", name, { reservedCIDRs: cidrs })),
  ];
}

/** The IPPools that the operator does not own. */
export function poolObjects({ calico }: Cluster): readonly KubernetesObject[] {
  return calico.pools.filter(({ managedBy }) => managedBy === "ippool").map(ipPool);
}

function ipamConfiguration(asked: NonNullable<CalicoCluster["ipamConfiguration"]>): KubernetesObject {
  return v3("IPAMConfiguration", "default", {
    strictAffinity: asked.strictAffinity,
    autoAllocateBlocks: asked.autoAllocateBlocks,
    maxBlocksPerHost: asked.maxBlocksPerHost,
  });
}

function ipPool(pool: CalicoPool): KubernetesObject {
  return v3(
    "IPPool",
    pool.name,
    compact({
      cidr: pool.cidr,
      ...poolModes[pool.encapsulation],
      natOutgoing: pool.natOutgoing === "Enabled",
      disabled: when(pool.disableNewAllocations, true),
      disableBGPExport: when(pool.disableBGPExport, true),
      blockSize: pool.blockSize,
      nodeSelector: pool.nodeSelector,
      namespaceSelector: pool.namespaceSelector,
      allowedUses: pool.allowedUses,
      assignmentMode: pool.assignmentMode,
    }),
  );
}

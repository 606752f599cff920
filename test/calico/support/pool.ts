import type { CalicoPool } from "../../../constructs/calico";
import { Selector } from "../../../constructs/model";
import { Cidr } from "../../../constructs/net";

/** The pool that the operator would make, but over VXLAN. */
export function pool(overrides: Partial<CalicoPool> = {}): CalicoPool {
  return {
    name: "default-ipv4-ippool",
    cidr: Cidr.of("192.168.0.0/16"),
    family: 4,
    encapsulation: "VXLAN",
    natOutgoing: "Enabled",
    nodeSelector: Selector.of("all()"),
    blockSize: 26,
    allowedUses: ["Workload", "Tunnel"],
    assignmentMode: "Automatic",
    disableBGPExport: false,
    disableNewAllocations: false,
    managedBy: "installation",
    ...overrides,
  };
}

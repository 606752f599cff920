/**
 * The closed loop, with real programs only: what the kit makes of an intent goes into a real API server, Calico's own confd
 * writes every node's files from there, and the lab runs these against FRR with the switches' files as the kit writes them.
 */
import type { Cluster } from "../../../constructs/calico";
import { type LabPlan, type Passwords, planLab } from "../../../lab";
import type { ApiServer } from "./api-server";
import { confdFiles, forDebian } from "./confd";
import type { Datastore } from "./datastore";

/** The lab of a cluster, in which each node's BIRD reads what confd wrote. */
export async function labOfConfd(cluster: Cluster, apiServer: ApiServer, datastore: Datastore): Promise<LabPlan> {
  let passwords: Passwords | undefined;
  const plan = planLab(cluster, {
    nodes: (own) => {
      passwords = own;
      return () => ({});
    },
  });
  if (plan === undefined) throw new Error("the cluster has no fabric");
  // Both ends of a session get the lab's password: the switch in its file, the node by way of a Secret.
  await datastore.become(cluster, passwords);
  const devices: LabPlan["devices"][number][] = [];
  for (const device of plan.devices)
    devices.push(
      device.kind === "node"
        ? { ...device, files: forDebian(await confdFiles(apiServer, cluster, device.name)) }
        : device,
    );
  return { ...plan, devices };
}

import type { Argument, Command, Step, Variable } from "../../model";
import type { KubesprayWhole } from "./types";

/** The folder of the checkout of Kubespray. */
export const checkout = { variable: "KUBESPRAY" };

/** A playbook of Kubespray's, over the whole inventory. */
export function playbook(name: string | Variable, ...more: readonly Argument[]): Command {
  return [
    "ansible-playbook",
    "--inventory",
    "inventory/hosts.yaml",
    "--become",
    [checkout, ...(typeof name === "string" ? [`/${name}`] : ["/", name])],
    ...more,
  ];
}

export const kubeconfigPath = "inventory/artifacts/admin.conf";

const furtherRun =
  "a further run changes what differs, and is upgrade-cluster.yml, which upgrades control planes one by one and drains machines in batches, where the intent has the next Kubernetes";

const played: Step = {
  id: "playbook",
  phase: "control-plane",
  why: `Kubespray makes the machines a cluster, by kubeadm; ${furtherRun}`,
  run: { kind: "function", name: "plays", commands: [playbook("cluster.yml")] },
  expect: "`failed=0` for each machine; without Kubespray's own Calico nodes stay NotReady until the kit's is there",
  undo: [playbook("reset.yml", "--extra-vars", "reset_confirmation=yes")],
};

/** Vagrant runs the play itself, over an inventory of its own and ours. */
const machinesAndPlaybook: Step = {
  id: "vagrant",
  phase: "control-plane",
  why: `Vagrant makes the machines, and Kubespray's play makes them a cluster, by kubeadm; ${furtherRun}`,
  run: {
    kind: "function",
    name: "machines",
    commands: [
      ["export", ["VAGRANT_CWD=", checkout]],
      ["export", "KUBESPRAY_VAGRANT_CONFIG=../out/kubespray/vagrant/config.rb"],
      ["vagrant", "up", "--provision"],
    ],
  },
  expect: "`failed=0` for each machine",
  undo: [["vagrant", "destroy", "--force"]],
};

/** The making of a cluster, as `commands.sh` takes it; the kit's Calico comes where its phases stand. */
export function kubespraySteps({ platform }: KubesprayWhole): readonly Step[] {
  return [
    platform.place.kind === "vagrant" ? machinesAndPlaybook : played,
    {
      id: "kubeconfig",
      phase: "access",
      why: "the play leaves an administrator's kubeconfig beside the inventory",
      run: {
        kind: "function",
        name: "use_kubeconfig",
        commands: [["export", ["KUBECONFIG=", { variable: "PWD" }, `/${kubeconfigPath}`]]],
      },
      expect: `\`kubespray/${kubeconfigPath}\` is there`,
    },
    {
      id: "nodes-ready",
      phase: "nodes",
      why: "nodes are Ready only with Calico, and Calico's API server needs one that is",
      run: {
        kind: "check",
        command: ["kubectl", "wait", "--for=condition=Ready", "nodes", "--all", "--timeout=15m"],
      },
      expect: "`condition met` for each node",
      budget: "15m",
    },
  ];
}

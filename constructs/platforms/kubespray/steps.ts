import type { Argument, Command, Step } from "../../model";

/** The folder of the checkout of Kubespray. */
export const checkout = { variable: "KUBESPRAY" };

/** A playbook of Kubespray's, over the whole inventory. */
export function playbook(name: string, ...more: readonly Argument[]): Command {
  return ["ansible-playbook", "--inventory", "inventory/hosts.yaml", "--become", [checkout, `/${name}`], ...more];
}

export const kubeconfigPath = "inventory/artifacts/admin.conf";

/** The making of a cluster, as `commands.sh` takes it; the kit's Calico comes where its phases stand. */
export function kubespraySteps(): readonly Step[] {
  return [
    {
      id: "playbook",
      phase: "control-plane",
      why: "Kubespray makes the machines a cluster without a CNI, by kubeadm; a further run changes what differs",
      run: { kind: "command", command: playbook("cluster.yml") },
      expect: "`failed=0` for each machine; nodes stay NotReady until Calico is there",
      undo: [playbook("reset.yml", "--extra-vars", "reset_confirmation=yes")],
    },
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

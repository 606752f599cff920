import type { Step } from "../../model";
import type { EksCluster, EksWhole } from "./types";

/** The making of a cluster, as the Pulumi component does it; Calico comes where its phases stand. */
export function eksSteps({ name, platform, nodes: { groups } }: EksWhole): readonly Step[] {
  const run = { kind: "component" } as const;
  const addons = (phase: EksCluster["addons"][number]["phase"]): string =>
    platform.addons
      .filter((addon) => addon.phase === phase)
      .map((addon) => addon.name)
      .join(", ");
  const daemons = addons("before-nodes");
  const deployments = addons("after-nodes");
  const nodes = groups.reduce((sum, { count }) => sum + count.initial, 0);
  return [
    {
      id: "network",
      phase: "control-plane",
      why:
        platform.vpc.kind === "create"
          ? "the control plane and the nodes stand in subnets of the VPC"
          : "the control plane and the nodes stand in subnets of the VPC that is there already",
      run,
    },
    {
      id: "control-plane",
      phase: "control-plane",
      why: "EKS' API, without the add-ons of its own choice: they would put the AWS CNI on the nodes before Calico",
      run,
      expect: `\`aws eks describe-cluster --name ${name} --query cluster.status\` says \`ACTIVE\``,
    },
    {
      id: "access",
      phase: "access",
      why: "only IAM principals with an access entry may use the API, whoever made it included",
      run,
    },
    {
      id: "security-group-rules",
      phase: "access",
      why: "what Calico, the nodes and the API need of each other, rule by rule as in `eks/security-group-rules.json`",
      run,
      needs: ["network"],
    },
    ...(daemons === ""
      ? []
      : [
          {
            id: "add-ons",
            phase: "nodes",
            why: `DaemonSets that a node needs to become Ready: ${daemons}`,
            run,
            needs: ["control-plane"],
          } as const,
        ]),
    {
      id: "nodes",
      phase: "nodes",
      why: "a node becomes Ready only with a CNI, so that all of that is known before the first one",
      run,
      expect: `\`kubectl get nodes\` shows ${nodes}, \`Ready\``,
    },
    ...(deployments === ""
      ? []
      : [
          {
            id: "cluster-dns",
            phase: "cluster-dns",
            why: `becomes active only with a node to run on: ${deployments}`,
            run,
            needs: ["nodes"],
          } as const,
        ]),
    ...(platform.routeServer === undefined
      ? []
      : [
          {
            id: "route-server",
            phase: "cluster-dns",
            why: "teaches the VPC where pods are; its peers are the nodes",
            run,
            needs: ["network"],
          } as const,
        ]),
  ];
}

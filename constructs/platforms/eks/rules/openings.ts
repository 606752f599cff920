import { openingProblems } from "../../../places/aws";
import { at, ec2Accepts, ec2Refuses, type EksRule, rule } from "./support";

const reference = "docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html";

const further = rule({
  finds: {
    "EKS-066": {
      title: "opening that the nodes' security group cannot have",
      severity: "error",
      why: "A rule of a security group has a first and a last port, and a range of the family that the nodes have.",
      upstream: ec2Refuses,
      see: reference,
    },
    "EKS-067": {
      title: "opening of the nodes to the whole internet",
      severity: "warning",
      why: "Nodes stand in private subnets, but a load balancer or a later public address brings the internet to the port.",
      upstream: ec2Accepts,
      see: reference,
    },
  },
  check: (context) => {
    for (const { index, key, isImpossible, ...said } of openingProblems(context.platform.openings ?? []))
      context.report.add(isImpossible ? "EKS-066" : "EKS-067", at(context, "openings", index, key), said);
  },
});

/** What the intent wants open beside what Calico and EKS need. */
export const openingRules: readonly EksRule[] = [further];

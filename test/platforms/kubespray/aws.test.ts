import { awsRules, awsWaysOut } from "../../../constructs/platforms/kubespray/aws";
import { onAws, resolved } from "./intents";

const { cluster } = resolved(onAws);
const { place } = cluster.platform;
if (place.kind !== "aws") throw new Error("wanted machines on AWS");
const rules = awsRules(cluster, place);

it("opens nothing to the world, and to whom the intent names the bastion's ssh and the API only", () => {
  const open = rules.flatMap(({ group, ports, from }) =>
    "cidr" in from ? [`${group} ${ports?.[0]} ${from.cidr}`] : [],
  );
  // Pods leave with their own addresses, and machines take them by those.
  const pods = "nodes undefined 10.233.64.0/18";
  expect(open.sort()).toEqual(["api 6443 203.0.113.0/24", "bastion 22 203.0.113.0/24", pods]);
});

it("lets the bastion and the load balancer out to what they are for, as that lets them in", () => {
  const out = awsWaysOut.filter(({ group }) => group !== "nodes");
  expect(out.map(({ group }) => group).sort()).toEqual(["api", "bastion"]);
  for (const { group, protocol, ports, to } of out) {
    if (!("group" in to)) throw new Error(`${group} may go anywhere`);
    expect(rules).toContainEqual(expect.objectContaining({ group: to.group, protocol, ports, from: { group } }));
  }
});

it("has a name of its own for every rule, and a reason", () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(rules.filter(({ why }) => why === "")).toEqual([]);
});

import { list, type Report } from "../../findings";
import {
  designFinds,
  icmp,
  icmpv6,
  type Policy,
  protocolsWithPorts,
  protocolText,
  type ReadObjects,
  type Rule,
} from "../../policy";
import { placeOf } from "./place";

/** What Felix of Calico 3.31, or the nft under it, dies of in nftables mode. Nothing is said where objects say another data plane. */
export function judgeNftables({ set, around }: ReadObjects, report: Report): void {
  if (around.isNftables === false) return;
  const where = around.isNftables ? "" : ", on nodes with nftables";
  const { add } = report.of(designFinds);
  for (const policy of set.policies)
    for (const rule of rulesOf(policy)) {
      const wrong = deadlyIcmp(rule);
      if (wrong !== undefined)
        add("POL-029", `${rule.written.path}/${wrong.key}`, {
          message: `policy ${policy.name}: a rule about ${wrong.what} stops Felix${where}`,
          got: rule.icmp ?? rule.notIcmp,
          want: wrong.want,
          fix: wrong.fix,
          ...placeOf(rule.written),
        });
      const { protocol, destination } = rule;
      if (
        destination.services === undefined ||
        protocol === undefined ||
        protocolsWithPorts.some((one) => one === protocol)
      )
        continue;
      add("POL-030", `${rule.written.path}/protocol`, {
        message: `policy ${policy.name}: a service has ports, and protocol ${protocolText(protocol)} has none${where === "" ? "; nft aborts on the rule" : ""}`,
        got: protocolText(protocol),
        want: "TCP, UDP, SCTP or no protocol: the service says it",
        fix: "remove the protocol, or name the addresses by nets or a selector in place of the service",
        ...placeOf(rule.written),
      });
    }
  for (const { name, nets, written } of set.networkSets)
    for (const everybody of nets.filter(({ prefixLength }) => prefixLength === 0)) {
      const others = nets.filter((net) => net !== everybody && net.family === everybody.family);
      if (others.length === 0) continue;
      add("POL-032", "/spec/nets", {
        message: `network set ${name} has ${everybody.toString()} beside ${list(others.map(String))}${where}`,
        got: nets.map(String),
        want: `${everybody.toString()} alone, or ranges without it`,
        fix: "remove the others, which it contains; or it, if they are meant",
        ...placeOf(written),
      });
    }
}

/** The rules of a policy, one for each place: what Kubernetes writes once becomes several of Calico's. */
const rulesOf = ({ ingress, egress }: Policy): readonly Rule[] => [...ingress, ...egress];

interface Deadly {
  readonly key: "icmp" | "notICMP";
  readonly what: string;
  readonly want: string;
  readonly fix: string;
}

function deadlyIcmp({ protocol, icmp: wanted, notIcmp }: Rule): Deadly | undefined {
  const key = wanted === undefined ? "notICMP" : "icmp";
  const message = wanted ?? notIcmp;
  if (protocol === icmp && message?.code !== undefined)
    return {
      key,
      what: "a code of ICMP",
      want: "a type alone, or another data plane",
      fix: "remove the code: type 3 without it also lets path MTU discovery through",
    };
  if (protocol !== icmpv6 || message?.type === undefined) return undefined;
  return {
    key,
    what: "a type of ICMPv6",
    want: "protocol: ICMPv6 without a type, or another data plane",
    fix: "remove the type: neighbours and path MTUs are found by ICMPv6, too",
  };
}

import type { IntentInput } from "../../../constructs/kit";
import { plain } from "../../../constructs/model";
import { single } from "../../fabric/support/intents";

/** Intents with one mistake each that the kit refuses because Calico's CRDs would. */

export interface ApiMistake {
  /** The kit's code. */
  readonly code: string;
  readonly intent: object;
  /** Part of the API server's own sentence. */
  readonly says: string;
}

const platform = { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "workers" }] };

function intent(calico: object): object {
  const routing = { kind: "overlay", encapsulation: "IPIP" };
  return { name: "mistake", platform, network: { pods: ["192.168.0.0/16"] }, calico: { routing, ...calico } };
}

const tor = { name: "tor", peerIP: "10.0.0.1", asNumber: 65101 };
const peered = (peer: object, bgp: object = {}): object => intent({ bgp: { peers: [{ ...tor, ...peer }], ...bgp } });
const filtered = (rule: object): object =>
  peered({ filters: ["in"] }, { filters: [{ name: "in", importV4: [{ action: "Accept", ...rule }] }] });
const community = { addCommunity: { value: "65001:100" } };

const onFabric = (sessions: NonNullable<IntentInput["fabric"]>["sessions"]): object =>
  plain(single({ sessions })) as object;

export const apiMistakes: readonly ApiMistake[] = [
  { code: "ENT-002", intent: peered({ birdGatewayMode: "Recursive" }), says: "birdGatewayMode" },
  { code: "FAB-064", intent: onFabric({ bfd: { speaker: "calico-enterprise" } }), says: "failureDetectionMode" },
  { code: "FAB-077", intent: onFabric({ gracefulRestart: { kind: "long-lived" } }), says: "restartMode" },
  {
    code: "BGP-009",
    intent: peered({}, { nodeToNodeMeshEnabled: false, nodeMeshMaxRestartTime: "90s" }),
    says: "nodeMeshMaxRestartTime",
  },
  { code: "BGP-030", intent: peered({ node: "n", nodeSelector: "all()" }), says: "node and nodeSelector" },
  {
    code: "BGP-031",
    intent: peered({ asNumber: undefined, peerSelector: "all()" }),
    says: "peerIP and peerSelector",
  },
  {
    code: "BGP-032",
    intent: peered({ peerIP: undefined, peerSelector: "all()" }),
    says: "asNumber",
  },
  { code: "BGP-033", intent: peered({ localWorkloadSelector: "all()" }), says: "localWorkloadSelector" },
  {
    code: "BGP-034",
    intent: peered({ peerIP: undefined, asNumber: undefined, localWorkloadSelector: "all()" }),
    says: "localWorkloadSelector",
  },
  { code: "BGP-050", intent: filtered({ cidr: "10.0.0.0/8" }), says: "matchOperator" },
  { code: "BGP-051", intent: filtered({ prefixLength: { min: 16 } }), says: "prefixLength" },
  {
    code: "BGP-053",
    intent: filtered({ cidr: "10.0.0.0/8", matchOperator: "In", prefixLength: { max: 64 } }),
    says: "32",
  },
  { code: "BGP-054", intent: filtered({ action: "Reject", operations: [community] }), says: "operations" },
  {
    code: "BGP-055",
    intent: filtered({ operations: [{ ...community, setPriority: { value: 1 } }] }),
    says: "at most 1 item",
  },
  { code: "BGP-057", intent: filtered({ communities: { values: ["65536:1"] } }), says: "communit" },
  {
    code: "FELIX-001",
    intent: intent({ felix: { routeTableRange: { min: 1, max: 9 }, routeTableRanges: [{ min: 10, max: 20 }] } }),
    says: "routeTableRange",
  },
  { code: "FELIX-024", intent: intent({ felix: { reportingInterval: "1.5h" } }), says: "reportingInterval" },
  {
    code: "POOL-004",
    intent: intent({
      pools: Array.from({ length: 26 }, (_, index) => ({ name: `p${index}`, cidr: `192.168.${index}.0/24` })),
    }),
    says: "25",
  },
];

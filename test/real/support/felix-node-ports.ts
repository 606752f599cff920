/** Node ports before every pod of a set: what kube-proxy would have on every node, and a client's packets to them. */
import type { IpFamily } from "../../../constructs/net";
import { tcp } from "../../../constructs/policy";
import type { Edge, Endpoint, Probe, Reach } from "../../../constructs/reach";
import type { WirePacket } from "./felix";

/** A port of each node that leads to one pod. */
interface Port {
  readonly pod: Endpoint;
  readonly number: number;
  /** Whether the client's address stays: externalTrafficPolicy Local, or a data plane that keeps it. */
  readonly isSourceKept: boolean;
}

export interface NodePortPacket {
  readonly name: string;
  readonly edge: Edge;
  readonly packet: WirePacket;
  /** Whether the way back leads through the node that was asked. */
  readonly isAnswered: boolean;
}

const targetPort: Probe = { protocol: tcp, port: 80 };

/** nft cannot ask for the port that a connection had first, so that the client's says which way is meant. */
const clientPorts = { taken: 41_000, kept: 42_000 };

const addressIn = ({ addresses }: Endpoint, wanted: IpFamily): string | undefined =>
  addresses.find(({ family }) => family === wanted)?.toString();

/** Every second pod's are among `53:443`, which random policies name; the others' are named by no policy but those of all ports. */
function portsOf(reach: Reach, family: IpFamily): readonly Port[] {
  const pods = reach.classes
    .flatMap(({ members }) => members)
    .filter((one) => one.kind === "pod" && addressIn(one, family) !== undefined);
  return pods.flatMap((pod, index) =>
    [false, true].map((isSourceKept) => ({
      pod,
      isSourceKept,
      number: (index % 2 === 0 ? 100 : 31_000) + 2 * index + (isSourceKept ? 1 : 0),
    })),
  );
}

const nodesOf = (reach: Reach) =>
  reach.classes.flatMap((one) => (["host", "node"].includes(one.first.kind) ? [one] : []));

/** As kube-proxy: a node's address and port become the pod's before routing; behind it the node's address becomes the client's. */
export function nodePortRules(reach: Reach, family: IpFamily): string {
  const ports = portsOf(reach, family);
  if (ports.length === 0) return "";
  const ip = family === 4 ? "ip" : "ip6";
  const nodes = nodesOf(reach).flatMap(({ first }) => addressIn(first, family) ?? []);
  const there = (address: string): string => (family === 4 ? address : `[${address}]`);
  const given = nodes.flatMap((node) =>
    ports.map(
      ({ pod, number }) =>
        `${ip} daddr ${node} tcp dport ${number} dnat to ${there(addressIn(pod, family) ?? "")}:${targetPort.port ?? 0}`,
    ),
  );
  const taken = nodes.map(
    (node) => `tcp sport ${clientPorts.taken} ct status dnat ct original ${ip} daddr ${node} snat to ${node}`,
  );
  return [
    `table ${ip} calico-kit-wire {`,
    ...["chain prerouting {", "type nat hook prerouting priority dstnat;", ...given, "}"],
    ...["chain postrouting {", "type nat hook postrouting priority srcnat;", ...taken, "}"],
    "}",
    "",
  ].join("\n");
}

/** What the first outside address sends to each of these ports, of each node. */
export function nodePortPackets(reach: Reach, family: IpFamily): readonly NodePortPacket[] {
  const client = reach.classes.find(({ first }) => first.kind === "external");
  if (client === undefined) return [];
  return portsOf(reach, family).flatMap(({ pod, number, isSourceKept }) => {
    const to = reach.find(pod.id);
    if (to === undefined) throw new Error(`no class has ${pod.id}`);
    return nodesOf(reach).map((entry): NodePortPacket => {
      const isThere = entry.first.node === pod.node;
      const edge = reach.nodePort(client, to, entry, {
        nodePort: { protocol: tcp, port: number },
        targetPort,
        externalTrafficPolicy: isSourceKept && isThere ? "Local" : "Cluster",
        isSourceKept,
      });
      const packet: WirePacket = {
        from: "world",
        to: pod.id,
        sourceAddress: addressIn(client.first, family) ?? "",
        address: addressIn(entry.first, family) ?? "",
        protocol: tcp,
        sourcePort: isSourceKept ? clientPorts.kept : clientPorts.taken,
        port: number,
      };
      const kept = isSourceKept ? "with the client's address" : "with the node's address";
      const name = `${client.first.id} -> ${entry.first.id} port ${number} -> ${pod.id} ${isThere ? "there" : "elsewhere"} ${kept}`;
      return { name, edge, packet, isAnswered: isThere || !isSourceKept };
    });
  });
}

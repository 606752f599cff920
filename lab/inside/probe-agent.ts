/**
 * One pod that sends UDP packets to others and counts what arrives: a process in the pod's namespace, told by lines of JSON
 * on its standard input. It answers each with a line.
 */
import { createSocket, type Socket } from "node:dgram";
import { createInterface } from "node:readline";
import { Arrivals, type ArrivalsReport } from "./arrivals";

export interface AgentOrders {
  /** Its number among the pods. */
  readonly self: number;
  readonly address: string;
  readonly family: 4 | 6;
  readonly targets: readonly { readonly pod: number; readonly address: string }[];
  /** To each of the others; each from a port of its own, so that they spread over all ways. */
  readonly flows: number;
  readonly intervalMilliseconds: number;
}
export type AgentLine =
  { readonly orders: AgentOrders } | { readonly go: true } | { readonly stop: true } | { readonly report: true };

export interface AgentReport {
  /** Packets sent, by `pod/flow` of the receiver. */
  readonly sent: Readonly<Record<string, number>>;
  /** Milliseconds for which this process had no processor, the longest time: a busy machine's doing, and the routers' too. */
  readonly stalled: number;
  readonly arrivals: readonly (ArrivalsReport & { readonly pod: number; readonly flow: number })[];
}

const sendPort = 20_000;
/**
 * Each sender has ports of its own at the receiver, and so queues of its own: the kernel drops what comes when one is full, and
 * a receiver without a processor for a while must not be taken for a network that loses packets.
 */
const portsPerSender = 4;
const receivePort = (sender: number, number: number): number => 21_000 + sender * portsPerSender + number;
/** Bytes; the kernel cuts it to what it allows (net.core.rmem_max). */
const queue = 4 * 2 ** 20;
const size = 64;
const upTo = (count: number): readonly number[] => [...Array(count).keys()];
const now = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

class Agent {
  private orders: AgentOrders | undefined;
  private readonly arrivals = new Map<string, Arrivals>();
  private readonly sent = new Map<string, number>();
  private sockets: readonly Socket[] = [];
  private timer: NodeJS.Timeout | undefined;
  private stalled = 0;

  async listen(orders: AgentOrders): Promise<void> {
    this.orders = orders;
    // Whom it sends to, they send to it.
    const ports = orders.targets.flatMap(({ pod }) => upTo(portsPerSender).map((number) => receivePort(pod, number)));
    await Promise.all(ports.map((port) => this.open(port, (message) => this.take(message))));
    this.sockets = await Promise.all(upTo(orders.flows).map((flow) => this.open(sendPort + flow)));
  }

  private open(at: number, take?: (message: Buffer) => void): Promise<Socket> {
    const { family, address } = this.orders ?? { family: 4, address: "127.0.0.1" };
    const socket = createSocket({ type: family === 4 ? "udp4" : "udp6" });
    if (take !== undefined) socket.on("message", take);
    return new Promise((resolve, reject) => {
      socket.once("error", reject);
      socket.bind(at, address, () => {
        socket.off("error", reject);
        if (take !== undefined) socket.setRecvBufferSize(queue);
        // No route at the moment: that is what is measured.
        socket.on("error", () => undefined);
        resolve(socket);
      });
    });
  }

  go(): void {
    const begin = now();
    let rounds = 0;
    const { intervalMilliseconds: interval } = this.orders ?? { intervalMilliseconds: 10 };
    const pause = Math.max(1, interval / 2);
    // What was late is caught up with: a busy machine sends later, never less.
    let lookedAt = begin;
    const tick = (): void => {
      this.stalled = Math.max(this.stalled, now() - lookedAt - pause);
      lookedAt = now();
      for (const due = Math.floor((now() - begin) / interval); rounds < due; rounds++) this.sendRound();
    };
    this.timer = setInterval(tick, pause);
  }

  private sendRound(): void {
    const { self = 0, targets = [] } = this.orders ?? {};
    this.sockets.forEach((socket, flow) => {
      for (const { pod, address } of targets) {
        const key = `${pod}/${flow}`;
        const sequence = this.sent.get(key) ?? 0;
        const packet = Buffer.alloc(size);
        packet.writeUInt16BE(self, 0);
        packet.writeUInt16BE(flow, 2);
        packet.writeUInt32BE(sequence, 4);
        packet.writeDoubleBE(now(), 8);
        socket.send(packet, receivePort(self, flow % portsPerSender), address, () => undefined);
        this.sent.set(key, sequence + 1);
      }
    });
  }

  private take(packet: Buffer): void {
    if (packet.length !== size) return;
    const key = `${packet.readUInt16BE(0)}/${packet.readUInt16BE(2)}`;
    let arrivals = this.arrivals.get(key);
    if (arrivals === undefined)
      this.arrivals.set(key, (arrivals = new Arrivals(this.orders?.intervalMilliseconds ?? 10)));
    arrivals.add(packet.readUInt32BE(4), packet.readDoubleBE(8));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  report(): AgentReport {
    return {
      sent: Object.fromEntries(this.sent),
      stalled: this.stalled,
      arrivals: [...this.arrivals].map(([key, arrivals]) => {
        const [pod = 0, flow = 0] = key.split("/").map(Number);
        return { pod, flow, ...arrivals.report() };
      }),
    };
  }
}

async function main(): Promise<void> {
  const agent = new Agent();
  const answer = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const told = JSON.parse(line) as AgentLine;
    if ("orders" in told) await agent.listen(told.orders);
    else if ("go" in told) agent.go();
    else if ("stop" in told) agent.stop();
    answer("report" in told ? agent.report() : {});
  }
  process.exit(0);
}

if (require.main === module) void main();

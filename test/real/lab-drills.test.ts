/**
 * Drills from the field (what broke at others), in the lab: each with the real daemons, and with what shows that it can fail.
 */
import type { Cluster } from "../../constructs/calico";
import { asConfdWrites, type LabNode, look, type ProbeResult } from "../../lab";
import { fabrics, single } from "../fabric/support/intents";
import { twoPlanes } from "./support/lab-intents";
import { describeWith } from "./support/needs";
import { aLab, RunningLab, sleep, until } from "./support/lab";

const filesOf = (lab: RunningLab, name: string): Readonly<Record<string, string>> => {
  const device = lab.plan.devices.find((one) => one.name === name);
  if (device === undefined || !("files" in device)) throw new Error(`the lab has no daemons at ${name}`);
  return device.files;
};
const nodesOf = ({ plan }: RunningLab): readonly LabNode[] =>
  plan.devices.filter((device): device is LabNode => device.kind === "node");
const reload = (lab: RunningLab, device: string, files = filesOf(lab, device)): Promise<{ said: string }> =>
  lab.client.ask({ verb: "reload", device, files });
const uptimes = async ({ client }: RunningLab): Promise<ReadonlyMap<string, number>> =>
  new Map((await client.state({ tables: false })).sessions.map(({ key, uptime }) => [key, uptime ?? -1]));
const stops = (lab: RunningLab, device: string, signal: "SIGKILL" | "SIGTERM"): Promise<unknown> =>
  lab.client.ask({ verb: "restart", device, signal, afterMilliseconds: -1 });
const restarts = (lab: RunningLab, device: string): Promise<unknown> =>
  lab.client.ask({ verb: "restart", device, signal: "SIGKILL", afterMilliseconds: 1000 });

/** What BIRD's protocol towards the kernel says of itself: `up`, or `wait` while it recovers and tells the kernel nothing. */
const kernelState = async (lab: RunningLab, node: string): Promise<string> =>
  /^kernel1\s+Kernel\s+master\s+(\S+)/m.exec(await lab.birdc(node, "show", "protocols"))?.[1] ?? "";

const kernelIsUp = (lab: RunningLab, node: string): Promise<string> =>
  until(
    () => kernelState(lab, node),
    (state) => state === "up",
  );

const expectToWait = async (lab: RunningLab, node: string): Promise<void> => {
  const state = (): Promise<string> => kernelState(lab, node);
  expect(await until(state, (now) => now === "wait")).toBe("wait");
  await sleep(5);
  expect(await state()).toBe("wait");
};

const note = (what: string, { sent, lost, longestOutage }: ProbeResult): void =>
  void process.stderr.write(`${what} | ${sent} sent | ${lost} lost | longest ${longestOutage} ms\n`);

/** Packets that were lost between pods of nodes that are none of these. */
const lostAmongOthersThan =
  (gone: readonly string[]) =>
  ({ pairs }: ProbeResult): number =>
    pairs
      .filter(({ from, to }) => ![from, to].some((pod) => gone.includes(pod.split("/")[0] ?? "")))
      .reduce((sum, { lost }) => sum + lost, 0);

/** The cluster as its nodes are when somebody has taken the kit's label of a reflector off them all. */
const withoutReflectorLabels = (cluster: Cluster): Cluster => {
  const { fabric, nodes } = cluster;
  if (fabric === undefined) throw new Error("no fabric");
  return {
    ...cluster,
    nodes: {
      ...nodes,
      named: nodes.named.map((node) => ({
        ...node,
        labels: Object.fromEntries(Object.entries(node.labels).filter(([key]) => !key.endsWith("/route-reflector"))),
      })),
    },
    fabric: {
      ...fabric,
      racks: fabric.racks.map((rack) => ({
        ...rack,
        nodes: rack.nodes.map(({ routeReflectorClusterId: _id, ...node }) => node),
      })),
    },
  };
};

describeWith([aLab, "frr", "bird", "nft"], "drills", () => {
  let planes: RunningLab;
  let reflectors: RunningLab;
  beforeAll(async () => {
    [planes, reflectors] = await Promise.all([
      RunningLab.start(twoPlanes()),
      RunningLab.start(fabrics["reflectors for all"] ?? ""),
    ]);
    expect(await planes.settled()).toBe("as predicted");
    expect(await reflectors.settled()).toBe("as predicted");
  });
  afterAll(() => Promise.all([planes?.end(), reflectors?.end()]));
  // Whatever a drill that failed has left behind, the next one does not begin with it.
  afterEach(async () => {
    for (const lab of [planes, reflectors]) {
      await lab?.heal();
      expect(await lab?.settled()).toBe("as predicted");
    }
  });

  const healed = async (lab: RunningLab): Promise<void> => {
    await lab.heal();
    expect(await lab.settled()).toBe("as predicted");
  };

  test("filters hold: what a node must not announce is refused by its switches", async () => {
    const forbidden = ["8.8.8.0/24", "10.244.128.0/17", "172.30.2.11/32"];
    const own = filesOf(planes, "r1-n1");
    const leak = `protocol static leak {\n${forbidden.map((cidr) => `  route ${cidr} blackhole;`).join("\n")}\n}\n`;
    const main = (own["bird.cfg"] ?? "").replaceAll(
      "export filter {",
      'export filter {\nif (proto = "leak") then accept;',
    );
    await reload(planes, "r1-n1", { "bird.cfg": `${main}${leak}` });
    const told = await until(
      () => planes.birdc("r1-n1", "show", "route", "export", "Node_10_253_0_1"),
      (text) => forbidden.every((cidr) => text.includes(cidr)),
    );
    for (const cidr of forbidden) expect(told).toContain(cidr);
    await sleep(2);
    const { bgp = {}, kernel = {} } = await planes.client.state({ tables: true });
    for (const { name } of planes.plan.devices.filter(({ kind }) => kind === "switch")) {
      const known = [...(bgp[name] ?? []), ...(kernel[name] ?? [])].map(({ prefix }) => prefix);
      expect([name, known.filter((prefix) => forbidden.slice(0, 2).includes(prefix))]).toEqual([name, []]);
    }
    // The address of another rack's node is still where it was: everybody else has what was predicted.
    const { comparison } = await look(planes.client, planes.cluster, planes.plan, [], true);
    expect(comparison?.differences.filter(({ device }) => device !== "r1-n1")).toEqual([]);
    await reload(planes, "r1-n1");
    expect(await planes.settled()).toBe("as predicted");
  });

  test("A4: unchanged files are read again, twice: no session begins anew", async () => {
    const before = await uptimes(planes);
    const since = Date.now();
    for (let times = 0; times < 2; times++)
      for (const { name, kind } of planes.plan.devices) if (kind !== "pod") await reload(planes, name);
    // Before they are asked: that takes as long as the machine likes. They count in seconds.
    const passed = Date.now() - since;
    const after = await uptimes(planes);
    for (const [key, uptime] of after)
      expect([key, uptime - (before.get(key) ?? 0) > passed - 2000]).toEqual([key, true]);
    expect(after.size).toBeGreaterThan(8);
  });

  test("A5: two reboots overlap: with switches alone as peers nobody waits for the other", async () => {
    const act = async (): Promise<void> => {
      await stops(planes, "r1-n2", "SIGKILL");
      await restarts(planes, "r1-n1");
      // Nobody starts the other one. Who waited for it would do so for 240 s (BIRD's `graceful restart wait`).
      expect(await kernelIsUp(planes, "r1-n1")).toBe("up");
    };
    const lostOf = lostAmongOthersThan(["r1-n1", "r1-n2"]);
    expect(await planes.lossOf({ what: "A5, two reboots overlap", act, lostOf })).toBe(0);
    await healed(planes);
  });

  test("a node boots while one of its switches is dead: BIRD waits for that, and its kernel has what it had", async () => {
    await planes.fail("silent", { device: "r1-tor-a" });
    expect(await planes.settled()).toBe("as predicted");
    await restarts(planes, "r1-n1");
    await expectToWait(planes, "r1-n1");
    await healed(planes);
    expect(await kernelIsUp(planes, "r1-n1")).toBe("up");
  });

  test("A5: with reflectors it does: BIRD tells its kernel nothing until they are back", async () => {
    await stops(reflectors, "r2-n1", "SIGKILL");
    const before = (await reflectors.client.state({ tables: true })).kernel?.["r1-n1"];
    await restarts(reflectors, "r1-n1");
    await expectToWait(reflectors, "r1-n1");
    // What it had told it before stays.
    expect((await reflectors.client.state({ tables: true })).kernel?.["r1-n1"]).toEqual(before);
    await reflectors.heal();
    expect(await kernelIsUp(reflectors, "r1-n1")).toBe("up");
    expect(await reflectors.settled()).toBe("as predicted");
  });

  test("A13: a spine returns cold: its links are back before it speaks, and nobody sends by it", async () => {
    const ports = planes.plan.links.flatMap(({ upper }) => (upper.device === "spine-1" ? [upper.interface] : []));
    const set = (state: string) =>
      Promise.all(ports.map((port) => planes.said("spine-1", "ip", "link", "set", port, state)));
    const prepare = async (): Promise<void> => {
      await set("down");
      await stops(planes, "spine-1", "SIGKILL");
      await planes.said("spine-1", "ip", "route", "flush", "proto", "bgp");
      // Everybody has noticed that it is gone.
      expect(await planes.settled([{ kind: "spine", name: "spine-1" }])).toBe("as predicted");
    };
    const act = async (): Promise<void> => {
      await set("up");
      await sleep(3);
    };
    try {
      expect(await planes.lossOf({ what: "A13, its links are back before it speaks", prepare, act })).toBe(0);
    } finally {
      // Healing knows nothing of ports that were set down by hand.
      await set("up");
    }
    // Then it speaks. FRR announces what it has learned before its kernel has it: so long packets may be lost.
    const loss = await planes.lossDuring(() => healed(planes));
    note("A13, a spine returns cold", loss);
    expect(loss.longestOutage).toBeLessThan(5000);
  });

  test("A21: a node that has lost a link sends from an address that answers come back to", async () => {
    const connect = async (): Promise<{ readonly from: string; readonly ok: number }> => {
      // BIRD listens on every node: that the handshake is complete says that packets went there and came back.
      const script = `
        const net = require("node:net"); let ok = 0, from = new Set(), left = 20;
        const end = () => { if (--left === 0) { console.log(JSON.stringify({ ok, from: [...from].sort().join(" ") })); process.exit(0); } };
        for (let i = 0; i < 20; i++) {
          const socket = net.connect({ port: 179, host: "172.30.2.1" + (1 + i % 2), timeout: 20000 });
          socket.on("connect", () => { ok++; from.add(socket.localAddress); socket.destroy(); end(); });
          socket.on("timeout", () => { socket.destroy(); end(); }).on("error", end);
        }`;
      return JSON.parse(await planes.said("r1-n1", process.execPath, "-e", script)) as { from: string; ok: number };
    };
    expect((await connect()).ok).toBe(20);
    await planes.fail("carrier", { link: ["r1-n1", "r1-tor-a"] });
    // Until BIRD has taken the way by that link out of the kernel, a connection may still get its address.
    expect(await planes.settled()).toBe("as predicted");
    const { from, ok } = await connect();
    expect({ from, ok }).toEqual({ from: "10.253.0.75", ok: 20 });
    await healed(planes);
  });

  test("A1: the label that makes nodes reflect is gone from all: every route is left, by the switches", async () => {
    const selected = reflectors.cluster.calico.bgp.peers.flatMap(({ nodeSelector, peerSelector }) =>
      [nodeSelector, peerSelector].flatMap((selector) => (selector === undefined ? [] : [JSON.stringify(selector)])),
    );
    expect(selected.filter((text) => /node-role|kubernetes\.io/.test(text))).toEqual([]);
    const changed = withoutReflectorLabels(reflectors.cluster);
    const written = asConfdWrites(changed)(() => "");
    const prepare = async (): Promise<void> => {
      for (const { name } of nodesOf(reflectors)) await reload(reflectors, name);
      expect(await reflectors.settled()).toBe("as predicted");
    };
    const act = async (): Promise<void> => {
      for (const { name } of nodesOf(reflectors)) await reload(reflectors, name, written(name));
      await sleep(2);
    };
    expect(await reflectors.lossOf({ what: "A1, no reflector has its label any more", prepare, act })).toBe(0);
    const differences = async () =>
      (await look(reflectors.client, changed, reflectors.plan, [], true)).comparison?.differences;
    expect(await until(differences, (found) => found?.length === 0)).toEqual([]);
    expect(await reflectors.birdc("r1-n1", "show", "protocols")).not.toContain("Node_172_31_21_11");
    for (const { name } of nodesOf(reflectors)) await reload(reflectors, name);
    expect(await reflectors.settled()).toBe("as predicted");
  });

  test("A15: both reflectors are off: whoever is left reaches whoever is left", async () => {
    const gone = ["r1-n2", "r2-n1"];
    const lostOf = lostAmongOthersThan(gone);
    const terminate = async (): Promise<void> => {
      for (const name of gone) await stops(reflectors, name, "SIGTERM");
      await sleep(2);
    };
    expect(await reflectors.lossOf({ what: "A15, both reflectors end", act: terminate, lostOf })).toBe(0);
    const dead = gone.map((name) => ({ kind: "node", name }) as const);
    expect(await reflectors.settled(dead)).toBe("as predicted");
    await healed(reflectors);
    const falls = async (): Promise<void> => {
      for (const device of gone) await reflectors.fail("silent", { device });
      await sleep(4);
    };
    expect(await reflectors.lossOf({ what: "A15, both reflectors fall silent", act: falls, lostOf })).toBe(0);
  });
});

describeWith([aLab, "frr", "bird", "nft"], "drill A3: the 101st neighbour", () => {
  const others = 105;
  /** A BIRD for each address: one alone speaks with a neighbour only once. Starts them in the namespace that it runs in. */
  const speakersScript = `
    const { execFileSync } = require("node:child_process"); const { writeFileSync } = require("node:fs");
    for (let index = 0; index < ${others}; index++) {
      const address = "172.31.11." + (index + 100), at = process.argv[1] + "/extra-" + index;
      execFileSync("ip", ["addr", "add", address + "/32", "dev", "eth0"]);
      writeFileSync(at + ".cfg", [
        "router id " + address + ";", "listen bgp address " + address + " port 1790;", "protocol device { }",
        "protocol bgp extra { local as 65101; multihop; neighbor 172.31.11.1 as 65101; source address " + address + ";",
        "connect delay time 1; connect retry time 3; error wait time 2,4; import none; export none; }", "",
      ].join("\\n"));
      execFileSync("bird", ["-c", at + ".cfg", "-s", at + ".ctl", "-P", at + ".pid"], { stdio: "ignore" });
    }`;
  let lab: RunningLab;
  beforeAll(async () => {
    const racks = ["r1", "r2"].map((name) => ({
      name,
      tors: [{ name: `${name}-tor`, os: "frr" as const }],
      plannedNodes: 60,
    }));
    lab = await RunningLab.start(single({ racks, sessions: { neighbours: "dynamic" } }));
    expect(await lab.settled()).toBe("as predicted");
  });
  afterAll(() => lab?.end());

  const established = async (): Promise<number> => {
    const { peers = {} } = JSON.parse(await lab.vtysh("r1-tor", "show bgp ipv4 unicast summary json")) as {
      peers?: Record<string, { state: string }>;
    };
    return Object.entries(peers).filter(([peer, { state }]) => peer.startsWith("172.31.") && state === "Established")
      .length;
  };
  const limit = (value: number): Promise<string> =>
    lab.said(
      ...(["r1-tor", "vtysh", "--vty_socket", "{folder}", "-c", "configure terminal"] as const),
      ...["-c", "router bgp 65101", "-c", `bgp listen limit ${value}`],
    );

  test("is refused at FRR's own limit, and taken with the one that the kit renders", async () => {
    const config = filesOf(lab, "r1-tor")["frr.conf"] ?? "";
    const rendered = Number(/^ bgp listen limit (\d+)$/m.exec(config)?.[1]);
    expect(rendered).toBe(120);
    await limit(100);
    await lab.said("r1-n1", process.execPath, "-e", speakersScript, "{folder}");
    expect(await until(established, (count) => count >= 100)).toBe(100);
    await sleep(3);
    expect(await established()).toBe(100);
    await limit(rendered);
    expect(await until(established, (count) => count === others + 2)).toBe(others + 2);
  });
});

/** apply.sh waits for the fabric's sessions before the mesh goes: bash and kubectl against a real API server. */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needsCrds } from "./support/api-server-crds";
import { ApplyBench, fromDirectory } from "./support/apply-bench";
import { describeWith } from "./support/needs";

interface Status {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly node: string; readonly classes: readonly string[] };
}

interface Applied {
  readonly status: number | null;
  readonly stderr: string;
  readonly asked: readonly string[];
}

/** Seconds in which a busy machine, too, has written what calico-node says. */
const enough = "15";

/** What calico-node would say of each node: peers and their states. */
type Said = Readonly<Record<string, Readonly<Record<string, string>>>>;

const up: Said = { "r1-n1": { "172.31.11.1": "Established" }, "r2-n1": { "172.31.21.1": "Established" } };

describeWith(["kube-apiserver", "etcd", "kubectl", needsCrds], "apply.sh and the fabric's sessions", () => {
  const bench = new ApplyBench();
  const { folderOf, jsonOf, kubectl } = bench;
  let folder: string;
  beforeAll(async () => {
    await bench.start();
    folder = folderOf("tor-as-per-rack", fromDirectory);
    for (const name of ["r1-n1", "r1-n2", "r2-n1", "r2-n2"]) {
      const path = join(bench.home, `${name}.json`);
      writeFileSync(path, JSON.stringify({ apiVersion: "v1", kind: "Node", metadata: { name } }));
      expect(kubectl("create", "-f", path).stderr).toBe("");
    }
  });
  afterAll(() => bench.stop());

  const statuses = (): readonly Status[] =>
    (JSON.parse(jsonOf("caliconodestatuses.projectcalico.org", "-o", "json")) as { items: readonly Status[] }).items;
  const mesh = (): string =>
    jsonOf("bgpconfigurations.projectcalico.org", "default", "-o", "jsonpath={.spec.nodeToNodeMeshEnabled}");

  /** Plays calico-node for as long as the script runs. `asked`: the nodes of which the script wanted to know. */
  async function applying(args: readonly string[], said: Said): Promise<Applied> {
    const asked = new Set<string>();
    const run = spawn("bash", [join(folder, "apply.sh"), "--context", "judge", ...args], {
      env: bench.environment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    run.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    let status: number | null | undefined;
    run.on("close", (code) => (status = code));
    while (status === undefined) {
      for (const { metadata, spec } of statuses()) {
        asked.add(spec.node);
        const peersV4 = Object.entries(said[spec.node] ?? {}).map(([peerIP, state]) => ({
          peerIP,
          state,
          type: "NodePeer",
        }));
        if (said[spec.node] === undefined) continue;
        const counts = {
          numberEstablishedV4: 0,
          numberEstablishedV6: 0,
          numberNotEstablishedV4: 0,
          numberNotEstablishedV6: 0,
        };
        const patch = JSON.stringify({ status: { bgp: { ...counts, peersV4 } } });
        kubectl("patch", "caliconodestatuses.projectcalico.org", metadata.name, "--type=merge", "-p", patch);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return { status, stderr: stderr.replace(/^WARNING: version difference.*\n/m, ""), asked: [...asked].sort() };
  }

  test("leaves the mesh on, and says which sessions of whom are missing, where they do not come up", async () => {
    const said: Said = { "r1-n1": { "172.31.11.1": "Active", "10.0.0.9": "Established" }, "r2-n1": {} };
    const run = await applying(["--sessions-within", enough], said);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^r1-n1, rack r1: the session with r1-tor, 172\.31\.11\.1, is Active$/m);
    expect(run.stderr).toMatch(/^r2-n1, rack r2: the session with r2-tor, 172\.31\.21\.1, is not t/m);
    expect(run.stderr).toMatch(
      /^apply\.sh: BGP sessions not Established after 15 s: 2, see above; the mesh was left on$/m,
    );
    expect(run.stderr).toMatch(/--without-sessions goes on without them$/m);
    expect([mesh(), statuses()]).toEqual(["", []]);
    // What comes before it is there, so that sessions can come up.
    expect(jsonOf("bgppeers.projectcalico.org", "-o", "name").trim().split("\n")).toHaveLength(2);
  });

  test("does not take for an answer what another peer, or one with a longer address, says", async () => {
    const said: Said = { ...up, "r1-n1": { "172.31.11.11": "Established", "72.31.11.1": "Established" } };
    const run = await applying(["--sessions-within", enough], said);
    expect([run.status, mesh()]).toEqual([1, ""]);
    expect(run.stderr).toMatch(/after 15 s: 1, see above/);
    expect(run.stderr).toMatch(/r1-tor, 172\.31\.11\.1, is not there: no BGPPeer selects the node/);
  });

  test("switches the mesh off once a node of every rack says Established, and asks for no more than that", async () => {
    const run = await applying(["--sessions-within", "600"], up);
    expect(run).toEqual({ status: 0, stderr: "", asked: ["r1-n1", "r2-n1"] });
    expect([mesh(), statuses()]).toEqual(["false", []]);
  });

  test("does not wait where the mesh is off already: a switch that is down stops no other change", async () => {
    // Nobody says anything: who waited would end with 1.
    expect(await applying(["--sessions-within", enough], {})).toEqual({ status: 0, stderr: "", asked: [] });
  });

  test("asks where it is told to, though the mesh is off already", async () => {
    const run = await applying(["--ask-sessions", "--sessions-within", enough], { ...up, "r2-n1": {} });
    expect([run.status, run.stderr.split("\n").filter((line) => line.startsWith("r"))]).toEqual([
      1,
      [expect.stringMatching(/^r2-n1, rack r2: the session with r2-tor, 172\.31\.21\.1, is not t/)],
    ]);
    expect(run.stderr).toContain("the mesh is off already, and these nodes have no other routes");
    expect(await applying(["--ask-sessions"], up)).toMatchObject({ status: 0, stderr: "" });
    expect(statuses()).toEqual([]);
  });

  test("goes on without them where it is told to, and says so", async () => {
    expect(kubectl("delete", "bgpconfigurations.projectcalico.org", "default").stderr).toBe("");
    const run = await applying(["--without-sessions"], {});
    expect([run.status, mesh()]).toEqual([0, "false"]);
    expect(run.stderr).toMatch(/^the mesh goes whatever sessions are Established: --without-sessions$/m);
  });

  test("asks any node that has the label of a rack, where nobody could name one", async () => {
    const script = join(folder, "apply.sh");
    const text = readFileSync(script, "utf8");
    const byLabel = text.replaceAll(/r(\d)-n1 (?=172\.31\.)/g, "calico-kit/rack=r$1 ");
    expect(byLabel).not.toBe(text);
    writeFileSync(script, byLabel);
    try {
      expect(kubectl("delete", "bgpconfigurations.projectcalico.org", "default").stderr).toBe("");
      expect(await applying(["--sessions-within", "600"], up)).toMatchObject({ status: 0, stderr: "" });
      expect([mesh(), statuses()]).toEqual(["false", []]);
      writeFileSync(script, text.replaceAll("r1-n1 172", "calico-kit/rack=r9 172"));
      expect(kubectl("delete", "bgpconfigurations.projectcalico.org", "default").stderr).toBe("");
      const run = await applying(["--sessions-within", "600"], up);
      expect([run.status, mesh()]).toEqual([1, ""]);
      expect(run.stderr).toMatch(/no node has the label calico-kit\/rack=r9: who made the machines has not written it/);
    } finally {
      writeFileSync(script, text);
    }
  });

  test("leaves none of its questions behind where it is interrupted", async () => {
    kubectl("delete", "bgpconfigurations.projectcalico.org", "default", "--ignore-not-found");
    const run = spawn("bash", [join(folder, "apply.sh")], { env: bench.environment(), stdio: "ignore" });
    const ended = new Promise((resolve) => run.on("close", resolve));
    while (statuses().length === 0 && run.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(run.exitCode).toBe(null);
    run.kill("SIGTERM");
    await ended;
    expect([mesh(), statuses()]).toEqual(["", []]);
  });

  test("refuses a time that is none, before it changes anything", () => {
    const run = bench.apply(folder, ["--context", "judge", "--sessions-within", "5m"]);
    expect([run.status, run.stderr]).toEqual([2, expect.stringMatching(/--sessions-within wants a number of seconds/)]);
    expect(run.stderr).toMatch(/nothing was changed/);
  });
});

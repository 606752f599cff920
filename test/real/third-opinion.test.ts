/**
 * network-config-analyzer reads the same policies and says who can reach whom: a third opinion beside Calico's own code, by
 * people who never saw either. What it can express is little (test/reach/support/narrow.ts).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { Report } from "../../constructs/findings";
import { Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { type Probe, Reach } from "../../constructs/reach";
import { enginePath } from "../../tools/engines";
import { narrowSet, type NarrowSet, outside } from "../reach/support/narrow";
import { longTries } from "../support/tries";
import { describeWith } from "./support/needs";

/** From, to, protocol and ports as nca writes them, a line for each; or all that there is between two. */
type Allowed = readonly [from: string, to: string, connection: string];

/** The answers for many sets, asked in one run. */
function asked(sets: readonly NarrowSet[]): readonly (readonly Allowed[])[] {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-third-opinion-"));
  try {
    const names = sets.map((_, index) => `s${index}`);
    sets.forEach(({ objects }, index) =>
      writeFileSync(join(folder, `s${index}.yaml`), objects.map((one) => stringify(one)).join("---\n")),
    );
    const outputConfiguration = { outputFormat: "txt_no_fw_rules", outputEndpoints: "pods" };
    writeFileSync(
      join(folder, "scheme.yaml"),
      stringify({
        networkConfigList: names.map((name) => ({ name, resourceList: [`${name}.yaml`] })),
        queries: names.map((name) => ({ name, connectivityMap: [name], outputConfiguration })),
      }),
    );
    const nca = enginePath("network-config-analyzer");
    const { stderr, stdout } = spawnSync(nca, ["--scheme", "scheme.yaml"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const [, ...answers] = stdout.split(/^Running query s\d+$/m);
    if (answers.length !== sets.length) throw new Error(`nca: ${stderr.slice(-2000)}${stdout.slice(-500)}`);
    return answers.map((answer) =>
      [...answer.matchAll(/^(\S+) => (\S+) : (.+)$/gm)].map(([, from = "", to = "", what = ""]) => [from, to, what]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const probes: readonly { readonly protocol: "TCP" | "UDP"; readonly probe: Probe }[] = [
  { protocol: "TCP", probe: { protocol: 6, port: 80 } },
  { protocol: "TCP", probe: { protocol: 6, port: 8085 } },
  { protocol: "TCP", probe: { protocol: 6, port: 443 } },
  { protocol: "UDP", probe: { protocol: 17, port: 53 } },
];

const numberOf = (address: string): number => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

function isWithin(address: string, ranges: string): boolean {
  const number = numberOf(address);
  return ranges.split(",").some((range) => {
    const [first = "", last = first] = range.split("-");
    return numberOf(first) <= number && number <= numberOf(last);
  });
}

const isEnd = (end: string, said: string): boolean =>
  end === outside ? !said.includes("/") && isWithin(end, said) : end === said;

const isPort = (port: number, ports: string): boolean =>
  ports.split(",").some((one) => {
    const [first = NaN, last = first] = one.split("-").map(Number);
    return first <= port && port <= last;
  });

function allows(answer: readonly Allowed[], from: string, to: string, protocol: string, port: number): boolean {
  return answer.some(([sender, receiver, what]) => {
    if (!isEnd(from, sender) || !isEnd(to, receiver)) return false;
    if (what === "All connections") return true;
    const [, isAllBut, protocols, ports] =
      /^(All but )?\{protocols:([A-Z, ]+?)(?:,dst_ports:([0-9,-]+))?\}$/.exec(what) ?? [];
    if (protocols === undefined) throw new Error(`nca says of a connection: ${what}`);
    const isMeant = protocols.split(", ").includes(protocol) && (ports === undefined || isPort(port, ports));
    return isMeant === (isAllBut === undefined);
  });
}

/** Every edge that is not the same, and how many were asked for. */
function compared({ objects, pods }: NarrowSet, answer: readonly Allowed[]) {
  const report = new Report();
  const { set } = readObjects(
    objects.map((value) => ({ value, locate: () => undefined })),
    report,
  );
  const reach = new Reach(set, { externals: [Ip.of(outside)], natOutgoing: false });
  const ends = [...pods, outside];
  const answers = ends.flatMap((from) =>
    ends.flatMap((to) =>
      // What a pod sends to itself never leaves it; and nobody asks for an edge between strangers.
      from === to
        ? []
        : probes.map(({ protocol, probe }) => {
            const [sender, receiver] = [reach.find(from), reach.find(to)];
            if (sender === undefined || receiver === undefined) throw new Error(`${from} or ${to} is not there`);
            const ours = reach.edge(sender, receiver, probe).isAllowed;
            const theirs = allows(answer, from, to, protocol, probe.port ?? 0);
            return { ours, theirs, text: `${from} -> ${to} ${protocol} ${probe.port}: ours ${ours}, nca ${theirs}` };
          }),
    ),
  );
  return {
    different: answers.flatMap(({ ours, theirs, text }) => (ours === theirs ? [] : [text])),
    allowed: answers.filter(({ ours }) => ours).length,
    count: answers.length,
  };
}

describeWith(["network-config-analyzer"], "A third opinion on policies", () => {
  it("is the kit's, for each pair of pods and the world, in random sets", () => {
    const { seed, numRuns } = longTries(300);
    const sets = fc.sample(narrowSet, { seed, numRuns });
    const answers = asked(sets);
    const results = sets.map((set, index) => compared(set, answers[index] ?? []));
    const wrong = results.flatMap(({ different }, index) => different.slice(0, 3).map((one) => `set ${index}: ${one}`));
    expect(wrong.slice(0, 20)).toEqual([]);
    const [count, allowed] = [
      results.reduce((sum, one) => sum + one.count, 0),
      results.reduce((sum, one) => sum + one.allowed, 0),
    ];
    // There is something to compare, of both kinds.
    expect(count).toBeGreaterThan(numRuns * 40);
    expect([allowed / count > 0.1, allowed / count < 0.9]).toEqual([true, true]);
  });
});

/**
 * Nothing from an intent is ever executed: every text of the schema with the payloads of every language, all that is
 * rendered from what passes, and the scripts among it run with stand-ins for the programs that they call.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseText } from "../../constructs/intent";
import { checkDocument, intentJsonSchema, type IntentInput, type Plan } from "../../constructs/kit";
import { KopsCalicoCluster } from "../../constructs/platforms/kops/component";
import type { ResolvedKops } from "../../constructs/platforms/kops/types";
import { release } from "../calico/support/clusters";
import { crdsYaml, operatorYaml } from "../calico/support/release-files";
import { Recording } from "../platforms/recording";
import { bases } from "./support/injection/bases";
import { callsDifference, type Change, comesFrom, difference } from "./support/injection/compare";
import { placesOf, type Schema, type Spot, spotsOf } from "./support/injection/places";
import { type Files, rendered } from "./support/injection/rendered";
import { Bench, type Ran } from "./support/injection/run";
import { Table } from "./support/injection/table";
import { type Trial, walk } from "./support/injection/walk";

const schema = intentJsonSchema() as Schema;
const places = placesOf(schema);
const operator = release("v3.32.1").operator;

/** Places that no base intent has, each with its reason. */
const named =
  "apply.sh wants a variable of that name: letters, digits, `_`, `.` and `-` only (test/calico/secrets.test.ts)";
const inOrder = "selectors and zones name them in their order: a payload moves what stands beside it";
const ofWorkers = "networks are of groups of workers only (EKA-036)";
const unreached: Readonly<Record<string, string>> = {
  "/policy/packs/segmentation/zones/{key}": inOrder,
  "/policy/packs/segmentation/zones/{value}/from/[]": inOrder,
  "/policy/systemNamespaces/[]": inOrder,
  "/platform[kind=eks-anywhere]/on[kind=vsphere]/machines/networks/[]": ofWorkers,
  "/platform[kind=eks-anywhere]/etcd/machine/networks/[]": ofWorkers,
  "/calico/images/pullSecrets/[][kind=secret]/name": named,
  "/calico/images/pullSecrets/[][kind=secret]/config": named,
  "/calico/bgp/nodeMeshPassword[kind=secret]/config": named,
  "/calico/bgp/peers/[]/password[kind=secret]/config": named,
  "/fabric/racks/[]/password[kind=secret]/config": named,
  "/fabric/sessions/password[kind=secret]/config": named,
  "/fabric/uplinks/password[kind=secret]/config": named,
};

/** The control plane may read what lies beside an add-on's file: a slash in the file's name makes another folder of it. */
const movedFolder = /Resource\/0: "arn:aws:s3:::addons\/\*" became "arn:aws:s3:::addons\/[\w./-]+\/\*"$/;

/** The Secrets that somebody may read stand in the order of their names. */
const movedName = /resourceNames\/\d: "[a-z0-9.-]+" became "[a-z0-9.-]+"$/;

let folder: string;
let bench: Bench;
let intents: Readonly<Record<string, IntentInput>>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-kit-injection-"));
  bench = new Bench(folder, operator);
  writeFileSync(join(folder, "v1_crd_projectcalico_org.yaml"), crdsYaml);
  writeFileSync(join(folder, "tigera-operator.yaml"), operatorYaml(operator));
  intents = bases(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function planOf(intent: IntentInput): Plan {
  const read = parseText("intent.json", JSON.stringify(intent));
  if (!read.ok) throw new Error("a base intent cannot be read");
  const checked = checkDocument("intent.json", read.document, folder);
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal.findings));
  return checked.plan;
}

/** What differs, beyond the changed texts, in the files and in what came of running the scripts among them. */
function wrongIn(
  before: Files,
  ranBefore: ReadonlyMap<string, Ran>,
  after: Files,
  changes: readonly Change[],
): string[] {
  const wrong: string[] = [];
  for (const [path, content] of after) {
    const old = oldName(before, path, changes);
    const found = old === undefined ? `${path}: a new file` : difference(path, old, content, changes);
    if (found !== undefined && !movedFolder.test(found) && !movedName.test(found)) wrong.push(found);
  }
  for (const [name, ran] of bench.runAll(after))
    wrong.push(...wrongRun(name, oldName(ranBefore, name, changes), ran, changes));
  return wrong;
}

/** What is there by a name, or was by the name without the changes. */
function oldName<T>(all: ReadonlyMap<string, T>, name: string, changes: readonly Change[]): T | undefined {
  const known = all.get(name);
  if (known !== undefined) return known;
  return [...all].find(([old]) => comesFrom(name, old, changes))?.[1];
}

function wrongRun(name: string, was: Ran | undefined, now: Ran, changes: readonly Change[]): string[] {
  return [
    ...now.canaries.map((canary) => `${name}: ${canary} was carried out`),
    ...(now.status === 0 ? [] : [`${name}: ended with ${now.status}: ${now.errors}`]),
    ...[
      callsDifference(was?.calls ?? [], now.calls, changes),
      difference("input.yaml", was?.input ?? "", now.input, changes),
    ].flatMap((found) => (found === undefined ? [] : [`${name}: ${found}`])),
  ];
}

/** The commands of a kOps cluster's Pulumi resources. */
async function commandsOf(plan: Plan): Promise<readonly string[]> {
  if (plan.cluster.platform.kind !== "kops") return [];
  const recording = await Recording.of((opts) => {
    new KopsCalicoCluster("made", { plan: { ...plan, cluster: plan.cluster as ResolvedKops } }, opts);
  });
  const commands = [...recording.of("command:local:Command").values()];
  return commands.flatMap(({ inputs }) =>
    ["create", "update", "delete"].flatMap((key) => (typeof inputs[key] === "string" ? [inputs[key]] : [])),
  );
}

test("the base intents have every place of the schema", () => {
  const reached = new Set(
    Object.values(intents).flatMap((intent) => spotsOf(schema, intent).map(({ place }) => place)),
  );
  expect(places.open.length).toBeGreaterThan(250);
  expect(places.open.filter((place) => !reached.has(place) && !(place in unreached))).toEqual([]);
  expect(Object.keys(unreached).filter((place) => reached.has(place) || !places.open.includes(place))).toEqual([]);
});

test("closed lists hold nothing that a language gives a meaning to", () => {
  expect(places.closed.length).toBeGreaterThan(100);
  expect(places.closed.filter((text) => !/^[A-Za-z0-9_.,/-]*$/.test(text))).toEqual([]);
});

describe("the walk", () => {
  const table = new Table();
  const known = new Set<string>();

  /** Of Calico's spots those that no earlier intent of the platform had; a platform's own make a difference in each. */
  function newSpots(intent: IntentInput): readonly Spot[] {
    const keyOf = ({ place }: Spot): string => `${intent.platform.kind} ${place}`;
    const spots = spotsOf(schema, intent).filter(
      (spot) => !spot.place.startsWith("/calico/") || !known.has(keyOf(spot)),
    );
    spots.forEach((spot) => known.add(keyOf(spot)));
    return spots;
  }

  test.each(Object.keys(bases("")))("carries nothing of %s out", async (name) => {
    const intent = intents[name];
    if (intent === undefined) throw new Error(name);
    const plan = planOf(intent);
    const before = rendered(plan);
    const ranBefore = bench.runAll(before);
    for (const [script, ran] of ranBefore)
      expect([
        script,
        ran.status,
        ran.errors.replace(/^(instance group old|nodes peer with each other:) .*\n/gm, ""),
      ]).toEqual([script, 0, ""]);
    const commandsBefore = (await commandsOf(plan)).map((command) => bench.runCommand(command));

    const walked = walk(intent, newSpots(intent), folder);
    walked.byType.forEach((trial) => table.add(trial, "refused by type"));
    walked.byRule.forEach((trial) => table.add(trial, "refused by rule"));
    const wrong: string[] = [];
    for (const { trials, plan: hostile } of walked.passed) {
      const changes = trials.map(({ spot, text }): Change => ({ was: spot.text, now: text }));
      const after = rendered(hostile);
      const found = wrongIn(before, ranBefore, after, changes);
      if (trials.some(reachesCommands)) {
        const commands = await commandsOf(hostile);
        commands.forEach((command, index) => {
          found.push(...wrongRun("a Pulumi command", commandsBefore[index], bench.runCommand(command), changes));
        });
        if (commands.length !== commandsBefore.length) found.push("another number of Pulumi commands");
      }
      wrong.push(
        ...found.map((text) => `${text} of ${JSON.stringify(trials.map((trial) => [trial.spot.path, trial.text]))}`),
      );
      const artefacts = [...after].flatMap(([path, content]) => (path === "plan.json" ? [] : [content])).join("\n");
      trials.forEach((trial) => table.add(trial, isIn(artefacts, trial.text) ? "rendered as text" : "in no artefact"));
    }
    // The worst first.
    const [executed, other] = [true, false].map((is) =>
      wrong.filter((text) => text.includes("was carried out") === is),
    );
    expect([...(executed ?? []), ...(other ?? [])].slice(0, 10)).toEqual([]);
  });

  test("reached every place, and found texts that are refused and texts that are quoted", () => {
    process.stdout.write(`${table.toString()}\n`);
    expect(places.open.filter((place) => !table.places.has(place) && !(place in unreached))).toEqual([]);
    expect(table.count("refused by type")).toBeGreaterThan(50_000);
    expect(table.count("refused by rule")).toBeGreaterThan(100);
    expect(table.count("rendered as text")).toBeGreaterThan(1000);
  });
});

/** What kOps' commands are made of; all else is in what they read. */
function reachesCommands({ spot }: Trial): boolean {
  return (
    spot.place === "/name" ||
    /^\/platform\[kind=kops\]\/(?:region|domain|stateStore|discoveryStore|instanceGroups\/\[\]\/(?:name|routeReflectorClusterId))$/.test(
      spot.place,
    )
  );
}

/** Whether a text stands somewhere, as it is or as JSON, YAML, XML or a shell write it. */
function isIn(artefacts: string, text: string): boolean {
  const spellings = [
    text,
    JSON.stringify(text).slice(1, -1),
    text.replaceAll("'", "''"),
    text.replaceAll("\n", "\n  "),
  ];
  return spellings.some((one) => artefacts.includes(one));
}

describe("a renderer that does not quote is caught:", () => {
  const value = "x$(>pw1)`>pw2`;>pw3;";
  const run = (path: string, of: (text: string) => string): string[] => {
    const [good, bad] = ["ens5", value].map((text) => new Map([[path, of(text)]]));
    if (good === undefined || bad === undefined) throw new Error(path);
    return wrongIn(good, bench.runAll(good), bad, [{ was: "ens5", now: value }]);
  };

  test.each([
    ["apply.sh", (text: string) => `kubectl get ${text}`, 3],
    ["apply.sh", (text: string) => `kubectl get "${text}"`, 2],
    ["kops/commands.sh", (text: string) => `kops get ${text}`, 3],
    ["hooks/RUNNING.hook", (text: string) => `echo "sudo rm ${text}" | chroot /host`, 3],
    ["hooks/RUNNING.hook", (text: string) => `echo 'sudo rm ${text}' | chroot /host`, 3],
    ["eks/user-data/a.mime.0.userdata", (text: string) => `/etc/eks/bootstrap.sh ${text}`, 3],
  ])("%s (%#)", (path, of, executed) => {
    const found = run(path, of).filter((text) => text.includes("was carried out"));
    expect(new Set(found.map((text) => /pw\d/.exec(text)?.[0])).size).toBe(executed);
  });

  test("sed that is given an expression", () => {
    const edit = (text: string) => new Map([["apply.sh", `echo a | sed -e 's|a|${text}|' | kubectl apply -f -`]]);
    const now = "|;s|.*|touch pw1|e;#";
    expect(wrongIn(edit("b"), bench.runAll(edit("b")), edit(now), [{ was: "b", now }]).join("\n")).toContain(
      "pw1 was carried out",
    );
  });

  test.each([
    ["a.yaml", (text: string) => `labels:\n  a: ${text}\n`, "x\n  b: y"],
    ["a.yaml", (text: string) => `labels:\n  a: ${text}\n`, "Off"],
    ["a.yaml", (text: string) => `a: ${text}\n`, "x\u2028b: y"],
    ["a.json", (text: string) => `{"a":"${text}"}`, 'x","b":"y'],
    ["a.svg", (text: string) => `<svg><text>${text}</text></svg>`, "</text><script>x</script><text>"],
    ["a.toml", (text: string) => `a = "${text}"`, 'x"\nb = "y'],
    ["a.md", (text: string) => `- run: \`${text}\``, "x\n- y"],
    ["a.md", (text: string) => `- run: \`${text}\``, "\u001b[31m"],
  ])("%s (%#)", (path, of, now) => {
    expect(difference(path, of("ens5"), of(now), [{ was: "ens5", now }])).toBeDefined();
  });

  test("an option in place of an argument, and an argument in place of two", () => {
    expect(callsDifference([["kops", "get", "a"]], [["kops", "get", "-x"]], [{ was: "a", now: "-x" }])).toBeDefined();
    expect(callsDifference([["kops", "a"]], [["kops", "b", "c"]], [{ was: "a", now: "b c" }])).toBeDefined();
    expect(callsDifference([["kops", "a"]], [["kops", "b c"]], [{ was: "a", now: "b c" }])).toBeUndefined();
  });
});

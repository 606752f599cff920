import { propertyChanges, type StepMetadata } from "../../cli/engine/property-changes";
import { propertyLines } from "../../cli/engine/property-lines";
import { keysOf, pathOf } from "../../cli/engine/property-paths";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };

interface Step {
  readonly was?: object;
  readonly now?: object;
  readonly type?: string;
  readonly keys?: readonly string[];
  readonly diffs?: readonly string[];
  /** Kind by path; `state:` before it where the old value is what there is, and not what was asked for. */
  readonly diff?: Readonly<Record<string, string>>;
  readonly outputs?: object;
}

function step({ was = {}, now = {}, type = "aws:ec2/vpc:Vpc", keys, diffs, diff, outputs = {} }: Step): StepMetadata {
  const detailedDiff =
    diff &&
    Object.fromEntries(
      Object.entries(diff).map(([path, kind]) => [
        path,
        { diffKind: kind.replace("state:", ""), inputDiff: !kind.startsWith("state:") },
      ]),
    );
  const state = { type, urn: "urn", id: "", parent: "", provider: "", outputs };
  return {
    op: "update",
    urn: "urn",
    type,
    provider: "",
    keys,
    diffs,
    detailedDiff,
    old: { ...state, inputs: was },
    new: { ...state, inputs: now, outputs: {} },
  } as never;
}

const lines = (of: Step, columns = 80): string[] => propertyLines(propertyChanges(step(of)), columns, "");

describe("paths", () => {
  it.each(["spec.ipPools[0].cidr", 'metadata.labels["app.kubernetes.io/name"]', "a", 'a["b c"][1]'])("%s", (path) => {
    expect(pathOf(keysOf(path))).toBe(path);
  });
});

describe("what changes", () => {
  it.each<[string, Step, string]>([
    ["a value", { was: { size: 1 }, now: { size: 2 }, diff: { size: "update" } }, "size: 1 -> 2"],
    ["one that is new", { now: { mtu: 1400 }, diff: { mtu: "add" } }, "mtu: nothing -> 1400"],
    ["one that goes", { was: { mtu: 1400 }, diff: { mtu: "delete" } }, "mtu: 1400 -> nothing"],
    [
      "one that nobody knows yet",
      { was: { version: "1" }, now: { version: unknown }, diff: { version: "update" } },
      'version: "1" -> known after apply',
    ],
    [
      "what makes a new one",
      { was: { a: "x" }, now: { a: "y" }, diff: { a: "update-replace" } },
      'a: "x" -> "y"  (forces replacement)',
    ],
    [
      "what there is beside what was asked for",
      { was: { a: 1 }, outputs: { a: 3 }, now: { a: 1 }, diff: { a: "state:update" } },
      "a: 3 -> 1",
    ],
    ["a key only", { was: { a: { b: 1, c: 1 } }, now: { a: { b: 2, c: 1 } }, diffs: ["a"] }, "a.b: 1 -> 2"],
    [
      "a key that makes a new one",
      { was: { a: 1 }, now: { a: 2 }, diffs: ["a"], keys: ["a"] },
      "a: 1 -> 2  (forces replacement)",
    ],
  ])("%s", (_, of, line) => {
    expect(lines(of)).toEqual([line]);
  });

  it("names what makes a new one first, also where the places of the diff are silent about it", () => {
    const of = { was: { a: 1, z: 1 }, now: { a: 2, z: 2 }, diff: { a: "update" }, keys: ["z"] };
    expect(lines({ ...of, diff: { a: "update", z: "update-replace" } })[0]).toMatch(/^z: .*forces replacement/);
    expect(lines(of)).toContain("z: 1 -> 2");
  });

  it("looks into texts that are YAML or JSON", () => {
    const yaml = (size: number) =>
      `---\napiVersion: kops.k8s.io/v1alpha2\nspec:\n  machineType: m6i.large\n  maxSize: ${size}\n`;
    expect(lines({ was: { stdin: yaml(2) }, now: { stdin: yaml(5) }, diff: { stdin: "update" } })).toEqual([
      "stdin.spec.maxSize: 2 -> 5",
    ]);
    const json = (mode: string) => JSON.stringify({ mode, replicas: 2 });
    expect(lines({ was: { values: json("a") }, now: { values: json("b") }, diff: { values: "update" } })).toEqual([
      'values.mode: "a" -> "b"',
    ]);
  });

  it("shows the first line that differs of longer texts, encoded ones too", () => {
    const script = (pages: number) =>
      Buffer.from(`#!/bin/sh\nset -eu\nsysctl vm.nr_hugepages=${pages}\n`).toString("base64");
    expect(
      lines({ was: { userData: script(512) }, now: { userData: script(1024) }, diff: { userData: "update" } }),
    ).toEqual(['userData: line 3: "sysctl vm.nr_hugepages=512" -> "sysctl vm.nr_hugepages=1024"']);
  });
});

describe("secrets", () => {
  const silent = (of: Step): void => {
    const said = lines(of).join("\n");
    expect(said).not.toMatch(/hunter2|correct horse/);
    expect(said).toContain("[secret]");
  };

  it.each<[string, Step]>([
    ["the engine's", { was: { psk: secret }, now: { psk: secret }, diff: { psk: "update" } }],
    ["in something that is one", { was: { data: secret }, now: { data: secret }, diff: { "data.psk": "update" } }],
    ["beside what is none", { was: { a: { x: secret, y: "hunter2" } }, now: { a: "hunter2" }, diff: { a: "update" } }],
    [
      "Kubernetes'",
      {
        type: "kubernetes:core/v1:Secret",
        was: { stringData: { a: "hunter2" } },
        now: { stringData: { a: "correct horse" } },
        diff: { "stringData.a": "update" },
      },
    ],
    [
      "named like one",
      { was: { adminPassword: "hunter2" }, now: { adminPassword: "correct horse" }, diff: { adminPassword: "update" } },
    ],
    [
      "in the environment",
      {
        was: { environment: { AWS_SESSION_TOKEN: "hunter2" } },
        now: { environment: {} },
        diff: { environment: "update" },
      },
    ],
  ])("%s are not shown", (_, of) => silent(of));

  it("nor the user and password of an address", () => {
    const url = (password: string) => ({ url: `https://me:${password}@example.com` });
    expect(lines({ was: url("hunter2"), now: url("horse"), diff: { url: "update" } }).join()).not.toMatch(
      /hunter2|horse/,
    );
  });

  it("but references to them are", () => {
    const of = (name: string) => ({ spec: { password: { secretKeyRef: { name, key: "psk" } } } });
    expect(lines({ was: of("a"), now: of("b"), diff: { spec: "update" } })).toEqual([
      'spec.password.secretKeyRef.name: "a" -> "b"',
    ]);
  });
});

describe("in the room of a terminal", () => {
  const long = (end: string) => ({ arn: `arn:aws:iam::123456789012:policy/${"long".repeat(30)}-${end}` });

  it.each([60, 80, 120])("of %i columns nothing is longer, and what differs is seen", (columns) => {
    const shown = lines({ was: long("one"), now: long("other"), diff: { arn: "update-replace" } }, columns);
    for (const line of shown) expect(line.length).toBeLessThanOrEqual(columns);
    expect(shown.join("\n")).toMatch(/one"[^]*other"/);
    expect(shown[0]).toContain("forces replacement");
  });

  it("many properties end in a number, after all that make a new one", () => {
    const all = (value: number) => Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, value]));
    const diff = Object.fromEntries(
      Object.keys(all(1)).map((key) => [key, key === "p39" ? "update-replace" : "update"]),
    );
    const shown = lines({ was: all(1), now: all(2), diff });
    expect(shown).toHaveLength(21);
    expect(shown[0]).toMatch(/^p39: /);
    expect(shown.at(-1)).toBe("and 20 more");
  });

  it("nothing steers it", () => {
    const shown = lines({ was: { a: "x" }, now: { a: "\u001b[2Jgone\u202e" }, diff: { a: "update" } });
    expect(shown.join("")).not.toMatch(/\p{Cc}|\p{Cf}/u);
  });
});

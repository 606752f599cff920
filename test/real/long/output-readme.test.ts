import {
  checkDocument,
  checkSource,
  matrixIntents,
  type Plan,
  readScenarios,
  synthesise,
} from "../../../constructs/kit";
import { configurationSecrets, existingSecrets } from "../../../constructs/calico";
import { lateNames, lateValue } from "../../../constructs/model";
import { parseText } from "../../../constructs/intent";

function planOf(scenario: string): Plan {
  const checked = checkSource(scenario);
  if (!checked.ok) throw new Error(`${scenario} has errors`);
  return checked.plan;
}

interface Page {
  readonly text: string;
  /** Every other file of the folder. */
  readonly files: readonly string[];
  /** What it says of each file. */
  readonly told: ReadonlyMap<string, string>;
}

function pageOf(plan: Plan): Page {
  const artefacts = synthesise(plan);
  const text = artefacts.find(({ path }) => path === "README.md")?.content ?? "";
  const rows = [...text.matchAll(/^\| `([^`]+)` +\| (.*?) *\|$/gm)];
  return {
    text,
    files: artefacts.map(({ path }) => path),
    told: new Map(rows.map(([, path = "", about = ""]) => [path, about])),
  };
}

/** Files that the page does not tell of exactly once, and rows of no file. A row may be of one file of each switch: `switches/*`. */
function untold({ files, told }: Page): readonly string[] {
  const rows = [...told.keys()];
  const covers = (row: string, file: string): boolean =>
    new RegExp(`^${row.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]+")}$`).test(file);
  return [
    ...files.filter((file) => rows.filter((row) => covers(row, file)).length !== 1),
    ...rows.filter((row) => !files.some((file) => covers(row, file))),
  ];
}

/** The whole of a section. */
function section({ text }: Page, title: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? "";
}

describe.each(readScenarios().map(({ id }) => id))("README.md of %s", (id) => {
  const plan = planOf(id);
  const page = pageOf(plan);

  it("says what each file is for, names every one that there is, and none that is not", () => {
    expect(untold(page)).toEqual([]);
    for (const [path, about] of page.told)
      expect({ path, about }).toEqual({ path, about: expect.stringMatching(/\S{2,}/) });
    const here = page.text.replace(/https:\/\/\S+/g, "");
    const mentioned = [...here.matchAll(/\b(?:manifests|kops|eks)\/[\w./-]*\w/g)].map(([path]) => path);
    expect(mentioned.filter((path) => !page.files.includes(path))).toEqual([]);
  });

  const programs = ["calico-kit", "eksctl", "kubectl"];

  it("begins with commands that are there", () => {
    const commands = section(page, "Next")
      .split("\n")
      .filter((line) => /^[./a-z]/.test(line));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const [program = "", ...args] = command.split(" ").map((word) => word.replace(/^\.\//, ""));
      // A program of the user's own, which is given what is there.
      const named = programs.includes(program) ? args.filter((word) => word.includes("/")) : [program];
      expect(named.filter((path) => !page.files.includes(path))).toEqual([]);
    }
  });

  it("says of every late value and every secret what must be there first", () => {
    const first = section(page, "What must be there first");
    for (const name of lateNames(plan.manifests)) expect(first).toContain(`\`${lateValue(name).variable}\``);
    for (const { late } of configurationSecrets(plan.cluster)) expect(first).toContain(lateValue(late).variable);
    for (const { name, namespaces } of existingSecrets(plan.cluster))
      for (const namespace of namespaces) expect(first).toContain(`Secret \`${name}\` in namespace \`${namespace}\``);
    expect(first).toContain("kubectl");
  });

  it("has the same bytes each time, and one line end at its end", () => {
    expect(pageOf(planOf(id)).text).toBe(page.text);
    expect(page.text).toMatch(/[^\n]\n$/);
    expect(page.text).not.toMatch(/undefined|\[object|\n\n\n/);
  });
});

it("asks no more for a late value that is filled in", () => {
  const plan = planOf("aws-eks-ebpf");
  const textOf = (late: object) => synthesise(plan, { late }).find(({ path }) => path === "README.md")?.content;
  expect(textOf({})).toContain("`API_SERVER_HOST`");
  expect(textOf({ "apiServer.host": "api.example.com" })).not.toContain("`API_SERVER_HOST`");
});

it("names a Secret that must be in the cluster, and where a configured one goes", () => {
  const text = `name: x
platform: { kind: existing, distribution: k3s, nodeGroups: [{ name: workers, interfaceName: eth0 }] }
calico:
  images:
    pullSecrets: [{ kind: existing, name: pull }, { kind: secret, name: pull-2, config: mirror }]
`;
  const read = parseText("x.yaml", text);
  const checked = read.ok ? checkDocument("x.yaml", read.document, ".") : undefined;
  if (checked?.ok !== true) throw new Error(JSON.stringify(checked));
  const first = section(pageOf(checked.plan), "What must be there first");
  expect(first).toContain(
    "Secret `pull` in namespace `tigera-operator` of the cluster, with type kubernetes.io/dockerconfigjson",
  );
  expect(first).toMatch(/`REGISTRY_CREDENTIALS_MIRROR` .*a secret: it stands in no file/);
});

it("is right for every cell of the matrix that has files", () => {
  let pages = 0;
  for (const data of matrixIntents()) {
    const document = { file: "matrix", data, locate: () => undefined, text: () => undefined };
    const checked = checkDocument("matrix", document, ".");
    if (!checked.ok) continue;
    const page = pageOf(checked.plan);
    expect(untold(page)).toEqual([]);
    expect([...page.told].filter(([, about]) => about === "")).toEqual([]);
    pages++;
  }
  expect(pages).toBeGreaterThan(50);
});

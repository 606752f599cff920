import * as fs from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import { readScenarios } from "../../constructs/kit";
import { folder, world } from "./support";

const quickstart = readScenarios().find(({ id }) => id === "quickstart")!.intent;

let cwd: string;
beforeEach(() => (cwd = folder()));
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

/** Runs one command line in a world of its own. */
async function kit(...args: string[]) {
  const { context, out, err } = world({ cwd });
  const code = await run(args, context);
  return { code, out: out.text, err: err.text };
}

/** An intent file like quickstart's, with a change. */
function intent(change: (text: string) => string, name = "intent.yaml"): string {
  const path = join(cwd, name);
  fs.writeFileSync(path, change(fs.readFileSync(quickstart, "utf8")));
  return path;
}
const broken = () => intent((text) => text.replace("kind: eks", "kind: eks\n  regionn: x"));

describe("list", () => {
  it("shows every scenario on a line", async () => {
    const { code, out } = await kit("list");
    expect(code).toBe(0);
    const [table = "", remark] = out.trim().split("\n\n");
    expect(remark).toMatch(/rough/);
    const lines = table.split("\n");
    expect(lines[0]).toMatch(/^ID +PLATFORM +DATA PLANE +ENCRYPTION +BGP +MINUTES +COST\/HOUR +TITLE$/);
    expect(lines.slice(1).map((line) => line.split(" ")[0])).toEqual(readScenarios().map(({ id }) => id));
    expect(lines[1]).toMatch(/^quickstart +eks +iptables +none .* ~\$\d+\.\d\d +\S/);
  });
});

describe("check", () => {
  it("accepts a scenario by its id and a file by its path", async () => {
    expect(await kit("check", "quickstart")).toMatchObject({ code: 0, err: "" });
    expect(
      (
        await kit(
          "check",
          intent((text) => text),
        )
      ).code,
    ).toBe(0);
  });

  it.each([
    [["chek"], "unknown command 'chek' (did you mean check?) run"],
    [["check", "--formt"], "unknown option '--formt' (did you mean --format?) run"],
    [["xxxxxx"], "unknown command 'xxxxxx'; run"],
  ])("%j is told in one line what it may have meant", async (words, said) => {
    const { err } = await kit(...words);
    expect(err).toBe(`calico-kit: ${said} \`calico-kit help\` for the commands\n`);
  });

  it("ends with 2 on a warning where that is asked for, unless the intent accepts it", async () => {
    const open = (text: string) => text.replace("[203.0.113.0/24]", "[0.0.0.0/0]");
    const accept = "\naccept:\n  - { code: EKS-009, reason: a lab for an afternoon }\n";
    const warned = intent(open, "warned.yaml");
    const accepted = intent((text) => open(text) + accept, "accepted.yaml");
    const codes = [
      ["check", warned],
      ["check", warned, "--strict"],
      ["check", accepted, "--strict"],
    ];
    const results = [];
    for (const args of codes) results.push(await kit(...args));
    expect(results.map(({ code }) => code)).toEqual([0, 2, 0]);
    expect(results[1]?.out).toContain("warning EKS-009");
    expect(results[2]?.out).toMatch(/0 errors, 0 warnings, 1 info, 1 accepted\n$/);
    // Remarks are no warnings.
    expect((await kit("check", "quickstart", "--strict")).code).toBe(0);
    // Nor does a command that goes on repeat what is accepted.
    expect((await kit("synth", accepted, "-o", join(cwd, "out"))).err).toBe("");
    expect((await kit("synth", warned, "-o", join(cwd, "out2"))).err).toContain("EKS-009");
  });

  it.each(["table", "json", "sarif"])("prints findings to stdout as %s and ends with 2", async (format) => {
    const path = broken();
    const { code, out, err } = await kit("check", path, "--format", format);
    expect(code).toBe(2);
    expect(err).toBe("");
    expect(out).toContain("INT-001");
    if (format === "json") expect(JSON.parse(out)).toMatchObject({ format: 1, source: path, summary: { errors: 1 } });
    if (format === "sarif") expect(JSON.parse(out)).toMatchObject({ version: "2.1.0" });
    if (format === "table") expect(out).toMatch(/intent\.yaml:\d+:\d+ {2}\/platform\/regionn/);
  });

  it("finds what cannot be read", async () => {
    for (const source of ["quickstar", join(cwd, "absent.yaml"), cwd]) {
      const { code, out } = await kit("check", source);
      expect(code).toBe(2);
      expect(out).toContain("SRC-001");
    }
    expect((await kit("check", "quickstar")).out).toContain("quickstart");
  });

  it("finds a syntax error with its line", async () => {
    const { code, out } = await kit(
      "check",
      intent((text) => `${text}\n  bad: [`),
    );
    expect(code).toBe(2);
    expect(out).toMatch(/SRC-002 {2}\S+intent\.yaml:\d+:\d+/);
  });
});

describe("synth", () => {
  it("writes the files, lists them, and tells how to fill what is not known yet", async () => {
    const source = intent((text) => text.replace("calico:", "calico:\n  dataplane: { kind: ebpf }"));
    const { code, out } = await kit("synth", source, "-o", "out");
    expect(code).toBe(0);
    expect(fs.readdirSync(join(cwd, "out"))).toEqual(expect.arrayContaining(["apply.sh", "manifests", "plan.json"]));
    expect(out).toMatch(/^\d+ files in out:\n {2}README\.md\n {2}apply\.sh\n/);
    expect(out).toContain("${API_SERVER_HOST}");
    expect(out).toContain("--late apiServer.host=VALUE");
    const again = await kit("synth", source, "-o", "out", "--late", "apiServer.host=api.example");
    expect(again.code).toBe(0);
    expect(again.out).not.toContain("API_SERVER_HOST");
    expect(manifests("out")).toContain("api.example");
  });

  const manifests = (target: string) =>
    fs
      .readdirSync(join(cwd, target, "manifests"))
      .map((file) => fs.readFileSync(join(cwd, target, "manifests", file), "utf8"))
      .join("");

  it("has the same bytes every time", async () => {
    await kit("synth", "quickstart", "-o", "a");
    await kit("synth", "quickstart", "-o", "b");
    const files = fs.readdirSync(join(cwd, "a"), { recursive: true }).map(String).sort();
    expect(fs.readdirSync(join(cwd, "b"), { recursive: true }).map(String).sort()).toEqual(files);
    for (const file of files.filter((name) => fs.statSync(join(cwd, "a", name)).isFile())) {
      expect(fs.readFileSync(join(cwd, "b", file), "utf8")).toBe(fs.readFileSync(join(cwd, "a", file), "utf8"));
    }
  });

  it("writes nothing while an error stands", async () => {
    const { code, out, err } = await kit("synth", broken(), "-o", "out");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("INT-001");
    expect(fs.existsSync(join(cwd, "out"))).toBe(false);
  });

  it.each([
    ["nope=1", /--late names no late value; got nope; wanted NAME=VALUE/],
    ["apiServer.hots=1", /did you mean apiServer\.host\?/],
    ["apiServer.host", /--late has no value/],
    ["ipsec.preSharedKey=x", /secrets are never written to files.*IPSEC_PRE_SHARED_KEY/],
  ])("refuses --late %s", async (late, message) => {
    const { code, err } = await kit("synth", "quickstart", "-o", "out", "--late", late);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(fs.existsSync(join(cwd, "out"))).toBe(false);
  });

  it("mentions a late value that changes nothing", async () => {
    const { code, err } = await kit("synth", "quickstart", "-o", "out", "--late", "apiServer.host=x");
    expect(code).toBe(0);
    expect(err).toContain("--late apiServer.host changes nothing");
  });

  it("refuses a folder that is not its own", async () => {
    fs.mkdirSync(join(cwd, "out"));
    fs.writeFileSync(join(cwd, "out/notes.txt"), "mine");
    const { code, err } = await kit("synth", "quickstart", "-o", "out");
    expect(code).toBe(1);
    expect(err).toMatch(/^calico-kit: cannot write to out; got .*; wanted .*; fix: .*\n$/);
  });

  it("leaves remarks to check, so that what is printed is what was asked for", async () => {
    expect((await kit("synth", "quickstart", "-o", "out")).err).toBe("");
  });
});

describe("explain", () => {
  it("gives a value and the chain of reasons behind it", async () => {
    const { code, out } = await kit("explain", "quickstart", "/calico/mtu");
    expect(code).toBe(0);
    expect(out).toMatch(/^\/calico\/mtu = \d+\n\w+: /);
    expect(out).toMatch(/\n {2}\/network\/underlayMtu = \d+\n {2}platform: /);
  });

  it("lists the top with an empty pointer", async () => {
    const { code, out } = await kit("explain", "quickstart", "");
    expect(code).toBe(0);
    expect(out.split("\n").map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(["/name", "/kubernetes", "/network", "/calico", "/platform"]),
    );
  });

  it("lists the sections without a pointer, each on a line, and how to go on", async () => {
    const { code, out } = await kit("explain", "quickstart");
    expect(code).toBe(0);
    const [table = "", advice = ""] = out.split("\n\n");
    const all = (await kit("explain", "quickstart", "")).out.trimEnd().split("\n");
    expect(table.split("\n").map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(all.map((line) => line.split(" ")[0])),
    );
    expect(table.split("\n")).toHaveLength(all.length);
    expect(table).toMatch(/^\/calico +\d+ parts +\S.*data plane/m);
    const next = [...advice.matchAll(/^ {2}calico-kit (explain quickstart \S+) /gm)].map(([, args = ""]) => args);
    expect(next).toHaveLength(2);
    for (const args of next) expect((await kit(...args.split(" "))).code).toBe(0);
  });

  it("gives the value and the chain as data", async () => {
    const { code, out } = await kit("explain", "quickstart", "/calico/mtu", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      source: "quickstart",
      pointer: "/calico/mtu",
      value: 8951,
      origin: "derived",
      from: expect.arrayContaining([
        expect.objectContaining({ pointer: "/network/underlayMtu", value: 9001, origin: "platform" }),
      ]),
    });
    const sections = JSON.parse((await kit("explain", "quickstart", "--format", "json")).out) as object;
    expect(sections).toMatchObject({
      sections: expect.arrayContaining([
        { pointer: "/name", value: "quickstart", about: expect.any(String) },
        { pointer: "/calico", parts: expect.any(Number), about: expect.any(String) },
      ]),
    });
  });

  it.each(["text", "json"])("shows no password of a URL as %s", async (format) => {
    const url = "https://me:hunter22@registry.example.com/";
    const source = intent((text) => text.replace("calico:", `calico:\n  images: { registry: "${url}" }`));
    const { out } = await kit("explain", source, "/calico/images", "--format", format);
    expect(out).toMatch(/registry.*not shown: it may be a secret/);
    expect(out).not.toContain("hunter22");
  });

  it.each([
    ["/calico/mtuu", /^calico-kit: \/calico has no mtuu; nearest:\n {2}\/calico\/mtu\n/],
    ["/calicoo/mtu", /^calico-kit: the cluster of quickstart has no calicoo; nearest:\n {2}\/calico\/mtu\n/],
    ["/network/zzzzzzzzzzzz", /^calico-kit: \/network has no zzzzzzzzzzzz; it has:\n {2}\/network\/pods\n/],
    ["/name/x", /^calico-kit: \/name has no x; it is one value:\n {2}\/name\n/],
  ])("offers for %s what there is", async (pointer, offered) => {
    for (const format of ["text", "json"]) {
      const { code, out, err } = await kit("explain", "quickstart", pointer, "--format", format);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(offered);
      expect(err).toMatch(/\nfix: .*`calico-kit explain quickstart` lists the sections\n$/);
    }
  });

  it("ends with 2 where nothing could be resolved", async () => {
    const { code, err } = await kit("explain", join(cwd, "absent.yaml"), "/calico/mtu");
    expect(code).toBe(2);
    expect(err).toContain("SRC-001");
  });
});

describe("preview, up and destroy", () => {
  it.each(["up", "destroy"])("%s refuses to change real resources when nobody can be asked", async (command) => {
    const { code, err } = await kit(command, "quickstart");
    expect(code).toBe(1);
    expect(err).toMatch(/nobody can be asked; got .*; wanted .*; fix: add --yes, or --sandbox/);
  });

  it.each(["preview", "up"])("%s touches nothing while an error stands", async (command) => {
    const { code, err } = await kit(command, broken(), "--sandbox");
    expect(code).toBe(2);
    expect(err).toContain("INT-001");
  });

  describe.each(["destroy", "refresh", "cancel"])("%s", (command) => {
    it.each([
      ["the stack that is named", () => [], "absent"],
      ["the stack that is named, whatever the intent is", () => [join(cwd, "gone.yaml")], "absent"],
      ["the intent's own", () => [intent((text) => text.replace("name: quickstart", "name: mine"))], undefined],
      ["that of an intent with errors", () => [broken()], undefined],
    ])("is about %s, and makes none", async (_, source, stack) => {
      const { code, err } = await kit(command, ...source(), "--sandbox", ...(stack ? ["--stack", stack] : []));
      expect(code).toBe(1);
      expect(err).toMatch(
        /^calico-kit: (the sandbox has no stack (absent|mine|quickstart)|the Pulumi engine is missing)/,
      );
      expect(err.trim().split("\n")).toHaveLength(1);
    });

    it.each([
      ["nothing says which stack", []],
      ["the intent has no name", ["nameless.yaml"]],
      ["there is no intent", ["gone.yaml"]],
    ])("says how to name it where %s", async (_, files) => {
      fs.writeFileSync(join(cwd, "nameless.yaml"), "platform: { kind: eks }\n");
      const { code, err } = await kit(command, ...files.map((file) => join(cwd, file)), "--sandbox");
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`fix: calico-kit ${command} --stack NAME\n$`));
    });
  });
});

describe("the command line", () => {
  it.each([
    [["frobnicate"]],
    [["check"]],
    [["check", "x", "--format", "xml"]],
    [["synth", "quickstart"]],
    [["list", "x"]],
  ])("ends %j with 1 and a hint", async (args) => {
    const { code, err } = await kit(...args);
    expect(code).toBe(1);
    expect(err).toMatch(/^calico-kit: .*[.;] run `calico-kit help` for the commands\n$/);
  });

  it("registers the commands of this release and no others", async () => {
    const { code, out } = await kit("help");
    expect(code).toBe(0);
    const named = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    expect(named).toEqual([
      "list",
      "init",
      "check",
      "synth",
      "explain",
      "simulate",
      "lab",
      "reach",
      "preview",
      "up",
      "destroy",
      "refresh",
      "cancel",
      "help",
    ]);
  });
});

import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { folder } from "../cli/support";
import { base } from "../intent/fixtures/source";
import { hostileCases, place } from "./support/hostile-files";

const root = resolve(__dirname, "../..");
const bin = join(root, "bin/calico-kit.js");

let cwd: string;
beforeAll(() => (cwd = folder()));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Told {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the processor, the process's own and its children's: a busy machine must not fail a test. */
  readonly seconds: number;
}

/** The command in a shell, `kit` being the command itself. */
function shell(script: string, env: NodeJS.ProcessEnv = {}): Told {
  const kit = `kit() { "${process.execPath}" "${bin}" "$@"; }`;
  const { status, stdout, stderr, output } = spawnSync(
    "bash",
    ["-c", `${kit}; ${script}; code=$?; times >&3; exit $code`],
    {
      cwd,
      encoding: "utf8",
      timeout: 100_000,
      maxBuffer: 1e9,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      env: { ...process.env, ...env },
    },
  );
  const said = stdout + stderr;
  // Whatever goes wrong, a user sees neither a stack trace nor an internal error.
  expect(said).not.toMatch(/^\s+at .*(:\d+:\d+|node:internal)/m);
  expect(said).not.toMatch(/internal error|stack trace/i);
  const times = [...(output[3] ?? "").matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return { status, stdout, stderr, seconds: times.reduce((sum, time) => sum + time, 0) };
}

const quoted = (text: string) => `$'${text.replace(/\n/g, "\\n")}'`;

describe("check, of a file that was not made for it", () => {
  const rows: string[] = [];
  let good = 0;
  beforeAll(() => {
    writeFileSync(join(cwd, "reference.yaml"), base());
    good = shell("kit check reference.yaml").seconds;
  });
  afterAll(() => void process.stdout.write(["case                 exit  cpu s  message", ...rows, ""].join("\n")));

  it.each(hostileCases.map((one) => [JSON.stringify(one.name), one] as const))("%s", (_, one) => {
    place(one, cwd);
    const { status, stdout, stderr, seconds } = shell(`kit check ${quoted(one.name)}`);
    const message = stdout.split("\n")[1]?.trim().slice(0, 110) ?? "";
    rows.push(
      `${JSON.stringify(one.name).padEnd(20)} ${String(status).padEnd(5)} ${seconds.toFixed(1).padStart(5)}  ${message}`,
    );
    expect(stdout).toMatch(one.says);
    expect(stderr).toMatch(one.tells ?? /^$/);
    expect(status).toBe(one.exit ?? 2);
    expect(stdout.length).toBeLessThan(50_000);
    expect(seconds).toBeLessThan(good + (one.seconds ?? 3));
  });

  it("the console of a module never spoils JSON", () => {
    writeFileSync(join(cwd, "loud.ts"), `console.log("{");\nprocess.stdout.write("[");\nexport default {};\n`);
    const { stdout, stderr } = shell("kit check loud.ts --format json");
    expect(JSON.parse(stdout)).toMatchObject({ format: 1, source: "loud.ts" });
    expect(stderr).toBe("{\n[\n");
  });

  it("a file that may not be read, for who is not root", () => {
    writeFileSync(join(cwd, "secret.yaml"), base(), { mode: 0o000 });
    const { stdout, status } = shell("kit check secret.yaml");
    if (process.getuid?.() === 0) expect(status).toBe(0);
    else expect(stdout).toContain("you may not read it");
  });
});

describe("defineIntent", () => {
  const intent = 'platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "a" }] }';
  const compiler = join(root, "node_modules/typescript/bin/tsc");

  it.each([
    [
      "with a path in tsconfig.json",
      (place: string) => {
        const compilerOptions = {
          noEmit: true,
          strict: true,
          skipLibCheck: true,
          target: "es2022",
          module: "commonjs",
          moduleResolution: "node10",
          esModuleInterop: true,
          resolveJsonModule: true,
          types: [],
          paths: { "calico-kit": [join(root, "constructs/index.ts")] },
        };
        writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["good.ts", "bad.ts"] }));
        return "-p .";
      },
    ],
  ])("has its types outside of the repository, %s, and check reads what it makes", (name, prepare) => {
    const place = join(cwd, `types-${name.length}`);
    mkdirSync(place);
    const project = prepare(place);
    const write = (file: string, name: string) =>
      writeFileSync(
        join(place, file),
        `import { defineIntent } from "calico-kit";\n\nexport default defineIntent({ name: ${name}, ${intent} });\n`,
      );
    write("good.ts", '"demo"');
    write("bad.ts", "5");
    const { stdout } = shell(`cd "${place}" && "${process.execPath}" "${compiler}" ${project}`);
    // The kit's own sources among them: they are compiled with the user's options.
    expect(stdout.split("\n").filter((line) => line.includes("error"))).toEqual([
      "bad.ts(3,31): error TS2322: Type 'number' is not assignable to type 'string'.",
    ]);
    expect(shell(`kit check "${place}/good.ts"`).status).toBe(0);
  });
});

describe("output that cannot be written", () => {
  it.each([
    ["list >/dev/full", 1],
    ["check reference.yaml >/dev/full", 1],
    ["check reference.yaml --format json >/dev/full", 1],
    ["check keys.yaml >/dev/full", 1],
    ["explain reference.yaml /calico >/dev/full", 1],
    ["synth reference.yaml -o synth-out >/dev/full", 1],
    ["help >/dev/full", 1],
    ["list >/dev/full 2>/dev/full", 1],
    ["frobnicate 2>/dev/full", 1],
    // Node opens /dev/null where a descriptor is closed: nobody can know that it was.
    ["list >&-", 0],
    ["frobnicate 2>&-", 1],
  ])("%s ends with %i", (command, code) => {
    const { status, stderr } = shell(`kit ${command}`);
    expect(status).toBe(code);
    if (code === 1 && !command.includes("2>"))
      expect(stderr).toMatch(
        /^calico-kit: the output is incomplete: cannot write to stdout; got ENOSPC: .*; fix: .*\n$/,
      );
  });

  it("a reader that has gone is no failure", () => {
    expect(
      shell("set -o pipefail; kit check keys.yaml --format json | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}"),
    ).toMatchObject({ stdout: "2\n" });
    expect(shell("set -o pipefail; kit list | true")).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("synth leaves nothing half-written", () => {
  const isRoot = process.getuid?.() === 0;
  const left = () => readdirSync(join(cwd, "place"), { recursive: true }).map(String).sort();
  beforeEach(() => mkdirSync(join(cwd, "place")));
  afterEach(() => rmSync(join(cwd, "place"), { recursive: true }));

  function refused(script: string): string {
    const { status, stdout, stderr } = shell(script);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^calico-kit: .*; fix: .*\n$/);
    return stderr;
  }

  it("where files may not be as large as ours", () => {
    expect(refused("ulimit -f 8; kit synth reference.yaml -o place/a/b/out")).toContain("EFBIG");
    expect(left()).toEqual([]);
  });

  (isRoot ? it : it.skip)("on a full disk, and the earlier output stays", () => {
    // A mount of this process's own, gone with it.
    const inside = (script: string) => `unshare --mount bash -c '
      mount -t tmpfs -o size=128k tmpfs place || exit 77
      kit() { "${process.execPath}" "${bin}" "$@"; }; ${script}'`;
    const probe = shell(inside("true"));
    if (probe.status !== 0) return void process.stdout.write("no file system can be mounted here: skipped\n");
    const script =
      "kit synth reference.yaml -o place/out >/dev/null || exit 78; before=$(find place -type f | xargs sha256sum | sort); " +
      "kit synth reference.yaml -o place/out; code=$?; " +
      '[ "$before" = "$(find place -type f | xargs sha256sum | sort)" ] || exit 79; exit $code';
    expect(refused(inside(script))).toContain("ENOSPC");
    return undefined;
  });

  it("where a file stands, a name is too long, and in a folder that may not be written", () => {
    writeFileSync(join(cwd, "place/file"), "");
    expect(refused("kit synth reference.yaml -o place/file")).toContain("got a file");
    expect(refused("kit synth reference.yaml -o place/file/out")).toContain("ENOTDIR");
    expect(refused(`kit synth reference.yaml -o place/${"x".repeat(300)}`)).toContain("ENAMETOOLONG");
    expect(refused("kit synth reference.yaml -o /proc/out")).toMatch(/got E[A-Z]+/);
    if (!isRoot) {
      mkdirSync(join(cwd, "place/locked"));
      chmodSync(join(cwd, "place/locked"), 0o555);
      expect(refused("kit synth reference.yaml -o place/locked/out")).toContain("EACCES");
    }
    expect(left().filter((name) => name !== "locked")).toEqual(["file"]);
  });

  it("where somebody edited a file, until told so", () => {
    expect(shell("kit synth reference.yaml -o place/out").status).toBe(0);
    appendFileSync(join(cwd, "place/out/apply.sh"), "# mine\n");
    expect(refused("kit synth reference.yaml -o place/out")).toContain("edits in apply.sh");
    expect(readFileSync(join(cwd, "place/out/apply.sh"), "utf8")).toMatch(/# mine\n$/);
    expect(shell("kit synth reference.yaml -o place/out --overwrite-edits").status).toBe(0);
    expect(readFileSync(join(cwd, "place/out/apply.sh"), "utf8")).not.toContain("# mine");
  });

  it("where four write one folder at once: each succeeds, and one whole output stays", () => {
    const { status, stderr } = shell(
      "for i in 1 2 3 4; do kit synth reference.yaml -o place/out >/dev/null & pids+=($!); done; " +
        "code=0; for pid in ${pids[@]}; do wait $pid || code=1; done; (exit $code)",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(shell("cd place/out && grep -v '^#' .calico-kit-synth | sha256sum --check --quiet").status).toBe(0);
    expect(readdirSync(join(cwd, "place"))).toEqual(["out"]);
  });

  it("where it is killed at any moment: the next run succeeds and clears what is left", () => {
    for (const milliseconds of [400, 500, 600, 650, 700, 750, 800, 900]) {
      shell(
        `timeout -s KILL 0.${milliseconds} "${process.execPath}" "${bin}" synth reference.yaml -o place/out >/dev/null 2>&1`,
      );
    }
    expect(shell("kit synth reference.yaml -o place/out")).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(cwd, "place"))).toEqual(["out"]);
    expect(existsSync(join(cwd, "place/out/plan.json"))).toBe(true);
  });
});

describe("odd arguments", () => {
  const long = "x".repeat(100_000);
  it.each(
    [
      "''",
      "$'a\\nb'",
      long,
      "check reference.yaml --format xml",
      "check reference.yaml --format ''",
      "check reference.yaml extra",
      "check reference.yaml --nope",
      "synth reference.yaml",
      "synth reference.yaml -o ''",
      "synth reference.yaml -o out --late ''",
      `synth reference.yaml -o out --late ${long}=1`,
      "synth reference.yaml -o out --late __proto__=1",
      "preview reference.yaml --sandbox --stack ''",
      "up reference.yaml --sandbox --stack $'a\\nb'",
      `destroy reference.yaml --sandbox --stack ${long}`,
      "up reference.yaml",
    ].map((command) => [command.slice(0, 60), command]),
  )("%s: one line", (_, command) => {
    const { status, stdout, stderr } = shell(`kit ${command}`);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^calico-kit: .{1,2100}\n$/);
  });

  it.each(
    [
      "check ''",
      `check ${long}`,
      `check ${long}.yaml`,
      "check $'a\\nb'",
      "explain '' /x",
      "synth '' -o out",
      "up '' --sandbox",
    ].map((command) => [command.slice(0, 60), command]),
  )("%s: a source that is none is a finding", (_, command) => {
    const { status, stdout, stderr } = shell(`kit ${command}`);
    expect(status).toBe(2);
    expect(stdout + stderr).toMatch(/^error SRC-001 /);
    expect(stdout.length + stderr.length).toBeLessThan(3000);
  });
});

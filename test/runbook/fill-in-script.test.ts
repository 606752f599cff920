import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { planOf, synthesise } from "../../constructs/kit";
import { planes } from "../fabric/support/intents";

const intent = planes({
  sessions: { password: { kind: "secret", config: "torPassword" } },
  uplinks: { password: { secretKeyRef: { name: "switches", key: "spine" } } },
});
const files = synthesise(planOf(intent)).filter(({ path }) => path.startsWith("switches/"));
const right = { BGP_PASSWORD_TOR_PASSWORD: "one.Two-3=", BGP_PASSWORD_SWITCHES_SPINE: "four%5" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-kit-fill-in-"));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  chmodSync(join(folder, "switches/fill-in.sh"), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { PATH = "" } = process.env;
  const script = join(folder, "switches/fill-in.sh");
  const { status, stdout, stderr } = spawnSync(script, args, { encoding: "utf8", env: { PATH, ...env } });
  return { status, text: stdout + stderr };
}

it("has no password and only what stands for one in what is written", () => {
  const passwords = files.flatMap(({ content }) => content.match(/(?<=neighbor .*) password .*/g) ?? []);
  expect([...new Set(passwords)].sort()).toEqual([
    " password @secret:switches/spine@",
    " password @secret:torPassword@",
  ]);
});

it("copies every file with the passwords in it, for nobody else to read, and says none", () => {
  const { status, text } = run(right, join(folder, "filled"));
  expect([status, text]).toEqual([
    0,
    `${files.length - 1} files are in ${join(folder, "filled")}; remove them once the switches have them\n`,
  ]);
  const fill = (content: string): string =>
    content.replaceAll("@secret:torPassword@", "one.Two-3=").replaceAll("@secret:switches/spine@", "four%5");
  for (const { path, content } of files) {
    if (path.endsWith(".sh")) continue;
    const copy = join(folder, path.replace(/^switches/, "filled"));
    expect(readFileSync(copy, "utf8")).toBe(fill(content));
    expect(statSync(copy).mode & 0o077).toBe(0);
  }
});

it.each([
  ["is not set", { ...right, BGP_PASSWORD_TOR_PASSWORD: "" }],
  ["has more than 80 characters", { ...right, BGP_PASSWORD_TOR_PASSWORD: "x".repeat(81) }],
  ["has a character that not every switch takes", { ...right, BGP_PASSWORD_TOR_PASSWORD: "$(id) & more" }],
  ["has a character that not every switch takes", { ...right, BGP_PASSWORD_TOR_PASSWORD: "two\n neighbor 1" }],
])("refuses a password that %s, and writes nothing", (why, env) => {
  const { status, text } = run(env, join(folder, "filled"));
  expect(status).toBe(2);
  expect(text).toContain(`BGP_PASSWORD_TOR_PASSWORD ${why}`.replace("is not set", "is not set; nothing was written"));
  expect(text).not.toMatch(/xxx|id\)|two/);
  expect(existsSync(join(folder, "filled"))).toBe(false);
});

it("refuses a folder that is there, and tells how it is used", () => {
  mkdirSync(join(folder, "filled"));
  expect(run(right, join(folder, "filled")).status).toBe(2);
  expect(readdirSync(join(folder, "filled"))).toEqual([]);
  expect(run({}, "--help").text).toContain("BGP_PASSWORD_SWITCHES_SPINE  key spine of Secret switches in the cluster");
});

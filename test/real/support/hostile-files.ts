import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { base } from "../../intent/fixtures/source";

/** A file that is not made for the kit, and what `check` says of it. */
export interface HostileCase {
  readonly name: string;
  /** What is written; or what makes something that is no plain file of it. */
  readonly content: string | Buffer | ((path: string) => void);
  /** 2 where it is not said. */
  readonly exit?: number;
  /** What stdout says. */
  readonly says: RegExp;
  /** What stderr says; nothing where it is not said. */
  readonly tells?: RegExp;
  /** Seconds of processor time beyond those of a good intent; 3 where it is not said. */
  readonly seconds?: number;
}

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join("");
const utf16 = (text: string) => Buffer.from(text, "utf16le");
const swapped = (text: string) => utf16(text).swap16();
const link = (target: string) => (path: string) => symlinkSync(target, path);

const texts: readonly HostileCase[] = [
  { name: "good.yaml", content: base(), exit: 0, says: /0 errors/ },
  { name: "mark.yaml", content: `\ufeff${base()}`, exit: 0, says: /0 errors/ },
  { name: "cycle.yaml", content: "a: &a\n  b: *a\n", says: /SRC-006 {2}cycle\.yaml:2:6 .*\n.*\*a stands inside/ },
  {
    name: "laughs.yaml",
    content: `a0: &a0 [x]\n${many(12, (i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]\n`)}`,
    says: /SRC-004 .*\n.*more than 250,000 values/,
  },
  { name: "number.yaml", content: base("calico: { mtu: 1e400 }"), says: /SRC-007 {2}number\.yaml:3:16/ },
  { name: "number.json", content: '{"name": "demo", "calico": {"mtu": 1e999}}', says: /SRC-007 {2}number\.json:1:36/ },
  { name: "tabs.json", content: '{\n\t"name": "demo",\n\t"mtu": 1\n}\n', says: /INT-001 {2}tabs\.json:3:2/ },
  { name: "deep.yaml", content: "[".repeat(100_000) + "]".repeat(100_000), says: /SRC-004 {2}deep\.yaml:1:67/ },
  { name: "keys.yaml", content: base(many(100_000, (i) => `k${i}: 1\n`)), says: /99,975 more of this kind/ },
  { name: "repeats.yaml", content: base(many(100_000, () => `k: 1\n`)), says: /SRC-002 .*\n.*stands twice/ },
  { name: "commas.yaml", content: `{${",".repeat(100_000)}`, says: /SRC-002 {2}commas\.yaml:1:/ },
  { name: "signs.yaml", content: `a: [${"1,".repeat(1_500_000)}]`, says: /SRC-004 .*\n.*reading stopped here/ },
  { name: "blank.yaml", content: "\n".repeat(4_000_000), says: /SRC-004 .*\n.*reading stopped here/ },
  {
    name: "scalar.yaml",
    content: `name: ${"x".repeat(50_000_000)}\n`,
    says: /too large: 50,000,007 bytes/,
    seconds: 1,
  },
  { name: "utf-16.yaml", content: utf16(`\ufeff${base()}`), says: /SRC-005 .*\n.*UTF-16 \(little-endian\), with/ },
  { name: "utf-16-bare.yaml", content: utf16(base()), says: /SRC-005 .*\n.*UTF-16 \(little-endian\), without/ },
  { name: "utf-16-be.yaml", content: swapped(`\ufeff${base()}`), says: /SRC-005 .*\n.*UTF-16 \(big-endian\), with/ },
  { name: "utf-16-be-bare.yaml", content: swapped(base()), says: /SRC-005 .*\n.*UTF-16 \(big-endian\), without/ },
  {
    name: "latin.yaml",
    content: Buffer.from("name: demo # caf\u00e9\n", "latin1"),
    says: /SRC-005 {2}latin\.yaml:1:17 *\n.*byte 0xe9/,
  },
  {
    name: "binary.yaml",
    content: Buffer.from(many(256, String.fromCharCode), "latin1"),
    says: /SRC-005 .*\n.*is binary/,
  },
  { name: "empty.yaml", content: "", says: /SRC-001 {2}empty\.yaml:1:1 *\n.*holds nothing/ },
  { name: "many.yaml", content: `${base()}---\n${base()}`, says: /SRC-006 {2}many\.yaml:3:1 *\n.*2 documents/ },
  { name: "tag.yaml", content: base("kubernetes: !!js/function f"), says: /SRC-006 {2}tag\.yaml:3:27 {2}\/kubernetes/ },
  { name: "proto.yaml", content: base("__proto__: { a: 1 }"), says: /SRC-006 {2}proto\.yaml:3:1\n/ },
];

const places: readonly HostileCase[] = [
  { name: "folder.yaml", content: (path) => mkdirSync(path), says: /SRC-001 .*\n.*a folder, not a regular file/ },
  { name: "pipe.yaml", content: (path) => spawnSync("mkfifo", [path]), says: /SRC-001 .*\n.*a named pipe, not a reg/ },
  { name: "pipe.ts", content: (path) => spawnSync("mkfifo", [path]), says: /SRC-001 .*\n.*a named pipe, not a reg/ },
  { name: "zero.yaml", content: link("/dev/zero"), says: /SRC-001 .*\n.*a device, not a regular file/ },
  { name: "circle.yaml", content: link("circle.yaml"), says: /SRC-001 .*\n.*symbolic links lead in a circle/ },
  { name: "nothing.yaml", content: link("nowhere"), says: /SRC-001 .*\n.*symbolic link to nothing/ },
  { name: "two\nlines.yaml", content: base("x: 1"), says: /INT-001 {2}two\\u000alines\.yaml:3:1/ },
  { name: "intent.mjs", content: "export default {};\n", says: /SRC-001 .*\n.*\n.*\n.*\n {2}fix {3}rename it to \.ts/ },
];

const data = '{ name: "demo", platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "a" }] } }';
const fine = `export default ${data};\n`;
const odd = (value: string) => `export default { name: "demo", calico: { mtu: ${value} } };\n`;

const modules: readonly HostileCase[] = [
  { name: "timer.ts", content: `setInterval(() => {}, 1000);\n${fine}`, exit: 0, says: /0 errors/ },
  {
    name: "loop.ts",
    content: `for (;;) {}\n${fine}`,
    says: /SRC-003 {2}loop\.ts:1:1 *\n.*nothing within 20 seconds/,
    seconds: 25,
  },
  { name: "exit.ts", content: `\nprocess.exit(0);\n${fine}`, says: /SRC-003 {2}exit\.ts:2:9 *\n.*ended its process/ },
  { name: "kill.ts", content: 'process.kill(process.pid, "SIGKILL");', says: /SRC-003 .*\n.*\n {2}got {3}SIGKILL/ },
  { name: "abort.ts", content: "process.abort();", says: /SRC-003 .*\n.*aborted, or took more than 512 MiB/ },
  {
    name: "memory.ts",
    content: "const all: string[][] = [];\nfor (;;) all.push(new Array(1e6).fill('x'));",
    says: /SRC-003 .*\n.*took more than 512 MiB/,
    seconds: 10,
  },
  { name: "prints.ts", content: `console.log("a word");\n${fine}`, exit: 0, says: /^info/, tells: /^a word\n$/ },
  { name: "text.ts", content: 'throw "text";', says: /SRC-003 .*\n.*throws a value that is no Error: 'text'/ },
  { name: "null.ts", content: "throw null;", says: /SRC-003 .*\n.*throws a value that is no Error: null/ },
  {
    name: "refused.ts",
    content: `\nPromise.reject(new Error("late"));\n${fine}`,
    says: /SRC-003 {2}refused\.ts:2:16 *\n.*: late/,
  },
  {
    name: "circle.ts",
    content: 'const a: Record<string, unknown> = { name: "demo" };\na.self = a;\nexport default a;\n',
    says: /SRC-003 {2}circle\.ts:1:1 {2}\/self\n.*holds itself/,
  },
  { name: "bigint.ts", content: odd("1n"), says: /\/calico\/mtu is a BigInt/ },
  { name: "function.ts", content: odd("() => 1"), says: /\/calico\/mtu is a function/ },
  { name: "date.ts", content: odd("new Date(0)"), says: /\/calico\/mtu is a Date/ },
  { name: "map.ts", content: odd("new Map()"), says: /\/calico\/mtu is a Map/ },
  { name: "hole.ts", content: odd("[1, , 2]"), says: /\/calico\/mtu\/1 is undefined/ },
  { name: "infinite.ts", content: odd("1 / 0"), says: /SRC-007 .*\n.*Infinity/ },
  { name: "absent.ts", content: fine.replace(" }", ", calico: undefined }"), exit: 0, says: /0 errors/ },
  {
    name: "syntax.ts",
    content: "const a = 1;\nexport default {{{;\n",
    says: /SRC-003 {2}syntax\.ts:2:17 *\n.*Expected identifier but found "\{"/,
  },
  {
    name: "runtime.ts",
    content: "interface X {\n  a: string;\n}\nconst x = undefined as unknown as X;\nexport default { name: x.a };\n",
    says: /SRC-003 {2}runtime\.ts:5:26 *\n.*TypeError: Cannot read properties of undefined/,
  },
  {
    name: "import.ts",
    content: '\nimport x from "./none";\nexport default x;\n',
    says: /SRC-003 {2}import\.ts:2:15\n/,
  },
  { name: "promise.ts", content: `export default (async () => (${data}))();\n`, says: /SRC-003 .*\n.*is a Promise/ },
  {
    name: "await.ts",
    content: "const x = await 1;\nexport default { x };\n",
    says: /SRC-003 {2}await\.ts:1:11 *\n.*`await`/,
  },
  { name: "call.ts", content: `export default () => (${data});\n`, says: /SRC-003 .*\n.*is a function, not an intent/ },
  { name: "named.ts", content: `export const intent = ${data};\n`, says: /no default export\n.*exports named intent/ },
  {
    name: "defined.ts",
    content: `import { defineIntent, Cidr } from "calico-kit";\nvoid Cidr;\nexport default defineIntent(${data});\n`,
    exit: 0,
    says: /0 errors/,
  },
];

export const hostileCases: readonly HostileCase[] = [...texts, ...places, ...modules];

/** Puts the file of a case into a folder. */
export function place({ name, content }: HostileCase, folder: string): void {
  const path = join(folder, name);
  if (typeof content === "function") content(path);
  else writeFileSync(path, content);
}

import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { type Argument, assignDefault, commandLine, comment, word } from "../../constructs/model";

/** What a shell makes of a script: its standard output, cut at each NUL. */
function read(shell: string, script: string, env: NodeJS.ProcessEnv = {}): readonly string[] {
  const run = spawnSync(shell, ["-s"], { encoding: "utf8", input: script, env: { PATH: process.env.PATH, ...env } });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  return run.stdout.split("\0").slice(0, -1);
}

const awkward = [
  "",
  "$(touch pwned)",
  "`id`",
  "${HOME}",
  "it's",
  `"'"'"`,
  "\\",
  "a\\\nb",
  "\n",
  "# no comment",
  "!!",
  "~",
  "*",
  "{a,b}",
  "-n",
  "x; exit 1",
  "a}b",
  "é\u{1F980}\r\t",
];
const arbitrary = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."$`'\"\\!*?[]{}()<>|&;#~ \n\t-=a1") }),
);
const samples = [...awkward, ...fc.sample(arbitrary, 2000)].map((text) => text.replaceAll("\0", ""));

describe.each(["bash", "sh"])("%s reads back", (shell) => {
  test("any text as one word", () => {
    const script = samples.map((text) => commandLine(["printf", String.raw`%s\0`, text])).join("\n");
    expect(read(shell, script)).toEqual(samples);
  });

  test("any text around a variable, whose value it does not read again", () => {
    const value = "$(exit 3)`x`'\"\\";
    const arguments_ = samples.map((text): Argument => [text, { variable: "VALUE" }, text]);
    const script = arguments_.map((argument) => commandLine(["printf", String.raw`%s\0`, argument])).join("\n");
    expect(read(shell, script, { VALUE: value })).toEqual(samples.map((text) => text + value + text));
  });

  test("any text as a variable's default, and not where the variable has a value", () => {
    // Empty is as good as none here.
    const script = samples.map((text) => `unset V\n${assignDefault("V", text)}\nprintf '%s\\0' "$V"`).join("\n");
    expect(read(shell, script)).toEqual(samples);
    expect(read(shell, `V=mine\n${assignDefault("V", "$(exit 3)")}\nprintf '%s\\0' "$V"`)).toEqual(["mine"]);
    expect(read(shell, `V=mine\n${assignDefault("V", "plain")}\nprintf '%s\\0' "$V"`)).toEqual(["mine"]);
  });

  test("any text as a comment, of which it does nothing", () => {
    expect(read(shell, samples.map(comment).join("\n") + "\nprintf 'end\\0'")).toEqual(["end"]);
  });
});

test("leaves plain words as people write them", () => {
  expect(commandLine(["kops", "get", "cluster", "--name=demo.k8s.internal", "-f", "01-cluster.yaml"])).toBe(
    "kops get cluster --name=demo.k8s.internal -f 01-cluster.yaml",
  );
  expect(word(["Key=A,Value=", { variable: "B" }])).toBe('"Key=A,Value=$B"');
  expect(word([{ variable: "B" }, "c"])).toBe('"${B}c"');
  expect(word("a\0b")).toBe("'ab'");
});

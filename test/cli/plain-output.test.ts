import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputOf } from "../../cli/plain-output";
import { isTerminal } from "../../cli/terminal";

const never = (): never => {
  throw new Error("Node's own stream is not wanted");
};
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "calico-kit-plain-"))));
afterEach(() => rmSync(folder, { recursive: true }));

it("writes a file whole and in order, however long, without Node's stream", () => {
  const file = join(folder, "out");
  const descriptor = openSync(file, "w");
  const output = outputOf(descriptor, never);
  const long = "é".repeat(300_000);
  for (const text of ["a\n", long, "", "b\n"]) output.write(text);
  closeSync(descriptor);
  expect(readFileSync(file, "utf8")).toBe(`a\n${long}b\n`);
  expect([output.isTTY, output.columns]).toEqual([undefined, undefined]);
});

it("says so where it cannot be written", () => {
  const file = join(folder, "out");
  closeSync(openSync(file, "w"));
  const descriptor = openSync(file, "r");
  const errors: (string | undefined)[] = [];
  const output = outputOf(descriptor, never);
  output.on("error", ({ code }) => errors.push(code));
  output.write("a");
  closeSync(descriptor);
  expect(errors).toEqual(["EBADF"]);
});

it("leaves devices to Node", () => {
  const descriptor = openSync("/dev/null", "w");
  expect(() => outputOf(descriptor, never)).toThrow("not wanted");
  expect(isTerminal(descriptor)).toBe(false);
  closeSync(descriptor);
  expect(isTerminal(descriptor)).toBe(false);
});

import { EventEmitter } from "node:events";
import { watchOutputs } from "../../cli/outputs";

class Stream extends EventEmitter {
  text = "";
  write(text: string): boolean {
    this.text += text;
    return true;
  }
  fail(code: string): void {
    this.emit("error", Object.assign(new Error(`${code}: it is so, write`), { code }));
  }
}

function watched() {
  const stdout = new Stream();
  const stderr = new Stream();
  let told = 0;
  const exitCode = watchOutputs({ stdout, stderr }, () => told++);
  return { stdout, stderr, exitCode, told: () => told };
}

it.each(["ENOSPC", "EIO", "EBADF", "EDQUOT"])("a command fails whose output is lost to %s, with one line", (code) => {
  const { stdout, stderr, exitCode, told } = watched();
  stdout.fail(code);
  stdout.fail("ERR_STREAM_DESTROYED");
  expect(exitCode(0)).toBe(1);
  expect(exitCode(2)).toBe(1);
  expect(told()).toBe(1);
  expect(stderr.text).toMatch(new RegExp(`^calico-kit: the output is incomplete: .*; got ${code}: .*; fix: .*\n$`));
});

it("says nothing where stderr itself is lost, and fails", () => {
  const { stderr, exitCode } = watched();
  stderr.fail("ENOSPC");
  expect(exitCode(0)).toBe(1);
  expect(stderr.text).toBe("");
});

it("a reader that has seen enough is no failure", () => {
  const { stdout, stderr, exitCode, told } = watched();
  stdout.fail("EPIPE");
  expect([exitCode(0), exitCode(2), told(), stderr.text]).toEqual([0, 2, 0, ""]);
});

import * as fs from "node:fs";
import { isUtf8 } from "node:buffer";
import { limits, readable } from "./limits";
import type { SourceProblem } from "./problems";

const want = "a readable YAML, JSON or TypeScript file with an intent";
const fix = "check the path, or name a scenario";

export type FileText = { readonly text: string } | { readonly problem: SourceProblem };

/**
 * The text of a regular file of at most `limits.bytes`. Devices and pipes are refused without being opened: reading one
 * may block for ever, or never end.
 */
export function readText(path: string): FileText {
  try {
    const named = fs.statSync(path);
    if (!named.isFile()) return { problem: unreadable(`it is ${kindOf(named)}, not a regular file`, path) };
    if (named.size > limits.bytes) return { problem: tooLarge(readable(named.size)) };
    const bytes = readBytes(path);
    return bytes === undefined ? { problem: tooLarge(`more than ${readable(limits.bytes)}`) } : decode(bytes);
  } catch (error) {
    return { problem: unreadable(whyNot(error, path), path) };
  }
}

/**
 * The text that stands on a descriptor of the process, its standard input say, up to its end: a pipe is waited for. Of more
 * than `limits.bytes` the rest is left where it is.
 */
export function readDescriptor(descriptor: number): FileText {
  try {
    const bytes = bytesOf((chunk) => readWaiting(descriptor, chunk));
    return bytes === undefined ? { problem: tooLarge(`more than ${readable(limits.bytes)}`) } : decode(bytes);
  } catch (error) {
    const piped = "give it an intent, e.g. `calico-kit check - < intent.yaml`, or name a file or a scenario";
    return { problem: { ...unreadable(whyNot(error, ""), "no text"), fix: piped } };
  }
}

/** Reads from what may be set not to block, as it is when another process shares a pipe or a terminal with this one. */
function readWaiting(descriptor: number, chunk: Buffer): number {
  for (;;) {
    try {
      return fs.readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // How Windows says that a pipe is at its end.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** The bytes of a file; undefined where there are too many. What was checked by name may be another file by now. */
function readBytes(path: string): Buffer | undefined {
  const file = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  try {
    if (!fs.fstatSync(file).isFile()) throw new Error("it is not a regular file");
    return bytesOf((chunk) => fs.readSync(file, chunk));
  } finally {
    fs.closeSync(file);
  }
}

/** All that `read` gives; undefined where there is too much. */
function bytesOf(read: (chunk: Buffer) => number): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let total = 0; total <= limits.bytes;) {
    const chunk = Buffer.allocUnsafe(64 * 1024);
    const length = read(chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
  }
  return undefined;
}

function unreadable(why: string, path: string): SourceProblem {
  return { code: "SRC-001", message: `the intent cannot be read: ${why}`, got: path, want, fix };
}

function tooLarge(size: string): SourceProblem {
  return {
    code: "SRC-004",
    message: `the file is too large: ${size} bytes`,
    got: `${size} bytes`,
    want: `at most ${readable(limits.bytes)} bytes; an intent of 10,000 named nodes has about 3,000,000`,
    fix: "check that it is the right file; write what many nodes have in common once, at their group",
  };
}

function kindOf(stats: fs.Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a named pipe";
  if (stats.isSocket()) return "a socket";
  return "a device";
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "its name is too long",
  ENOTDIR: "one of the folders of its path is a file",
  EISDIR: "it is a folder, not a regular file",
};

function whyNot(error: unknown, path: string): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return isLink(path) ? "it is a symbolic link to nothing" : "there is no such file";
  return reasons[code] ?? message;
}

function isLink(path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

const byteOrderMarks = [
  ["UTF-32 (little-endian)", [0xff, 0xfe, 0, 0]],
  ["UTF-32 (big-endian)", [0, 0, 0xfe, 0xff]],
  ["UTF-16 (little-endian)", [0xff, 0xfe]],
  ["UTF-16 (big-endian)", [0xfe, 0xff]],
] as const;

/** Text from bytes. Whoever reads it finds a NUL, which says more than that the bytes around it are no UTF-8. */
function decode(bytes: Buffer): FileText {
  const encoding = otherEncoding(bytes);
  if (encoding !== undefined) {
    const name = encoding.slice(0, "UTF-16".length);
    return { problem: notUtf8(`the file is ${encoding}`, encoding, `iconv -f ${name} -t UTF-8`) };
  }
  const text = bytes.toString("utf8");
  if (isUtf8(bytes) || bytes.includes(0)) return { text: text.startsWith("\ufeff") ? text.slice(1) : text };
  const before = firstInvalid(text, bytes);
  const byte = bytes[Buffer.byteLength(before)] ?? 0;
  const lines = before.split("\n");
  const got = `byte 0x${byte.toString(16).padStart(2, "0")}`;
  return {
    problem: {
      ...notUtf8(`the file is not UTF-8: ${got} begins no character`, got, "iconv -f ISO-8859-1 -t UTF-8"),
      line: lines.length,
      column: (lines.at(-1) ?? "").length + 1,
    },
  };
}

function notUtf8(message: string, got: string, command: string): SourceProblem {
  return { code: "SRC-005", message, got, want: "UTF-8 text", fix: `save it as UTF-8, e.g. with \`${command}\`` };
}

/** The encoding that the first bytes tell, by a mark or by the zeros that ASCII has in it (YAML 1.2.2, 5.2). */
function otherEncoding(bytes: Buffer): string | undefined {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return `${marked[0]}, with a byte order mark`;
  const sample = bytes.subarray(0, 512);
  const zeros = [0, 1].map((parity) => sample.filter((byte, at) => at % 2 === parity && byte === 0).length);
  const [even = 0, odd = 0] = zeros;
  // Text in Latin letters has a zero in every character, and none in the other byte of it.
  if (odd > sample.length / 4 && even === 0) return "UTF-16 (little-endian), without a byte order mark";
  if (even > sample.length / 4 && odd === 0) return "UTF-16 (big-endian), without a byte order mark";
  return undefined;
}

/** The text before the first byte that is none: decoding put U+FFFD there, which a file may also hold itself. */
function firstInvalid(text: string, bytes: Buffer): string {
  let offset = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf("\ufffd", from);
    offset += Buffer.byteLength(text.slice(from, at));
    const isWritten = offset + 3 <= bytes.length && bytes.readUIntBE(offset, 3) === 0xefbfbd;
    if (at < 0 || !isWritten) return text.slice(0, at);
    offset += 3;
    from = at + 1;
  }
}

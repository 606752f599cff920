import { createHash } from "node:crypto";

/**
 * Tells a file that was edited from one that was not. Not a cryptographic one: who may write the file may write the list of
 * checksums, too, and loading Node's takes longer than all of these. Two lanes of FNV-1a (Fowler, Noll, Vo) over 32-bit words,
 * the second with its bits mixed otherwise, and the length; sixteen hexadecimal digits.
 */
export function checksum(content: string | Buffer): string {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  let one = 0x811c9dc5 ^ bytes.length;
  let other = 0x9747b28c;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    one = Math.imul(one ^ word, 0x01000193);
    other = Math.imul(other ^ word, 0x5bd1e995);
    one ^= one >>> 13;
    other ^= other >>> 15;
  }
  return [one, other].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Whether a checksum, or one that an earlier version wrote (SHA-256), is of this content. */
export function isChecksum(written: string, content: Buffer): boolean {
  return written === (written.length === 64 ? createHash("sha256").update(content).digest("hex") : checksum(content));
}

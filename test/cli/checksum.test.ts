import { createHash } from "node:crypto";
import fc from "fast-check";
import { checksum, isChecksum } from "../../cli/synth/checksum";
import { tries } from "../support/tries";

const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((array) => Buffer.from(array));

it("sees every byte that is another one, is gone or was added", () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (content, at, change) => {
      const index = at % content.length;
      const edited = Buffer.from(content);
      edited[index] = (edited[index] ?? 0) ^ change;
      const shorter = Buffer.concat([content.subarray(0, index), content.subarray(index + 1)]);
      const written = checksum(content);
      expect(written).toMatch(/^[0-9a-f]{16}$/);
      expect(isChecksum(written, content)).toBe(true);
      for (const other of [edited, shorter, Buffer.concat([content, Buffer.of(0)])])
        expect(isChecksum(written, other)).toBe(other.equals(content));
    }),
    tries(2000),
  );
});

it("is the same for a text and for its bytes", () => {
  expect(checksum("a text, naïve")).toBe(checksum(Buffer.from("a text, naïve")));
});

it("knows what an earlier version wrote", () => {
  const written = createHash("sha256").update("text").digest("hex");
  expect([isChecksum(written, Buffer.from("text")), isChecksum(written, Buffer.from("test"))]).toEqual([true, false]);
});

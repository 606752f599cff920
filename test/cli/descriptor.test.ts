import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { statsOf } from "../../cli/descriptor";

// That modules behind links are found after it is seen by test/real/read-only-install.test.ts.
it("says what a descriptor is, and nothing of one that is closed", () => {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-descriptor-"));
  const descriptor = openSync(join(folder, "file"), "w");
  expect(statsOf(descriptor)?.isFile()).toBe(true);
  closeSync(descriptor);
  expect(statsOf(descriptor)).toBeUndefined();
  rmSync(folder, { recursive: true });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { withSources } from "../../cli/sources";

const folder = mkdtempSync(join(tmpdir(), "calico-kit-sources-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("says the places of the sources, where there is a map", () => {
  const source = 'export function somebody() {\n  const text = "a";\n\n  throw new Error(text);\n}\n';
  const { code, map } = transformSync(source, { minify: true, sourcemap: true, sourcefile: "../../cli/somebody.ts" });
  const file = join(folder, "main.js");
  writeFileSync(`${file}.map`, map);
  const column = code.indexOf("new Error") + 1;
  expect(withSources(`Error: a\n    at o (${file}:1:${column})\n    at node:internal/main:9:1`)).toBe(
    `Error: a\n    at o (${join(folder, "../../cli/somebody.ts")}:4:9)\n    at node:internal/main:9:1`,
  );
});

it("leaves a trace as it is where there is none", () => {
  const trace = "Error: a\n    at o (/no/such/main.js:1:2)\n    at p (/other.js:3:4)";
  expect(withSources(trace)).toBe(trace);
});

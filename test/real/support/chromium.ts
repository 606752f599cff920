/** A real browser, to measure pictures with: Chromium or Chrome, whichever is there. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Missing } from "../../../tools/engines";
import type { Geometry } from "../../diagram/support/geometry";

/** What runs in the browser. */
const measure = readFileSync(join(__dirname, "measure-pictures.js"), "utf8");

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

function found(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = process.env.CALICO_KIT_CHROMIUM
    ? [process.env.CALICO_KIT_CHROMIUM]
    : names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether there is one. */
export function chromium(): Missing | undefined {
  return found() === undefined
    ? { missing: "no Chromium or Chrome", fix: "install chromium, or set CALICO_KIT_CHROMIUM to its path" }
    : undefined;
}

/** What the browser says of a picture. */
export interface Rendered extends Geometry {
  /** What the parser of XML has against it; empty where it is well-formed. */
  readonly malformed: string;
  /** Every element and attribute of it that could run or fetch something. */
  readonly active: readonly string[];
  /** Text that asks for no width of its own, with the width that the browser gave it. */
  readonly natural: readonly { readonly what: string; readonly style: string; readonly width: number }[];
}

/** Pictures as the browser lays them out, all by one run; `css` is added to each. */
export function render(pictures: readonly string[], css = ""): readonly Rendered[] {
  const browser = found();
  if (browser === undefined) throw new Error("no browser");
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-chromium-"));
  try {
    const page = join(folder, "page.html");
    writeFileSync(page, pageOf(pictures, css));
    const options = ["--headless", "--disable-gpu", "--no-sandbox", `--user-data-dir=${join(folder, "profile")}`];
    const { stdout, stderr, status } = spawnSync(browser, [...options, "--dump-dom", pathToFileURL(page).href], {
      encoding: "utf8",
      timeout: 240_000,
      maxBuffer: 1 << 28,
    });
    const answer = /<pre id="answer">([^<]*)<\/pre>/.exec(stdout)?.[1];
    if (status !== 0 || !answer) throw new Error(`the browser ends with ${status}: ${stderr.slice(-2000)}`);
    return JSON.parse(decodeURIComponent(answer)) as readonly Rendered[];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function pageOf(pictures: readonly string[], css: string): string {
  // As numbers, so that nothing of a picture is part of the page before it is asked for.
  const given = encodeURIComponent(JSON.stringify(pictures));
  return `<!doctype html><meta charset="utf-8"><body><div id="stage"></div><pre id="answer"></pre><script>
const pictures = JSON.parse(decodeURIComponent("${given.replace(/'/g, "%27")}"));
const css = ${JSON.stringify(css)};
${measure}
</script></body>`;
}

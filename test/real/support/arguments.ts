/** What the arguments of every process of the machine hold, looked at again and again while something runs. */
import { spawn } from "node:child_process";

/** A process of its own, so that it looks on while this one waits for a child. The texts come by environment. */
const watcher = `
const fs = require("node:fs");
const texts = JSON.parse(process.env.TEXTS);
const seen = new Map();
let looked = 0;
const look = () => {
  for (const pid of fs.readdirSync("/proc")) {
    if (!/^\\d+$/.test(pid)) continue;
    let line;
    try { line = fs.readFileSync("/proc/" + pid + "/cmdline", "utf8"); } catch { continue; }
    looked++;
    for (const text of texts) if (line.includes(text)) seen.set(pid + text, line.split("\\0").slice(0, 3).join(" "));
  }
};
setInterval(look, 10);
process.stdin.on("data", () => {
  look();
  process.stdout.write(JSON.stringify({ looked, seen: [...seen.values()] }), () => process.exit(0));
});
process.stdout.write("ready\\n");
`;

export interface Watched {
  /** Command lines that were looked at. */
  readonly looked: number;
  /** The beginnings of those that held one of the texts. */
  readonly seen: readonly string[];
}

/** Watches while something runs. */
export async function watchArguments<T>(
  texts: readonly string[],
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly watched: Watched }> {
  const child = spawn(process.execPath, ["-e", watcher], {
    env: { TEXTS: JSON.stringify(texts) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8");
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.stdout.on("data", (text: string) => {
      printed += text;
      if (printed.startsWith("ready\n")) resolve();
    });
  });
  try {
    const result = await run();
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.stdin.write("end");
    await ended;
    return { result, watched: JSON.parse(printed.slice("ready\n".length)) as Watched };
  } finally {
    child.kill();
  }
}

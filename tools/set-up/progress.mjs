// One live line on a terminal, a plain line every 15 s elsewhere: a long build must not look like a hang.

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const LINE_EVERY_S = 15;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Shows that `work` goes on, then how long it took.
 * @template T
 * @param {string} what for example "building etcd v3.6.5"
 * @param {() => Promise<T>} work
 * @param {string} [expected] for example "about 4 min"
 * @returns {Promise<T>}
 */
export async function withProgress(what, work, expected) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = Boolean(process.stdout.isTTY) && process.env.TERM !== "dumb";
  let ticks = 0;
  const tick = () => {
    ticks++;
    if (live) process.stdout.write(`\r\x1b[K${FRAMES[ticks % FRAMES.length]} ${what} … ${seconds()} s`);
    else say(`${what} … ${seconds()} s`);
  };

  say(expected ? `${what} (${expected})` : what);
  const timer = setInterval(tick, live ? 100 : LINE_EVERY_S * 1000);
  let outcome = "stopped after";
  try {
    const result = await work();
    outcome = "done in";
    return result;
  } finally {
    clearInterval(timer);
    if (live) process.stdout.write("\r\x1b[K");
    say(`${what}: ${outcome} ${seconds()} s`);
  }
}

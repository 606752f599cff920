import { list } from "../../../findings";
import type { Quirks, SwitchConfig, SwitchInterface } from "../..";
import { beyond, type Numbers } from "./numbers";

/** Says which numbers are beyond what the system takes, under one code. */
export function reportNumbers<C extends string>(
  config: SwitchConfig,
  report: Quirks<C>,
  { code, label, numbers }: { readonly code: C; readonly label: string; readonly numbers: Numbers },
): void {
  for (const { what, wanted, written, range } of beyond(config, numbers))
    report.add(code, config.path, {
      message: `${what}: ${label} takes ${range.least} to ${range.most}, and ${written} is written`,
      got: wanted,
      want: `${range.least} to ${range.most}`,
      fix: "write a number that it takes under fabric.sessions, fabric.uplinks, fabric.links or fabric.multipath",
    });
}

/** Says which ports have one name, as the one that is written last would have both their addresses or none. */
export function reportNames<C extends string>(
  config: SwitchConfig,
  report: Quirks<C>,
  { code, nameOf }: { readonly code: C; readonly nameOf: (of: SwitchInterface) => string },
): void {
  const seen = new Map<string, SwitchInterface>();
  for (const one of config.interfaces) {
    const name = nameOf(one);
    const first = seen.get(name);
    seen.set(name, first ?? one);
    if (first === undefined) continue;
    report.add(code, config.path, {
      message: `port ${name} is towards ${list([first, one].map(({ description }) => description))}`,
      got: name,
      want: "a port for each link",
      fix: "write port at the nodes' links or at the uplinks of the switch",
    });
  }
}

/** Says that lines which hold for the whole of BGP are not written, where only neighbours are. */
export function reportRest<C extends string>(
  config: SwitchConfig,
  report: Quirks<C>,
  { code, lines }: { readonly code: C; readonly lines: readonly string[] },
): void {
  if (config.render !== "neighbours" || lines.length === 0) return;
  report.add(code, config.path, {
    message: `this must be said there already: ${lines.join("; ")}`,
    got: "render: neighbours",
    want: "the lines, or render: whole",
    fix: "add those that the running configuration does not have",
  });
}

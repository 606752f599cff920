import { drainingBlocks, type SwitchConfig, type SwitchFile, type SwitchHandling } from "../..";

/** What whoever sends traffic round a switch types in `configure terminal`, by the text of the whole. */
export function frrDraining(
  config: SwitchConfig,
  files: (config: SwitchConfig) => readonly SwitchFile[],
): Pick<SwitchHandling, "drain" | "undrain"> {
  const textOf = (isDrained: boolean): string =>
    files({ ...config, render: "whole", bgp: { ...config.bgp, isDrained } }).find(({ path }) =>
      path.endsWith("/frr.conf"),
    )?.content ?? "";
  // FRR 8.4 takes the AS numbers of a path when they are set, and refuses them when they are taken away.
  return drainingBlocks(textOf(false), textOf(true), (line) => `no ${line.replace(/(as-path prepend) .*/, "$1")}`);
}

import type { SwitchConfig } from "../..";
import { lastResort } from "..";
import { defaultRoute, prefixText, versionWord } from "./text";

/** What `network` announces must be there: ranges of which there are only parts, and a default of its own. */
export function staticLines({ discards, bgp }: SwitchConfig): readonly string[] {
  return [
    ...discards.map((range) => `${versionWord(range.family)} route ${prefixText(range)} Null0`),
    ...bgp.originatesDefault.map(
      (family) => `${versionWord(family)} route ${defaultRoute(family)} Null0 ${lastResort}`,
    ),
  ];
}

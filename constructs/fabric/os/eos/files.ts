import type { SwitchConfig, SwitchFile } from "../..";
import { fileOf, unproven, when } from "..";
import { bgpLines } from "./bgp";
import { interfaceLines, vlanLines } from "./interfaces";
import { policyLines } from "./policies";
import { mustHold } from "./quirks";
import { staticLines } from "./routes";

/**
 * One text for a configuration session, without `end`, which would leave it before anyone has looked. It only adds: step
 * `switches-eos` says how it replaces what was there.
 */
export function files(config: SwitchConfig): readonly SwitchFile[] {
  const isWhole = config.render === "whole";
  return [
    {
      path: `${config.hostname}/eos.conf`,
      content: fileOf([...remarks(config), ...(isWhole ? wholeLines(config) : neighbourLines(config))]),
      about: `${isWhole ? "all of the switch's fabric" : "neighbours only"}, for a \`configure session\`: step \`switches-eos\``,
    },
  ];
}

function remarks(config: SwitchConfig): readonly string[] {
  const isWhole = config.render === "whole";
  const passwords = config.bgp.groups.some(({ password }) => password !== undefined);
  return [
    `! ${config.hostname}: written by calico-kit for Arista EOS${isWhole ? "" : ": what speaks to nodes, and nothing else"}`,
    `! ${unproven(config)}`,
    ...when(passwords, "! fill-in.sh puts passwords in, as type 0 (clear text); the switch stores them as type 7"),
    ...(isWhole ? [] : mustHold(config).map((line) => `! to be said elsewhere: ${line}`)),
    "!",
  ];
}

function wholeLines(config: SwitchConfig): readonly string[] {
  return [
    "service routing protocols model multi-agent",
    "!",
    `hostname ${config.hostname}`,
    "!",
    ...config.vlans.flatMap(vlanLines),
    ...config.interfaces.flatMap((one) => interfaceLines(one, config)),
    ...config.bgp.families.flatMap((family) => [family === 4 ? "ip routing" : "ipv6 unicast-routing", "!"]),
    ...staticLines(config),
    ...policyLines(config),
    ...bgpLines(config),
    // Told neighbours of the same AS by LOCAL_PREF 0, and others by GRACEFUL_SHUTDOWN (RFC 8326): EOS' own map of this mode.
    ...when(config.bgp.isDrained, "maintenance", "   unit System", "      quiesce", "!"),
  ];
}

function neighbourLines(config: SwitchConfig): readonly string[] {
  return [...policyLines(config), ...bgpLines(config)];
}

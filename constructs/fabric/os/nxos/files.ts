import type { SwitchConfig, SwitchFile } from "../..";
import { fileOf, unproven, when } from "..";
import { bgpLines } from "./bgp";
import { interfaceLines, vlanLines } from "./interfaces";
import { policyLines } from "./policies";
import { mustHold } from "./quirks";
import { staticLines } from "./routes";

/** One text for configuration mode; it only adds: step `switches-nxos` says how it replaces what was there. */
export function files(config: SwitchConfig): readonly SwitchFile[] {
  const isWhole = config.render === "whole";
  return [
    {
      path: `${config.hostname}/nxos.conf`,
      content: fileOf([...remarks(config), ...(isWhole ? wholeLines(config) : neighbourLines(config))]),
      about: `${isWhole ? "all of the switch's fabric" : "neighbours only"}: step \`switches-nxos\``,
    },
  ];
}

function remarks(config: SwitchConfig): readonly string[] {
  const isWhole = config.render === "whole";
  const passwords = config.bgp.groups.some(({ password }) => password !== undefined);
  return [
    `! ${config.hostname}: written by calico-kit for Cisco NX-OS${isWhole ? "" : ": what speaks to nodes, and nothing else"}`,
    `! ${unproven(config)}`,
    ...when(
      passwords,
      "! fill-in.sh puts passwords in, as type 0 (clear text); the switch stores them as type 3 (3DES)",
    ),
    ...(isWhole ? [] : mustHold(config).map((line) => `! to be said elsewhere: ${line}`)),
  ];
}

function wholeLines(config: SwitchConfig): readonly string[] {
  const hasVlanInterface = config.interfaces.some(({ kind }) => kind === "vlan");
  return [
    `hostname ${config.hostname}`,
    // Without its feature a command is not there.
    ...featureLines(config),
    ...when(hasVlanInterface, "feature interface-vlan"),
    ...config.vlans.flatMap(vlanLines),
    ...policyLines(config),
    ...config.interfaces.flatMap((one) => interfaceLines(one, config)),
    ...staticLines(config),
    ...bgpLines(config),
  ];
}

function neighbourLines(config: SwitchConfig): readonly string[] {
  return [...featureLines(config), ...policyLines(config), ...bgpLines(config)];
}

function featureLines({ bfdProfiles }: SwitchConfig): readonly string[] {
  return ["feature bgp", ...when(bfdProfiles.length > 0, "feature bfd")];
}

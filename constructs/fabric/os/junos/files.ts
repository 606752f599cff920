import type { SwitchConfig, SwitchFile } from "../..";
import { fileOf, unproven, when } from "..";
import { bgpLines } from "./bgp";
import { interfaceLines, vlanLines } from "./interfaces";
import { ownedLines } from "./owned";
import { policyLines } from "./policies";
import { mustHold } from "./quirks";
import { routingLines } from "./routes";

/** Commands of Junos' set form, behind those that delete what is the kit's: a commit takes all or nothing, and what stays as it was changes nothing. */
export function files(config: SwitchConfig): readonly SwitchFile[] {
  const isWhole = config.render === "whole";
  const commands = [...(isWhole ? wholeCommands(config) : []), ...policyLines(config), ...bgpLines(config)];
  return [
    {
      path: `${config.hostname}/junos.set`,
      content: fileOf([
        ...remarks(config),
        ...ownedLines(config).map((one) => `delete ${one}`),
        ...commands.map((command) => `set ${command}`),
      ]),
      about: `${isWhole ? "all of the switch's fabric" : "neighbours only"}, for \`load set\`: step \`switches-junos\``,
    },
  ];
}

function remarks(config: SwitchConfig): readonly string[] {
  const isWhole = config.render === "whole";
  const passwords = config.bgp.groups.some(({ password }) => password !== undefined);
  return [
    `# ${config.hostname}: written by calico-kit for Juniper Junos${isWhole ? "" : ": what speaks to nodes, and nothing else"}`,
    `# ${unproven(config)}`,
    ...when(
      passwords,
      "# fill-in.sh puts passwords in as clear text; the switch stores them as $9$, which can be read back",
    ),
    ...(isWhole ? [] : mustHold(config).map((line) => `# to be said elsewhere: ${line}`)),
  ];
}

function wholeCommands(config: SwitchConfig): readonly string[] {
  return [
    `system host-name ${config.hostname}`,
    ...config.interfaces.flatMap((one) => interfaceLines(one, config)),
    ...config.vlans.flatMap((vlan) => vlanLines(vlan, config)),
    ...routingLines(config),
  ];
}

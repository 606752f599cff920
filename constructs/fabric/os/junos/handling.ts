import { type ByHand, drainingCommands, type SwitchConfig, type SwitchHandling } from "../..";
import { files } from "./files";

export function handling(config: SwitchConfig): SwitchHandling {
  const textOf = (isDrained: boolean): string =>
    files({ ...config, render: "whole", bgp: { ...config.bgp, isDrained } })
      .map(({ content }) => content)
      .join("");
  return {
    put: config.render === "whole" ? [...put.slice(0, 2), others, ...put.slice(2)] : put,
    ...drainingCommands(textOf(false), textOf(true)),
  };
}

const put: readonly ByHand[] = [
  {
    what: "copy, then on the switch, as candidate; that something to delete is not there is only a warning",
    commands: [
      "scp $FILES/$SWITCH/junos.set $SWITCH:/var/tmp/",
      "ssh $SWITCH",
      "configure exclusive",
      "load set /var/tmp/junos.set",
    ],
  },
  {
    what: "look: a line that goes is an old one of the kit; `rollback 0` leaves it without a change",
    commands: ["show | compare", "commit check"],
  },
  {
    what: "change, for 10 minutes; then for good, once `show bgp summary` has what it had (a commit is there after a restart, too)",
    commands: ["commit confirmed 10", "commit"],
  },
  { what: "a file with passwords in it goes", commands: ["run file delete /var/tmp/junos.set"] },
];

const others: ByHand = {
  what: "what only the last file names, `delete` yourself: a port that is used no more, addresses of lo0, static routes",
  commands: ['show | display set | match "interfaces|static"'],
};

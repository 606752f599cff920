import { type ByHand, drainingBlocks, type SwitchConfig, type SwitchHandling } from "../..";
import { files } from "./files";

export function handling(config: SwitchConfig): SwitchHandling {
  const textOf = (isDrained: boolean): string =>
    files({ ...config, render: "whole", bgp: { ...config.bgp, isDrained } })
      .map(({ content }) => content)
      .join("");
  return { put: config.render === "whole" ? [...put, reboot] : put, ...drainingBlocks(textOf(false), textOf(true)) };
}

/**
 * A session begins as a copy of what runs, and what is read into it only adds. From an empty one, with the switch's own
 * configuration and then the kit's, `commit` changes what differs and nothing else, all at once.
 */
const put: readonly ByHand[] = [
  {
    what: "copy, then on the switch, enabled",
    commands: ["scp $FILES/$SWITCH/eos.conf $SWITCH:/mnt/flash/", "ssh $SWITCH"],
  },
  {
    what: "the first time only: the switch's own configuration, without anything of the kit, is kept; later changes of your own go in there",
    commands: ["copy running-config flash:own.conf"],
  },
  {
    what: "a session with both and nothing else",
    commands: [
      "configure session calico-kit",
      "rollback clean-config",
      "copy flash:own.conf session-config",
      "copy flash:eos.conf session-config",
    ],
  },
  {
    what: "look: no line was refused, and nothing of your own goes; `abort` leaves it without a change",
    commands: ["show session-config diffs"],
  },
  {
    what: "change, for 10 minutes; then for good, once `show ip bgp summary` has what it had",
    commands: ["commit timer 00:10:00", "configure session calico-kit commit"],
  },
  {
    what: "save, for its next start; a file with passwords in it goes",
    commands: ["write memory", "delete flash:eos.conf"],
  },
];

const reboot: ByHand = {
  what: "only where EOS says that the change of the routing protocols model takes effect with a restart (releases that begin with ribd)",
  commands: ["reload"],
};

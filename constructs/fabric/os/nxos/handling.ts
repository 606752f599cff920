import { type ByHand, drainingBlocks, type SwitchConfig, type SwitchHandling } from "../..";
import { files } from "./files";

export function handling(config: SwitchConfig): SwitchHandling {
  const textOf = (isDrained: boolean): string =>
    files({ ...config, render: "whole", bgp: { ...config.bgp, isDrained } })
      .map(({ content }) => content)
      .join("");
  return { put, ...drainingBlocks(textOf(false), textOf(true)) };
}

/**
 * The text adds, and an entry of a list that is there with other words is refused: what changed goes by `configure replace`,
 * which takes a whole configuration, as the switch itself wrote it, and no part of one.
 */
const put: readonly ByHand[] = [
  {
    what: "copy, then on the switch, with a way back (`rollback running-config checkpoint calico-kit atomic`)",
    commands: ["scp $FILES/$SWITCH/nxos.conf $SWITCH:bootflash:nxos.conf", "ssh $SWITCH", "checkpoint calico-kit"],
  },
  {
    what: "the first time: look at each line of `verify`, which must refuse none; `abort` leaves it without a change (`feature` lines that it refuses go in by `configure terminal` before)",
    commands: ["configure dual-stage", "(paste nxos.conf)", "verify", "show configuration", "commit"],
  },
  {
    what: "every later time: a copy of what runs, in which what the last nxos.conf said is replaced by this one",
    commands: [
      "copy running-config bootflash:next.conf",
      "(edit next.conf: take out the kit's lines by the last nxos.conf, put this one's in their places)",
      "configure replace bootflash:next.conf verify-only",
      "configure replace bootflash:next.conf show-patch",
    ],
  },
  {
    what: "change, for 10 minutes; then for good, once `show bgp all summary` has what it had",
    commands: ["configure replace bootflash:next.conf commit-timeout 600", "configure replace commit"],
  },
  {
    what: "save, for its next start; a file with passwords in it goes",
    commands: [
      "copy running-config startup-config",
      "delete bootflash:nxos.conf no-prompt",
      "no checkpoint calico-kit",
    ],
  },
];

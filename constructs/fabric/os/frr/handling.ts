import type { ByHand, SwitchConfig, SwitchHandling } from "../..";
import { frrDraining } from "..";
import { files } from "./files";

const reload = "/usr/lib/frr/frr-reload.py";

export function handling(config: SwitchConfig): SwitchHandling {
  return { put: config.render === "whole" ? whole : neighbours, ...frrDraining(config, files) };
}

/** frr-reload.py makes what runs into the file: what the file does not say goes. */
const whole: readonly ByHand[] = [
  {
    what: "copy, then as root in that folder",
    commands: ["scp -r $FILES/$SWITCH $SWITCH:calico-kit", "ssh -t $SWITCH", "cd calico-kit && sudo -s"],
  },
  {
    what: "look: the first says nothing, the others what changes",
    commands: [
      "vtysh -C -f frr.conf",
      "diff interfaces /etc/network/interfaces.d/fabric",
      "diff daemons /etc/frr/daemons",
    ],
  },
  {
    what: "links, addresses and forwarding",
    commands: [
      "install -m 644 interfaces /etc/network/interfaces.d/fabric",
      "install -m 644 sysctl.conf /etc/sysctl.d/90-fabric.conf",
      "ifreload -a",
      "sysctl --system",
    ],
  },
  {
    what: "only where `daemons` differs, and the first time (every session of the switch ends)",
    commands: ["install -o frr -g frr -m 640 daemons /etc/frr/daemons", "systemctl restart frr"],
  },
  {
    what: "BGP: look, then change, twice, as the first may leave members of a group that went, until the look shows nothing to delete or add",
    commands: [`${reload} --test frr.conf`, `${reload} --reload frr.conf`, `${reload} --reload frr.conf`],
  },
  {
    what: "save, for its next start; where the look still shows something, drain the switch and `systemctl restart frr`",
    commands: ["install -o frr -g frr -m 640 frr.conf /etc/frr/frr.conf"],
  },
];

/**
 * frr-reload.py takes away what a file does not have, so that it gets the switch's own and the kit's as one. `vtysh -f` alone
 * adds: nodes that went would stay, and an entry of a list that changed would keep its old words.
 */
const neighbours: readonly ByHand[] = [
  {
    what: "copy, then as root in that folder",
    commands: ["scp -r $FILES/$SWITCH $SWITCH:calico-kit", "ssh -t $SWITCH", "cd calico-kit && sudo -s"],
  },
  {
    what: "the first time only: the switch's own configuration, without anything of the kit, is kept; later changes of your own go in there",
    commands: ["vtysh -c 'write memory'", "cp -n /etc/frr/frr.conf /etc/frr/own.conf"],
  },
  {
    what: "look: the first says nothing, and the second deletes nothing of your own; frr.conf alone must not be reloaded, as all else would go",
    commands: ["cat /etc/frr/own.conf frr.conf > whole.conf", "vtysh -C -f whole.conf", `${reload} --test whole.conf`],
  },
  {
    what: "change, twice, as the first may leave members of a group that went; what the look then still shows is `activate`, or nothing",
    commands: [`${reload} --reload whole.conf`, `${reload} --reload whole.conf`, `${reload} --test whole.conf`],
  },
  {
    what: "save, for its next start",
    commands: ["install -o frr -g frr -m 640 whole.conf /etc/frr/frr.conf"],
  },
];

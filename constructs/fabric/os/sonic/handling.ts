import type { ByHand, SwitchConfig, SwitchHandling } from "../..";
import { frrDraining } from "..";
import { files } from "./files";

/** FRR runs in a container, which has /etc/sonic/frr as its /etc/frr. */
const inside = "sudo docker exec bgp";
const reload = `${inside} /usr/lib/frr/frr-reload.py`;

export function handling(config: SwitchConfig): SwitchHandling {
  return { put: config.render === "whole" ? whole : neighbours, ...frrDraining(config, files) };
}

const copy: ByHand = {
  what: "copy, then in that folder",
  commands: ["scp -r $FILES/$SWITCH $SWITCH:calico-kit", "ssh -t $SWITCH", "cd calico-kit"],
};

/**
 * `config load` adds rows to tables and takes none away. The tables whose rows are all the kit's replace the switch's; of ports
 * and of the switch itself there is more than the kit says, and it stays.
 */
const whole: readonly ByHand[] = [
  copy,
  {
    what: "the file of all tables: the kit's instead of the switch's, but for what PORT and DEVICE_METADATA have beside",
    commands: [
      "show runningconfiguration all > now.json",
      "jq -s '(.[0] | del(.INTERFACE, .LOOPBACK_INTERFACE, .VLAN, .VLAN_MEMBER, .VLAN_INTERFACE)) * .[1]' now.json config_db.json > next.json",
    ],
  },
  {
    what: "look: rows that go are old ones of the kit; one that is your own you add to next.json",
    commands: ["diff <(jq -S . now.json) <(jq -S . next.json)", "sudo config replace --dry-run next.json"],
  },
  {
    what: "change, with a way back (`sudo config rollback calico-kit`)",
    commands: ["sudo config checkpoint calico-kit", "sudo config replace next.json"],
  },
  {
    what: "BGP, its file first, which is what its next start reads; the look says nothing to the first and what changes to the second",
    commands: [
      "sudo cp frr.conf /etc/sonic/frr/frr.conf",
      `${inside} vtysh -C -f /etc/frr/frr.conf`,
      `${reload} --test /etc/frr/frr.conf`,
    ],
  },
  {
    what: "change, twice, as the first may leave members of a group that went",
    commands: [`${reload} --reload /etc/frr/frr.conf`, `${reload} --reload /etc/frr/frr.conf`],
  },
  {
    what: "only the first time, when docker_routing_config_mode becomes split-unified (every session of the switch ends)",
    commands: ["sudo systemctl restart bgp"],
  },
  { what: "save the tables, for its next start", commands: ["sudo config save -y"] },
];

const neighbours: readonly ByHand[] = [
  copy,
  {
    what: "the first time only: the switch's own configuration, without anything of the kit, is kept; later changes of your own go in there",
    commands: [`${inside} vtysh -c 'write memory'`, "sudo cp -n /etc/sonic/frr/frr.conf /etc/sonic/frr/own.conf"],
  },
  {
    what: "look: the first says nothing, and the second deletes nothing of your own; frr.conf alone must not be reloaded, as all else would go",
    commands: [
      "cat /etc/sonic/frr/own.conf frr.conf | sudo tee /etc/sonic/frr/whole.conf > /dev/null",
      `${inside} vtysh -C -f /etc/frr/whole.conf`,
      `${reload} --test /etc/frr/whole.conf`,
    ],
  },
  {
    what: "change, twice, as the first may leave members of a group that went",
    commands: [`${reload} --reload /etc/frr/whole.conf`, `${reload} --reload /etc/frr/whole.conf`],
  },
  {
    what: "save, for its next start",
    commands: ["sudo mv /etc/sonic/frr/whole.conf /etc/sonic/frr/frr.conf"],
  },
];

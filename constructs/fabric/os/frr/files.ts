import type { SwitchConfig, SwitchFile } from "../..";
import { frrConfig, mustHold } from "..";
import { daemons } from "./daemons";
import { linkFile } from "./links";
import { kernelSettings } from "./sysctl";

/** The FRR whose text it is: Debian's; 8.4 to 8.5 were tried, and later ones read it with the defaults of this one. */
export const frrVersion = "8.4.4";

/**
 * `frr.conf` has what FRR does; `interfaces` what links there are and their addresses; `sysctl.conf` how the kernel
 * forwards; `daemons` what of FRR runs. Nothing is in two of them.
 */
export function files(config: SwitchConfig): readonly SwitchFile[] {
  const path = (name: string): string => `${config.hostname}/${name}`;
  if (config.render === "neighbours")
    return [
      {
        path: path("frr.conf"),
        content: frrText(config),
        about: "neighbours only, for an FRR that runs already, behind its own configuration: step `switches-frr`",
      },
    ];
  return [
    { path: path("interfaces"), content: linkFile(config), about: "/etc/network/interfaces.d/fabric, by ifupdown2" },
    { path: path("sysctl.conf"), content: kernelSettings(config), about: "/etc/sysctl.d/90-fabric.conf" },
    { path: path("daemons"), content: daemons(config), about: "/etc/frr/daemons: what of FRR runs" },
    {
      path: path("frr.conf"),
      content: frrText(config),
      about: "/etc/frr/frr.conf, for all daemons of FRR: step `switches-frr`",
    },
  ];
}

function frrText(config: SwitchConfig): string {
  const isWhole = config.render === "whole";
  return frrConfig(config, {
    version: frrVersion,
    zebra: zebraLines(config),
    hasHost: true,
    remarks: isWhole
      ? [`${config.hostname}: written by calico-kit for FRR ${frrVersion}; addresses are in interfaces`]
      : [
          `${config.hostname}: written by calico-kit for FRR ${frrVersion}: what speaks to nodes, and nothing else`,
          ...mustHold(config).map((line) => `to be said elsewhere: ${line}`),
        ],
  });
}

function zebraLines({ bgp }: SwitchConfig): readonly string[] {
  return [
    // What the kernel does not forward FRR says, and would switch on where the file does not.
    ...(bgp.families.includes(4) ? [] : ["no ip forwarding"]),
    ...(bgp.families.includes(6) ? [] : ["no ipv6 forwarding"]),
    // With next hop groups in the kernel FRR 8.4 keeps one of two ways after a link was down, and shows both.
    "no zebra nexthop kernel enable",
  ];
}

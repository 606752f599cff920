import type { SwitchConfig, SwitchFile } from "../..";
import { jsonText } from "../../../findings";
import { frrConfig, mustHold } from "..";
import { configDb } from "./config-db";

/** Whose text and defaults it is: SONiC has later ones (8.5 and on), which keep the defaults of this one. */
const frrVersion = "8.4.4";

/** `config_db.json` has ports, VLANs and addresses, `frr.conf` everything of BGP. Nothing is in both. */
export function files(config: SwitchConfig): readonly SwitchFile[] {
  const path = (name: string): string => `${config.hostname}/${name}`;
  const isWhole = config.render === "whole";
  const frr: SwitchFile = {
    path: path("frr.conf"),
    content: frrConfig(config, {
      version: frrVersion,
      // Next hops reach the ASIC by way of what SONiC's own start adds (docker_init.sh: fpm).
      zebra: [],
      hasHost: true,
      remarks: isWhole
        ? [`${config.hostname}: written by calico-kit for SONiC, docker_routing_config_mode split-unified`]
        : [
            `${config.hostname}: written by calico-kit for FRR on SONiC: what speaks to nodes, and nothing else`,
            ...mustHold(config).map((line) => `to be said elsewhere: ${line}`),
          ],
    }),
    about: isWhole
      ? "/etc/sonic/frr/frr.conf: step `switches-sonic`"
      : "neighbours only, in mode split-unified, behind its own configuration: step `switches-sonic`",
  };
  if (!isWhole) return [frr];
  return [
    {
      path: path("config_db.json"),
      content: `${jsonText(configDb(config)).trimEnd()}\n`,
      about: "ports, VLANs and addresses: step `switches-sonic`",
    },
    frr,
  ];
}

import type { SwitchConfig } from "../..";
import { fileOf } from "..";

/** What of FRR runs; a shell reads it (frrinit.sh), so that there is nothing of the intent in it. */
export function daemons({ bfdProfiles, bgp }: SwitchConfig): string {
  const { gracefulRestart: restart } = bgp;
  // What zebra finds in the kernel stays there until BGP has had the time to say it again.
  const kept = restart.kind === "restarter" ? ` -K ${restart.restartTime}` : "";
  return fileOf([
    "# written by calico-kit: what of FRR runs, for Debian's frr.service",
    "bgpd=yes",
    `bfdd=${bfdProfiles.length > 0 ? "yes" : "no"}`,
    "vtysh_enable=yes",
    `zebra_options="  -A 127.0.0.1 -s 90000000${kept}"`,
    'bgpd_options="   -A 127.0.0.1"',
    'staticd_options="-A 127.0.0.1"',
    'bfdd_options="   -A 127.0.0.1"',
  ]);
}

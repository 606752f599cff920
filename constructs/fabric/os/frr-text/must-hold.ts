import type { SwitchConfig } from "../..";
import { listenLimit } from "./bgp";
import { frrDefaults } from "./defaults";

/** What the written part relies on, and which holds for the whole process: it is not the kit's to change there. */
export function mustHold({ bgp }: SwitchConfig): readonly string[] {
  const limit = listenLimit(bgp.groups);
  const restart = bgp.gracefulRestart;
  return [
    ...(restart.kind === "disabled"
      ? ["bgp graceful-restart-disable"]
      : [
          ...(restart.kind === "restarter" ? ["bgp graceful-restart"] : []),
          `bgp graceful-restart restart-time ${restart.restartTime}`,
          ...(restart.longLivedStaleTime === undefined
            ? []
            : [`bgp long-lived-graceful-restart stale-time ${restart.longLivedStaleTime}`]),
        ]),
    ...(bgp.multipath > 1 ? ["bgp bestpath as-path multipath-relax"] : []),
    ...(limit > frrDefaults.listenLimit ? [`bgp listen limit ${limit} or more`] : []),
  ];
}

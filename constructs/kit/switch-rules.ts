import type { Cluster, Judged } from "../calico";
import type { NetworkOs, Quirks } from "../fabric";
import type { Rule } from "../findings";
import { networkOses, networkOsOf } from "./network-oses";
import { namesOf, osNamesOf, switchesOf } from "./switches";

/** What the operating systems of a cluster's switches say: no other is loaded. */
export function switchRulesOf(cluster: Cluster): readonly Rule<Judged>[] {
  return osNamesOf(cluster).map((name) => quirksOf(networkOsOf(name)));
}

/** Every rule about switches. */
export function switchRules(): readonly Rule<Judged>[] {
  return networkOses().map(quirksOf);
}

/**
 * What an operating system says of the switches that have it. Where it says the same of several, that is one finding, at the
 * first of them, with the names of all.
 */
export function quirksOf(os: NetworkOs): Rule<Judged> {
  return {
    finds: os.finds,
    judge: ({ cluster }, report) => {
      const said = new Map<string, { readonly args: Parameters<Quirks<string>["add"]>; readonly of: string[] }>();
      for (const config of switchesOf(cluster)) {
        if (config.os !== os.name) continue;
        os.quirks(config, {
          add: (code, path, detail) => {
            // What stands at another place than the switch's own is of that place alone.
            const key = JSON.stringify([code, path === config.path ? "" : path, detail]);
            const there = said.get(key);
            if (there === undefined) said.set(key, { args: [code, path, detail], of: [config.hostname] });
            else there.of.push(config.hostname);
          },
        });
      }
      const raise = report.of(os.finds);
      for (const { args, of } of said.values()) {
        const [code, path, detail] = args;
        const message = detail.message ?? os.finds[code]?.title ?? code;
        raise.add(code, path, { ...detail, message: `${message} (${namesOf(of)})` });
      }
    },
  };
}

import { here } from "../../findings";
import type { IpFamily } from "../../net";
import type { FabricIntent } from "../schema";
import { at, rule, twice, withFabric } from "./support";

const saidTwice = rule({
  finds: {
    "FAB-058": {
      title: "said twice, and used once",
      severity: "error",
      why: "A switch has one link to each spine, a node one to each switch, each one address or range of an IP family: one of the two is not in any file.",
      upstream: here,
      see: "calico-kit: fabric.racks, fabric.addresses",
    },
  },
  check: withFabric((context, _, written) => {
    for (const { keys, entries, what } of listsOf(written))
      for (const [, { index, text }] of twice(
        entries.map((text, index) => ({ text, index })),
        (one) => one.text,
      ))
        context.report.add("FAB-058", at(context, ...keys, index), {
          message: `${text} is here twice`,
          got: text,
          want: what,
          fix: "remove one of the two, or correct what it names",
        });
  }),
});

/** A list of the intent, with what none of its entries may share. */
interface Listed {
  readonly keys: readonly (string | number)[];
  readonly entries: readonly string[];
  readonly what: string;
}

function listsOf({ racks, spines = [], addresses = {} }: FabricIntent): readonly Listed[] {
  const families = (
    all: readonly { readonly family: IpFamily }[] | undefined,
    ...keys: readonly (string | number)[]
  ): Listed => ({ keys, entries: (all ?? []).map(({ family }) => `IPv${family}`), what: "one of each IP family" });
  return [
    ...(["links", "uplinks", "loopbacks"] as const).map((key) => families(addresses[key], "addresses", key)),
    ...spines.map(({ loopbacks }, index) => families(loopbacks, "spines", index, "loopbacks")),
    ...racks.flatMap(({ nodes = [], tors, subnets }, rack): readonly Listed[] => [
      families(subnets, "racks", rack, "subnets"),
      { keys: ["racks", rack, "nodes"], entries: nodes.map(({ name }) => name), what: "an entry for each node" },
      ...nodes.flatMap(({ links = [] }, node): readonly Listed[] => {
        const keys = ["racks", rack, "nodes", node, "links"] as const;
        return [
          { keys, entries: links.map(({ tor }) => tor), what: "a link to each switch of the rack" },
          ...links.map(({ addresses: own }, link) => families(own, ...keys, link, "addresses")),
        ];
      }),
      ...tors.flatMap(({ uplinks = [], ...tor }, index): readonly Listed[] => {
        const keys = ["racks", rack, "tors", index] as const;
        return [
          ...(["loopbacks", "subnets", "addresses"] as const).map((key) => families(tor[key], ...keys, key)),
          { keys: [...keys, "uplinks"], entries: uplinks.map(({ spine }) => spine), what: "a link to each spine" },
          ...uplinks.map(({ addresses: own }, uplink) => families(own, ...keys, "uplinks", uplink, "addresses")),
        ];
      }),
    ]),
  ];
}

/** What the intent says again, and otherwise. */
export const saidTwiceRules = [saidTwice];

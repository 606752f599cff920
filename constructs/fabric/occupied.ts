import { addressBits, Cidr } from "../net";
import type { Fabric, FabricRack } from "./fabric";
import { stableAddresses } from "./filters";
import { rangeOf } from "./resolve/plan";
import type { FabricIntent } from "./schema";

/** A range, or an address, that the fabric has for itself. */
export interface Occupied {
  readonly cidr: Cidr;
  /** `range`: addresses are handed out of it, now and later. */
  readonly kind: "range" | "subnet" | "loopback" | "uplink" | "node";
  /** Whose it is, for a finding: `uplinks of the fabric`, `r1-tor-a`. */
  readonly of: string;
  /** JSON pointer to what it follows from. */
  readonly path: string;
  /** The key to write for another one. */
  readonly key: string;
  readonly rack?: FabricRack;
}

export type Purpose = "links" | "uplinks" | "loopbacks";

/** The ranges of the plan that something is out of, of those that are configured by the kit. */
export function rangesInUse(
  fabric: Fabric,
  written: FabricIntent,
): readonly (Occupied & { readonly purpose: Purpose })[] {
  const used: Readonly<Record<Purpose, (range: Cidr) => boolean>> = {
    links: (range) =>
      fabric.racks.some(({ tors }) => tors.some(({ subnets }) => subnets.some((one) => range.contains(one)))),
    uplinks: (range) =>
      fabric.render === "whole" &&
      fabric.racks.some(({ tors }) =>
        tors.some(({ uplinks }) => uplinks.some(({ ends }) => ends.some(({ lower }) => range.contains(lower)))),
      ),
    loopbacks: (range) =>
      hasLoopbacks(fabric) && switchesOf(fabric).some(({ loopbacks }) => loopbacks.some((ip) => range.contains(ip))),
  };
  return fabric.families.flatMap((family) =>
    (["links", "uplinks", "loopbacks"] as const).flatMap((purpose) => {
      const cidr = rangeOf(purpose, written, family);
      const index = written.addresses?.[purpose]?.findIndex((one) => one.equals(cidr));
      return !used[purpose](cidr)
        ? []
        : [
            {
              ...{ purpose, cidr, kind: "range" as const, key: `fabric.addresses.${purpose}` },
              of: `${words[purpose]}${index === undefined ? ", by the kit's default," : ""}`,
              path: index === undefined ? "/fabric" : `/fabric/addresses/${purpose}/${index}`,
            },
          ];
    }),
  );
}

const words: Readonly<Record<Purpose, string>> = {
  links: "links to nodes",
  uplinks: "links between switches",
  loopbacks: "loopbacks of switches",
};

/** Subnets of links to nodes, each once for the switches that share it. */
export function subnetsOf({ racks, links, planes }: Fabric): readonly Occupied[] {
  const isShared = links.kind === "vlan" && planes === 1;
  return racks.flatMap((rack) => {
    const all = rack.tors.flatMap((tor) =>
      tor.subnets.map((cidr): Occupied => ({
        ...{ cidr, kind: "subnet", rack, path: tor.path, key: "subnets" },
        of: `nodes of ${isShared ? rack.name : tor.name}`,
      })),
    );
    return isShared
      ? [...new Map(all.map((one) => [one.cidr.toString(), one])).values()].map((one) => ({ ...one, path: rack.path }))
      : all;
  });
}

/** Loopbacks of switches, and the nodes' own addresses beside their links. */
export function singleAddresses(fabric: Fabric): readonly Occupied[] {
  const loopbacks = hasLoopbacks(fabric) ? switchesOf(fabric) : [];
  return [
    ...loopbacks.flatMap(({ name, path, loopbacks: all }) =>
      all.map((ip): Occupied => ({
        ...{ cidr: Cidr.containing(ip, addressBits(ip.family)), kind: "loopback", path, key: "loopbacks" },
        of: `the loopback of ${name}`,
      })),
    ),
    ...fabric.racks.flatMap((rack) =>
      fabric.families.flatMap((family) =>
        stableAddresses(rack, family).map((cidr): Occupied => ({
          ...{ cidr, kind: "node", rack, path: rack.path, key: "addresses" },
          of: `a node of ${rack.name}`,
        })),
      ),
    ),
  ];
}

/** Links between switches, as /31 and /127; those that are in one of the ranges are left out. */
export function uplinksOutside({ racks, render }: Fabric, ranges: readonly Cidr[]): readonly Occupied[] {
  if (render !== "whole") return [];
  return racks.flatMap(({ tors }) =>
    tors.flatMap(({ name, path, uplinks }) =>
      uplinks.flatMap(({ spine, ends }) =>
        ends
          .filter(({ lower }) => !ranges.some((range) => range.contains(lower)))
          .map(({ lower }): Occupied => ({
            ...{ cidr: Cidr.containing(lower, addressBits(lower.family) - 1), kind: "uplink", path },
            ...{ key: "uplinks[].addresses", of: `${name} towards ${spine}` },
          })),
      ),
    ),
  );
}

/** Where switches are there already, nodes speak to their loopbacks only where links are routed. */
function hasLoopbacks({ render, links }: Fabric): boolean {
  return render === "whole" || links.kind === "routed";
}

function switchesOf({ racks, spines }: Fabric): readonly Fabric["spines"][number][] {
  return [...spines, ...racks.flatMap(({ tors }) => tors)];
}

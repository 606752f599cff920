/**
 * Real Felix enforces what the kit evaluates: nodes and pods as network namespaces, nftables and iptables, real packets. The same
 * matrix, for every endpoint of every set.
 */
import { randomSet } from "../reach/support/random";
import { FelixWire, namespacesAsRoot } from "./support/felix";
import { compared, onNodes, survivable, type WireSet } from "./support/felix-compare";
import { describeWith } from "./support/needs";

/** More of them, and others: CALICO_KIT_FELIX_SETS=500 CALICO_KIT_REACH_SEED=1. */
const sets = Number(process.env["CALICO_KIT_FELIX_SETS"] ?? 30);
const seed = Number(process.env["CALICO_KIT_REACH_SEED"] ?? 0);

/** A random set that namespaces can be made of: IPv4, and hosts that are there. */
function wireSet(number: number): WireSet | undefined {
  const { objects, externals, probes } = randomSet(number);
  if (externals.some((address) => address.includes(":"))) return undefined;
  const isThere = ({ kind, metadata }: WireSet["objects"][number]): boolean =>
    kind !== "HostEndpoint" || ["host-0", "host-1"].includes(metadata.name);
  return { objects: onNodes(survivable(objects.filter(isThere))), externals, probes };
}

describeWith(
  ["calico-felix", "calico-reach", "etcd", "nft", "iptables", "ipset", namespacesAsRoot],
  "real Felix",
  () => {
    let wire: FelixWire;
    beforeAll(async () => void (wire = await FelixWire.start()), 60_000);
    afterAll(async () => wire?.end());

    it(`lets through what the kit says, in ${sets} random sets`, async () => {
      const wrong: string[] = [];
      let [count, arrived, asked, settled] = [0, 0, 0, 0];
      for (let number = seed; asked < sets && wrong.length < 20; number++) {
        const set = wireSet(number);
        if (set === undefined) continue;
        asked++;
        const result = await compared(wire, set);
        wrong.push(...result.differences.slice(0, 4).map((difference) => `set ${number}: ${difference}`));
        count += result.count;
        arrived += result.arrived;
        settled += result.settleMs;
      }
      expect(wrong).toEqual([]);
      // Of both kinds there are many.
      expect(arrived).toBeGreaterThan(sets * 20);
      expect(count - arrived).toBeGreaterThan(sets * 20);
      console.log(`${count} packets, ${arrived} of them to arrive; Felix was done after ${settled / asked} ms`);
    }, 600_000);
  },
);

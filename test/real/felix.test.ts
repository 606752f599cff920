/**
 * Real Felix enforces what the kit evaluates: nodes and pods as network namespaces, nftables and iptables, real packets. The same
 * matrix, for every endpoint of every set.
 */
import { exampleOf, packNames } from "../../constructs/policy/packs";
import { parseProbe } from "../../constructs/reach";
import { randomSet } from "../reach/support/random";
import { FelixWire, namespacesAsRoot } from "./support/felix";
import { compared, familyOf, onNodes, survivable, type WireSet } from "./support/felix-compare";
import { hookSets } from "./support/felix-hooks";
import { describeWith } from "./support/needs";

/** More of them, and others: CALICO_KIT_FELIX_SETS=500 CALICO_KIT_REACH_SEED=1. */
const sets = Number(process.env["CALICO_KIT_FELIX_SETS"] ?? 30);
const seed = Number(process.env["CALICO_KIT_REACH_SEED"] ?? 0);

/** A random set that namespaces can be made of: with hosts that are there. */
function wireSet(number: number): WireSet {
  const { objects, externals, probes } = randomSet(number);
  const isThere = ({ kind, metadata }: WireSet["objects"][number]): boolean =>
    kind !== "HostEndpoint" || ["host-0", "host-1"].includes(metadata.name);
  return { objects: onNodes(survivable(objects.filter(isThere))), externals, probes };
}

/** The example of a pack; its nodes are the two that there are, under the pack's addresses. */
function packSet(name: (typeof packNames)[number]) {
  const { objects, population, externals, edges } = exampleOf(name);
  const named: Readonly<Record<string, string>> = { "cp-1": "node-0", "worker-1": "node-1" };
  const moved = JSON.parse(
    JSON.stringify([...objects, ...population], (key, value: unknown) =>
      (key === "nodeName" || key === "node") && typeof value === "string" ? (named[value] ?? value) : value,
    ),
  ) as WireSet["objects"];
  const pool = {
    apiVersion: "projectcalico.org/v3",
    kind: "IPPool",
    metadata: { name: "pods" },
    spec: { cidr: "10.10.0.0/16", natOutgoing: true, ipipMode: "Never", vxlanMode: "Never" },
  };
  const texts = [...new Set(edges.map(({ probe }) => probe))];
  const addresses = { "node-0": "192.0.2.11", "node-1": "192.0.2.21" };
  return { objects: [...moved, pool], externals, addresses, probes: texts.flatMap((text) => parseProbe(text) ?? []) };
}

describeWith(
  ["calico-felix", "calico-reach", "etcd", "nft", "iptables", "ipset", namespacesAsRoot],
  "real Felix",
  () => {
    let wire: FelixWire;
    beforeAll(async () => void (wire = await FelixWire.start()));
    afterAll(async () => wire?.end());

    it.each(Object.keys(hookSets))("%s", async (name) => {
      const set = hookSets[name];
      if (set === undefined) throw new Error(name);
      const { differences, arrived, count } = await compared(wire, set, set.options);
      expect(differences).toEqual([]);
      // Something of both: it is not a set that closes or opens everything.
      expect(arrived).toBeGreaterThan(0);
      expect(count).toBeGreaterThan(arrived);
    });

    it.each(packNames)("pack %s: every edge between everybody, and those it is there for", async (name) => {
      const set = packSet(name);
      const result = await compared(wire, set, { natOutgoing: true });
      expect(result.differences).toEqual([]);
      // Of what it is there for, something that passes and something that does not.
      const sent = exampleOf(name).edges.filter(({ from, to, probe, isAllowed }) =>
        result.edges.has(`${from} ${to} ${probe} ${isAllowed}`),
      );
      expect([...new Set(sent.map(({ isAllowed }) => isAllowed))].sort()).toEqual([false, true]);
      const opposite = exampleOf(name).edges.map(
        ({ from, to, probe, isAllowed }) => `${from} ${to} ${probe} ${!isAllowed}`,
      );
      expect(opposite.filter((edge) => result.edges.has(edge))).toEqual([]);
    });

    it(`lets through what the kit says, in ${sets} random sets`, async () => {
      const wrong: string[] = [];
      let [count, arrived, settled] = [0, 0, 0];
      const byFamily = { 4: { sets: 0, count: 0, arrived: 0 }, 6: { sets: 0, count: 0, arrived: 0 } };
      for (let number = seed; number < seed + sets && wrong.length < 20; number++) {
        const set = wireSet(number);
        const result = await compared(wire, set);
        const same = byFamily[familyOf(set)];
        same.sets++;
        same.count += result.nodePorts.count;
        same.arrived += result.nodePorts.arrived;
        wrong.push(...result.differences.slice(0, 4).map((difference) => `set ${number}: ${difference}`));
        count += result.count;
        arrived += result.arrived;
        settled += result.settleMs;
      }
      expect(wrong).toEqual([]);
      // Of both kinds there are many.
      expect(arrived).toBeGreaterThan(sets * 20);
      expect(count - arrived).toBeGreaterThan(sets * 20);
      // Of IPv6, too, and by ports of nodes of both.
      for (const { sets: some, count: all, arrived: through } of Object.values(byFamily)) {
        expect(some).toBeGreaterThan(0);
        expect(through).toBeGreaterThan(some * 4);
        expect(all - through).toBeGreaterThan(some * 4);
      }
      console.log(
        `${count} packets, ${arrived} of them to arrive, to ports of nodes ${JSON.stringify(byFamily)}; Felix was done after ${settled / sets} ms`,
      );
    });
  },
);

import { list } from "../../findings";
import { type Cidr, Ip } from "../../net";
import type { VsphereJudged, VsphereProblem } from "./problem";

interface Placed {
  readonly what: string;
  readonly address: Ip;
  readonly keys: readonly (string | number)[];
  readonly isTop?: true;
}

/** Addresses of the surroundings, which must be in no range of the cluster. */
function surroundings({ on, virtualAddresses }: VsphereJudged): readonly Placed[] {
  const server = Ip.parse(on.vcenter.server.replace(/:\d+$/, ""));
  return [
    ...(server.ok ? [{ what: "vCenter", address: server.value, keys: ["vcenter", "server"] }] : []),
    ...(on.vcenter.addresses ?? []).map((address, index) => ({
      what: "vCenter",
      address,
      keys: ["vcenter", "addresses", index],
    })),
    ...(on.nameservers ?? []).map((address, index) => ({
      what: "a name server",
      address,
      keys: ["nameservers", index],
    })),
    ...virtualAddresses.map(({ address, keys }) => ({
      what: "the API's virtual address",
      address,
      keys,
      isTop: true as const,
    })),
  ];
}

export function overlaps(judged: VsphereJudged): readonly VsphereProblem[] {
  const ranges = (["pods", "services"] as const).flatMap((kind) =>
    judged.network[kind].map((range) => ({ kind, range })),
  );
  const { nodes } = judged;
  const machines = nodes.named.flatMap(({ name, addresses, rack }) =>
    addresses.map((address): Placed => ({
      what: `machine ${name}`,
      address,
      keys: [
        "racks",
        Math.max(
          judged.on.racks.findIndex((one) => one.name === rack),
          0,
        ),
      ],
    })),
  );
  const dhcp = (judged.on.dhcp ?? []).flatMap(({ from, to }, index): readonly Placed[] => [
    { what: "the DHCP range", address: from, keys: ["dhcp", index, "from"] },
    { what: "the DHCP range", address: to, keys: ["dhcp", index, "to"] },
  ]);
  return [...surroundings(judged), ...machines, ...dhcp].flatMap(({ what, address, keys, isTop }) =>
    ranges.flatMap(({ kind, range }): readonly VsphereProblem[] => {
      if (!holds(range, address)) return [];
      return [
        {
          kind: "overlap",
          keys,
          ...(isTop && { isTop }),
          message: `${what} is at ${address}, within ${range}, a range of ${kind}`,
          got: address.toString(),
          want: `an address outside ${list(ranges.map((one) => one.range))}`,
          fix: `write other ranges at network.${kind}, as those of the surroundings seldom change`,
        },
      ];
    }),
  );
}

export function takenAddresses(judged: VsphereJudged): readonly VsphereProblem[] {
  const { on, nodes, ranges, network } = judged;
  const ofCluster = [...network.pods, ...network.services];
  const machines = nodes.named.flatMap(({ name, addresses }) =>
    addresses.map((address) => ({ what: `machine ${name}`, address })),
  );
  const problems: VsphereProblem[] = [];
  for (const { what, address, keys, isTop } of surroundings(judged)) {
    const other = machines.find((one) => one.address.equals(address));
    if (other !== undefined)
      problems.push({
        kind: "taken",
        keys,
        ...(isTop && { isTop }),
        message: `${what} and ${other.what} have ${address}`,
        got: address.toString(),
        want: "an address of its own for each",
        fix: "correct one of them",
      });
    const isOutside = isTop && ranges.some(({ family }) => family === address.family);
    // Within a range of the cluster it is said once, as an overlap.
    if (isOutside && ![...ranges, ...ofCluster].some((range) => holds(range, address)))
      problems.push({
        kind: "taken",
        keys,
        isTop,
        message: `${what} is ${address}, which is in no network of the nodes: none of them can answer for it`,
        got: address.toString(),
        want: `a free address in ${list(ranges)}`,
        fix: "choose one that no machine has, and no DHCP server gives away",
      });
  }
  const fixed = [...machines, ...surroundings(judged)];
  for (const [index, { from, to }] of (on.dhcp ?? []).entries()) {
    const keys = ["dhcp", index];
    if (from.family !== to.family || from.compare(to) > 0) {
      problems.push({
        kind: "taken",
        keys,
        message: `the DHCP range ends before it begins: ${from} to ${to}`,
        got: `${from} to ${to}`,
        want: "the first and the last address, of one IP family",
        fix: "change them over, or correct one",
      });
      continue;
    }
    for (const { what, address } of fixed)
      if (address.family === from.family && address.compare(from) >= 0 && address.compare(to) <= 0)
        problems.push({
          kind: "taken",
          keys,
          message: `${what} has ${address}, which the DHCP server may give to another`,
          got: `${from} to ${to}`,
          want: "a range without addresses of the intent",
          fix: "end the range before it, in the DHCP server and here, or choose another address",
        });
  }
  return problems;
}

const holds = (range: Cidr, address: Ip): boolean => range.family === address.family && range.contains(address);

import { Cidr } from "../../net";
import type { PolicyIntent } from "../../policy";
import type { CalicoPolicy } from "./resolve";

/** Whom failsafe ports are left open to; undefined where the intent does not narrow them. A node asks itself by loopback, too. */
export function failsafeNets(intent: PolicyIntent | undefined, { ground }: CalicoPolicy): readonly Cidr[] | undefined {
  const from = intent?.packs.hardening?.failsafe?.from;
  if (from === undefined) return undefined;
  const loopback = ground.families.map((family) => Cidr.of(family === 4 ? "127.0.0.0/8" : "::1/128"));
  const all = [...ground.nodes, ...loopback, ...from];
  return [...new Map(all.map((net) => [net.toString(), net])).values()];
}

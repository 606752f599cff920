import { here } from "../../findings";
import { type Json, liveRule } from "../../model";
import type { Cluster } from "../cluster";

const see = "docs.tigera.io, Staged network policies";

const rollouts = ({ calico: { policy } }: Cluster): Readonly<Record<string, string>> | null =>
  policy === undefined
    ? null
    : Object.fromEntries(Object.entries(policy.packs).map(([name, { rollout }]) => [name, rollout]));

const enforced = (value: Json): readonly string[] =>
  Object.entries(value ?? {}).flatMap(([name, rollout]) => (rollout === "enforced" ? [name] : []));

/** Packs that begin to refuse on a cluster that runs. */
export const policyLive = liveRule<Cluster>({
  "LIVE-171": {
    title: "a pack of policies is promoted from staged to enforced",
    severity: "warning",
    why: "What its policies only showed in flow logs they refuse from now on, of connections that are there as well.",
    upstream: here,
    see,
    key: "calico.policy.packs",
    read: rollouts,
    path: "/policy/packs",
    instead: "look at what shows as denied in Whisker or the flow logs first; rollout: staged takes it back",
    disrupts: "policy",
    of: "items",
    allows: (_, now) => now !== "enforced",
  },
  "LIVE-172": {
    title: "a pack of policies is enforced that was never staged here",
    severity: "warning",
    why: "Nobody has seen what it would refuse: what its policies do not allow is cut off at once.",
    upstream: here,
    see,
    key: "calico.policy.packs",
    read: rollouts,
    path: "/policy/packs",
    instead: "write rollout: staged for it first, and promote it when nothing that is needed shows as denied",
    disrupts: "policy",
    allows: (was, now) => {
      const known = Object.keys(was ?? {});
      return enforced(now).every((name) => known.includes(name));
    },
  },
});

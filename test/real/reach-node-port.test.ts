/**
 * Node ports by Calico's own policy code, hook by hook: before DNAT the client and the entering node's port, behind it the pod
 * with its own, and whom it sees.
 */
import { Report } from "../../constructs/findings";
import type { KubernetesObject } from "../../constructs/model";
import { Ip } from "../../constructs/net";
import { readObjects } from "../../constructs/policy";
import { type EndpointClass, type Probe, Reach } from "../../constructs/reach";
import { randomSet, type RandomSet } from "../reach/support/random";
import { describeWith } from "./support/needs";
import { CalicoReach, type ReachAnswer } from "./support/reach";

const sets = 200;
const nodePort: Probe = { protocol: 6, port: 443 };
const targetPort: Probe = { protocol: 6, port: 80 };

/** Columns of an answer's edge: what the receiver's hooks say, and the one of a pod. */
const columns = { normal: 6, untracked: 7, preDNAT: 8 } as const;

/** Sets in which hosts have policies before DNAT, and none for what they forward: those are another packet's. */
function withoutForward(set: RandomSet): RandomSet {
  const objects = set.objects.filter(({ kind, spec }) => {
    const { applyOnForward, preDNAT, doNotTrack } = (spec ?? {}) as Readonly<Record<string, unknown>>;
    return kind !== "GlobalNetworkPolicy" || applyOnForward !== true || preDNAT === true || doNotTrack === true;
  });
  return { ...set, objects, probes: [nodePort, targetPort] };
}

/** Pods on the node of the first host, and on that of none. */
function onNodes(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  return objects.map((one, index) =>
    one.kind === "Pod"
      ? { ...one, spec: { ...(one["spec"] as object), nodeName: index % 2 === 0 ? "node-0" : "elsewhere" } }
      : one,
  );
}

/** What Calico says at a hook of `to` about what comes from `from`: undefined where no policy of it is asked. */
function verdictsOf({ endpoints, edges, traces }: ReachAnswer) {
  const byEnds = new Map(edges.map((edge) => [edge.slice(0, 3).join(" "), edge]));
  return (from: string, to: string, probe: 0 | 1, hook: keyof typeof columns): boolean | undefined => {
    const edge = byEnds.get([endpoints.indexOf(from), endpoints.indexOf(to), probe].join(" "));
    const answer = edge?.[columns[hook]] ?? -1;
    if (answer < 0) throw new Error(`Calico says nothing of ${from} -> ${to} ${hook}`);
    const trace = traces[answer >> 1] ?? "";
    // The checker asks profiles after every chain; Felix has them in the normal one only.
    const isNobody = hook !== "normal" && /(^| > )__PROFILE__\|\|[^|]*\|-?\d+\|\w+$/.test(trace);
    return isNobody ? undefined : answer % 2 === 1;
  };
}

describeWith(["calico-reach"], "node ports by Calico's own policy code", () => {
  let calico: CalicoReach;
  beforeAll(() => void (calico = new CalicoReach()));
  afterAll(() => calico.end());

  it(`agrees in ${sets} random sets, with the client's address and with the node's`, async () => {
    const wrong: string[] = [];
    const seen = new Map<string, number>();
    for (let seed = 0; seed < sets; seed++) {
      const set = withoutForward(randomSet(seed));
      if (!set.objects.some(({ kind }) => kind === "HostEndpoint")) continue;
      const says = verdictsOf(await calico.ask(set));
      const externals = set.externals.map(Ip.of);
      const located = onNodes(set.objects).map((value) => ({ value, locate: () => undefined }));
      const { set: policies } = readObjects(located, new Report());
      const reach = new Reach(policies, {
        family: externals[0]?.family ?? 4,
        externals,
        failsafe: { ingress: [], egress: [] },
      });
      const [entry, client] = [reach.find("host:host-0"), reach.find(set.externals[0] ?? "")];
      if (entry === undefined || client === undefined) throw new Error("no such endpoint");
      for (const pod of reach.classes.flatMap(({ members }) => members).filter(({ kind }) => kind === "pod")) {
        const to = reach.find(pod.id) as EndpointClass;
        for (const isSourceKept of [false, true]) {
          const how = { nodePort, targetPort, externalTrafficPolicy: "Cluster" as const, isSourceKept };
          const ours = reach.nodePort(client, to, entry, how).isAllowed;
          const before =
            says(client.first.id, "host:host-0", 0, "untracked") ?? says(client.first.id, "host:host-0", 0, "preDNAT");
          const isThere = pod.node === "node-0";
          const sender = isThere || isSourceKept ? client.first.id : "host:host-0";
          const theirs = before !== false && says(sender, pod.id, 1, "normal") === true;
          const what = `${isThere ? "there" : "on"} ${isSourceKept ? "kept" : "SNAT"} ${theirs ? "allow" : "deny"}`;
          seen.set(what, (seen.get(what) ?? 0) + 1);
          if (ours !== theirs) wrong.push(`set ${seed}: ${pod.id} ${what}: ours ${ours ? "allow" : "deny"}`);
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    // Each of the eight happened, often enough to mean something.
    expect([...seen.keys()]).toHaveLength(8);
    expect(Math.min(...seen.values())).toBeGreaterThan(20);
  });
});

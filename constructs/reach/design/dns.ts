import { list, type Report } from "../../findings";
import { Cidr, Ip, type IpFamily } from "../../net";
import { designFinds, type Pod, type PolicySet, type ReadObjects, udp } from "../../policy";
import { familiesOf } from "../families";
import { Reach } from "../reach";
import { placeOf } from "./place";

/** Where NodeLocal DNS listens: Kubernetes' own address, and Kubespray's. */
const nodeLocal = ["169.254.20.10", "169.254.25.10"].map(Ip.of);

/** Pods that some policy takes DNS from: asked of the evaluator, with a kube-dns as every cluster has one. */
export function judgeDns({ set }: ReadObjects, report: Report): void {
  if (!set.policies.some(({ directions, staged }) => staged === undefined && directions.includes("egress"))) return;
  // Of a cluster with both versions of IP pods ask by the first.
  const [family = 4] = familiesOf(set);
  const reach = new Reach(withDns(set, family), { family, externals: nodeLocal });
  const servers = reach.classes.filter(({ first: { pod } }) => pod !== undefined && isDns(pod));
  const local = nodeLocal.flatMap((address) => reach.find(address.toString()) ?? []);
  const probe = { protocol: udp, port: 53 };
  const lost = new Map<
    string,
    { readonly ids: string[]; readonly decisive: NonNullable<ReturnType<Reach["edge"]>["decisive"]> }
  >();
  for (const from of reach.classes) {
    if (from.first.pod === undefined || isDns(from.first.pod)) continue;
    const outcomes = servers.map((to) => reach.hook(from, to, probe, "egress", "normal").verdict);
    const [refused] = outcomes.filter(({ action }) => action === "Deny");
    const isByNode = local.some((to) => reach.hook(from, to, probe, "egress", "normal").verdict.action === "Allow");
    if (refused?.policy === undefined || outcomes.some(({ action }) => action === "Allow") || isByNode) continue;
    const known = lost.get(refused.policy.fullName);
    if (known !== undefined) known.ids.push(from.first.id);
    else
      lost.set(refused.policy.fullName, {
        ids: [from.first.id],
        decisive: { endpoint: from.first.id, hook: "normal", direction: "egress", verdict: refused, passed: [] },
      });
  }
  for (const { ids, decisive } of lost.values()) {
    const { policy } = decisive.verdict;
    if (policy === undefined) continue;
    report.of(designFinds).add("POL-023", "/spec/egress", {
      message: `policy ${policy.name} takes DNS from ${list(ids)}`,
      got: "UDP 53 to kube-dns denied",
      want: "UDP and TCP 53 to k8s-app == 'kube-dns' in kube-system allowed, for every pod with egress policies",
      fix: "allow it in a policy of its own, before this one is applied",
      ...placeOf(policy.written),
    });
  }
}

const isDns = ({ namespace, labels }: Pod): boolean => namespace === "kube-system" && labels["k8s-app"] === "kube-dns";

/** The set with a kube-dns, where it has none. */
function withDns(set: PolicySet, family: IpFamily): PolicySet {
  if (set.pods.some(isDns)) return set;
  const written = { path: "" };
  const address = addressAmong(set, family);
  const pod: Pod = {
    name: "kube-dns",
    namespace: "kube-system",
    labels: { "k8s-app": "kube-dns" },
    serviceAccount: "coredns",
    addresses: [address],
    ports: [
      { name: "dns", protocol: udp, port: 53 },
      { name: "dns-tcp", protocol: 6, port: 53 },
    ],
    hostNetwork: false,
    assumed: true,
    written,
  };
  const hasNamespace = set.namespaces.some(({ name }) => name === "kube-system");
  const labels = { "kubernetes.io/metadata.name": "kube-system" };
  const slice = {
    service: "kube-dns",
    namespace: "kube-system",
    addresses: [address],
    ports: [{ protocol: udp, port: 53 }],
  };
  return {
    ...set,
    pods: [...set.pods, pod],
    namespaces: hasNamespace ? set.namespaces : [...set.namespaces, { name: "kube-system", labels }],
    endpointSlices: [...set.endpointSlices, slice],
  };
}

/** Where pods are thought to be of which nothing is known (read/complete.ts). */
const assumed: Readonly<Record<IpFamily, Ip>> = { 4: Ip.of("198.18.0.53"), 6: Ip.of("2001:2::53") };

/** A free address where the other pods are: what is allowed or denied by ranges of pods holds for it as for them. */
function addressAmong({ pods, pools }: PolicySet, family: IpFamily): Ip {
  const isOfFamily = (one: { readonly family: IpFamily }): boolean => one.family === family;
  const taken = new Set(pods.flatMap(({ addresses }) => addresses.map(String)));
  const known = pods.flatMap((pod) => (pod.assumed || pod.hostNetwork ? [] : pod.addresses)).find(isOfFamily);
  const ranges = [
    ...(known === undefined ? [] : [Cidr.containing(known, family === 4 ? 24 : 120)]),
    ...pools.filter(isOfFamily),
  ];
  for (const range of ranges)
    for (let host = range.size - 2n; host > 0n && host > range.size - 256n; host--) {
      const address = range.host(host);
      if (!taken.has(address.toString())) return address;
    }
  return assumed[family];
}

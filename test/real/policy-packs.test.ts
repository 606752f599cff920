/** Practice packs before their judges: Calico's own policy code decides every edge by the same rule, and a real API server takes every object. */
import { readObjects } from "../../constructs/policy";
import { Report } from "../../constructs/findings";
import {
  exampleGround,
  exampleOf,
  type PackExample,
  type PackName,
  packNames,
  packObjects,
  packOf,
} from "../../constructs/policy/packs";
import { parseProbe, Reach } from "../../constructs/reach";
import { Ip } from "../../constructs/net";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { complaintsOf } from "./support/api-server-judge";
import { describeWith } from "./support/needs";
import { calicoRefusals, kubernetesRefusals, nullRefusals, objectOf } from "../policy/refusals";
import { CalicoReach, type ReachAnswer, type ReachQuestion } from "./support/reach";
import { compared } from "./support/reach-compare";
import { verdictsOf } from "./support/verdicts";

function questionOf({ objects, population, externals, edges }: PackExample): ReachQuestion {
  const texts = [...new Set(edges.map(({ probe }) => probe))];
  return { objects: [...objects, ...population], externals, probes: texts.flatMap((text) => parseProbe(text) ?? []) };
}

/** What Calico's code says of the hooks of an edge, as `TIER|NAMESPACE|POLICY|RULE|ACTION > …` of the last that refuses, or of none. */
function refusals({ edges }: PackExample, { probes }: ReachQuestion, answer: ReachAnswer): readonly string[] {
  return edges.map(({ from, to, probe }) => {
    const wanted = JSON.stringify(parseProbe(probe));
    const found = answer.edges.find(
      ([sender = -1, receiver = -1, index = -1]) =>
        answer.endpoints[sender] === from &&
        answer.endpoints[receiver] === to &&
        JSON.stringify(probes[index]) === wanted,
    );
    if (found === undefined) return `${from} -> ${to} ${probe} was not asked`;
    // Normal hooks of both ends, then the receiver's before DNAT, of which only what a rule refuses counts.
    for (const at of [3, 8, 6]) {
      const said = found[at] ?? -1;
      const trace = answer.traces[said >> 1] ?? "";
      if (said >= 0 && said % 2 === 0 && !(at === 8 && /(^|> )__PROFILE__[^>]*$/.test(trace)))
        return trace.split(" > ").at(-1) ?? "";
    }
    return "";
  });
}

const isPod = (name: string): boolean => name.includes("/");

/** `security.kubelet ingress 4` as Calico's code names it. */
function traceOf(by: string): string {
  const [name = "", , rule = ""] = by.split(" ");
  const [namespace, full] = name.includes("/") ? name.split("/") : ["", name];
  const [tier, ...rest] = (full ?? "").split(".");
  return [tier, namespace, rest.join("."), rule === "end" ? -1 : Number(rule) - 1, "Deny"].join("|");
}

describeWith(["calico-reach"], "packs before Calico's own policy code", () => {
  let calico: CalicoReach;
  beforeAll(() => void (calico = new CalicoReach()));
  afterAll(() => calico.end());

  it.each(packNames)(
    "%s: every edge of its example as the kit has it, and its refusals by the rule it names",
    async (name) => {
      const example = exampleOf(name);
      const question = questionOf(example);
      const answer = await calico.ask(question);
      expect(answer.problems).toEqual([]);
      const { differences, count } = compared(question, answer);
      expect(differences).toEqual([]);
      expect(count).toBeGreaterThan(100);
      // Which way a pod's packet takes to a node, and by whose address, the checker does not know: packets say it (felix.test.ts).
      const edges = example.edges.filter(
        ({ from, to, isAllowed }) => !(isAllowed && isPod(from) && to.startsWith("host:")),
      );
      const wanted = edges.map(({ isAllowed, by }) => (isAllowed ? "" : traceOf(by)));
      expect(wanted.length).toBeGreaterThan(3);
      expect(refusals({ ...example, edges }, question, answer)).toEqual(wanted);
    },
  );

  it("all at once, every edge between everybody", async () => {
    const examples = packNames.map((name) => exampleOf(name));
    const objects = [
      ...new Map(
        examples.flatMap((one) => one.objects).map((one) => [JSON.stringify([one.kind, one.metadata]), one]),
      ).values(),
    ];
    const [first] = examples as [PackExample];
    const question = questionOf({ ...first, objects, edges: examples.flatMap(({ edges }) => edges) });
    const answer = await calico.ask(question);
    expect(answer.problems).toEqual([]);
    const { differences, count } = compared(question, answer);
    expect(differences).toEqual([]);
    console.log(`${count} answers compared`);
    // DNS, the API and the nodes' own traffic stand whatever is enforced.
    const { set } = readObjects(
      question.objects.map((value) => ({ value, locate: () => undefined })),
      new Report(),
    );
    const reach = new Reach(set, { externals: question.externals.map(Ip.of) });
    for (const [from, to, probe] of [
      ["shop/web", "kube-system/coredns", "udp:53"],
      ["other/pod", "kube-system/coredns", "tcp:53"],
      ["shop/web", "host:cp-1-auto-hep", "tcp:6443"],
      ["host:worker-1-auto-hep", "host:cp-1-auto-hep", "tcp:6443"],
      ["host:cp-1-auto-hep", "host:worker-1-auto-hep", "tcp:10250"],
      ["host:worker-1-auto-hep", "host:cp-1-auto-hep", "udp:4789"],
      ["host:worker-1-auto-hep", "host:cp-1-auto-hep", "tcp:5473"],
      ["kube-system/coredns", "203.0.113.9", "udp:53"],
    ] as const) {
      const [sender, receiver, sent] = [reach.find(from), reach.find(to), parseProbe(probe)];
      if (sender === undefined || receiver === undefined || sent === undefined) throw new Error(`${from} or ${to}`);
      expect([from, to, probe, reach.edge(sender, receiver, sent).isAllowed]).toEqual([from, to, probe, true]);
    }
  });
});

describeWith(["etcd", "kube-apiserver", "calico-verdicts", needsCrds], "packs before a real API server", () => {
  let apiServer: ApiServer;
  beforeAll(async () => {
    apiServer = await startApiServer({ crds: Object.values(crdFiles) });
    await apiServer.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } });
  });
  afterAll(async () => apiServer?.stop());

  it.each(packNames)("%s, staged and enforced: nothing is refused, dropped or changed", async (name) => {
    for (const rollout of ["staged", "enforced"] as const) {
      const { objects } = exampleOf(name, rollout);
      expect(objects.length).toBeGreaterThan(0);
      expect(await complaintsOf(apiServer, objects)).toEqual([]);
    }
  });

  it("takes packs whose ranges are said twice, and refuses a direction that is (CAL-065)", async () => {
    const made = (name: PackName, options: object) =>
      packObjects({ [name]: { rollout: "enforced", options: packOf(name).schema().parse(options) } }, exampleGround);
    const ranges = ["192.0.2.0/25", "198.51.100.0/28", "198.51.100.0/28"];
    for (const { networkSets, enforced } of [
      made("exposedDaemons", { trusted: ranges }),
      made("controlPlane", { trusted: ranges }),
      made("hardening", { administrators: ranges, api: ranges, allow: [{ ports: [9100], from: ranges }] }),
      made("ingressControl", { gateways: [{ namespace: "shop", ports: [8443], from: ranges }] }),
      made("egressControl", { destinations: [{ name: "payments", nets: ranges }] }),
    ])
      expect(await complaintsOf(apiServer, [...networkSets, ...enforced])).toEqual([]);
    const twice = await complaintsOf(apiServer, made("defaultDeny", { directions: ["Egress", "Egress"] }).enforced);
    expect(JSON.stringify(twice)).toContain("duplicate entries");
  });

  /** What the API server with the CRDs of 3.32, and Calico's validation of 3.31, have against an object. */
  async function objectionsTo(text: string): Promise<readonly string[]> {
    const object = objectOf(text);
    const refused = await apiServer.client.apply(object, { dryRun: true }).then(
      () => [],
      (error: unknown) => [(error as Error).message],
    );
    const isCalico = object.apiVersion === "projectcalico.org/v3";
    const [verdict] = isCalico ? verdictsOf([object]) : [];
    return [...refused, ...[verdict?.refused, verdict?.panics].filter((one) => one !== undefined)];
  }

  it("refuses what the kit's reader of policies refuses, and takes what it has nothing against", async () => {
    const wrong: string[] = [];
    for (const [what, refused, taken] of [...kubernetesRefusals, ...calicoRefusals, ...nullRefusals]) {
      if ((await objectionsTo(refused)).length === 0) wrong.push(`${what}: nobody refuses it`);
      wrong.push(...(await objectionsTo(taken)).map((text) => `${what}, put right: ${text}`));
    }
    expect(wrong).toEqual([]);
    // What only the CRDs refuse, Calico's own validation takes: a release is said for these alone.
    const verdicts = verdictsOf(nullRefusals.map(([, refused]) => objectOf(refused)));
    expect(verdicts.map(({ refused }) => refused)).toEqual(nullRefusals.map(() => undefined));
  });

  it("takes a policy's name without its tier, and with several dots, in 3.32, and 3.31's validation refuses the dots", async () => {
    const policy = (name: string, tier: string) => ({
      apiVersion: "projectcalico.org/v3",
      kind: "GlobalNetworkPolicy",
      metadata: { name },
      spec: { tier, selector: "has(a)" },
    });
    for (const object of [policy("noprefix", "security"), policy("a.b", "default"), policy("a.b.c", "default")])
      expect(await apiServer.client.apply(object, { dryRun: true })).toMatchObject({ metadata: object.metadata });
    expect(verdictsOf([policy("a.b.c", "default")])[0]?.refused).toMatch(/Metadata.Name/);
  });

  it.each([
    ["projectcalico.org/v3", "GlobalNetworkPolcy"],
    ["projectcalico.org/v1", "GlobalNetworkPolicy"],
    ["networking.k8s.io/v1", "GlobalNetworkPolicy"],
    ["networking.k8s.io/v1beta1", "NetworkPolicy"],
    ["extensions/v1beta1", "NetworkPolicy"],
    ["policy.networking.k8s.io/v1alpha1", "ClusterNetworkPolicy"],
  ])("has no kind %s %s", async (apiVersion, kind) => {
    const object = { apiVersion, kind, metadata: { name: "x", namespace: "shop" } };
    await expect(apiServer.client.apply(object, { dryRun: true })).rejects.toThrow();
  });
});

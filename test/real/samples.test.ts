/** The sample applications: Calico's own policy code expects of them what their files do, and a real API server takes every object. */
import { Ip } from "../../constructs/net";
import { parseProbe } from "../../constructs/reach";
import { runningObjects, sampleEdges, sampleObjects, samples, workloadOf } from "../support/samples";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds } from "./support/api-server-crds";
import { complaintsOf } from "./support/api-server-judge";
import { describeWith } from "./support/needs";
import { CalicoReach, type ReachAnswer, type ReachQuestion } from "./support/reach";
import { compared } from "./support/reach-compare";

/** `*` stands for anything, as in the command's expectations. */
const isNamed = (id: string, name: string): boolean =>
  name.endsWith("*") ? id.startsWith(name.slice(0, -1)) : workloadOf(id) === name || id === name;

/** What Calico's code says of what is expected of a sample, as lines where it is otherwise. */
function otherwise(name: string, { probes }: ReachQuestion, { endpoints, edges }: ReachAnswer): readonly string[] {
  return sampleEdges(name).flatMap(({ from, to, probe, allow }) => {
    const wanted = JSON.stringify(parseProbe(probe));
    const found = edges.filter(
      ([sender = -1, receiver = -1, index = -1]) =>
        isNamed(endpoints[sender] ?? "", from) &&
        isNamed(endpoints[receiver] ?? "", to) &&
        JSON.stringify(probes[index]) === wanted,
    );
    if (found.length === 0) return [`${from} -> ${to} ${probe} was not asked`];
    // The fourth column is the sender's normal hook, the seventh the receiver's; -1 is no endpoint with policy, an even number Deny.
    const isDenied = (verdict: number | undefined): boolean =>
      verdict !== undefined && verdict >= 0 && verdict % 2 === 0;
    return found
      .filter((edge) => !(isDenied(edge[3]) || isDenied(edge[6])) !== allow)
      .map((edge) => `${endpoints[edge[0] ?? -1]} -> ${endpoints[edge[1] ?? -1]} ${probe}: wanted ${String(allow)}`);
  });
}

describeWith(["calico-reach"], "Calico's own policy code", () => {
  let calico: CalicoReach;
  beforeAll(() => void (calico = new CalicoReach()));
  afterAll(() => calico.end());

  it.each(samples)("decides in sample %s as its file has it, and by the same rules as the kit", async (name) => {
    const edges = sampleEdges(name);
    const texts = [...new Set(edges.map(({ probe }) => probe))];
    const externals = [...new Set(edges.flatMap(({ from, to }) => [from, to]).filter((id) => Ip.parse(id).ok))];
    const question: ReachQuestion = {
      objects: runningObjects(name),
      externals: externals.length > 0 ? externals : ["203.0.113.9"],
      probes: texts.flatMap((text) => parseProbe(text) ?? []),
    };
    const answer = await calico.ask(question);
    expect(answer.problems).toEqual([]);
    const { differences, count } = compared(question, answer);
    expect(differences).toEqual([]);
    expect(count).toBeGreaterThan(edges.length);
    expect(otherwise(name, question, answer)).toEqual([]);
    // What is asked can be answered otherwise: without its policies all is open.
    const open = { ...question, objects: question.objects.filter(({ kind }) => !kind.endsWith("Policy")) };
    expect(otherwise(name, open, await calico.ask(open))).not.toEqual([]);
  });
});

describeWith(["etcd", "kube-apiserver", needsCrds], "a real API server", () => {
  let apiServer: ApiServer;
  beforeAll(async () => {
    apiServer = await startApiServer({ crds: [crdFiles.served] });
  });
  afterAll(async () => apiServer?.stop());

  it.each(samples)("takes every object of sample %s as it is", async (name) => {
    expect(await complaintsOf(apiServer, sampleObjects(name))).toEqual([]);
  });
});

/**
 * What the Pulumi component hands to kOps, judged by kOps: in a VPC of the kit's own it is another text than `synth`'s,
 * with the ids of the VPC, its subnets and the kit's security group in it.
 */
import { renderCalico } from "../../constructs/calico";
import { KopsCalicoCluster } from "../../constructs/platforms/kops/component";
import { Recording } from "../platforms/recording";
import { ebpf, type KopsOnly, operator, resolved } from "../platforms/kops/intents";
import { changed } from "../support/changed";
import { plausible } from "./support/api-server-plans";
import type { KopsVerdict } from "./support/kops";
import { sharedNetwork } from "./support/kops-cases";
import { judgeAll } from "./support/kops-lanes";
import { describeWith } from "./support/needs";

const ipip: KopsOnly = { ...operator, calico: { routing: { kind: "overlay", encapsulation: "IPIPCrossSubnet" } } };
const intents: Readonly<Record<string, KopsOnly>> = {
  "kOps' own VPC and Calico": ebpf,
  "the kit's VPC, no group": operator,
  "the kit's VPC and group": ipip,
  "the kit's VPC with public nodes": changed(ipip, { platform: { topology: "public" } }),
  "the kit's VPC with a bastion and a public API": changed(ipip, {
    platform: { bastion: {}, api: { publicCidrs: ["203.0.113.0/24"] } },
  }),
};

/** The texts of the steps that kOps reads, in the order of the steps. */
async function specOf(intent: KopsOnly): Promise<string> {
  const { cluster } = resolved(intent);
  const { manifests, charts } = renderCalico(cluster);
  const { resources } = await Recording.of((opts) => {
    new KopsCalicoCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
  });
  const texts = resources
    .filter(({ inputs }) => inputs["create"] === "kops replace --force -f -")
    .map(({ name, inputs }) => ({ isCluster: name === "demo-cluster", text: String(inputs["stdin"]) }));
  expect(texts.length).toBeGreaterThan(2);
  return texts
    .sort((a, b) => Number(b.isCluster) - Number(a.isCluster))
    .map(({ text }) => text)
    .join("---\n")
    .replaceAll("demo-calico-id", plausible["kops.securityGroupId"]);
}

describeWith(["kops", "moto"], "the component's spec, judged by kOps", () => {
  const verdicts = new Map<string, KopsVerdict | Error | undefined>();

  beforeAll(async () => {
    const names = Object.keys(intents);
    const files = await Promise.all(Object.values(intents).map(specOf));
    const judged = await judgeAll(files.map((file) => ({ file, prepare: sharedNetwork })));
    for (const [index, name] of names.entries()) verdicts.set(name, judged[index]);
  });

  it.each(Object.entries(intents))("%s", (name, { platform }) => {
    const verdict = verdicts.get(name);
    if (verdict === undefined || verdict instanceof Error) throw verdict ?? new Error("kOps was not asked");
    if (verdict.kind === "refused") throw new Error(`kops ${verdict.by}: ${verdict.message}`);
    expect(verdict.addon === undefined).toBe(platform.networking === "cni");
  });
});

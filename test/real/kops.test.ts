/**
 * The kit's files for kOps, judged by kOps: every scenario and many generated intents are accepted, and what kOps renders
 * from them is what the kit has derived.
 */
import * as fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PeerAddress } from "../../constructs/calico/bgp/peer-address";
import type { Selector } from "../../constructs/model";
import type { Asn, Cidr, Ip } from "../../constructs/net";
import { renderKops } from "../../constructs/platforms/kops/render";
import type { ResolvedKops } from "../../constructs/platforms/kops/types";
import type { Missing } from "../../tools/engines";
import { shared } from "../support/shared";
import { type ApiServer, startApiServer } from "./support/api-server";
import { findingsOf, planOf, scenarioIds, settled, unruled } from "./support/api-server-plans";
import type { KopsVerdict } from "./support/kops";
import { disagreements } from "./support/kops-agreement";
import { kopsCase } from "./support/kops-cases";
import { kopsIntents } from "./support/kops-intents";
import { missingIn, unmet } from "./support/kops-intents-features";
import { judgeAll } from "./support/kops-lanes";
import { expectReadBackEqual } from "./support/kubernetes-client-read-back";
import { describeWith } from "./support/needs";

const scenarios = scenarioIds.filter((id) => planOf(id).cluster.platform.kind === "kops");

/** The same intents on every run; those that the kit itself refuses are left out. */
const generated = fc
  .sample(kopsIntents, { seed: 20260805, numRuns: 110 })
  .filter((intent) => findingsOf(intent).every(({ severity }) => severity !== "error"))
  .slice(0, 84);

interface Judged {
  readonly name: string;
  readonly cluster: ResolvedKops;
  verdict?: KopsVerdict | Error;
}

const judged: readonly Judged[] = [
  ...scenarios.map((id) => ({ name: `scenario ${id}`, cluster: planOf(id).cluster as ResolvedKops })),
  ...generated.map((intent, index) => ({
    name: `intent ${index}: ${JSON.stringify(intent)}`,
    cluster: unruled(intent).cluster as ResolvedKops,
  })),
];

describe("the generated intents for kOps", () => {
  it("are many, though the kit refuses some", () => {
    expect(generated.length).toBeGreaterThanOrEqual(80);
  });

  it("say everything that an intent can say of kOps", () => {
    expect(missingIn(generated)).toEqual([]);
  });

  it("have the combinations that matter", () => {
    expect(unmet(generated)).toEqual([]);
  });
});

const crds = shared("crds/kops/kops.k8s.io.yaml") ?? "";
const needsCrds = (): Missing | undefined =>
  crds === ""
    ? { missing: "there are no CRDs of kOps", fix: "CALICO_KIT_SHARED=<folder that holds crds/kops>" }
    : undefined;

describeWith(["etcd", "kube-apiserver", needsCrds], "the kit's objects for kOps, as kOps' own CRDs have them", () => {
  let apiServer: ApiServer;

  beforeAll(async () => {
    // Names under k8s.io are kept for what has been approved, and kOps publishes without the mark.
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-kops-crds-"));
    const file = join(folder, "crds.yaml");
    const approval = '    api-approved.kubernetes.io: "unapproved, for a test"\n';
    const published = readFileSync(crds, "utf8").replace(/^ {4}api-approved.*\n/gm, "");
    writeFileSync(
      file,
      published.replace(/^ {2}annotations:\n/gm, (line) => line + approval),
    );
    apiServer = await startApiServer({ crds: [file] }).finally(() => rmSync(folder, { recursive: true }));
  });

  afterAll(async () => apiServer?.stop());

  it.each(judged.map((it) => [it.name, it] as const))("%s", async (_, { cluster }) => {
    const { cluster: object, instanceGroups } = renderKops(cluster);
    for (const it of [object, ...instanceGroups].map(settled)) {
      const namespaced = { ...it, metadata: { ...it.metadata, namespace: "default" } };
      expectReadBackEqual(namespaced, await apiServer.client.apply(namespaced, { dryRun: true }));
    }
  });
});

/** Values that are parsed once and never changed. */
type Value = Cidr | Ip | Asn | Selector | PeerAddress;
type Editable<T = ResolvedKops> = {
  -readonly [K in keyof T]: T[K] extends Value | undefined ? T[K] : T[K] extends object ? Editable<T[K]> : T[K];
};

/** A copy that can be changed: `freeze` is undone, parsed values are shared. */
function thawed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  if (Array.isArray(value)) return value.map(thawed);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, thawed(item)]));
}

/** A cluster that is not quite the one that kOps was given; undefined where there is nothing to change. */
const tamperings: Readonly<Record<string, (cluster: Editable) => Editable | undefined>> = {
  "a release of Calico": (it) => {
    it.calico.release.calico = "v3.30.3";
    return it.platform.networking === "calico" ? it : undefined;
  },
  "a size of a group": (it) => {
    for (const group of it.nodes.groups.slice(0, 1)) group.count.most++;
    return it;
  },
  "a hop limit": (it) => {
    for (const group of it.nodes.groups.slice(-1)) group.instanceMetadata.httpPutResponseHopLimit++;
    return it;
  },
  "a share of spot instances": (it) => {
    const [group] = it.nodes.groups;
    if (group?.mixedInstances === undefined) return undefined;
    group.mixedInstances = { ...group.mixedInstances, onDemandBase: group.mixedInstances.onDemandBase + 1 };
    return it;
  },
  "a volume of etcd": (it) => {
    it.platform.etcd.volume.sizeGiB++;
    return it;
  },
  "a security group": (it) => {
    for (const group of it.nodes.groups.slice(0, 1)) group.additionalSecurityGroups = ["sg-1"];
    return it;
  },
  "a way in by SSH": (it) => {
    it.platform.sshAccess = [...it.platform.sshAccess, "192.0.2.0/24"];
    return it;
  },
  "nothing for a BGP peer outside": (it) => {
    it.platform.securityGroupRules = it.platform.securityGroupRules.filter(({ name }) => !name.startsWith("bgp-"));
    const { networking, vpc } = it.platform;
    const isOurs = networking === "cni" || vpc.kind === "shared";
    return isOurs && it.calico.bgp.peers.some(({ peerIP }) => peerIP !== undefined) ? it : undefined;
  },
};

describeWith(["kops", "moto"], "the kit's files for kOps, judged by kOps", () => {
  beforeAll(async () => {
    const verdicts = await judgeAll(judged.map(({ cluster }) => kopsCase(cluster)));
    judged.forEach((it, index) => (it.verdict = verdicts[index]));
  });

  it.each(judged.map((it) => [it.name, it] as const))("%s", (_, { cluster, verdict }) => {
    if (verdict === undefined || verdict instanceof Error) throw verdict ?? new Error("kOps was not asked");
    if (verdict.kind === "refused") throw new Error(`kops ${verdict.by}: ${verdict.message}`);
    expect(disagreements(cluster, verdict)).toEqual([]);
  });

  it.each(Object.entries(tamperings))("would see %s that kOps does not have", (_, tamper) => {
    const seen = judged.flatMap(({ cluster, verdict }) => {
      if (verdict === undefined || verdict instanceof Error || verdict.kind === "refused") return [];
      const other = tamper(thawed(cluster) as Editable);
      return other === undefined ? [] : [disagreements(other, verdict).length > 0];
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(false);
  });
});

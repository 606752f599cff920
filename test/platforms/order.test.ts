/** The Pulumi components make their resources in the order of the cluster's steps: one list, and it is checked here. */
import { renderCalico } from "../../constructs/calico";
import { type IntentInput, resolve } from "../../constructs/kit";
import { inPhaseOrder, type Manifest, objectKey, phases, type Step } from "../../constructs/model";
import { EksCalicoCluster } from "../../constructs/platforms/eks/component";
import { eksPlatform } from "../../constructs/platforms/eks/platform";
import { CalicoOnCluster } from "../../constructs/platforms/existing/component";
import { existingPlatform } from "../../constructs/platforms/existing/platform";
import { KopsCalicoCluster } from "../../constructs/platforms/kops/component";
import { kopsPlatform } from "../../constructs/platforms/kops/platform";
import type { EksWhole } from "../../constructs/platforms/eks/types";
import type { ResolvedKops } from "../../constructs/platforms/kops/types";
import { parsed } from "../support/rules";
import { Recording } from "./recording";
import { fourWays } from "./eks/intents";
import * as existing from "./existing/intents";
import { changed, type KopsOnly, native, ways } from "./kops/intents";

/** What a component makes for a step, as `type name`. */
interface Made {
  readonly step: Pick<Step, "id" | "phase" | "needs">;
  readonly labels: readonly string[];
}

/** The steps for which the component makes nothing: whatever is said of their order is true. */
function idle(steps: readonly Made[]): readonly string[] {
  return steps.filter(({ labels }) => labels.length === 0).map(({ step }) => step.id);
}

/** Says each pair of steps that the list and the resources tell differently. */
function disagreements(recording: Recording, steps: readonly Made[]): readonly string[] {
  const after = new Map(
    steps.flatMap(({ labels }) => labels.map((label) => [label, recording.comesAfter(label)] as const)),
  );
  return steps.flatMap(({ step, labels }, index) =>
    steps.flatMap((other, place) => {
      if (place === index) return [];
      const waits = (all: boolean): boolean => {
        const pairs = labels.flatMap((label) => other.labels.map((one) => after.get(label)?.has(one) === true));
        return all ? pairs.every(Boolean) : pairs.some(Boolean);
      };
      const must = place < index && (step.needs?.includes(other.step.id) ?? true);
      if (must && !waits(true)) return [`${step.id} does not wait for ${other.step.id}`];
      if (place > index && waits(false)) return [`${step.id} waits for ${other.step.id}, which comes later`];
      return [];
    }),
  );
}

/**
 * The platform's steps with Calico's, one for each phase that has manifests, and what each makes.
 * @throws Error where an object has no resource, or two: nothing would be said about it
 */
function withCalico(steps: readonly Made[], recording: Recording, manifests: readonly Manifest[]): readonly Made[] {
  const calico = phases.flatMap((phase): readonly Made[] => {
    const objects = manifests.filter((one) => one.phase === phase).flatMap((one) => one.objects);
    if (objects.length === 0) return [];
    const names = new Set(objects.map((object) => `demo/${objectKey(object)}`));
    const labels = recording.resources.filter(({ name }) => names.has(name)).map(({ type, name }) => `${type} ${name}`);
    if (labels.length !== objects.length)
      throw new Error(`${phase} has ${objects.length} objects and these resources: ${labels.join(", ")}`);
    return [{ step: { id: phase, phase }, labels }];
  });
  return inPhaseOrder([...steps, ...calico].map((made) => ({ ...made, phase: made.step.phase })));
}

/** The resources of these types (to their end), as `type name`. */
function ofTypes(recording: Recording, ...types: readonly RegExp[]): readonly string[] {
  return recording.resources
    .map(({ type, name }) => `${type} ${name}`)
    .filter((label) => types.some((type) => type.test(label)));
}

function made(steps: readonly Step[], labels: Readonly<Record<string, readonly string[]>>): readonly Made[] {
  return steps.map((step) => {
    const own = labels[step.id];
    if (own === undefined) throw new Error(`say here what the component makes for the step ${step.id}`);
    return { step, labels: own };
  });
}

function eksMade(cluster: EksWhole, one: Recording): readonly Made[] {
  const isLate = /coredns/;
  const addons = ofTypes(one, /^aws:eks\/addon:Addon /);
  return made(eksPlatform.steps(cluster), {
    network: ofTypes(one, /^aws:ec2\/vpc:Vpc /),
    "control-plane": ofTypes(one, /^aws:eks\/cluster:Cluster /),
    access: ofTypes(one, /^aws:eks\/access/),
    "security-group-rules": ofTypes(one, /^aws:vpc\/securityGroup/),
    "add-ons": addons.filter((label) => !isLate.test(label)),
    nodes: ofTypes(one, /^aws:eks\/nodeGroup:NodeGroup /),
    "cluster-dns": addons.filter((label) => isLate.test(label)),
    "route-server": ofTypes(one, /^aws:vpc\/routeServerVpcAssociation:/),
  });
}

const peer = { name: "tor", availabilityZone: "eu-central-1a", peerAddress: "10.0.0.10", peerAsn: 65001 };
const routeServer = { amazonSideAsn: 65000, peers: [peer] };
const eksWays: Readonly<Record<string, IntentInput>> = {
  ...fourWays,
  "a route server": changed<IntentInput>(fourWays["vxlan"]!, { platform: { routeServer } }),
};

describe.each(Object.entries(eksWays))("EKS, %s", (_way, intent) => {
  test("resources wait for each other as the steps stand", async () => {
    const { cluster } = resolve(parsed(intent), eksPlatform);
    const calico = renderCalico(cluster);
    const manifests = [...eksPlatform.manifests(cluster), ...calico.manifests];
    const one = await Recording.of((opts) => {
      new EksCalicoCluster("demo", { plan: { cluster, manifests, calico } }, opts);
    });
    const steps = withCalico(eksMade(cluster, one), one, manifests);
    expect(idle(steps)).toEqual([]);
    expect(disagreements(one, steps)).toEqual([]);
    // Told the other way round, or with two steps exchanged, the resources contradict.
    expect(disagreements(one, [...steps].reverse())).not.toEqual([]);
    const exchanged = steps.map((step, index) => steps[index === 1 ? 2 : index === 2 ? 1 : index] ?? step);
    expect(disagreements(one, exchanged)).not.toEqual([]);
  });
});

/** kOps makes its VPC from its objects, while the component hands the objects over once its own VPC is there. */
function kopsMade(cluster: ResolvedKops, one: Recording): readonly Made[] {
  const command = (...names: readonly string[]): readonly string[] =>
    ofTypes(one, ...names.map((name) => new RegExp(`^command:local:Command demo-${name}$`)));
  const objects = command("cluster", "instance-group-.*");
  const steps = kopsPlatform.steps(cluster);
  const isLater = steps.some(({ id }) => id === "network");
  return made(steps, {
    objects: isLater ? [] : objects,
    network: ofTypes(one, /^aws:ec2\/vpc:Vpc /),
    "security-group": ofTypes(one, /^aws:ec2\/securityGroup:/, /^aws:vpc\/securityGroup/),
    "instance-groups": objects,
    update: command("update"),
    kubeconfig: command("access"),
    validate: command("validate"),
    annotate: command("annotate"),
  });
}

const reflectors = { platform: { instanceGroups: [{ name: "rr", routeReflectorClusterId: "244.0.0.1" }] } };
const kopsWays: Readonly<Record<string, KopsOnly>> = {
  ...ways,
  "native, reflectors": changed<KopsOnly>(native, reflectors),
  "operator, reflectors": changed<KopsOnly>(ways["operator"]!, reflectors),
};

describe.each(Object.entries(kopsWays))("kOps, %s", (_way, intent) => {
  test("commands and objects wait for each other as the steps stand", async () => {
    const { cluster } = resolve(parsed(intent), kopsPlatform);
    const { manifests, charts } = renderCalico(cluster);
    const one = await Recording.of((opts) => {
      new KopsCalicoCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
    });
    const steps = withCalico(kopsMade(cluster, one), one, manifests);
    // With a VPC of the component's own, the objects are handed over once, behind it: as the step instance-groups.
    expect(idle(steps)).toEqual(steps.some(({ step }) => step.id === "network") ? ["objects"] : []);
    expect(disagreements(one, steps)).toEqual([]);
    expect(disagreements(one, [...steps].reverse())).not.toEqual([]);
  });
});

test.each([
  ["eks", eksPlatform.steps(resolve(parsed(fourWays["vxlan"]), eksPlatform).cluster)],
  ["kops", kopsPlatform.steps(resolve(parsed(kopsWays["operator, reflectors"]), kopsPlatform).cluster)],
  ["existing", existingPlatform.steps(resolve(parsed(existing.ways["kubeadm"]), existingPlatform).cluster)],
] satisfies [string, readonly Step[]][])(
  "%s: ids are unique, needs name steps, phases come in order",
  (_kind, steps) => {
    const ids = steps.map(({ id }) => id);
    expect(ids).not.toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, needs, why, expect: seen } of steps) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      for (const need of needs ?? []) expect(ids).toContain(need);
      expect([why, seen]).not.toEqual([expect.stringMatching(/\.$/), expect.anything()]);
    }
    expect(inPhaseOrder(steps)).toEqual(steps);
  },
);

describe.each(Object.entries(existing.ways))("a cluster that is there, %s", (_way, intent) => {
  test("Calico's objects wait for each other as the phases stand", async () => {
    const { cluster } = resolve(parsed(intent), existingPlatform);
    const { manifests, charts } = renderCalico(cluster);
    const one = await Recording.of((opts) => {
      new CalicoOnCluster("demo", { plan: { cluster, manifests, calico: { charts } } }, opts);
    });
    // The platform's own steps only look.
    const kinds = existingPlatform.steps(cluster).map(({ run }) => run.kind);
    expect(new Set(kinds)).toEqual(new Set(["check"]));
    const steps = withCalico([], one, manifests);
    expect(steps.length).toBeGreaterThan(1);
    expect(disagreements(one, steps)).toEqual([]);
    expect(disagreements(one, [...steps].reverse())).not.toEqual([]);
  });
});

/** EKS Anywhere's own code as a judge, and its CRDs in a real API server. */
import { existsSync } from "node:fs";
import type { Intent, IntentInput } from "../../constructs/kit";
import { eksAnywhereObjects, eksAnywherePlatform, marker } from "../../constructs/platforms/eks-anywhere";
import { privilegesOf, roleKeys } from "../../constructs/platforms/eks-anywhere/privileges";
import type { KubernetesObject } from "../../constructs/model";
import { liveChangeCases } from "../kit/support/live-changes";
import { mistakes } from "../platforms/eks-anywhere/mistakes";
import { grounded, resolved, ways } from "../platforms/eks-anywhere/intents";
import { entryOf, intentOf, parsed } from "../support/rules";
import { shared } from "../support/shared";
import { type ApiServer, startApiServer } from "./support/api-server";
import { type Question, type Refusal, verdictsOf, wantedPrivileges } from "./support/eks-anywhere";
import { describeWith } from "./support/needs";

const scenarios = ["eksa-cilium-to-calico", "eksa-tor-bgp"];
const all: Readonly<Record<string, Intent>> = {
  ...Object.fromEntries(Object.entries(ways).map(([name, intent]) => [name, parsed(intent)])),
  ...Object.fromEntries(scenarios.map((id) => [id, intentOf(`scenarios/${id}/intent.yaml`)])),
};

const objectsOf = (intent: IntentInput | Intent, when: "create" | "applied" = "create"): readonly KubernetesObject[] =>
  eksAnywhereObjects(resolved(intent).cluster, when);

/** Releases that a bundle would say, where the intent says none. */
const otherReleases = Object.fromEntries(
  ["1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"].map((minor) => [
    minor,
    `kubernetes-${minor.replace(".", "-")}-eks-99`,
  ]),
);

function creation(intent: Intent): Question {
  const { platform, name } = resolved(intent).cluster;
  const question = { objects: objectsOf(intent), byCommand: platform.managementCluster === name };
  const attached = platform.groundwork?.tags?.attached;
  if (attached === undefined) return question;
  const tags = Object.fromEntries(
    attached.map(({ to }) => [to, attached.filter((one) => one.to === to).map(({ tag }) => tag)]),
  );
  const said = attached.flatMap(({ tag }) => /^eksdRelease:(kubernetes-1-(\d+)-.*)$/.exec(tag) ?? []);
  const releases = Object.fromEntries(
    said.flatMap((_, index) => (index % 3 === 0 ? [[`1.${said[index + 2]}`, said[index + 1] ?? ""]] : [])),
  );
  return { ...question, tags, releases: { ...otherReleases, ...releases } };
}

/** `eksctl anywhere` makes a key, and finds Bottlerocket's template, before the webhook looks. */
function objections({ objects, byCommand }: Question, refused: readonly Refusal[] = []): readonly string[] {
  const isFilledIn = ({ by, what, why }: Refusal): boolean => {
    if (byCommand !== true || by !== "create") return false;
    const machine = objects.find(({ kind, metadata: { name } }) => what === `${kind} ${name}`);
    const isRocket = (machine?.["spec"] as { readonly osFamily?: string } | undefined)?.osFamily === "bottlerocket";
    return /users\[0\]|users is not set/.test(why) || (isRocket && why.includes("template field is required"));
  };
  return refused.filter((one) => !isFilledIn(one)).map(({ by, what, why }) => `${by} ${what}: ${why}`);
}

describeWith(["eks-anywhere-verdicts"], "EKS Anywhere's own code", () => {
  const names = Object.keys(all);

  it("takes every intent that passes, as a file, by its webhooks and by its vSphere provider", () => {
    const questions = Object.values(all).map(creation);
    const verdicts = verdictsOf(questions);
    const refused = verdicts.map(({ refused: no }, index) => [names[index], objections(questions[index]!, no)]);
    expect(refused).toEqual(names.map((name) => [name, []]));
  });

  it("takes the file of after the hand-over as an update of the one of creation", () => {
    const questions = Object.values(all).map((intent) => ({
      objects: objectsOf(intent, "applied").map(withKey),
      old: objectsOf(intent).map(withKey),
    }));
    const said = verdictsOf(questions).map(({ refused = [] }) => refused.map(({ why }) => why).join());
    expect(said).toEqual(questions.map(() => ""));
  });

  const codes = Object.keys(mistakes).filter((code) => entryOf(code).upstream.program === "eks-anywhere");
  const refusing = codes.filter((code) => entryOf(code).upstream.verdict === "refuses");

  it("is blamed by many codes", () => {
    expect(refusing.length).toBeGreaterThan(20);
  });

  it("refuses what a rule says that it refuses, and nothing of it put right", () => {
    const ask = (which: "failing" | "passing") => refusing.map((code) => creation(mistakes[code]!()[which]));
    const [failing, passing] = [ask("failing"), ask("passing")];
    const verdicts = verdictsOf([...failing, ...passing]);
    const said = refusing.map((code, index) => [
      code,
      objections(failing[index]!, verdicts[index]?.refused).length > 0,
      objections(passing[index]!, verdicts[index + refusing.length]?.refused),
    ]);
    expect(said).toEqual(refusing.map((code) => [code, true, []]));
  });

  it("takes what a rule says that it takes", () => {
    const accepting = codes.filter((code) => !refusing.includes(code));
    const questions = accepting.map((code) => creation(mistakes[code]!().failing));
    const verdicts = verdictsOf(questions);
    const said = accepting.map((code, index) => [code, objections(questions[index]!, verdicts[index]?.refused)]);
    expect(said).toEqual(accepting.map((code) => [code, []]));
  });

  it("looks for the privileges that the roles have, and for no others", () => {
    const wanted = wantedPrivileges();
    for (const role of roleKeys) {
      const own = wanted[role].filter((one) => !one.startsWith("System."));
      expect(privilegesOf(role)).toEqual([...own].sort());
      expect(own.length).toBeGreaterThan(15);
    }
  });

  it("takes a template with the tags that the kit gives it, and none that lacks one or has another minor's", () => {
    const question = creation(parsed(grounded));
    const path = Object.keys(question.tags ?? {})[0] ?? "";
    const tags = question.tags?.[path] ?? [];
    expect(tags).toHaveLength(2);
    const withTags = (some: readonly string[]): Question => ({ ...question, tags: { ...question.tags, [path]: some } });
    const older = tags.map((tag) => tag.replace("kubernetes-1-35", "kubernetes-1-34"));
    const asked = [question, ...tags.map((tag) => withTags(tags.filter((one) => one !== tag))), withTags(older)];
    const said = verdictsOf(asked).map(({ refused }, index) => objections(asked[index]!, refused).join());
    expect(said.map((one) => /is missing tag (\S+)/.exec(one)?.[1] ?? one)).toEqual(["", ...tags, tags[1]]);
  });

  it("refuses the changes of a live cluster that the kit says it refuses", () => {
    const live = Object.entries(eksAnywherePlatform.live.finds).flatMap(([code, { upstream }]) =>
      upstream.program === "eks-anywhere" ? [code] : [],
    );
    const cases = live.flatMap((code) => liveChangeCases[code]!.map((one) => ({ code, ...one })));
    const verdicts = verdictsOf(
      cases.map(({ was, now }) => ({ objects: objectsOf(now).map(withKey), old: objectsOf(was).map(withKey) })),
    );
    const isRefused = (index: number): boolean => verdicts[index]?.refused?.some(({ by }) => by === "update") === true;
    expect(cases.filter((_, index) => !isRefused(index)).map(({ code }) => code)).toEqual([]);
  });

  describe("the Cilium reconciler", () => {
    const eksImage = "public.ecr.aws/eks/cilium/cilium:v1.19.4-0";
    const cilium = (objects: readonly KubernetesObject[], image: string) =>
      verdictsOf([{ objects, cilium: { image } }])[0]!.cilium!;
    const { small } = all;
    const applied = objectsOf(small!, "applied");

    it("installs Cilium once by the file of creation, and marks the Cluster", () => {
      const verdict = cilium(objectsOf(small!), "");
      expect(verdict).toMatchObject({ installs: true, annotations: { [marker]: "" } });
    });

    it("would never install it by the file of after the hand-over: that must not make a cluster", () => {
      expect(cilium(applied, "")).toMatchObject({ installs: false });
    });

    it("leaves a Cilium alone that is there, and marks it", () => {
      expect(cilium(objectsOf(small!), eksImage)).toMatchObject({ installs: false, annotations: { [marker]: "" } });
    });

    it("puts it back over Calico where the marker or skipUpgrade is lost", () => {
      expect(cilium(applied.map(without("marker")), "")).toMatchObject({ installs: true });
      expect(cilium(applied.map(without("skipUpgrade")), "")).toMatchObject({ installs: true });
    });
  });
});

/** What the webhooks want of machines that are changed: `eksctl anywhere` has filled it in by then. */
function withKey(object: KubernetesObject): KubernetesObject {
  if (object.kind !== "VSphereMachineConfig") return object;
  const spec = object["spec"] as Readonly<Record<string, unknown>>;
  const name = spec["osFamily"] === "bottlerocket" ? "ec2-user" : "capv";
  return { ...object, spec: { users: [{ name, sshAuthorizedKeys: ["ssh-ed25519 AAAA"] }], ...spec } };
}

function without(what: "marker" | "skipUpgrade") {
  return (object: KubernetesObject): KubernetesObject => {
    if (object.kind !== "Cluster") return object;
    const copy = structuredClone(object) as unknown as {
      metadata: { annotations?: unknown };
      spec: Record<string, unknown>;
    };
    if (what === "marker") delete copy.metadata.annotations;
    else (copy.spec["clusterNetwork"] as Record<string, unknown>)["cniConfig"] = { cilium: {} };
    return copy as unknown as KubernetesObject;
  };
}

const crds = shared("crds/eks-anywhere/anywhere.eks.amazonaws.com.yaml") ?? "";

describeWith(["kube-apiserver", "etcd"], "EKS Anywhere's CRDs in a real API server", () => {
  let server: ApiServer;
  beforeAll(async () => {
    if (existsSync(crds)) server = await startApiServer({ crds: [crds] });
  });
  afterAll(() => server?.stop());

  it.each(Object.entries(all))(
    "%s: each object is taken strictly, and read back as it was meant",
    async (_, intent) => {
      if (!existsSync(crds)) return;
      for (const when of ["create", "applied"] as const)
        for (const object of objectsOf(intent, when)) {
          await server.client.apply(object, { force: true });
          const read = await server.client.get(object);
          expect(read["spec"]).toMatchObject(object["spec"] as object);
          expect(read.metadata.annotations).toEqual(object.metadata.annotations);
        }
    },
  );
});

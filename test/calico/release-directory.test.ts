import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { type CalicoCluster, loadReleaseDirectory, type ReleaseFiles, renderCalico } from "../../constructs/calico";
import { type KubernetesObject, objectKey } from "../../constructs/model";
import { shared } from "../support/shared";
import { baseCluster, ebpfCalico, release } from "./support/clusters";
import { crdsYaml, operatorYaml, withFiles } from "./support/release-files";

/** Pull secrets that are there already. */
const named = (...names: readonly string[]) => names.map((name) => ({ kind: "existing", name }) as const);

const newest = release("v3.32.1");
const crdFile = "v1_crd_projectcalico_org.yaml";
const good = { [crdFile]: crdsYaml, "tigera-operator.yaml": operatorYaml(newest.operator) };

function load(files: Readonly<Record<string, string>>) {
  return withFiles(files, (directory) => loadReleaseDirectory(directory, newest));
}

function problems(files: Readonly<Record<string, string>>) {
  const loaded = load(files);
  return loaded.ok ? [] : loaded.problems;
}

function goodFiles(): ReleaseFiles {
  const loaded = load(good);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.files;
}

describe("a directory with a release's manifests", () => {
  test("is read in the order of its files", () => {
    const { crds, operator } = goodFiles();
    expect([crds.files, crds.objects.length]).toEqual([[crdFile], 2]);
    expect(operator.objects.map(({ kind }) => kind)).toEqual(["Namespace", "ServiceAccount", "Deployment"]);
  });

  const names: readonly (readonly [readonly string[], Readonly<Record<string, string>>])[] = [
    [["operator-crds.yaml"], { "operator-crds.yaml": crdsYaml }],
    [
      ["operator.tigera.io.yaml", "crd.projectcalico.org-v1.yaml"],
      {
        "operator.tigera.io.yaml": crdsYaml.slice(0, crdsYaml.indexOf("---")),
        "crd.projectcalico.org-v1.yaml": crdsYaml.slice(crdsYaml.indexOf("---")),
      },
    ],
  ];

  test.each(names)("may have its CRDs in %j", (files, crds) => {
    const loaded = load({ ...crds, "tigera-operator.yaml": operatorYaml(newest.operator) });
    expect(loaded).toMatchObject({ ok: true, files: { crds: { files } } });
  });
});

describe("a problem is data, with a place and a way out", () => {
  test("no directory", () => {
    expect(loadReleaseDirectory("/no/such/directory", newest)).toMatchObject({
      ok: false,
      problems: [{ code: "REL-001", path: "/no/such/directory", message: "/no/such/directory is not a directory" }],
    });
  });

  test("missing files, all of them at once", () => {
    const found = problems({});
    expect(found.map(({ code }) => code)).toEqual(["REL-002", "REL-002"]);
    expect(found[1]?.message).toMatch(/tigera-operator\.yaml does not exist$/);
    expect(found[0]?.fix).toContain("https://raw.githubusercontent.com/projectcalico/calico/v3.32.1/manifests/");
  });

  test("not YAML, with line and column", () => {
    const [found] = problems({ ...good, [crdFile]: "a: b\nc: [1\n" });
    expect(found).toMatchObject({ code: "REL-003", line: 3, column: 1 });
    expect(found?.message).toMatch(/^v1_crd_projectcalico_org\.yaml, line 3, column 1: /);
  });

  test("not a Kubernetes object, with its line", () => {
    expect(problems({ ...good, [crdFile]: `${crdsYaml}kind: List\n` })).toMatchObject([{ code: "REL-004", line: 13 }]);
  });

  test("CRDs that are missing, an operator that is missing", () => {
    const [found, ...rest] = problems({ ...good, [crdFile]: crdsYaml.replace("installations", "others") });
    expect(found?.message).toBe(`${crdFile} has no CRD installations.operator.tigera.io`);
    expect(rest).toEqual([]);
    expect(problems({ ...good, "tigera-operator.yaml": crdsYaml })).toMatchObject([{ code: "REL-004" }]);
  });

  test("another release's operator", () => {
    expect(problems({ ...good, "tigera-operator.yaml": operatorYaml("v1.40.15") })).toMatchObject([
      { code: "REL-005", got: "v1.40.15", want: "operator v1.42.3, which Calico v3.32.1 ships" },
    ]);
  });
});

const images = {
  registry: "registry.example.com/",
  imagePath: "mirror",
  imagePrefix: "p-",
  pullSecrets: named("s1", "s2"),
};

/** What a cluster makes of the release's operator: nothing, each change alone, all at once. */
const cases: readonly (readonly [string, Partial<CalicoCluster>])[] = [
  ["nothing", {}],
  ["a registry", { images: { registry: "registry.example.com:5000/", pullSecrets: [] } }],
  ["pull secrets", { images: { pullSecrets: named("s1") } }],
  ["name servers", ebpfCalico],
  ["all", { ...ebpfCalico, images }],
];

function directoryObjects(calico: Partial<CalicoCluster>, files: ReleaseFiles): readonly KubernetesObject[] {
  const install = { kind: "directory", path: "/release" } as const;
  const { manifests, steps, charts } = renderCalico(baseCluster({ calico: { ...calico, install } }), files);
  expect([steps, charts]).toEqual([[], []]);
  return manifests.filter(({ name }) => name === "tigera-operator").flatMap(({ objects }) => objects);
}

test("from a directory, everything is an object, and the kit's namespace stands for the release's", () => {
  const cluster = baseCluster({ calico: { install: { kind: "directory", path: "/release" } } });
  const { manifests } = renderCalico(cluster, goodFiles());
  expect(manifests.map(({ phase, name }) => `${phase}/${name}`)).toEqual([
    "crds/namespace",
    "crds/calico-crds",
    "operator/tigera-operator",
    "installation/installation",
  ]);
  const namespaces = manifests.flatMap(({ objects }) => objects).filter(({ kind }) => kind === "Namespace");
  expect(namespaces).toEqual([goodFiles().operator.objects[0]]);
});

test("images, pull secrets and name servers are set in the objects", () => {
  const [account, deployment] = directoryObjects({ ...ebpfCalico, images }, goodFiles());
  expect(account).toMatchObject({ imagePullSecrets: [{ name: "s1" }, { name: "s2" }] });
  expect(deployment?.spec).toMatchObject({
    template: {
      spec: {
        hostNetwork: true,
        dnsPolicy: "None",
        dnsConfig: { nameservers: ["169.254.169.253"] },
        imagePullSecrets: [{ name: "s1" }, { name: "s2" }],
        containers: [{ name: "tigera-operator", image: "registry.example.com/mirror/p-operator:v1.42.3" }],
      },
    },
  });
});

describe("the script's edits of the published file give the objects that a directory gives", () => {
  const published = shared("crds/oss/tigera-operator.yaml");
  const texts: readonly (readonly [string, string])[] = [
    ["a small file", operatorYaml(newest.operator)],
    ...(published === undefined ? [] : [["the published file", readFileSync(published, "utf8")] as const]),
  ];

  describe.each(texts)("%s", (_name, text) => {
    test.each(cases)("%s", (_change, calico) => {
      const step = renderCalico(baseCluster({ calico })).steps.find(({ phase }) => phase === "operator");
      const edits = step?.edits ?? [];
      expect(edits.join("")).not.toContain("'");
      const edited = edits.reduce(
        (input, edit) => execFileSync("sed", ["-e", edit], { input, encoding: "utf8" }),
        text,
      );
      const objects = parseAll(edited).filter(({ kind }) => kind !== "Namespace");
      const files = withFiles({ ...good, "tigera-operator.yaml": text }, (directory) => {
        const loaded = loadReleaseDirectory(directory, newest);
        if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
        return loaded.files;
      });
      expect(objects).toEqual(directoryObjects(calico, files));
    });
  });
});

test("the CRDs and the operator that Calico published", () => {
  const directory = shared("crds/oss");
  if (directory === undefined) return;
  const loaded = loadReleaseDirectory(directory, newest);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const keys = loaded.files.crds.objects.map(objectKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain("customresourcedefinition/ippools.crd.projectcalico.org");
});

function parseAll(text: string): readonly KubernetesObject[] {
  const documents = parseAllDocuments(text);
  return ("empty" in documents ? [] : documents)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

import { parseAllDocuments } from "yaml";
import { renderCalico, synthesiseYaml } from "../../constructs/calico";
import { type Manifest, placeholder, replaceLate } from "../../constructs/model";
import { clusters } from "./support/clusters";

/** Documents of a file, by the YAML 1.1 rules that kubectl's reader follows. */
function read(content: string): readonly unknown[] {
  const documents = parseAllDocuments(content, { version: "1.1" });
  return ("empty" in documents ? [] : documents).map((document) => document.toJS() as unknown);
}

describe.each(Object.entries(clusters))("files of %s", (_name, cluster) => {
  const { manifests } = renderCalico(cluster);
  const files = synthesiseYaml(manifests);

  test("hold the objects as they were rendered, keys in the same order", () => {
    const expected = manifests.map(({ objects }) => replaceLate(objects, placeholder));
    expect(JSON.stringify(files.map(({ content }) => read(content)))).toBe(JSON.stringify(expected));
  });

  test("are named in the order of applying", () => {
    expect(files.map(({ path }) => path)).toEqual(
      manifests.map(({ phase, name }, index) => `manifests/0${index + 1}-${phase}-${name}.yaml`),
    );
    expect(files.map(({ path }) => path)).toEqual([...files.map(({ path }) => path)].sort());
  });

  test("have the same bytes each time", () => {
    expect(synthesiseYaml(manifests)).toEqual(files);
  });
});

describe("late values", () => {
  const { manifests } = renderCalico(clusters["vpp with ipsec"]!);
  const endpoint = renderCalico(clusters.ebpf!).manifests;
  const content = (all: readonly Manifest[], late = {}) =>
    synthesiseYaml(all, late)
      .map((file) => file.content)
      .join("---\n");

  test("become placeholders in quotes, because a key may look like a number", () => {
    expect(content(manifests)).toContain('psk: "${IPSEC_PRE_SHARED_KEY}"');
    expect(synthesiseYaml(manifests).flatMap(({ late }) => late)).toEqual(["ipsec.preSharedKey"]);
  });

  test("are written where they are known", () => {
    const known = { "apiServer.host": "abc.eks.example.com" };
    expect(content(endpoint, known)).toContain("KUBERNETES_SERVICE_HOST: abc.eks.example.com");
    expect(synthesiseYaml(endpoint, known).flatMap(({ late }) => late)).toEqual([]);
  });

  test("but a secret never is", () => {
    const known = { "ipsec.preSharedKey": "topsecret" };
    expect(content(manifests, known)).not.toContain("topsecret");
    expect(synthesiseYaml(manifests, known).flatMap(({ late }) => late)).toEqual(["ipsec.preSharedKey"]);
  });
});

test("texts that YAML 1.1 would read as something else stay texts", () => {
  const data = {
    a: "yes",
    b: "010",
    c: "1:30",
    d: "null",
    e: "1e3",
    f: "on",
    g: "0x1f",
    h: "~",
    i: " padded ",
    j: "a: b",
  };
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "texts" }, data };
  const [file] = synthesiseYaml([{ phase: "platform", name: "texts", objects: [object] }]);
  expect(read(file?.content ?? "")).toEqual([object]);
});

test("numbers of files have as many digits as the last one needs", () => {
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "x" } };
  const manifests = Array.from({ length: 100 }, (_, index): Manifest => ({
    phase: "platform",
    name: `m${index}`,
    objects: [object],
  }));
  expect(synthesiseYaml(manifests)[0]?.path).toBe("manifests/001-platform-m0.yaml");
});

import { resolve } from "node:path";
import {
  defaultRelease,
  loadReleaseDirectory,
  ownRelease,
  type PinnedRelease,
  releases,
  renderCalico,
} from "../../constructs/calico";
import { parseText, type SourceDocument } from "../../constructs/intent";
import { checkDocument, synthesise } from "../../constructs/kit";
import { baseCluster, ebpfCalico, release } from "./support/clusters";
import { crdsYaml, operatorYaml, withFiles } from "./support/release-files";

/** A release that does not exist: one row, and nothing else of the kit knows it. */
const next: PinnedRelease = {
  ...release(defaultRelease),
  calico: "v3.99.0",
  operator: "v1.99.0",
  vpp: { version: "v3.99.1", plugins: ["next_plugin.so { enable }"] },
  kubernetes: ["1.35", "1.99"],
  manifests: {
    crds: { url: "https://example.com/v3.99.0/manifests/next.yaml", sha256: "0".repeat(64) },
    operator: { url: "https://example.com/v3.99.0/manifests/tigera-operator.yaml", sha256: "1".repeat(64) },
  },
  crdFiles: [["next.yaml"]],
  charts: {
    repository: "https://example.com/charts",
    crds: { chart: "next-crds", version: "v3.99.1" },
    operator: "next-operator",
  },
};

function document(text: string): SourceDocument {
  const read = parseText("intent.yaml", text);
  if (!read.ok) throw new Error("not YAML");
  return read.document;
}

describe("a release more is a row more", () => {
  const table = releases as PinnedRelease[];
  beforeAll(() => table.unshift(next));
  afterAll(() => table.shift());

  const intent = (calico: string) =>
    document(`
name: lab
kubernetes: "1.35"
platform: { kind: eks, region: eu-central-1, nodeGroups: [{ name: workers }] }
calico:
  release: v3.99.0
  ${calico}
`);

  it.each([
    ["iptables", "felix: { istioAmbientMode: Enabled }\n  routing: { kind: overlay, encapsulation: VXLAN }"],
    ["VPP", "dataplane: { kind: vpp }\n  routing: { kind: overlay, encapsulation: IPIP }"],
  ])("through check and synth, with %s", (name, calico) => {
    const checked = checkDocument("intent.yaml", intent(calico), resolve("."));
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal.findings));
    const text = synthesise(checked.plan)
      .map(({ content }) => String(content))
      .join("\n");
    expect(text).toContain("https://example.com/v3.99.0/manifests/next.yaml");
    expect(text).toContain("operator v1.99.0");
    expect(text.includes("docker.io/calicovpp/vpp:v3.99.1")).toBe(name === "VPP");
    expect(text.includes("  plugin next_plugin.so { enable }")).toBe(name === "VPP");
    expect(checked.plan.calico.charts.map(({ chart, version }) => [chart, version])).toEqual([
      ["next-crds", "v3.99.1"],
      ["next-operator", "v3.99.0"],
    ]);
  });

  it("from a directory, under the row's own file names", () => {
    const files = { "next.yaml": crdsYaml, "tigera-operator.yaml": operatorYaml("v1.99.0") };
    withFiles(files, (path) => {
      expect(loadReleaseDirectory(path, next)).toMatchObject({ ok: true, files: { crds: { files: ["next.yaml"] } } });
      expect(loadReleaseDirectory(path, release(defaultRelease))).toMatchObject({
        ok: false,
        problems: [{ code: "REL-002", want: expect.stringContaining("v1_crd_projectcalico_org.yaml") }],
      });
    });
  });
});

describe("a platform's own release", () => {
  it("has nothing to install", () => {
    const calico = { ...ebpfCalico, release: ownRelease("v3.31.3") };
    expect(renderCalico(baseCluster({ calico }))).toMatchObject({ steps: [], charts: [] });
  });

  it("is tested with the Kubernetes of the pinned release of its minor", () => {
    expect(ownRelease("v3.31.3")).toEqual({
      kind: "platform",
      calico: "v3.31.3",
      kubernetes: release("v3.31.7").kubernetes,
    });
    expect(() => ownRelease("v3.30.3")).toThrow("no release of Calico 3.30 is pinned");
  });
});

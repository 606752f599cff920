import { loadReleaseDirectory, renderCalico } from "../../constructs/calico";
import { releases } from "../../constructs/calico/release/releases";
import { type KubernetesObject, lateNames, objectKey, phases } from "../../constructs/model";
import { baseCluster, clusters, ebpfCalico, release } from "./support/clusters";

/** Pull secrets that are there already. */
const named = (...names: readonly string[]) => names.map((name) => ({ kind: "existing", name }) as const);

const all = Object.entries(clusters);

describe.each(all)("%s", (_name, cluster) => {
  const { manifests } = renderCalico(cluster);

  test("phases come in their order", () => {
    const order = manifests.map(({ phase }) => phases.indexOf(phase));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test("manifests and objects have names of their own", () => {
    const names = manifests.map(({ phase, name }) => `${phase}-${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.join()).toMatch(/^[a-z0-9,-]+$/);
    const keys = manifests.flatMap(({ objects }) => objects.map(objectKey));
    expect(new Set(keys).size).toBe(keys.length);
    expect(manifests.every(({ objects }) => objects.length > 0)).toBe(true);
  });

  test("the same cluster gives the same bytes, and nothing undefined", () => {
    expect(JSON.stringify(renderCalico(cluster))).toBe(JSON.stringify({ ...renderCalico(cluster) }));
    expect(JSON.parse(JSON.stringify(manifests))).toStrictEqual(manifests);
  });
});

test("the namespace comes before everything that is put into it", () => {
  const objects = renderCalico(clusters["bgp with a registry of its own"]!).manifests.flatMap(({ objects }) => objects);
  expect(objects[0]).toMatchObject({ kind: "Namespace", metadata: { name: "tigera-operator" } });
});

describe("the API server's address", () => {
  const endpoint = (cluster = baseCluster({ calico: ebpfCalico })) =>
    renderCalico(cluster).manifests.find(({ name }) => name === "api-server-endpoint");

  test("is written before the operator as text, its host late", () => {
    expect(endpoint()?.phase).toBe("operator");
    expect(endpoint()?.objects[0]).toMatchObject({
      metadata: { name: "kubernetes-services-endpoint", namespace: "tigera-operator" },
      data: { KUBERNETES_SERVICE_HOST: { $late: "apiServer.host" }, KUBERNETES_SERVICE_PORT: "443" },
    });
    expect(lateNames(endpoint())).toEqual(["apiServer.host"]);
  });

  test("is not written for iptables, nor where the operator finds it itself: it refuses both at once", () => {
    expect(endpoint(baseCluster())).toBeUndefined();
    const dataplane = { kind: "ebpf", apiServer: { kind: "bootstrap" }, serviceMode: "Tunnel", kubeProxy: "remove" };
    expect(endpoint(baseCluster({ calico: { dataplane: dataplane as never } }))).toBeUndefined();
  });
});

describe("the published release", () => {
  test("files with checksums for scripts, charts for Helm", () => {
    const { steps, charts } = renderCalico(baseCluster());
    expect(steps.map(({ phase, name, edits }) => [phase, name, edits])).toEqual([
      ["crds", "calico-crds", []],
      ["operator", "tigera-operator", []],
    ]);
    expect(steps.every(({ url, sha256 }) => url.includes("/v3.32.1/manifests/") && /^[0-9a-f]{64}$/.test(sha256))).toBe(
      true,
    );
    expect(charts.map(({ phase, name, chart, version }) => [phase, name, chart, version])).toEqual([
      ["crds", "calico-crds", "crd.projectcalico.org.v1", "v3.32.1"],
      ["operator", "calico", "tigera-operator", "v3.32.1"],
    ]);
  });

  test("the chart makes none of the objects that the kit makes", () => {
    const off = { enabled: false };
    const [, operator] = renderCalico(baseCluster()).charts;
    expect(operator?.values).toEqual({ installation: off, apiServer: off, goldmane: off, whisker: off });
  });

  test("every release has the same chart of CRDs: a change of release neither uninstalls nor changes it", () => {
    const [newest, ...older] = releases.map(
      (pinned) => renderCalico(baseCluster({ calico: { release: pinned } })).charts,
    );
    expect(newest?.map(({ chart, takeOwnership }) => [chart, takeOwnership])).toEqual([
      // Of CRDs that are there before, 3.31's own from `crds/` for example.
      ["crd.projectcalico.org.v1", true],
      ["tigera-operator", false],
    ]);
    expect(older.length).toBeGreaterThan(0);
    for (const charts of older) expect(charts[0]).toEqual(newest?.[0]);
    expect(older.map((charts) => charts[1]?.version)).toEqual(releases.slice(1).map(({ calico }) => calico));
  });

  test("registry, pull secrets and name servers reach the operator", () => {
    const images = { registry: "example.com:5000/", imagePath: "a", imagePrefix: "p-", pullSecrets: named("s1", "s2") };
    const { charts } = renderCalico(baseCluster({ calico: { ...ebpfCalico, images } }));
    expect(charts[1]?.values).toMatchObject({
      installation: { enabled: false, imagePullSecrets: [{ name: "s1" }, { name: "s2" }] },
      tigeraOperator: { registry: "example.com:5000", image: "a/p-operator", version: "v1.42.3" },
      dnsPolicy: "None",
      dnsConfig: { nameservers: ["169.254.169.253"] },
    });
  });

  test("an API server known by its address needs no name server", () => {
    const dataplane = {
      kind: "ebpf" as const,
      apiServer: { kind: "endpoint" as const, host: "10.0.0.1", port: 6443 },
      serviceMode: "Tunnel" as const,
      kubeProxy: "remove" as const,
    };
    const { charts, manifests } = renderCalico(
      baseCluster({ calico: { ...ebpfCalico, dataplane, hostNameservers: [] } }),
    );
    expect(charts[1]?.values).not.toHaveProperty("dnsConfig");
    expect(JSON.stringify(manifests)).not.toContain("nameservers");
  });
});

test("a directory needs its files, a published release takes none", () => {
  const directory = baseCluster({ calico: { install: { kind: "directory", path: "/release" } } });
  expect(() => renderCalico(directory)).toThrow("pass its files");
  const files = { crds: { files: [], objects: [] }, operator: { files: [], objects: [] as KubernetesObject[] } };
  expect(() => renderCalico(baseCluster(), files)).toThrow("pass no files");
  expect(loadReleaseDirectory("/nowhere", release("v3.32.1")).ok).toBe(false);
});

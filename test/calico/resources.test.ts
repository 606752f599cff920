import { Asn } from "../../constructs/net";
import { type CalicoCluster, renderCalico } from "../../constructs/calico";
import { isAfterNodes, type KubernetesObject } from "../../constructs/model";
import { shared } from "../support/shared";
import { baseCluster, clusters } from "./support/clusters";
import { CrdSchemas } from "./support/crd-schema";
import { everyResourceField } from "./support/every-field";
import { pool } from "./support/pool";

function objects(calico: Partial<CalicoCluster>): readonly KubernetesObject[] {
  const { manifests } = renderCalico(baseCluster({ calico }));
  return manifests
    .filter(({ phase }) => isAfterNodes(phase))
    .flatMap((manifest) => manifest.objects)
    .filter(isCalicos);
}

/** Beside them there is what passwords need, which secrets.test.ts looks at. */
function isCalicos({ apiVersion }: KubernetesObject): boolean {
  return apiVersion === "projectcalico.org/v3";
}

const bgp: CalicoCluster["bgp"] = {
  asNumber: Asn.of(64512),
  nodeToNodeMeshEnabled: true,
  isConfigured: false,
  peers: [],
  filters: [],
};

const crds = shared("crds/oss/projectcalico.org-v3.yaml");
(crds === undefined ? describe.skip : describe)("Calico's CRDs accept", () => {
  const schemas = new CrdSchemas([crds ?? ""]);

  test("every field", () => {
    expect(objects(everyResourceField).flatMap((object) => schemas.problems(object))).toEqual([]);
    expect(new Set(objects(everyResourceField).map(({ kind }) => kind)).size).toBe(8);
  });

  test("but not what they do not know", () => {
    const felix = (spec: object) => ({ ...objects(everyResourceField)[0]!, spec });
    expect(schemas.problems(felix({ logSeverityScreen: "Info", nope: 1 }))).toHaveLength(1);
    expect(schemas.problems(felix({ bpfExternalServiceMode: "Other" }))).toHaveLength(1);
  });

  test.each(Object.entries(clusters))("%s", (_name, cluster) => {
    expect(objects(cluster.calico).flatMap((object) => schemas.problems(object))).toEqual([]);
  });
});

test("nothing asked for, nothing written", () => {
  expect(objects({})).toEqual([]);
  expect(objects({ felix: { logSeverityScreen: undefined }, kubeControllers: {} })).toEqual([]);
});

test.each([
  ["IPIP", "Always", "Never"],
  ["IPIPCrossSubnet", "CrossSubnet", "Never"],
  ["VXLAN", "Never", "Always"],
  ["VXLANCrossSubnet", "Never", "CrossSubnet"],
  ["None", "Never", "Never"],
] as const)("pool encapsulation %s", (encapsulation, ipipMode, vxlanMode) => {
  const [object] = objects({ pools: [pool({ managedBy: "ippool", encapsulation })] });
  expect(object?.spec).toMatchObject({ ipipMode, vxlanMode, natOutgoing: true });
});

test("a pool's words become the IPPool's", () => {
  const specs = objects(everyResourceField)
    .filter(({ kind }) => kind === "IPPool")
    .map(({ spec }) => spec);
  expect(specs).toMatchObject([
    { namespaceSelector: "team == 'a'" },
    { natOutgoing: false, disabled: true, disableBGPExport: true },
    { allowedUses: ["Workload", "Tunnel"], assignmentMode: "Automatic" },
  ]);
  expect(specs[0]).not.toHaveProperty("disabled");
});

test("filters come before the peers that name them, peers before the mesh is switched off", () => {
  const kinds = objects(everyResourceField)
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("BGP"));
  expect(kinds).toEqual(["BGPFilter", "BGPPeer", "BGPPeer", "BGPConfiguration"]);
});

test("BGPConfiguration has a file of its own: kubectl goes on to the next object of a file when one is refused", () => {
  const { manifests } = renderCalico(baseCluster({ calico: everyResourceField }));
  const own = manifests.filter(({ objects }) => objects.some(({ kind }) => kind === "BGPConfiguration"));
  expect(own.map(({ phase, objects: { length } }) => [phase, length])).toEqual([["bgp", 1]]);
  expect(manifests.at(-1)).toBe(own[0]);
});

test("AS numbers of filters are integers, asdot included", () => {
  const filter = objects(everyResourceField).find(({ kind }) => kind === "BGPFilter");
  expect(filter?.spec).toMatchObject({
    exportV4: [{ asPathPrefix: [65546, 65101], operations: [{ prependASPath: { prefix: [65546, 65001] } }, {}] }, {}],
  });
});

test("BGPConfiguration is written only where it says something", () => {
  expect(objects({ bgp })).toEqual([]);
  const [configuration] = objects({ bgp: { ...bgp, isConfigured: true } });
  expect(configuration?.spec).toEqual({ nodeToNodeMeshEnabled: true, asNumber: 64512 });
});

test("KubeControllersConfiguration has its required section even when that is empty", () => {
  const [object] = objects({ kubeControllers: { logSeverityScreen: "Debug" } });
  expect(object?.spec).toEqual({ logSeverityScreen: "Debug", controllers: {} });
});

/**
 * Calico Enterprise: a real API server takes every object as strictly as it can, by the definitions of 3.23 and, as the
 * datastore has them, by those that the operator bundles (its 3.20); and the operator makes of them what Calico Enterprise
 * needs. Nothing of it runs: its images are nobody's to pull here.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { IntentInput } from "../../constructs/kit";
import { type KubernetesObject, type Manifest, plain } from "../../constructs/model";
import { enginePath } from "../../tools/engines";
import { early } from "../fabric/support/intents";
import { type ApiServer, startApiServer } from "./support/api-server";
import { enterpriseCrdFiles, needsEnterpriseCrds } from "./support/api-server-crds";
import { complaintsOf } from "./support/api-server-judge";
import { enterpriseScenarioIds, findingsOf, objectsOf, planOf, unruled } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { environmentOf, type Operator, startOperator } from "./support/operator";
import { pullSecrets } from "./support/operator-derived";

/** Every kind and every field of `calico.enterprise`, and what peers have beside. */
const everything: IntentInput = early(
  {
    sessions: {
      bfd: { speaker: "calico-enterprise", transmitInterval: 100, receiveInterval: 200, detectMultiplier: 5 },
      gracefulRestart: { kind: "long-lived", staleTime: 600 },
    },
  },
  {
    pools: [
      { name: "pods", cidr: "10.244.0.0/16", managedBy: "ippool" },
      ...["10.10.10.0/30", "10.10.11.0/30"].map((cidr, index) => ({
        ...{ name: index === 0 ? "egress" : "egress-b", cidr, blockSize: 31 },
        ...{ assignmentMode: "Manual" as const, natOutgoing: "Disabled" as const, managedBy: "ippool" as const },
      })),
    ],
    bgp: {
      peers: [
        {
          name: "edge",
          peerIP: "192.0.2.1",
          asNumber: 65200,
          failureDetectionMode: "BFDIfDirectlyConnected",
          restartMode: "GracefulRestart",
          birdGatewayMode: "DirectIfDirectlyConnected",
        },
      ],
    },
    enterprise: {
      earlyNetworking: { runtime: "docker" },
      logStorage: {
        nodes: { count: 3 },
        replicas: 1,
        storageClassName: "fast",
        retention: { flows: 8, dnsLogs: 8, bgpLogs: 8, auditReports: 91, snapshots: 91, complianceReports: 91 },
        dataNodeSelector: { role: "logs" },
      },
      logCollector: {
        collectProcessPath: "Enabled",
        syslog: { endpoint: "tcp://192.0.2.9:514", logTypes: ["Flows", "Audit"], packetSize: 1024, encryption: "None" },
        eksCloudwatchLog: { region: "eu-central-1", groupName: "audit", streamPrefix: "kube", fetchInterval: 60 },
      },
      manager: {},
      monitor: {},
      intrusionDetection: {},
      policyRecommendation: {},
      packetCapture: {
        captures: [
          {
            ...{ name: "web", namespace: "shop", selector: "app == 'web'" },
            filters: [{ protocol: "TCP", ports: [80, "8000:8080"] }, { protocol: "ICMP" }, {}],
            ...{ startTime: "2026-01-31T12:00:00Z", endTime: "2026-01-31T13:00:00+00:00" },
          },
          { name: "all", namespace: "shop" },
        ],
        access: [
          {
            ...{ name: "team", namespace: "shop", may: ["Captures", "Files"] },
            subjects: [
              { kind: "User", name: "jane@example.com" },
              { kind: "Group", name: "oidc:network/team" },
              { kind: "ServiceAccount", name: "robot", namespace: "edge" },
            ],
          },
          { name: "watch", namespace: "edge", may: ["Captures"], subjects: [{ kind: "Group", name: "on-call" }] },
        ],
      },
      egress: {
        support: "EnabledPerNamespaceOrPerPod",
        gateways: [
          {
            ...{ name: "red", namespace: "edge", replicas: 2, logSeverity: "Debug", labels: { "egress-code": "red" } },
            ipPools: [{ name: "egress" }, { cidr: "10.10.11.0/30" }],
            nodeSelector: { role: "edge" },
            failureDetection: {
              healthTimeoutDataStoreSeconds: 30,
              icmpProbe: { ips: ["192.0.2.7", "192.0.2.8"], intervalSeconds: 5, timeoutSeconds: 15 },
              httpProbe: { urls: ["https://example.com/health?a=b"], intervalSeconds: 10, timeoutSeconds: 30 },
            },
          },
          { name: "blue", namespace: "edge", ipPools: [{ name: "egress" }] },
        ],
        policies: [
          {
            name: "out",
            rules: [
              { description: "Inside: no gateway", destination: { cidr: "10.0.0.0/8" } },
              {
                destination: { cidr: "203.0.113.0/24" },
                gateway: {
                  ...{ selector: "egress-code == 'red'", maxNextHops: 1 },
                  namespaceSelector: "projectcalico.org/name == 'edge'",
                },
                gatewayPreference: "PreferNodeLocal",
              },
              { gateway: { selector: "has(projectcalico.org/egw)" }, gatewayPreference: "None" },
            ],
          },
        ],
      },
      bfd: [
        {
          ...{ name: "edge", nodeSelector: "role == 'edge'" },
          interfaces: [
            {
              ...{ matchPattern: "eth*", minimumRecvInterval: "100ms", minimumSendInterval: "100ms" },
              ...{ idleSendInterval: "1s", multiplier: 3 },
            },
          ],
        },
      ],
      applicationLayer: {
        collectLogs: "Enabled",
        logIntervalSeconds: 5,
        logRequestsPerInterval: -1,
        webApplicationFirewall: "Disabled",
        applicationLayerPolicy: "Enabled",
        sidecarInjection: "Enabled",
      },
    },
  },
);

const cases: readonly (readonly [string, () => readonly KubernetesObject[]])[] = [
  ...enterpriseScenarioIds.map((id) => [`scenario ${id}`, () => objectsOf(planOf(id).manifests)] as const),
  ["every kind and field", () => objectsOf(unruled(plain(everything) as object).manifests)],
  [
    "one plane, without early networking",
    () => objectsOf(unruled(plain(early({}, { enterprise: {}, release: "v3.22.7" })) as object).manifests),
  ],
];

/** What is written as the datastore has it, as Calico's API server serves it. */
const asServed = (object: KubernetesObject): KubernetesObject =>
  object.apiVersion === "crd.projectcalico.org/v1" ? { ...object, apiVersion: "projectcalico.org/v3" } : object;

describeWith(["etcd", "kube-apiserver", needsEnterpriseCrds], "an API server with the definitions of 3.23", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer({ crds: Object.values(enterpriseCrdFiles) });
    // What gateways and captures are in is the user's to make.
    for (const name of ["shop", "edge", "egress"])
      await server.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  });
  afterAll(async () => server?.stop());

  it.each(cases)("takes every object of %s as it is", async (_, objects) => {
    const sent = objects().map(asServed);
    expect(sent.find(({ kind }) => kind === "Installation")).toMatchObject({
      spec: { variant: "TigeraSecureEnterprise", imagePullSecrets: [{ name: "tigera-pull-secret" }] },
    });
    expect(await complaintsOf(server, sent)).toEqual([]);
  });

  it("is asked about every kind, and nothing is found about what has every field", () => {
    const intent = plain(everything) as object;
    const kinds = objectsOf(unruled(intent).manifests).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ...["PacketCaptureAPI", "PacketCapture", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"],
        ...[
          "EgressGateway",
          "EgressGatewayPolicy",
          "BFDConfiguration",
          "ApplicationLayer",
          "LogStorage",
          "LogCollector",
        ],
      ]),
    );
    expect(findingsOf(intent).filter(({ code }) => code.startsWith("ENT-"))).toEqual([]);
  });

  it("has something to say of a field that nobody has, so that its silence counts", async () => {
    const [peer] = cases[0]![1]().filter(({ kind }) => kind === "BGPPeer");
    const wrong = asServed({ ...peer!, spec: { ...(peer!.spec as object), restartModes: "GracefulRestart" } });
    expect((await complaintsOf(server, [wrong])).join()).toContain("restartModes");
  });
});

/** What is no part of other people's Nodes, without the one field that is younger than the operator's definitions. */
function ownOf(manifests: readonly Manifest[]): readonly KubernetesObject[] {
  return objectsOf(manifests.filter(({ ofOthers }) => ofOthers !== true)).map((object) => {
    if (object.kind !== "IPPool") return object;
    const { assignmentMode: _, ...spec } = object.spec as Readonly<Record<string, unknown>>;
    return { ...object, spec };
  });
}

describeWith(
  ["etcd", "kube-apiserver", "tigera-operator"],
  "the operator, with the definitions that it bundles",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-kit-enterprise-"));
    let server: ApiServer;
    let operator: Operator;
    beforeAll(async () => {
      const crds = join(folder, "crds.yaml");
      const printed = execFileSync(enginePath("tigera-operator"), ["-print-enterprise-crds", "all"], {
        maxBuffer: 64 << 20,
        stdio: ["ignore", "pipe", "ignore"],
      });
      writeFileSync(crds, printed);
      server = await startApiServer({ crds: [crds] });
      operator = await startOperator({ apiServer: server });
    });
    afterAll(async () => {
      await operator?.stop();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const isEarly = (id: string): boolean => planOf(id).cluster.calico.enterprise?.earlyNetworking !== undefined;

    it.each(enterpriseScenarioIds.filter((id) => !isEarly(id)))(
      "makes of %s Calico Enterprise's calico-node, and its pools as the kit has them",
      async (id) => {
        for (const name of ["shop", "egress"])
          await server.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
        const { cluster, manifests } = planOf(id);
        const verdict = await operator.judgeInstallation([...pullSecrets(cluster), ...ownOf(manifests)]);
        if (verdict.kind === "refused") throw new Error(`${verdict.by}: ${verdict.reason}: ${verdict.message}`);
        expect(verdict.installation.spec).toMatchObject({ variant: "TigeraSecureEnterprise" });
        expect(JSON.stringify(verdict.daemonSet)).toMatch(/\/tigera\/node:/);
        expect(verdict.pools.map(({ metadata, spec }) => [metadata.name, (spec as { cidr: string }).cidr])).toEqual(
          expect.arrayContaining(
            cluster.calico.pools
              .filter(({ managedBy }) => managedBy === "installation")
              .map(({ name, cidr }) => [name, cidr.toString()]),
          ),
        );
      },
    );

    it.each(enterpriseScenarioIds.filter(isEarly))("makes of %s a calico-node that knows the layout", async (id) => {
      const { cluster, manifests } = planOf(id);
      const objects = ownOf(manifests);
      const verdict = await operator.judgeInstallation([...pullSecrets(cluster), ...objects]);
      if (verdict.kind === "refused") throw new Error(`${verdict.by}: ${verdict.reason}: ${verdict.message}`);
      expect(verdict.installation.spec).toMatchObject({ variant: "TigeraSecureEnterprise" });
      expect(environmentOf(verdict.daemonSet)).toMatchObject({
        CALICO_EARLY_NETWORKING: "/etc/calico/early-networking.yaml",
        CALICO_NETWORKING_BACKEND: "bird",
      });
      const { template } = verdict.daemonSet.spec as {
        template: { spec: { containers: { image: string }[]; volumes: object[]; imagePullSecrets: object[] } };
      };
      expect(template.spec.containers[0]?.image).toMatch(/\/tigera\/node:/);
      expect(template.spec.imagePullSecrets).toEqual([{ name: "tigera-pull-secret" }]);
      expect(template.spec.volumes).toContainEqual(
        expect.objectContaining({
          name: "bgp-layout",
          configMap: expect.objectContaining({ name: "bgp-layout" }) as object,
        }),
      );
      const copied = await server.client.find({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "bgp-layout", namespace: "calico-system" },
      });
      const text = (copied?.data as Record<string, string>)["earlyNetworkConfiguration"] ?? "";
      expect((parse(text) as { spec: { nodes: unknown[] } }).spec.nodes).toHaveLength(4);
      // The kit's own: it leaves them alone, and makes none.
      expect(verdict.pools.map(({ metadata }) => metadata.name).sort()).toEqual([
        "default-ipv4-ippool",
        "stable-172-30-0-0-16",
      ]);
    });

    it("never makes a pool beside those that are there, as ENT-014 says", async () => {
      const intent = plain(early({}, { pools: [{ cidr: "10.244.0.0/16", managedBy: "installation" }] })) as object;
      expect(findingsOf(intent).map(({ code }) => code)).toContain("ENT-014");
      const { cluster, manifests } = unruled(intent);
      const objects = ownOf(manifests);
      const verdict = await operator.judgeInstallation([...pullSecrets(cluster), ...objects]);
      expect(verdict).toMatchObject({
        kind: "refused",
        by: "tigera-operator",
        message: expect.stringContaining("Unable to modify IP pools") as string,
      });
    });

    it("refuses a layout without its key, so that the key counts", async () => {
      const { cluster, manifests } = planOf(enterpriseScenarioIds[0]!);
      const objects = ownOf(manifests).map((object) =>
        object.kind === "ConfigMap" && object.metadata.name === "bgp-layout"
          ? { ...object, data: { other: "" } }
          : object,
      );
      const verdict = await operator.judgeInstallation([...pullSecrets(cluster), ...objects]);
      expect(verdict).toMatchObject({
        kind: "refused",
        by: "tigera-operator",
        message: expect.stringContaining("earlyNetworkConfiguration") as string,
      });
    });
  },
);

import { parse } from "yaml";
import { announcedOf, type Cluster, earlyNetworkFiles, earlyNetworkingOf, renderCalico } from "../../constructs/calico";
import { sessionsOf } from "../../constructs/fabric";
import { type IntentInput, planOf, stepsOf, synthesise } from "../../constructs/kit";
import { type KubernetesObject, plain } from "../../constructs/model";
import { early, planes, single } from "../fabric/support/intents";
import { changed } from "../support/changed";
import { judgedOf, parsed } from "../support/rules";

const clusterOf = (intent: IntentInput): Cluster => judgedOf(parsed(plain(intent))).cluster;
const objectsOf = (cluster: Cluster): readonly KubernetesObject[] =>
  renderCalico(cluster).manifests.flatMap(({ objects }) => objects);
const ofKind = (cluster: Cluster, kind: string): readonly KubernetesObject[] =>
  objectsOf(cluster).filter((object) => object.kind === kind);

interface Layout {
  readonly spec: {
    readonly platform?: string;
    readonly nodes: readonly {
      readonly interfaceAddresses: readonly string[];
      readonly stableAddress: { readonly address: string };
      readonly asNumber: number;
      readonly peerings: readonly { readonly peerIP: string; readonly peerASNumber?: number }[];
      readonly labels: Readonly<Record<string, string>>;
    }[];
  };
}

const layoutOf = (cluster: Cluster): Layout => {
  const [map] = ofKind(cluster, "ConfigMap");
  const text = (map?.data as Readonly<Record<string, string>>)["earlyNetworkConfiguration"];
  return parse(text ?? "") as Layout;
};

describe("the install of Calico Enterprise", () => {
  const cluster = clusterOf(changed<IntentInput>(single(), { calico: { edition: "enterprise" } }));

  it("takes Enterprise's newest release, its operator, and the pull secret that Tigera documents", () => {
    expect(cluster.calico.release).toMatchObject({ kind: "enterprise", enterprise: "v3.23.1", operator: "v1.42.4" });
    expect(ofKind(cluster, "Installation")).toEqual([
      expect.objectContaining({
        metadata: { name: "default" },
        spec: expect.objectContaining({
          variant: "TigeraSecureEnterprise",
          imagePullSecrets: [{ name: "tigera-pull-secret" }],
        }) as object,
      }),
    ]);
  });

  it("keeps what the intent says of registries beside the pull secret that it does not say", () => {
    const images = { registries: { "quay.io": "mirror.example.com/quay" } };
    const mirrored = clusterOf(changed<IntentInput>(single(), { calico: { edition: "enterprise", images } }));
    expect(ofKind(mirrored, "Installation")[0]?.spec).toMatchObject({
      registry: "mirror.example.com/quay/",
      imagePullSecrets: [{ name: "tigera-pull-secret" }],
    });
  });

  it("leaves out what only open source has by default, and downloads nothing", () => {
    expect(objectsOf(cluster).map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(["Goldmane"]));
    expect(renderCalico(cluster)).toMatchObject({ steps: [], charts: [] });
  });

  it("holds neither licence nor credentials", () => {
    const made = changed<IntentInput>(early(), {
      calico: { images: { pullSecrets: [{ kind: "secret", name: "tigera-pull-secret", config: "tigeraLogin" }] } },
    });
    const [secret] = ofKind(clusterOf(made), "Secret");
    expect(secret?.data).toEqual({ ".dockerconfigjson": { $late: "registryCredentials.tigeraLogin" } });
    expect(ofKind(clusterOf(made), "LicenseKey")).toEqual([]);
  });
});

describe("early networking", () => {
  const cluster = clusterOf(early());

  it("tells each node what its sessions are: addresses, AS numbers and labels of both ends", () => {
    const sessions = sessionsOf(cluster.fabric!, announcedOf(cluster)).filter((one) => one.kind === "node");
    const { nodes } = layoutOf(cluster).spec;
    const told = nodes.flatMap(({ interfaceAddresses, asNumber, peerings }) =>
      peerings.map(({ peerIP, peerASNumber = asNumber }, index) =>
        [interfaceAddresses[index], asNumber, peerIP, peerASNumber].join(" "),
      ),
    );
    const held = sessions.map(({ node, switch: tor }) =>
      [node.address, node.asNumber.value, tor.address, tor.asNumber.value].join(" "),
    );
    expect(told.sort()).toEqual(held.sort());
    expect(told).toHaveLength(8);
    expect(nodes.map(({ stableAddress }) => stableAddress.address)).toEqual([
      "172.30.1.11",
      "172.30.1.12",
      "172.30.2.11",
      "172.30.2.12",
    ]);
    expect(nodes.map(({ labels }) => labels)).toEqual(
      ["r1", "r1", "r2", "r2"].map((rack) => ({ "calico-kit/rack": rack })),
    );
  });

  it("says the switch's AS number where it is another, however large", () => {
    const servers = clusterOf(early({ design: { kind: "as-per-server" } }));
    const [first] = layoutOf(servers).spec.nodes;
    expect(first?.asNumber).toBeGreaterThanOrEqual(4200000000);
    expect(first?.peerings.map(({ peerASNumber }) => peerASNumber)).toEqual([65101, 65101]);
  });

  it("leaves out nodes with one link", () => {
    const tors = ["r1-tor-a", "r1-tor-b"].map((name) => ({ name, os: "frr" as const }));
    const racks = [
      { name: "r1", tors, nodes: [{ name: "r1-n1", links: [{ tor: "r1-tor-a" }] }] },
      { name: "r2", tors: tors.map((tor) => ({ ...tor, name: tor.name.replace("r1", "r2") })) },
    ];
    expect(layoutOf(clusterOf(early({ racks }))).spec.nodes).toHaveLength(3);
  });

  it("has peers, every pool and BGPConfiguration as the datastore has them, before the Installation", () => {
    const { manifests } = renderCalico(cluster);
    const order = manifests.flatMap(({ objects }) => objects.map(({ kind }) => kind));
    const installation = order.indexOf("Installation");
    for (const kind of ["ConfigMap", "IPPool", "BGPFilter", "BGPPeer", "BGPConfiguration"]) {
      expect(order).toContain(kind);
      expect(order.lastIndexOf(kind)).toBeLessThan(installation);
    }
    expect(order.lastIndexOf("BGPPeer")).toBeLessThan(order.indexOf("BGPConfiguration"));
    const groups = new Set(
      objectsOf(cluster)
        .filter(({ kind }) => kind.startsWith("BGP") || kind === "IPPool")
        .map(({ apiVersion }) => apiVersion),
    );
    expect([...groups]).toEqual(["crd.projectcalico.org/v1"]);
    expect(ofKind(cluster, "Installation")[0]?.spec).toMatchObject({ calicoNetwork: { ipPools: [] } });
    expect(ofKind(cluster, "IPPool").map(({ spec }) => spec)).toContainEqual(
      expect.objectContaining({ cidr: "172.30.0.0/16", disabled: true, natOutgoing: false }),
    );
  });

  it("gives nodes the same text as the operator, units of the pinned image, and no secret", () => {
    const files = new Map(earlyNetworkFiles(cluster).map(({ path, content }) => [path, content]));
    const [map] = ofKind(cluster, "ConfigMap");
    expect(files.get("early-networking/details.yaml")).toBe(
      (map?.data as Readonly<Record<string, string>>)["earlyNetworkConfiguration"],
    );
    const unit = files.get("early-networking/calico-early.service") ?? "";
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/podman run .* quay\.io\/tigera\/node:v3\.23\.1$/m);
    expect(unit).toContain("CALICO_EARLY_NETWORKING=/etc/calico-early/details.yaml");
    expect(unit).not.toContain("docker.service");
    const wait = files.get("early-networking/calico-early-wait.service") ?? "";
    expect(wait).toContain("Before=kubelet.service");
    // 8179, where early networking has BGP.
    expect(wait).toContain(`:${(8179).toString(16).toUpperCase()} `);
  });

  it("runs by Docker, on OpenShift, and from the registry that the intent names", () => {
    const other = clusterOf(
      early(
        {},
        {
          enterprise: { earlyNetworking: { runtime: "docker", platform: "openshift" } },
          images: { registry: "registry.example.com/", imagePath: "mirror" },
        },
      ),
    );
    const unit = earlyNetworkFiles(other)[1]?.content ?? "";
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/docker run .* registry\.example\.com\/mirror\/node:v3\.23\.1$/m);
    expect(unit).toMatch(/^Requires=docker\.service$/m);
    expect(unit).toContain("After=nodeip-configuration.service");
    expect(layoutOf(other).spec.platform).toBe("openshift");
  });

  it("is nothing in open source, nor without a fabric", () => {
    const open = clusterOf(changed<IntentInput>(planes(), { calico: { enterprise: { earlyNetworking: {} } } }));
    expect(earlyNetworkingOf(open)).toBeUndefined();
    expect(earlyNetworkFiles(open)).toEqual([]);
    expect(ofKind(open, "ConfigMap")).toEqual([]);
  });
});

describe("both ends of a session by Calico Enterprise", () => {
  const bfd = {
    speaker: "calico-enterprise",
    transmitInterval: 100,
    receiveInterval: 200,
    detectMultiplier: 5,
  } as const;
  const intent = early({ sessions: { bfd, gracefulRestart: { kind: "long-lived", staleTime: 600 } } });
  const cluster = clusterOf(intent);

  it("says BFD and stale time on the nodes", () => {
    expect(ofKind(cluster, "BGPPeer")).toHaveLength(4);
    for (const { spec } of ofKind(cluster, "BGPPeer"))
      expect(spec).toMatchObject({
        sourceAddress: "None",
        failureDetectionMode: "BFDIfDirectlyConnected",
        restartMode: "LongLivedGracefulRestart",
        maxRestartTime: "600s",
      });
    expect(ofKind(cluster, "BFDConfiguration").map(({ spec }) => spec)).toEqual([
      {
        nodeSelector: "has(calico-kit/rack)",
        interfaces: [
          expect.objectContaining({
            matchPattern: "*",
            minimumRecvInterval: "200ms",
            minimumSendInterval: "100ms",
            multiplier: 5,
          }),
        ],
      },
    ]);
  });

  it("says the same on every switch of a rack", () => {
    const switches = synthesise(planOf(intent)).filter(({ path }) => /^switches\/r\d-tor-.\/frr\.conf$/.test(path));
    expect(switches).toHaveLength(4);
    for (const { content } of switches) {
      expect(content).toMatch(/^ neighbor NODES bfd profile NODES$/m);
      expect(content).toMatch(/^ bgp long-lived-graceful-restart stale-time 600$/m);
      const profile = /profile NODES\n((?: {2}.*\n)+)/.exec(content)?.[1] ?? "";
      for (const line of ["detect-multiplier 5", "transmit-interval 100", "receive-interval 200"])
        expect(profile).toContain(line);
    }
  });
});

describe("the steps of Calico Enterprise", () => {
  const idsOf = (intent: IntentInput): readonly string[] => stepsOf(planOf(intent)).map(({ id }) => id);

  it("wait for what Tigera alone gives out, in the order in which it is wanted", () => {
    const ids = idsOf(early({}, { enterprise: { earlyNetworking: {}, logStorage: {}, monitor: {} } }));
    const wanted = [
      "early-networking",
      "enterprise-crds",
      "secret-tigera-operator-tigera-pull-secret",
      "enterprise-operator",
      "enterprise-storage",
      "enterprise-prometheus-operator",
      "api-server-ready",
      "enterprise-licence",
    ];
    expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
  });

  it("ask for the namespaces that gateways and captures are in, and Felix is told of gateways", () => {
    const intent = changed<IntentInput>(single(), {
      calico: {
        edition: "enterprise",
        install: { kind: "present" },
        pools: [
          { name: "pods", cidr: "10.244.0.0/16", managedBy: "ippool" },
          {
            ...{ name: "egress", cidr: "10.10.10.0/30", blockSize: 31, managedBy: "ippool" },
            ...{ assignmentMode: "Manual", natOutgoing: "Disabled" },
          },
        ],
        enterprise: {
          egress: { gateways: [{ name: "red", namespace: "edge", ipPools: [{ name: "egress" }] }] },
          packetCapture: { captures: [{ name: "web", namespace: "shop" }] },
        },
      },
    });
    const step = stepsOf(planOf(intent)).find(({ id }) => id === "enterprise-namespaces");
    expect(step?.run).toEqual({ kind: "check", command: ["kubectl", "get", "namespace", "edge", "shop"] });
    const cluster = clusterOf(intent);
    const [felix] = ofKind(cluster, "FelixConfiguration");
    expect(felix?.spec).toMatchObject({ egressIPSupport: "EnabledPerNamespace" });
    const order = objectsOf(cluster).map(({ kind }) => kind);
    expect(order.indexOf("EgressGateway")).toBeGreaterThan(order.lastIndexOf("IPPool"));
    expect(ofKind(cluster, "PacketCapture")[0]?.metadata).toEqual({ name: "web", namespace: "shop" });
  });

  it("do not ask sessions to be up before a mesh goes that never was", () => {
    expect(idsOf(early())).not.toContain("fabric-sessions");
    expect(idsOf(early({}, { enterprise: {} }))).toContain("fabric-sessions");
  });
});

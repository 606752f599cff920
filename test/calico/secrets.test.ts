import { Asn } from "../../constructs/net";
import {
  type CalicoCluster,
  type Cluster,
  configurationSecrets,
  existingSecrets,
  problemOf,
  problemsOfSecrets,
  renderCalico,
} from "../../constructs/calico";
import { type KubernetesObject, late, type LateName, lateValue, phases } from "../../constructs/model";
import { baseCluster, clusters, vppCalico } from "./support/clusters";

const credentials = JSON.stringify({
  auths: { "registry.example.com": { auth: Buffer.from("a:b").toString("base64") } },
});

describe("the value of", () => {
  const long = "n0t-a-secret/of+anybody=ABCDEFGHIJ";

  it.each([
    ["preSharedKey", "", "is empty"],
    ["preSharedKey", "brief", "shorter than 32 characters"],
    ["preSharedKey", `${long}\n`, "line break"],
    ["preSharedKey", `${long}\0`, "control character"],
    ["preSharedKey", "a".repeat(48), "repeats"],
    ["bgpPassword", "", "is empty"],
    ["bgpPassword", "p".repeat(81), "longer than 80 bytes"],
    ["bgpPassword", "ü".repeat(41), "longer than 80 bytes"],
    ["bgpPassword", 'a"; protocol static {}', "double quote"],
    ["bgpPassword", "two\nlines", "line break"],
    ["registryCredentials", "user:password", "no Docker configuration"],
    ["registryCredentials", "{}", "no Docker configuration"],
    ["registryCredentials", '{"auths":{}}', "no Docker configuration"],
    ["registryCredentials", '{"auths":[{"auth":"YTpi"}]}', "no Docker configuration"],
    ["registryCredentials", '{"auths":{"r":{"auth":"not base64 of a login"}}}', "no Docker configuration"],
    ["registryCredentials", '{"auths":{"r":{"username":"u"}}}', "no Docker configuration"],
    ["registryCredentials", '{"r":{"auth":"YTpi"}}', "no Docker configuration"],
  ] as const)("%s is refused: %j", (use, value, why) => {
    const problem = problemOf(use, value);
    expect(problem).toContain(why);
    if (value.length > 4) expect(problem).not.toContain(value);
  });

  it.each([
    ["preSharedKey", long],
    ["preSharedKey", "0123456789abcdef0123456789abcdef"],
    ["bgpPassword", "p".repeat(80)],
    ["bgpPassword", "a b'c\\$d"],
    ["registryCredentials", credentials],
    ["registryCredentials", '{"auths":{"r":{"username":"u","password":"p"}},"credsStore":"x"}'],
  ] as const)("%s is taken: %j", (use, value) => expect(problemOf(use, value)).toBeUndefined());
});

const tor = (name: string, password: object) =>
  ({ name, peerIP: "10.0.0.1", asNumber: Asn.of(65101), password }) as never;
const configured = (config: string) => ({ kind: "secret", config }) as const;

const bgp = (...passwords: readonly object[]): CalicoCluster["bgp"] => ({
  asNumber: Asn.of(64512),
  nodeToNodeMeshEnabled: true,
  isConfigured: true,
  configuration: { nodeMeshPassword: configured("meshPassword") },
  peers: passwords.map((password, index) => tor(`tor-${index}`, password)),
  filters: [],
});
const pullSecrets = [
  { kind: "secret", name: "registry", config: "registryCredentials" },
  { kind: "existing", name: "mirror" },
] as const;
const existing = { secretKeyRef: { name: "bgp", key: "tor" } };
const both = bgp(configured("torPassword"), existing, configured("torPassword"));

/** Objects by `namespace/kind/name`, with the phase of each, in the order in which they are applied. */
function objectsOf(cluster: Cluster): readonly (KubernetesObject & { readonly phase: string })[] {
  const { manifests } = renderCalico(cluster);
  return phases.flatMap((phase) =>
    manifests
      .filter((one) => one.phase === phase)
      .flatMap(({ objects }) => objects.map((object) => ({ ...object, phase }))),
  );
}
const named = (cluster: Cluster, name: string) => objectsOf(cluster).filter(({ metadata }) => metadata.name === name);

describe("BGP passwords", () => {
  const cluster = baseCluster({ calico: { bgp: both } });

  test("of the configuration are made, and may be read by calico-node, with those that exist and no others", () => {
    expect(named(cluster, "calico-kit-bgp-passwords")).toMatchObject([
      {
        kind: "Secret",
        metadata: { namespace: "calico-system" },
        data: { meshPassword: late("bgpPassword.meshPassword"), torPassword: late("bgpPassword.torPassword") },
      },
      {
        kind: "Role",
        metadata: { namespace: "calico-system" },
        rules: [
          {
            apiGroups: [""],
            resources: ["secrets"],
            resourceNames: ["bgp", "calico-kit-bgp-passwords"],
            verbs: ["get", "list", "watch"],
          },
        ],
      },
      {
        kind: "RoleBinding",
        roleRef: { kind: "Role", name: "calico-kit-bgp-passwords" },
        subjects: [{ kind: "ServiceAccount", name: "calico-node", namespace: "calico-system" }],
      },
    ]);
  });

  test("are there before the peers, and after the operator made the namespace", () => {
    const order = objectsOf(cluster).map(({ kind, phase }) => `${phase} ${kind}`);
    expect(order.indexOf("resources RoleBinding")).toBeGreaterThan(0);
    expect(order.indexOf("resources RoleBinding")).toBeLessThan(order.indexOf("resources BGPPeer"));
  });

  test("are referred to in upstream's words", () => {
    const specs = objectsOf(cluster)
      .filter(({ kind }) => kind.startsWith("BGP"))
      .map(({ spec }) => spec);
    const ref = (key: string) => ({ secretKeyRef: { name: "calico-kit-bgp-passwords", key } });
    expect(specs).toMatchObject([
      { password: ref("torPassword") },
      { password: existing },
      { password: ref("torPassword") },
      { nodeMeshPassword: ref("meshPassword") },
    ]);
    expect(JSON.stringify(specs)).not.toMatch(/kind|config"/);
  });

  test("that exist need the right alone, and none of it without passwords", () => {
    const configuration = {};
    const only = baseCluster({ calico: { bgp: { ...bgp(existing), configuration } } });
    expect(named(only, "calico-kit-bgp-passwords").map(({ kind }) => kind)).toEqual(["Role", "RoleBinding"]);
    expect(objectsOf(baseCluster()).filter(({ kind }) => kind === "Role")).toEqual([]);
  });

  test.each([
    ["VPP's agent", { ...vppCalico, bgp: both }, "calico-vpp-dataplane", "calico-vpp-node-sa"],
    [
      "the calico-node of a platform's own Calico",
      { bgp: both, installer: { kind: "platform", felixByEnvironment: [], typha: false } as const },
      "kube-system",
      "calico-node",
    ],
  ])("are where %s reads them", (_, calico, namespace, name) => {
    const release = "installer" in calico ? { ...baseCluster().calico.release, kind: "platform" } : undefined;
    const objects = named(
      baseCluster({ calico: { ...calico, ...(release && { release: release as never }) } }),
      "calico-kit-bgp-passwords",
    );
    expect(objects.map(({ kind, apiVersion }) => [kind, apiVersion])).toEqual([
      ["Secret", "v1"],
      ["Role", "rbac.authorization.k8s.io/v1"],
      ["RoleBinding", "rbac.authorization.k8s.io/v1"],
    ]);
    expect(objects.map(({ metadata }) => metadata.namespace)).toEqual([namespace, namespace, namespace]);
    expect(objects.at(-1)).toMatchObject({ subjects: [{ kind: "ServiceAccount", name, namespace }] });
  });
});

describe("credentials of registries", () => {
  const images = { registry: "registry.example.com/", pullSecrets };

  test("are in the operator's namespace before the operator, and before VPP in its own", () => {
    const objects = named(baseCluster({ calico: { ...vppCalico, images } }), "registry");
    expect(objects).toMatchObject([
      { metadata: { namespace: "tigera-operator" }, phase: "operator", type: "kubernetes.io/dockerconfigjson" },
      { metadata: { namespace: "calico-vpp-dataplane" }, phase: "vpp", type: "kubernetes.io/dockerconfigjson" },
    ]);
    for (const { data } of objects)
      expect(data).toEqual({ ".dockerconfigjson": late("registryCredentials.registryCredentials") });
    const vpp = objectsOf(baseCluster({ calico: { ...vppCalico, images } })).filter(({ phase }) => phase === "vpp");
    expect(vpp.map(({ kind }) => kind).indexOf("Secret")).toBeLessThan(
      vpp.map(({ kind }) => kind).indexOf("DaemonSet"),
    );
  });

  test("are all named to the operator, whoever makes them", () => {
    const installation = objectsOf(baseCluster({ calico: { images } })).find(({ kind }) => kind === "Installation");
    expect(installation?.spec).toMatchObject({ imagePullSecrets: [{ name: "registry" }, { name: "mirror" }] });
    expect(named(baseCluster({ calico: { images } }), "mirror")).toEqual([]);
  });
});

test("an IPsec key that exists may have any name", () => {
  const secretKeyRef = { name: "vpn", key: "ikev2" };
  const cluster = baseCluster({
    calico: { ...vppCalico, encryption: { kind: "ipsec", preSharedKey: { kind: "existing", secretKeyRef } } },
  });
  expect(JSON.stringify(objectsOf(cluster))).toContain(
    JSON.stringify({ name: "CALICOVPP_IPSEC_IKEV2_PSK", valueFrom: { secretKeyRef } }),
  );
  expect(existingSecrets(cluster)).toMatchObject([
    { name: "vpn", namespaces: ["calico-vpp-dataplane"], holds: "key ikev2" },
  ]);
});

describe("what is wanted of the configuration", () => {
  const { calico } = clusters["vpp with ipsec"]!;
  const cluster = baseCluster({
    calico: {
      ...calico,
      encryption: { kind: "ipsec", preSharedKey: configured("psk") },
      bgp: both,
      images: { pullSecrets },
    },
  });
  const wanted = configurationSecrets(cluster);

  test("is each secret once, with its place in the intent", () => {
    expect(wanted.map(({ config, place }) => `${config} /${place.join("/")}`)).toEqual([
      "psk /calico/encryption/preSharedKey/config",
      "meshPassword /calico/bgp/nodeMeshPassword/config",
      "torPassword /calico/bgp/peers/0/password/config",
      "registryCredentials /calico/images/pullSecrets/0/config",
    ]);
  });

  test("is refused all at once, by name and place, without a value", () => {
    const values: Readonly<Record<string, { value: string; isSecret: boolean }>> = {
      psk: { value: "CANARY-short", isSecret: true },
      torPassword: { value: "CANARY-plain", isSecret: false },
      registryCredentials: { value: "CANARY:credentials", isSecret: false },
    };
    const problems = problemsOfSecrets(wanted, (name) => values[name]);
    expect(problems).toEqual([
      expect.stringMatching(/^the configuration value psk, named at \/calico\/encryption\/\S+, is shorter than/),
      expect.stringMatching(/meshPassword, .* is missing; fix: pulumi config set --secret meshPassword$/),
      expect.stringMatching(/torPassword, .* is in plain text .*; fix: pulumi config set --secret torPassword$/),
      expect.stringMatching(/registryCredentials, .* is in plain text .*, and is no Docker configuration/),
    ]);
    expect(problems.join("\n")).not.toContain("CANARY");
  });

  test("becomes variables that the shell knows", () => {
    const variables = wanted.map(({ late: name }) => lateValue(name).variable);
    expect(variables).toEqual([
      "IPSEC_PRE_SHARED_KEY",
      "BGP_PASSWORD_MESH_PASSWORD",
      "BGP_PASSWORD_TOR_PASSWORD",
      "REGISTRY_CREDENTIALS_REGISTRY_CREDENTIALS",
    ]);
    const odd: LateName = "bgpPassword.Rack1.tor-A_2x";
    expect(lateValue(odd).variable).toBe("BGP_PASSWORD_RACK1_TOR_A_2X");
  });
});

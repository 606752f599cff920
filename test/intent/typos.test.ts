import { parseText } from "../../constructs/intent";
import { checkDocument } from "../../constructs/kit";
import { base } from "./fixtures/source";

function findingsOf(data: unknown) {
  const read = parseText("intent.yaml", typeof data === "string" ? data : JSON.stringify(data));
  if (!read.ok) return read.report.findings;
  const checked = checkDocument("intent.yaml", read.document, __dirname);
  return checked.ok ? checked.plan.findings : checked.refusal.findings;
}

const brief = (data: unknown) => findingsOf(data).filter(({ severity }) => severity !== "info");
const told = (data: unknown) => brief(data).map(({ code, path, fix }) => [code, path, fix]);

describe("a name that is known for something else is no misspelling", () => {
  const there = (distribution: string) => ({
    name: "demo",
    network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] },
    platform: { kind: "existing", distribution, nodeGroups: [{ name: "a" }] },
  });
  const withSwitch = (os: string) => ({
    ...there("kubeadm"),
    fabric: {
      design: { kind: "as-per-rack" },
      racks: [{ name: "r1", tors: [{ name: "tor", os, subnets: ["192.0.2.0/24"] }] }],
      spines: [{ name: "spine", os }],
    },
  });
  const nothing = "choose one of them; for other systems the kit writes nothing";
  it.each([
    [{ name: "demo", platform: { kind: "aks" } }, "/platform/kind", "write kind: existing, with distribution: aks"],
    [{ name: "demo", platform: { kind: " GKE" } }, "/platform/kind", "write kind: existing, with distribution: gke"],
    [{ name: "demo", platform: { kind: "rke2" } }, "/platform/kind", "write kind: existing, with distribution: rke2"],
    [{ name: "demo", platform: { kind: "eksa" } }, "/platform/kind", "write kind: eks-anywhere"],
    [{ name: "demo", platform: { kind: "constructor" } }, "/platform/kind", "choose one of them, e.g. eks"],
    [
      there("eks"),
      "/platform/distribution",
      "write other, with kubernetesProvider: EKS, for a cluster that is there; a new one is platform.kind: eks",
    ],
    [there("Rancher"), "/platform/distribution", "write rke2 or k3s, whichever Rancher made"],
    [
      base("calico: { encryption: { kind: macsec } }"),
      "/calico/encryption/kind",
      "choose one of them; MACsec is a matter of nodes' links and switches",
    ],
  ])("%j", (data, path, fix) => {
    expect(told(data)).toEqual([["INT-004", path, fix]]);
  });

  it.each([
    ["ios", nothing],
    ["IOS-XE", nothing],
    ["vyos", nothing],
    ["sros", nothing],
    ["arista", "write eos"],
    ["nx-os", "write nxos"],
  ])("a switch with %s", (os, fix) => {
    expect(told(withSwitch(os)).filter(([code]) => code === "INT-004")).toEqual([
      ["INT-004", "/fabric/racks/0/tors/0/os", fix],
      ["INT-004", "/fabric/spines/0/os", fix],
    ]);
  });
});

describe("one mistyped kind", () => {
  const calico = (text: string) => base(`calico: ${text}`);
  it.each([
    [base().replace("kind: eks", "kind: ekss"), "/platform/kind", "write kind: eks"],
    [
      calico("{ dataplane: { kind: epbf }, felix: { bpfAttachType: TC } }"),
      "/calico/dataplane/kind",
      "write kind: ebpf",
    ],
    [
      calico("{ encryption: { kind: wiregaurd, threading: true } }"),
      "/calico/encryption/kind",
      "write kind: wireguard",
    ],
    [
      calico("{ images: { registry: r.example.com/, pullSecrets: [{ kind: secrt, name: a, config: b }] } }"),
      "/calico/images/pullSecrets/0/kind",
      "write kind: secret",
    ],
    [base("calico: { routing: { kind: cluod } }"), "/calico/routing/kind", "write kind: cloud"],
  ])("%s", (text, path, fix) => {
    expect(told(text)).toEqual([["INT-004", path, fix]]);
  });

  it("does not hide what is wrong behind it", () => {
    const text = base().replace("kind: eks", "kind: ekss").replace("region: eu-central-1", "region: 5");
    expect(told(text).map(([code, path]) => [code, path])).toEqual([
      ["INT-004", "/platform/kind"],
      ["INT-002", "/platform/region"],
    ]);
    const renamed = base("calico: { datplane: { kind: ebpf, serviceMode: XYZ } }");
    expect(told(renamed).map(([code, path]) => [code, path])).toEqual([
      ["INT-001", "/calico/datplane"],
      ["INT-004", "/calico/datplane/serviceMode"],
    ]);
  });

  it("is another key than kind where another one says it", () => {
    const text = [
      "name: demo",
      "network: { pods: [10.244.0.0/16], services: [10.96.0.0/12] }",
      "platform: { kind: existing, kubeProxy: { runsAs: daemonst }, nodeGroups: [{ name: a }] }",
    ].join("\n");
    expect(told(text)).toEqual([["INT-004", "/platform/kubeProxy/runsAs", "write runsAs: daemonset"]]);
  });
});

describe("one mistake in a value of several forms", () => {
  const password = (text: string) => base(`calico: { bgp: { nodeMeshPassword: ${text} } }`);
  it.each([
    [password("{ secretKeyReff: { name: a, key: b } }"), "INT-001", 'write "secretKeyRef", or remove it'],
    [password("{ secretKeyRef: { name: a, kee: b } }"), "INT-001", 'write "key", or remove it'],
    [password("{ config: b }"), "INT-003", "add kind: secret"],
    [password("{ kind: secret, confg: b }"), "INT-001", 'write "config", or remove it'],
    [base("calico: { felix: { bpfConntrackTimeouts: { tcpFinsSeen: 10 } } }"), "INT-002", "write 10s"],
  ])("%s", (text, code, fix) => {
    expect(told(text).filter(([found]) => found !== "FELIX-013")).toEqual([[code, expect.anything(), fix]]);
  });
});

describe("what nobody understands", () => {
  it("brings no findings about what it may have been", () => {
    const text = base("calico: { dataplane: { kind: quux }, felix: { bpfAttachType: TC } }");
    expect(told(text)).toEqual([["INT-004", "/calico/dataplane/kind", "choose one of them, e.g. iptables"]]);
  });

  it("does not hide what is wrong whatever it is", () => {
    const text = base("calico: { dataplane: { kind: quux }, pools: [{ cidr: 192.168.0.0/16, blockSize: 12 }] }");
    const codes = brief(text).map(({ path }) => path);
    expect(codes).toEqual(["/calico/dataplane/kind", "/calico/pools/0/blockSize"]);
  });

  it("is not judged again by rules", () => {
    const text = base("network: { pods: [pods] }", "calico: { pools: [{ cidr: 10.9.0.0/16 }] }");
    expect(brief(text).map(({ code }) => code)).toEqual(["INT-005"]);
  });
});

describe("a key that is known elsewhere", () => {
  it.each([
    [base("dataplane: { kind: ebpf }"), "/dataplane", "move it to /calico/dataplane"],
    [
      base("calico: { network: { pods: [10.9.0.0/16] } }"),
      "/calico/network",
      "move it to /network: check the indentation",
    ],
    [
      base().replace("nodeGroups", "vpc: { kind: create, vpcId: vpc-1 }, nodeGroups"),
      "/platform/vpc/vpcId",
      "remove it, or write kind: adopt, which has this key",
    ],
    [
      base("calico: { mtu: 1400, mtuu: 1400 }"),
      "/calico/mtuu",
      'remove it, or put what it says under "mtu", which is there already',
    ],
  ])("%s", (text, path, fix) => {
    expect(told(text)).toEqual([["INT-001", path, fix]]);
  });

  it("is told with the three nearest, and where all stand", () => {
    const [finding] = brief(base("calico: { felix: { bpfLoglevl: Info } }"));
    expect(finding?.want).toMatch(
      /^one of bpfLogLevel, \w+, \w+; these are the nearest of \d+, all of which stand in schema\/intent\.schema\.json at #\/properties\/calico\/properties\/felix\/properties$/,
    );
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../cli/program";
import { folder, world } from "./support";

async function kit(...args: readonly string[]) {
  const { context, out, err } = world();
  const code = await run(args, context);
  return { code, out: out.text, err: err.text };
}

const pod = (app: string, index: number): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${app}, namespace: shop, labels: { app: ${app} } }\nspec: { containers: [] }\nstatus: { podIP: 10.0.0.${index} }\n---\n`;
const policy =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: db, namespace: shop }\nspec:\n  podSelector: { matchLabels: { app: db } }\n  ingress:\n  - from:\n    - podSelector: { matchLabels: { app: api } }\n";

function objects(text: string): string {
  const path = join(folder(), "objects.yaml");
  writeFileSync(path, text);
  return path;
}

const pods = pod("web", 1) + pod("api", 2) + pod("db", 3);

describe("reach", () => {
  it("prints the matrix with what decides, by file and line", async () => {
    const { code, out, err } = await kit("reach", objects(pods + policy), "--probe", "tcp:5432");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /shop\/api +shop\/db +TCP 5432 +allow +ingress: KubernetesNetworkPolicy shop\/db rule 1 \S+objects\.yaml:26/,
    );
    expect(out).toMatch(/shop\/web +shop\/db +TCP 5432 +deny +ingress: no rule matches, end of tier default/);
    expect(out).toContain("6 edges: 5 allowed, 1 denied");
  });

  it("is a test where it is told what to expect", async () => {
    const source = objects(pods + policy);
    const expected = (allow: boolean): string =>
      objects(
        `- { from: shop/api, to: shop/db, probe: tcp:5432, allow: true }\n- { from: shop/web, to: "shop/*", probe: icmp, allow: ${allow} }\n`,
      );
    const { code, out } = await kit("reach", source, "--expect", expected(true));
    expect(code).toBe(2);
    expect(out).toMatch(/objects\.yaml:2: shop\/web -> shop\/db ICMP is denied, wanted allowed\n/);
    const right = await kit(
      "reach",
      source,
      "--expect",
      objects("- { from: shop/web, to: shop/db, probe: udp:53, allow: false }\n"),
    );
    expect(right).toEqual({ code: 0, out: "1 expectation: all hold\n", err: "" });
  });

  it("names every line of the expectations that cannot be read, at once", async () => {
    const wrong =
      "- { from: shop/web, to: shop/db, probe: tcp, allow: true }\n- 3\n- { from: a, to: b, probe: icmp, allow: 1 }\n";
    const { code, err } = await kit("reach", objects(pods), "--expect", objects(wrong));
    expect(code).toBe(1);
    expect(err).toMatch(
      /:1: probe is not .*"tcp"; \S+:2: from or to is missing; \S+:3: allow is neither true nor false; /,
    );
  });

  it("shows the edges that a change flips, and none between equal sources", async () => {
    const [before, after] = [objects(pods), objects(pods + policy)];
    const { code, out } = await kit("reach", "diff", before, after, "--format", "json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([{ from: ["shop/web"], to: ["shop/db"], before: "allow", after: "deny" }]);
    expect(await kit("reach", "diff", after, after)).toMatchObject({ code: 0, out: "no edge changes\n" });
  });

  it.each([
    [["--probe", "tcp"], /--probe is none; got tcp/],
    [["--external", "here"], /--external is not an address; got here/],
    [["--with", "/nowhere"], /\/nowhere holds no objects of Kubernetes/],
  ])("says what is wrong with %j", async (args, said) => {
    const { code, err } = await kit("reach", objects(pods), ...args);
    expect(code).toBe(1);
    expect(err).toMatch(said);
  });

  it("shows both versions of IP of a cluster that has both, and says which an edge is of", async () => {
    const dual = (app: string, index: number): string =>
      pod(app, index).replace(/podIP: (\S+) \}/, `podIPs: [{ ip: $1 }, { ip: "fd00::${index}" }] }`);
    const only6 = `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: six, namespace: shop }\nspec:\n  selector: app == 'db'\n  ingress:\n  - { action: Allow, ipVersion: 6 }\n`;
    const source = objects(dual("web", 1) + dual("db", 2) + only6);
    const { code, out } = await kit("reach", source, "--probe", "tcp:80", "--external", "2001:db8::1");
    expect(code).toBe(0);
    expect(out).toMatch(/FROM +TO +PROBE +IP +VERDICT/);
    expect(out).toMatch(/shop\/web +shop\/db +TCP 80 +IPv4 +deny /);
    expect(out).toMatch(/shop\/web +shop\/db +TCP 80 +IPv6 +allow /);
    expect(out).toMatch(/2001:db8::1 +shop\/db +TCP 80 +IPv6 +allow /);
    const expected = objects("- { from: shop/web, to: shop/db, probe: tcp:80, allow: true }\n");
    const judged = await kit("reach", source, "--expect", expected);
    expect(judged.code).toBe(2);
    expect(judged.out).toMatch(
      /:1: shop\/web -> shop\/db TCP 80 over IPv4 is denied, wanted allowed\n1 expectation: 1 /,
    );
    const { out: json } = await kit("reach", source, "--probe", "icmpv6", "--format", "json");
    expect((JSON.parse(json) as { family: number }[]).map(({ family }) => family)).toEqual([6, 6]);
    const changed = await kit("reach", "diff", objects(dual("web", 1) + dual("db", 2)), source, "--probe", "tcp:80");
    expect(changed).toMatchObject({ code: 2, out: expect.stringMatching(/IPv4 +allow -> deny/) as string });
    expect(changed.out).toMatch(/\n1 edge changed/);
  });

  it("asks a cluster of IPv6 alone about IPv6, and refuses what it has not", async () => {
    const source = objects((pod("web", 1) + pod("db", 2)).replace(/10\.0\.0\.(\d)/g, '"fd00::$1"'));
    const { code, out } = await kit("reach", source, "--probe", "tcp:80");
    expect(code).toBe(0);
    expect(out).toMatch(/shop\/web +shop\/db +TCP 80 +IPv6 +allow /);
    expect(out).toContain("2 edges: 2 allowed, 0 denied");
    expect(await kit("reach", source, "--external", "203.0.113.9")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/--external has the IPv4 address 203.0.113.9, and pods and hosts/) as string,
    });
    expect(await kit("reach", source, "--probe", "icmp")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no such message; wanted --probe icmpv6/) as string,
    });
    expect(await kit("reach", objects(pods), "--external", "2001:db8::1")).toMatchObject({ code: 1 });
  });

  it("is no success where nothing was asked", async () => {
    expect(await kit("reach", objects(pod("web", 1)))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/has one endpoint, and nobody to reach it/) as string,
    });
    for (const text of ["", "[]\n"])
      expect(await kit("reach", objects(pods), "--expect", objects(text))).toMatchObject({
        code: 1,
        err: expect.stringMatching(/:1: it expects nothing/) as string,
      });
    const itself = objects("- { from: shop/web, to: shop/web, probe: tcp:80, allow: true }\n");
    expect(await kit("reach", objects(pods), "--expect", itself)).toMatchObject({
      code: 2,
      out: expect.stringMatching(/:1: nothing to ask: shop\/web and shop\/web are one endpoint/) as string,
    });
  });

  it("takes failsafe ports from FelixConfigurations, of all nodes and of one", async () => {
    const host = (name: string, index: number): string =>
      `apiVersion: projectcalico.org/v3\nkind: HostEndpoint\nmetadata: { name: ${name}, labels: { host: "" } }\nspec: { node: ${name}, interfaceName: "*", expectedIPs: [10.1.0.${index}] }\n---\n`;
    const felix = (name: string, ports: string): string =>
      `apiVersion: projectcalico.org/v3\nkind: FelixConfiguration\nmetadata: { name: ${name} }\nspec: { failsafeInboundHostPorts: ${ports} }\n---\n`;
    const deny =
      "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: deny }\nspec: { selector: has(host), types: [Ingress], ingress: [{ action: Deny }] }\n---\n";
    const verdicts = async (more: string, port: number) => {
      const all = objects(host("n1", 1) + host("n2", 2) + deny + more);
      const asked = [
        "--probe",
        `tcp:${port}`,
        "--external",
        "203.0.113.9",
        "--external",
        "192.0.2.7",
        "--format",
        "json",
      ];
      const { out } = await kit("reach", all, ...asked);
      const edges = JSON.parse(out) as { from: string[]; to: string[]; allow: boolean }[];
      return ["203.0.113.9", "192.0.2.7"].map((from) =>
        ["host:n1", "host:n2"].map(
          (to) => edges.find((edge) => edge.from.includes(from) && edge.to.includes(to))?.allow,
        ),
      );
    };
    const [both, none] = [
      [true, true],
      [false, false],
    ];
    expect(await verdicts("", 22)).toEqual([both, both]);
    expect(await verdicts(felix("default", "[]"), 22)).toEqual([none, none]);
    expect(await verdicts(felix("default", "[{ protocol: TCP, port: 8022 }]"), 8022)).toEqual([both, both]);
    expect(await verdicts(felix("default", "[{ protocol: TCP, port: 22, net: 192.0.2.0/24 }]"), 22)).toEqual([
      none,
      both,
    ]);
    expect(await verdicts(felix("default", '[{ protocol: TCP, port: 22, net: "2001:db8::/32" }]'), 22)).toEqual([
      none,
      none,
    ]);
    expect(await verdicts(felix("default", "[]") + felix("node.n2", "[{ protocol: TCP, port: 22 }]"), 22)).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it("gives pods without addresses some of the Installation's pools", async () => {
    const pools = (cidrs: readonly string[]): string =>
      `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: { name: default }\nspec: { calicoNetwork: { ipPools: [${cidrs.map((cidr) => `{ cidr: "${cidr}" }`).join(", ")}] } }\n---\n`;
    const bare = (pod("web", 1) + pod("db", 2)).replace(/status: .*/g, "status: {}");
    const inside = (nets: string): string =>
      `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: db, namespace: shop }\nspec: { selector: app == 'db', ingress: [{ action: Allow, source: { nets: ["${nets}"] } }] }\n`;
    const allowed = async (text: string) => {
      const { out } = await kit("reach", objects(text), "--probe", "tcp:80", "--format", "json");
      const edges = JSON.parse(out) as { family: number; to: string[]; allow: boolean }[];
      return edges.filter(({ to }) => to.includes("shop/db")).map(({ family, allow }) => [family, allow]);
    };
    expect(await allowed(bare + pools(["10.244.0.0/16"]) + inside("10.244.0.0/16"))).toEqual([[4, true]]);
    expect(await allowed(bare + pools(["10.244.0.0/16"]) + inside("198.18.0.0/15"))).toEqual([[4, false]]);
    expect(await allowed(bare + pools(["fd00:10::/48"]) + inside("fd00:10::/48"))).toEqual([[6, true]]);
    expect(await allowed(bare + pools(["10.244.0.0/16", "fd00:10::/48"]) + inside("fd00:10::/48"))).toEqual([
      [4, false],
      [6, true],
    ]);
    const workloads = objects(bare);
    const { code, out } = await kit("reach", "policy-packs", "--with", workloads, "--staged", "--probe", "tcp:80");
    expect(code).toBe(0);
    expect(out).not.toMatch(/shop\/web +shop\/db .*deny .*to-outside/);
  });

  it("takes DNS names for no address", async () => {
    const names =
      "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: out, namespace: shop }\nspec:\n  types: [Egress]\n  egress:\n  - { action: Allow, destination: { domains: [api.example.com] } }\n";
    const { code, out, err } = await kit("reach", objects(pods + names), "--probe", "tcp:443", "--external", "8.8.8.8");
    expect(code).toBe(0);
    expect(out).toMatch(/shop\/web.* +8\.8\.8\.8 +TCP 443 +deny /);
    expect(err).toMatch(/POL-043/);
    expect(err).toMatch(/POL-023/);
  });

  it.each([
    ["projectcalico.org/v3", "GlobalNetworkPolcy", "write kind: GlobalNetworkPolicy"],
    ["networking.k8s.io/v1", "GlobalNetworkPolicy", "projectcalico.org/v3"],
    ["projectcalico.org/v1", "NetworkPolicy", "projectcalico.org/v3"],
  ])("refuses %s %s", async (apiVersion, kind, said) => {
    const object = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x, namespace: shop }\nspec: {}\n`;
    const { code, err } = await kit("reach", objects(pods + object));
    expect(code).toBe(2);
    expect(err).toContain("POL-041");
    expect(err).toContain(said);
  });

  it.each([
    ["a selector that begins with !, unquoted", "spec: { selector: !has(x) }", /SRC-00\d/],
    ["a tab", "spec:\n\tselector: has(x)", /SRC-002/],
    ["a merge key", "spec: { <<: { order: 1 } }", /SRC-00\d/],
  ])("says where %s stands among several documents", async (_what, spec, said) => {
    const bad = `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: x }\n${spec}\n---\n`;
    const { code, err } = await kit("reach", objects(pods + bad + policy));
    expect(code).toBe(2);
    expect(err).toMatch(said);
    expect(err).toMatch(/objects\.yaml:2[23]:/);
    expect(err).not.toMatch(/one intent|an intent|intent's keys|documents;/);
  });

  it("takes a file in which one of several documents has no apiVersion for objects", async () => {
    const { code, err } = await kit("reach", objects(`${pods}kind: NetworkPolicy\nmetadata: { name: x }\n`));
    expect(code).toBe(2);
    expect(err).toContain("no API has kind NetworkPolicy in an object without apiVersion");
  });

  it("reads objects on stdin, and an intent", async () => {
    for (const [text, ok] of [
      [pods + policy, 0],
      [`${pods}kind: [`, 2],
    ] as const) {
      const { context, out, err } = world({ input: { isTTY: false, read: () => ({ text }) } });
      const code = await run(["reach", "-", "--probe", "tcp:5432"], context);
      expect({ code, err: err.text }).toMatchObject({ code: ok });
      if (ok === 0) expect(out.text).toContain("6 edges: 5 allowed, 1 denied");
      else expect(err.text).toMatch(/<stdin>:\d+:.*SRC-002|SRC-002[^]*<stdin>:\d+/);
    }
  });

  it("leaves out what a folder has for tools that write manifests", async () => {
    const path = folder();
    writeFileSync(join(path, "objects.yaml"), pods + policy);
    writeFileSync(join(path, "kustomization.yaml"), "resources: [objects.yaml]\n");
    writeFileSync(join(path, "values.yaml"), "image: { tag: latest }\nreplicas: 3\n");
    expect(await kit("reach", path, "--probe", "tcp:80")).toMatchObject({ code: 0, err: "" });
    writeFileSync(join(path, "headless.yaml"), "metadata: { name: x }\nspec: {}\n");
    expect(await kit("reach", path, "--probe", "tcp:80")).toMatchObject({ code: 2 });
  });

  it.each([
    ["Allow", "domainNames: [a.example.com]", false],
    ["Deny", "domainNames: [a.example.com]", false],
    ["Deny", "nodes: { matchLabels: { a: b } }", false],
    ["Deny", "networks: [203.0.113.0/24]", true],
  ])("%s of an administrator's policy to { %s }: what Calico makes of it", async (action, peer, isAllowed) => {
    const admin = `apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: { name: a }\nspec:\n  priority: 1\n  subject: { namespaces: {} }\n  egress:\n  - { action: ${action}, to: [{ ${peer} }] }\n`;
    const later = `---\napiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: later }\nspec: { selector: all(), types: [Egress], egress: [{ action: ${action === "Allow" ? "Deny" : "Allow"} }] }\n`;
    const { out } = await kit(
      "reach",
      objects(pods + admin + later),
      "--probe",
      "tcp:80",
      "--external",
      "8.8.8.8",
      "--format",
      "json",
    );
    const edges = JSON.parse(out) as { from: string[]; to: string[]; allow: boolean }[];
    const found = edges.filter(({ from, to }) => from.includes("shop/web") && to.includes("8.8.8.8"));
    expect(found.map(({ allow }) => allow)).toEqual([isAllowed]);
  });
});

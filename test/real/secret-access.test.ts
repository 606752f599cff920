/**
 * Who may read the passwords of BGP, asked of a real API server: who speaks BGP, those of its peers, and nobody anything
 * else. And apply.sh, which puts the secrets in from its environment.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { synthesise } from "../../constructs/kit";
import type { KubernetesObject } from "../../constructs/model";
import { enginePath } from "../../tools/engines";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds, releaseDirectory } from "./support/api-server-crds";
import { fullIntents } from "./support/api-server-intents";
import { objectsOf, unruled } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { planOfIntent } from "./support/stack";

const secretIn = (namespace: string, name: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name, namespace },
});
const namespaced = (name: string): KubernetesObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

describeWith(["kube-apiserver", "etcd", "kubectl", needsCrds], "the right to read passwords", () => {
  let server: ApiServer;
  beforeAll(async () => {
    server = await startApiServer({ crds: [crdFiles.served] });
  });
  afterAll(async () => server?.stop());

  const kubectl = (...args: string[]) =>
    spawnSync(enginePath("kubectl"), [`--kubeconfig=${server.kubeconfig}`, ...args], { encoding: "utf8" });
  const canI = (account: string, verb: string, what: string, namespace: string): string =>
    kubectl("auth", "can-i", verb, what, `--as=system:serviceaccount:${account}`, "-n", namespace).stdout.trim();

  it.each([
    ["calico-system:calico-node", "calico-system", "secrets of the configuration", ["bgp-passwords"]],
    ["calico-vpp-dataplane:calico-vpp-node-sa", "calico-vpp-dataplane", "secrets of the configuration, with VPP", []],
  ])("is %s's", async (account, namespace, intent, existing) => {
    const objects = objectsOf(unruled(fullIntents[intent]!).manifests);
    const needed = objects.filter(
      ({ kind, metadata }) => metadata.namespace === namespace && ["Secret", "Role", "RoleBinding"].includes(kind),
    );
    await server.client.apply(namespaced(namespace));
    for (const object of needed) await server.client.apply(object);
    for (const name of ["unrelated", ...existing])
      await server.client.apply({ ...secretIn(namespace, name), stringData: { "tor-a": "x" } });

    const own = ["calico-kit-bgp-passwords", ...existing];
    for (const name of own)
      for (const verb of ["get", "list", "watch"])
        expect([name, verb, canI(account, verb, `secret/${name}`, namespace)]).toEqual([name, verb, "yes"]);
    // What confd and VPP's agent do: a list and a watch of one name.
    const as = `--as=system:serviceaccount:${account}`;
    const listed = (name: string) =>
      kubectl("get", "secrets", "-n", namespace, as, `--field-selector=metadata.name=${name}`, "-o", "name");
    for (const name of own) expect(listed(name).stdout).toBe(`secret/${name}\n`);

    expect(canI(account, "get", "secret/unrelated", namespace)).toBe("no");
    expect(canI(account, "list", "secrets", namespace)).toBe("no");
    expect(canI(account, "update", "secret/calico-kit-bgp-passwords", namespace)).toBe("no");
    expect(canI(account, "get", "secret/calico-kit-bgp-passwords", "kube-system")).toBe("no");
    expect(canI(`${namespace}:default`, "get", "secret/calico-kit-bgp-passwords", namespace)).toBe("no");
    expect(listed("unrelated")).toMatchObject({ stdout: "", stderr: expect.stringContaining("forbidden") as string });
  });
});

describeWith(["kube-apiserver", "etcd", "kubectl", "envsubst", needsCrds], "apply.sh, with secrets", () => {
  let server: ApiServer;
  let folder: string;
  const base = fullIntents["secrets of the configuration"] as { readonly calico: object };
  const plan = planOfIntent({
    ...base,
    calico: { ...base.calico, install: { kind: "directory", path: releaseDirectory } },
  } as never);

  beforeAll(async () => {
    server = await startApiServer({ crds: [crdFiles.operator, crdFiles.served] });
    folder = mkdtempSync(join(tmpdir(), "calico-kit-apply-"));
    for (const { path, content } of synthesise(plan)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    // No operator runs here: what it would make, and report, is put in its place.
    await server.client.apply(namespaced("calico-system"));
    const status = {
      apiVersion: "operator.tigera.io/v1",
      kind: "TigeraStatus",
      metadata: { name: "apiserver" },
      spec: {},
    };
    await server.client.apply(status);
    const available = { type: "Available", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" };
    const patch = JSON.stringify({ status: { conditions: [available] } });
    const patched = spawnSync(
      enginePath("kubectl"),
      ["patch", "tigerastatus", "apiserver", "--subresource=status", "--type=merge", "-p", patch],
      { env: environment() },
    );
    expect(patched.status).toBe(0);
  });
  afterAll(async () => {
    await server?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    KUBECONFIG: server.kubeconfig,
    PATH: `${dirname(enginePath("kubectl"))}${delimiter}${process.env.PATH ?? ""}`,
  });
  const apply = (more: NodeJS.ProcessEnv) =>
    spawnSync("bash", [join(folder, "apply.sh")], { encoding: "utf8", env: { ...environment(), ...more } });

  // Everything that a shell, sed or YAML would make something of.
  const password = `a'b$(id)\`id\`\${X} #: \\n {[*&!|>%@ ü`;
  const credentials = JSON.stringify({ auths: { "registry.example.com": { username: "r", password: 'p"\\' } } });
  const late = {
    API_SERVER_HOST: "api.example.com",
    CALICO_KIT_CONTEXT: "judge",
    BGP_PASSWORD_MESH_PASSWORD: "mesh",
    BGP_PASSWORD_TOR_PASSWORD: password,
    REGISTRY_CREDENTIALS_REGISTRY_CREDENTIALS: credentials,
  };

  it.each([
    [{ BGP_PASSWORD_TOR_PASSWORD: "" }, "the variable BGP_PASSWORD_TOR_PASSWORD: torPassword"],
    [
      { BGP_PASSWORD_TOR_PASSWORD: "cAnArY".repeat(14) },
      "the variable BGP_PASSWORD_TOR_PASSWORD is longer than 80 bytes",
    ],
    [{ BGP_PASSWORD_TOR_PASSWORD: 'cAnArY"' }, "BGP_PASSWORD_TOR_PASSWORD holds a double quote or a line break"],
    [{ BGP_PASSWORD_TOR_PASSWORD: "cAnArY\ncAnArY" }, "BGP_PASSWORD_TOR_PASSWORD holds a double quote or a line break"],
  ])("refuses %j before it touches anything", (wrong, says) => {
    const run = apply({ ...late, ...wrong });
    expect(run.status).not.toBe(0);
    expect(run.stderr).toContain(says);
    expect(run.stdout + run.stderr).not.toContain("cAnArY");
    expect(run.stdout).toBe("");
  });

  it("brings each secret as it is, where it is read", async () => {
    const run = apply(late);
    // The kubectl of the tests is older than the server, and says so.
    expect([run.status, run.stderr.replace(/^WARNING: version difference .*\n/gm, "")]).toEqual([0, ""]);
    expect(run.stdout).not.toContain("mesh\n");
    const dataOf = async (namespace: string, name: string): Promise<Record<string, string>> => {
      const { data } = await server.client.get(secretIn(namespace, name));
      return Object.fromEntries(
        Object.entries(data as Record<string, string>).map(([key, value]) => [
          key,
          Buffer.from(value, "base64").toString(),
        ]),
      );
    };
    expect(await dataOf("calico-system", "calico-kit-bgp-passwords")).toEqual({
      meshPassword: "mesh",
      torPassword: password,
    });
    for (const namespace of ["tigera-operator", "kube-system"])
      expect(await dataOf(namespace, "registry")).toEqual({ ".dockerconfigjson": credentials });
  });
});

/** The script that `synth` writes, run as a user runs it: bash, kubectl and envsubst against a real API server. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type Plan, synthesise } from "../../constructs/kit";
import type { KubernetesObject } from "../../constructs/model";
import { enginePath } from "../../tools/engines";
import { type ApiServer, startApiServer } from "./support/api-server";
import { crdFiles, needsCrds, releaseDirectory } from "./support/api-server-crds";
import { plausible } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { planOf } from "./support/stack";

jest.setTimeout(180_000);

function written(plan: Plan): string {
  const folder = mkdtempSync(join(tmpdir(), "calico-kit-apply-"));
  for (const { path, content } of synthesise(plan)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describeWith(["kube-apiserver", "etcd", "kubectl", "envsubst", needsCrds], "apply.sh", () => {
  let server: ApiServer;
  let folder: string;
  const plan = planOf("aws-eks-vpp-ipsec", (intent) => ({
    ...intent,
    calico: { ...intent.calico, install: { kind: "directory", path: releaseDirectory } },
  }));

  beforeAll(async () => {
    server = await startApiServer({ crds: [crdFiles.operator, crdFiles.served] });
    folder = written(plan);
    // No operator runs here: what it would report is put in its place.
    const status = {
      apiVersion: "operator.tigera.io/v1",
      kind: "TigeraStatus",
      metadata: { name: "apiserver" },
      spec: {},
    };
    await server.client.apply(status);
    const patch =
      '{"status":{"conditions":[{"type":"Available","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}';
    expect(
      kubectl("patch", "tigerastatus", "apiserver", "--subresource=status", "--type=merge", "-p", patch).status,
    ).toBe(0);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = (): NodeJS.ProcessEnv => ({
    ...process.env,
    KUBECONFIG: server.kubeconfig,
    PATH: `${dirname(enginePath("kubectl"))}${delimiter}${process.env.PATH ?? ""}`,
  });
  const kubectl = (...args: string[]) =>
    spawnSync(enginePath("kubectl"), args, { encoding: "utf8", env: environment() });
  const apply = (more: NodeJS.ProcessEnv = {}) =>
    spawnSync("bash", [join(folder, "apply.sh")], { encoding: "utf8", env: { ...environment(), ...more } });

  /** What the server holds of an object, without its own book-keeping. */
  async function content(object: KubernetesObject): Promise<unknown> {
    const { metadata, ...rest } = await server.client.get(object);
    const bookKeeping = ["managedFields", "resourceVersion"];
    const lasting = Object.fromEntries(Object.entries(metadata).filter(([key]) => !bookKeeping.includes(key)));
    return { ...rest, metadata: lasting };
  }

  test("says which late value is missing, before it touches anything", () => {
    const run = apply({ IPSEC_PRE_SHARED_KEY: "" });
    expect(run.status).not.toBe(0);
    expect(run.stderr).toContain("IPSEC_PRE_SHARED_KEY");
    expect(run.stdout).toBe("");
  });

  test("applies everything in order, and again without a change", async () => {
    const late = { IPSEC_PRE_SHARED_KEY: plausible["ipsec.preSharedKey"] };
    const first = apply(late);
    expect([first.status, first.stderr]).toEqual([0, ""]);
    const objects = plan.manifests.flatMap((manifest) => manifest.objects);
    const before = await Promise.all(objects.map((object) => content(object)));
    const secret = await server.client.get({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "calicovpp-ipsec-secret", namespace: "calico-vpp-dataplane" },
    });
    expect((secret.data as { psk: string }).psk).toBe(Buffer.from(plausible["ipsec.preSharedKey"]).toString("base64"));
    expect(apply(late).status).toBe(0);
    expect(await Promise.all(objects.map((object) => content(object)))).toEqual(before);
  });
});

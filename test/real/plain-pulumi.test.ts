import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { installSandbox } from "../../sandbox";
import { enginePath } from "../../tools/engines";
import { languageHostFolders } from "./support/language-host-folder";
import { describeWith } from "./support/needs";

const root = resolve(__dirname, "../..");

/** `pulumi up` without the kit's own command: Pulumi.yaml, the program in stacks/, the stack's configuration. */
describeWith(["pulumi"], "plain pulumi", () => {
  let directory: string;
  let project: string;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "calico-kit-plain-"));
    const sandbox = await installSandbox({ directory: join(directory, "sandbox") });
    environment = {
      ...process.env,
      ...sandbox.environment,
      PATH: [...languageHostFolders(), sandbox.environment["PATH"]].join(delimiter),
    };
    project = linkedProject(join(directory, "project"));
    expect(pulumi("stack", "init", "plain").status).toBe(0);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  function pulumi(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      enginePath("pulumi"),
      [...args, "--non-interactive", "--color", "never"],
      {
        cwd: project,
        env: environment,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return { status, said: stdout + stderr };
  }
  /** A secret value as a user sets it: by the input, so that nobody reads it among the arguments. */
  const setSecret = (name: string, value: string) =>
    spawnSync(enginePath("pulumi"), ["config", "set", "--secret", name, "--non-interactive"], {
      cwd: project,
      env: environment,
      input: value,
    });
  const up = (...more: string[]) => pulumi("up", "--yes", "--skip-preview", ...more);

  it("says what to configure when nothing is", () => {
    const { status, said } = up();
    expect(status).not.toBe(0);
    expect(said).toContain(
      "neither intent nor scenario is configured; wanted one of them; fix: `pulumi config set intent PATH`",
    );
    expect(said).not.toMatch(stackTrace);
  });

  it("makes the cluster of the scenario that the configuration names", () => {
    pulumi("config", "set", "scenario", "quickstart");
    const { status, said } = up();
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
    expect(said).toMatch(/\+ \d+ created/);
    const outputs = JSON.parse(pulumi("stack", "output", "--json").said) as Record<string, unknown>;
    expect(outputs).toMatchObject({ clusterName: "quickstart", kubeconfig: "[secret]" });
  });

  it("changes nothing the second time", () => {
    const { status, said } = up("--expect-no-changes");
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
  });

  it("refuses by name what a live cluster cannot become, and touches nothing, unless it is insisted on", () => {
    const intent = join(directory, "moved.yaml");
    const quickstart = readFileSync(join(root, "scenarios/quickstart/intent.yaml"), "utf8");
    writeFileSync(intent, `${quickstart}\nnetwork: { services: [172.21.0.0/16] }\n`);
    pulumi("config", "rm", "scenario");
    pulumi("config", "set", "intent", intent);
    for (const { status, said } of [up(), pulumi("preview")]) {
      expect(status).not.toBe(0);
      expect(said).toContain("the stack holds a cluster that cannot become this one; nothing was touched");
      expect(said).toContain("LIVE-301");
      expect(said).not.toMatch(stackTrace);
      expect(said).not.toMatch(/\d+ (created|deleted|replaced|to (create|delete|replace))/);
    }
    pulumi("config", "set", "insist", "LIVE-302,NONE");
    expect(up().said).toContain("the configuration value insist names NONE");
    pulumi("config", "set", "insist", "LIVE-301");
    const insisted = pulumi("preview");
    expect(insisted.said).toContain("and you insist on it");
    expect(insisted.said).toMatch(/to replace/);
    pulumi("config", "rm", "insist");
    pulumi("config", "rm", "intent");
    pulumi("config", "set", "scenario", "quickstart");
    expect(up("--expect-no-changes").status).toBe(0);
  });

  it("refuses an intent with errors, with the findings and without a stack trace, and touches nothing", () => {
    pulumi("config", "rm", "scenario");
    pulumi("config", "set", "intent", "absent.yaml");
    const { status, said } = up();
    expect(status).not.toBe(0);
    expect(said).toContain("the intent has errors; nothing was touched");
    expect(said).toContain("SRC-001");
    expect(said).not.toMatch(stackTrace);
    expect(said).not.toMatch(/\d+ deleted/);
  });

  it("does not choose between two", () => {
    pulumi("config", "set", "scenario", "quickstart");
    expect(up().said).toContain("both intent (absent.yaml) and scenario (quickstart) are configured");
  });

  it("takes an intent by its path relative to the project, and takes everything down again", () => {
    pulumi("config", "rm", "scenario");
    pulumi("config", "set", "intent", "scenarios/quickstart/intent.yaml");
    expect(up("--expect-no-changes").status).toBe(0);
    const { status, said } = pulumi("destroy", "--yes", "--skip-preview");
    expect(status).toBe(0);
    expect(said).toMatch(/- \d+ deleted/);
  });

  it("takes secrets that are secret, and refuses them in plain text by name", () => {
    const path = join(project, "secrets.yaml");
    const intent = readFileSync(join(root, "scenarios", "aws-eks-vpp-ipsec", "intent.yaml"), "utf8");
    writeFileSync(path, intent.replace("{ kind: generated }", "{ kind: secret, config: ipsecKey }"));
    pulumi("config", "set", "intent", "secrets.yaml");
    const key = "cAnArY-ipsec-4f8a1e7c2b9d3f6a5e0c8b7d-XyZ";

    pulumi("config", "set", "ipsecKey", key);
    const plain = pulumi("preview");
    expect(plain.status).not.toBe(0);
    expect(plain.said).toMatch(/ipsecKey, .* is in plain text .* fix: pulumi config set --secret ipsecKey/);
    expect(plain.said).not.toContain(key);
    expect(plain.said).not.toMatch(stackTrace);

    expect(setSecret("ipsecKey", key).status).toBe(0);
    const secret = pulumi("preview", "--debug");
    expect({ status: secret.status, said: secret.status === 0 ? "" : secret.said }).toEqual({ status: 0, said: "" });
    expect(secret.said).not.toContain(key);
    expect(secret.said).not.toContain(Buffer.from(key).toString("base64").replace(/=+$/, ""));
  });
});

const stackTrace = /^\s+at .*:\d+:\d+\)?$/m;

/** The project as it is, but with a place of its own for Pulumi.<stack>.yaml. */
function linkedProject(folder: string): string {
  mkdirSync(folder);
  const parts = ["Pulumi.yaml", "package.json", "tsconfig.json", "node_modules", "constructs", "scenarios", "stacks"];
  for (const part of parts) symlinkSync(join(root, part), join(folder, part));
  return folder;
}

/** deletionProtection: whoever destroys, nothing goes before everything may go. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { readCloud } from "../../sandbox";
import { enginePath } from "../../tools/engines";
import { bin, checkpoint, root, start } from "./support/kit-run";
import { describeWith } from "./support/needs";

const stack = `protected-${process.pid}`;
const directory = join(root, ".calico-kit/sandbox", stack);

describeWith(["pulumi"], "a cluster with deletionProtection", () => {
  const text = readFileSync(join(root, "scenarios/quickstart/intent.yaml"), "utf8");
  const intent = join(directory, "intent.yaml");
  const protect = (isOn: boolean) =>
    writeFileSync(intent, text.replace("kind: eks", `kind: eks\n  deletionProtection: ${isOn}`));
  const kit = (...args: string[]) => start(bin, [...args, "--sandbox", "--stack", stack]).ended;
  const ids = () => readCloud(directory).map(({ type, id }) => `${type} ${id}`);

  beforeAll(() => mkdirSync(directory, { recursive: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Plain Pulumi on the same stack. */
  function pulumi(...args: string[]) {
    const all = [...args, "--stack", stack, "--non-interactive", "--color", "never"];
    const { status, stdout, stderr } = spawnSync(enginePath("pulumi"), all, {
      cwd: join(directory, "project"),
      encoding: "utf8",
      env: {
        ...process.env,
        PATH: `${join(directory, "plugins")}${delimiter}${process.env["PATH"]}`,
        PULUMI_BACKEND_URL: `file://${join(directory, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "sandbox",
        PULUMI_HOME: join(directory, "home"),
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });
    return { status, said: stdout + stderr };
  }

  it("is made", async () => {
    protect(true);
    const { code, said } = await kit("up", intent);
    expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
  });

  it("has a guard that depends on everything that is in a cloud or a cluster", () => {
    const resources = checkpoint(directory, stack).resources as {
      urn: string;
      type: string;
      custom?: boolean;
      dependencies?: string[];
    }[];
    const guard = resources.find(({ type }) => type === "calico-kit:kit:DeletionGuard");
    const real = resources.filter(({ type, custom }) => custom === true && !type.startsWith("pulumi:"));
    expect(real.length).toBeGreaterThan(50);
    expect(guard?.dependencies).toEqual(expect.arrayContaining(real.map(({ urn }) => urn)));
  });

  it("is not touched by the kit's destroy, which says what to do instead", async () => {
    const before = ids();
    const { code, said } = await kit("destroy");
    expect(code).toBe(1);
    expect(said).toMatch(
      /^calico-kit: stack \S+ holds 1 resource that must not be deleted; nothing was touched; got aws/,
    );
    expect(said).toMatch(/quickstart \(deletionProtection\); fix: set deletionProtection: false in the intent/);
    expect(ids()).toEqual(before);
  });

  it.each([[[]], [["--skip-preview"]]])("is not touched by plain pulumi destroy --yes %j", (options) => {
    const before = ids();
    const { status, said } = pulumi("destroy", "--yes", ...options);
    expect(status).not.toBe(0);
    expect(said).toContain("because it is protected");
    expect(ids()).toEqual(before);
    // Without them the next `up` could not be held against what is live.
    const { resources: held } = checkpoint(directory, stack);
    expect(held.filter(({ type }) => type === "calico-kit:kit:LiveFacts")).toHaveLength(2);
    expect(before.length).toBeGreaterThan(50);
  });

  it("can lose a node group all the same", async () => {
    const more = text.replace("- name: workers", "- name: workers\n    - name: more");
    writeFileSync(intent, more.replace("kind: eks", "kind: eks\n  deletionProtection: true"));
    expect((await kit("up", intent)).code).toBe(0);
    protect(true);
    const { code, said } = await kit("up", intent);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/^- delete aws:eks\/nodeGroup:NodeGroup {2}quickstart-more/m),
    ]);
  });

  it("that a destroy of an earlier version left half-way is told how to go on, and goes when it is unprotected", async () => {
    // As versions left it that protected nothing: the engine finds out at the cluster's turn.
    pulumi("state", "unprotect", "--all", "--yes");
    const half = pulumi("destroy", "--yes", "--skip-preview");
    expect(half.said).toContain("deletionProtection is on");
    const again = await kit("up", intent);
    expect(again.code).toBe(1);
    expect(again.said).toMatch(/AlreadyExists/);
    expect(again.said).toMatch(new RegExp(`calico-kit(\\.js)? destroy --sandbox --stack ${stack}\``));
    protect(false);
    await kit("up", intent);
    const { code, said } = await kit("destroy");
    expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
    expect(readCloud(directory).filter(({ type }) => type.startsWith("aws:"))).toEqual([]);
  });
});

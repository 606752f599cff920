import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SettingsInput, writeSettings } from "../../sandbox";
import { bin, isAt, root, start, until } from "./support/kit-run";
import { describeWith } from "./support/needs";

const stack = `cli-test-${process.pid}`;
const directory = join(root, ".calico-kit/sandbox", stack);
const options = ["--sandbox", "--stack", stack];

/** The command as users start it, with the real engine and the sandbox's providers. */
describeWith(["pulumi"], "preview, up and destroy in the sandbox", () => {
  beforeAll(() => mkdirSync(directory, { recursive: true }));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  function kit(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: "utf8" });
    expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    return { status, stdout, stderr };
  }
  const settle = (settings: SettingsInput) => writeSettings(directory, settings);

  it("previews without making anything", () => {
    const { status, stdout, stderr } = kit("preview", "quickstart", ...options);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^\+ create aws:eks\/cluster:Cluster {2}quickstart$/m);
    expect(stdout).toMatch(/^Resources: \+ \d+ to create$/m);
  });

  it("ends when the program fails in the middle of things, instead of waiting for ever", () => {
    const caller = "arn:aws:iam::123456789012:user/sandbox";
    const text = readFileSync(join(root, "scenarios/quickstart/intent.yaml"), "utf8");
    const intent = join(directory, "intent.yaml");
    writeFileSync(intent, text.replace("nodeGroups:", `administrators: ["${caller}"]\n  nodeGroups:`));
    const { status, stdout, stderr } = kit("preview", intent, ...options);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^error: .*EKS takes a principal once only/m);
    expect(stderr).toMatch(/failed; fix: mend the error above/);
  });

  it("shows a failure once and in full, and the next run goes on from there", () => {
    settle({
      faults: [{ match: { type: "aws:eks/cluster:Cluster" }, operation: "create", error: "LimitExceeded: no more" }],
    });
    const { status, stdout, stderr } = kit("up", "quickstart", ...options);
    expect(status).toBe(1);
    expect(stdout.match(/LimitExceeded/g)).toHaveLength(1);
    expect(stdout).toMatch(/^error: aws:eks\/cluster:Cluster quickstart: .*LimitExceeded: no more$/m);
    expect(stdout).toMatch(/^x \+ create aws:eks\/cluster:Cluster {2}quickstart {2}failed after \d+\.\d s$/m);
    expect(stderr).toMatch(
      /^calico-kit: up of cli-test-\d+ failed; fix: mend the error above, then run the same command again/,
    );
  });

  it("stops at Ctrl-C when what it is doing is done, and goes on the next time", async () => {
    settle({ delays: [{ match: { type: "aws:eks/cluster:Cluster" }, operation: "create", milliseconds: 8000 }] });
    const up = start(bin, ["up", "quickstart", ...options]);
    await until(up, () => isAt(directory, stack, "creating", "aws:eks/cluster:Cluster"));
    up.signal("SIGINT", "process");
    const { code, said } = await up.ended;
    expect(code).toBe(130);
    expect(said).toContain("calico-kit: stopping:");
    expect(said).toContain("was stopped as you asked");
    settle({});
  });

  it("makes the cluster, each resource on a line, and never shows a secret", () => {
    const { status, stdout } = kit("up", "quickstart", ...options);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\+ create aws:eks\/nodeGroup:NodeGroup {2}quickstart-workers {2}\d+\.\d s$/m);
    expect(stdout).toMatch(/^Resources: .*\+ \d+ created/m);
    expect(stdout).toMatch(/^ {2}kubeconfig +\[secret\] {2}\(simulated: nothing answers there\)$/m);
    expect(stdout).toMatch(/^ {2}endpoint +https:/m);
    expect(stdout).toMatch(new RegExp(`calico-kit(\\.js)? destroy quickstart --sandbox --stack ${stack}`));
    expect(stdout).not.toContain("client-certificate");
  });

  it("changes nothing the second time", () => {
    const { status, stdout } = kit("up", "quickstart", ...options);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Resources: \d+ unchanged$/m);
    expect(stdout).not.toMatch(/^[+~-] /m);
  });

  it("takes everything down", () => {
    const { status, stdout } = kit("destroy", "quickstart", ...options);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^- delete aws:eks\/cluster:Cluster {2}quickstart {2}\d+\.\d s$/m);
    expect(stdout).toMatch(/^Resources: - \d+ deleted$/m);
  });
});

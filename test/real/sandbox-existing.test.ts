/** Scenarios of clusters that are there already: `up` in the sandbox finds what they take for granted, and a policy pack passes them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { takenForGranted } from "../../cli/engine/taken-for-granted";
import { checkSource } from "../../constructs/kit";
import { bin } from "./support/kit-run";
import { languageHostFolders } from "./support/language-host-folder";
import { describeWith } from "./support/needs";

const ids = ["policy-packs", "dual-tor-enterprise", "enterprise-egress-l7"];

describeWith(["pulumi"], "up --sandbox of a cluster that is there", () => {
  let directory: string;
  beforeAll(() => void (directory = mkdtempSync(join(tmpdir(), "calico-kit-sandbox-existing-"))));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const kit = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
      cwd: directory,
      env: { ...process.env, PATH: [...languageHostFolders(), process.env["PATH"]].join(delimiter) },
      encoding: "utf8",
    });
    return { status, said: stdout + stderr };
  };

  it.each(ids)("%s is made, passes the kit's own policy pack, and goes", (id) => {
    const checked = checkSource(id);
    expect(checked.ok && takenForGranted(checked.plan).length).toBeGreaterThan(0);
    const stack = ["--sandbox", "--stack", `existing-test-${process.pid}`, "--yes"];
    const up = kit("up", id, ...stack, "--policy-pack", "kit");
    expect({ status: up.status, said: up.status === 0 ? "" : up.said }).toEqual({ status: 0, said: "" });
    expect(up.said).not.toContain("POL-011");
    const destroyed = kit("destroy", id, ...stack);
    expect({ status: destroyed.status, said: destroyed.status === 0 ? "" : destroyed.said }).toEqual({
      status: 0,
      said: "",
    });
  });
});

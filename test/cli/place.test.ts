import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../cli/place";
import { folder } from "./support";

const project = (path: string, text: string) => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "Pulumi.yaml"), text);
  return path;
};

it("is the user's folder for state, wherever one stands", () => {
  expect(projectFolder(folder(), {})).toBe(join(homedir(), ".local/state/calico-kit"));
  expect(projectFolder(folder(), { XDG_STATE_HOME: "/var/lib/jo" })).toBe("/var/lib/jo/calico-kit");
  // The specification: a relative path is to be ignored.
  expect(projectFolder(folder(), { XDG_STATE_HOME: "state" })).toBe(join(homedir(), ".local/state/calico-kit"));
});

it("is the nearest project of the kit around the folder one stands in", () => {
  const clone = project(join(folder(), "clone"), "name: calico-kit\nruntime: nodejs\n");
  const below = join(clone, "a/b");
  mkdirSync(below, { recursive: true });
  expect([projectFolder(clone, {}), projectFolder(below, {})]).toEqual([clone, clone]);
});

it("is not another project of Pulumi", () => {
  for (const text of ["name: calico-kit-lab\n", "name: infra\ndescription: calico-kit\n", "# name: calico-kit\n"]) {
    expect(projectFolder(project(join(folder(), "x"), text), {})).toBe(join(homedir(), ".local/state/calico-kit"));
  }
});

it("is what CALICO_KIT_HOME names before all", () => {
  const clone = project(join(folder(), "clone"), "name: calico-kit\n");
  expect(projectFolder(clone, { CALICO_KIT_HOME: "mine", XDG_STATE_HOME: "/x" })).toBe(join(clone, "mine"));
});

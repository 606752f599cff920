import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { asTyped, commandName, userFolder } from "../../cli/invocation";
import { scripts } from "../../package.json";
import { folder } from "./support";

let root: string;
let kit: string;
let script: string;
beforeEach(() => {
  root = realpathSync(folder());
  kit = join(root, "kit");
  for (const path of ["kit/bin", "kit/sub", "project/sub", "project/node_modules/.bin", "bin"])
    mkdirSync(join(root, path), { recursive: true });
  for (const path of ["kit/package.json", "project/package.json", "kit/bin/calico-kit.js"])
    writeFileSync(join(root, path), "{}");
  script = join(kit, "bin/calico-kit.js");
  for (const path of ["project/node_modules/.bin", "bin"]) symlinkSync(script, join(root, path, "calico-kit"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What npm says of a script of a package, called from a folder. */
function npm(event: string, of: string, from: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    npm_lifecycle_event: event,
    npm_package_json: join(root, of, "package.json"),
    INIT_CWD: join(root, from),
    ...more,
  };
}

it("knows the scripts of this package that hand on what the user typed", () => {
  expect(scripts.kit).toMatch(/calico-kit/);
  expect(scripts.start).toMatch(/start/);
});

describe("relative paths", () => {
  const from = (cwd: string, env: NodeJS.ProcessEnv) =>
    userFolder({ cwd: join(root, cwd), env, installation: kit }).slice(root.length + 1);

  it.each([
    ["of the kit's own script", "kit", npm.bind(null, "kit", "kit", "kit/sub"), "kit/sub"],
    ["of `npm start`", "kit", npm.bind(null, "start", "kit", "kit/sub"), "kit/sub"],
    ["of the kit's own script, called from elsewhere", "kit", npm.bind(null, "kit", "kit", "project"), "project"],
    ["of another project's script", "project", npm.bind(null, "cluster", "project", "project/sub"), "project"],
    ["of another project's script `kit`", "project", npm.bind(null, "kit", "project", "project/sub"), "project"],
    ["of another's `kit` that goes into ours", "kit", npm.bind(null, "kit", "project", "project/sub"), "kit"],
    ["of what our tests start elsewhere", "project", npm.bind(null, "kit", "kit", "kit/sub"), "project"],
    ["of another script of ours", "kit", npm.bind(null, "test", "kit", "kit/sub"), "kit"],
    ["of npx", "project/sub", npm.bind(null, "npx", "project", "project/sub"), "project/sub"],
    ["where the folder is gone", "kit", npm.bind(null, "kit", "kit", "kit/gone"), "kit"],
    ["without npm", "project/sub", () => ({}), "project/sub"],
  ])("%s start where they should", (_, cwd, env, folderOfUser) => {
    expect(from(cwd, env())).toBe(folderOfUser);
  });
});

describe("the command of advice", () => {
  const named = (cwd: string, called: string, env: NodeJS.ProcessEnv = {}) =>
    commandName({ cwd: join(root, cwd), env, script: join(root, called), installation: kit });

  it.each([
    ["kit", "kit/bin/calico-kit.js", () => npm("kit", "kit", "kit/sub"), "npm run kit --"],
    ["kit", "kit/bin/calico-kit.js", () => npm("start", "kit", "kit"), "npm run kit --"],
    ["kit", "kit/bin/calico-kit.js", () => npm("kit", "kit", "project"), "npm --prefix ROOT/kit run kit --"],
    ["project/sub", "project/node_modules/.bin/calico-kit", () => npm("npx", "x", "x"), "npx calico-kit"],
    [
      "project",
      "project/node_modules/.bin/calico-kit",
      () => npm("npx", "x", "x", { npm_config_package: "../a kit.tgz" }),
      "npx --package='../a kit.tgz' calico-kit",
    ],
    [
      "project",
      "project/node_modules/.bin/calico-kit",
      () => npm("cluster", "project", "project/sub"),
      "npx calico-kit",
    ],
    ["project/sub", "project/node_modules/.bin/calico-kit", () => ({}), "npx calico-kit"],
    ["bin", "project/node_modules/.bin/calico-kit", () => ({}), "ROOT/project/node_modules/.bin/calico-kit"],
    ["project", "bin/calico-kit", () => ({ PATH: `/nowhere:${join(root, "bin")}` }), "calico-kit"],
    ["project", "bin/calico-kit", () => ({ PATH: "/nowhere" }), "../bin/calico-kit"],
    ["kit", "kit/bin/calico-kit.js", () => ({}), "node bin/calico-kit.js"],
  ])("from %s by %s is one that exists there", (cwd, called, env, command) => {
    expect(named(cwd, called, env())).toBe(command.replace("ROOT", root));
  });

  it("takes the place of the bare name where a command follows, and nowhere else", () => {
    const said = "calico-kit: run `calico-kit destroy x` or calico-kit up; the project calico-kit is calico-kit's";
    expect(asTyped(said, "npx calico-kit")).toBe(
      "calico-kit: run `npx calico-kit destroy x` or npx calico-kit up; the project calico-kit is calico-kit's",
    );
    expect(asTyped("calico-kit list", "node '$&/x'")).toBe("node '$&/x' list");
    expect(resolve(kit)).toBe(kit);
  });
});

import * as fs from "node:fs";
import { join } from "node:path";
import { UserError } from "../../cli/errors";
import { replaceDirectory } from "../../cli/synth/output-directory";
import { marker } from "../../cli/synth/own-files";
import { folder } from "./support";

const one = [
  { path: "apply.sh", content: "#!/bin/sh\n" },
  { path: "manifests/00-crds.yaml", content: "a: 1\n" },
];
const two = [{ path: "manifests/00-crds.yaml", content: "a: 2\n" }];

let cwd: string;
beforeEach(() => (cwd = folder()));
afterEach(() => fs.rmSync(cwd, { recursive: true, force: true }));

const list = (path: string) => fs.readdirSync(join(cwd, path), { recursive: true }).map(String).sort();
const read = (path: string) => fs.readFileSync(join(cwd, path), "utf8");
const write = (artefacts: readonly { path: string; content: string }[], target = "out") =>
  replaceDirectory(target, artefacts, { cwd });

it("writes every file, with folders as needed, scripts executable, and nothing beside them", () => {
  write(one, "a/b/out");
  expect(list("a/b/out")).toEqual([marker, "apply.sh", "manifests", "manifests/00-crds.yaml"]);
  expect(read("a/b/out/manifests/00-crds.yaml")).toBe("a: 1\n");
  expect(fs.statSync(join(cwd, "a/b/out/apply.sh")).mode & 0o111).not.toBe(0);
  expect(list("a/b")).toHaveLength(5);
});

it("takes the place of its own earlier output wholly, so that nothing stale stays", () => {
  write(one);
  write(two);
  expect(list("out")).toEqual([marker, "manifests", "manifests/00-crds.yaml"]);
  expect(read("out/manifests/00-crds.yaml")).toBe("a: 2\n");
  expect(list(".").filter((name) => name.startsWith(".out"))).toEqual([]);
});

it("has the same bytes for the same artefacts, marker included", () => {
  write(one, "x");
  write([...one].reverse(), "y");
  expect(read(`x/${marker}`)).toBe(read(`y/${marker}`));
});

it("writes into an empty folder, and through a symbolic link to one", () => {
  fs.mkdirSync(join(cwd, "real"));
  fs.symlinkSync("real", join(cwd, "link"));
  write(one, "link");
  expect(fs.lstatSync(join(cwd, "link")).isSymbolicLink()).toBe(true);
  expect(read("real/apply.sh")).toBe("#!/bin/sh\n");
});

describe("refuses, and leaves everything as it was,", () => {
  function refused(target: string, artefacts = two): string {
    const before = list(".");
    let error: unknown;
    try {
      write(artefacts, target);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect(list(".")).toEqual(before);
    return (error as UserError).message;
  }

  it("a folder that it did not make", () => {
    fs.mkdirSync(join(cwd, "out"));
    fs.writeFileSync(join(cwd, "out/notes.txt"), "mine");
    expect(refused("out")).toBe(
      "cannot write to out; got 1 file that synth did not write; " +
        "wanted a folder that is absent, empty, or made by synth; fix: choose another folder with -o",
    );
    expect(read("out/notes.txt")).toBe("mine");
  });

  it("its own output to which somebody added files", () => {
    write(one);
    fs.mkdirSync(join(cwd, "out/.git"));
    fs.writeFileSync(join(cwd, "out/.git/HEAD"), "ref");
    expect(refused("out")).toContain("got also .git/HEAD, which synth did not write");
    expect(read("out/apply.sh")).toBe("#!/bin/sh\n");
  });

  it("its own output that somebody edited, unless told to lose that", () => {
    write(one);
    fs.appendFileSync(join(cwd, "out/apply.sh"), "echo mine\n");
    fs.rmSync(join(cwd, "out/manifests/00-crds.yaml"));
    const message = refused("out");
    expect(message).toContain("out was changed by hand since synth wrote it; got edits in apply.sh; ");
    expect(message).toContain("--overwrite-edits");
    expect(read("out/apply.sh")).toContain("mine");
    replaceDirectory("out", one, { cwd, overwriteEdits: true });
    expect(read("out/apply.sh")).toBe("#!/bin/sh\n");
    expect(read("out/manifests/00-crds.yaml")).toBe("a: 1\n");
  });

  it("what took the place of its own file, without opening it", () => {
    write(one);
    fs.rmSync(join(cwd, "out/apply.sh"));
    fs.symlinkSync("/dev/zero", join(cwd, "out/apply.sh"));
    expect(refused("out")).toContain("edits in apply.sh");
  });

  it.each([
    ["cut", (text: string) => text.slice(0, -10)],
    ["with a word in it", (text: string) => `${text}word\n`],
    ["without its head", (text: string) => text.replace(/^.*\n/, "")],
    ["empty", () => ""],
  ])("a damaged marker, %s, whatever is insisted on", (_, damage) => {
    write(one);
    fs.writeFileSync(join(cwd, "out", marker), damage(read(`out/${marker}`)));
    const before = list("out");
    expect(() => replaceDirectory("out", two, { cwd, overwriteEdits: true })).toThrow(
      /got (a damaged list|also manifests|also .*apply.sh)/,
    );
    expect(list("out")).toEqual(before);
  });

  it("a symbolic link to nothing, and one in a circle", () => {
    fs.symlinkSync("nowhere", join(cwd, "out"));
    expect(refused("out")).toContain("got a symbolic link to nothing");
    fs.symlinkSync("circle", join(cwd, "circle"));
    expect(refused("circle")).toContain("ELOOP");
  });

  it("a name that is too long, and none", () => {
    const message = refused("x".repeat(300));
    expect(message).toMatch(/ENAMETOOLONG/);
    expect(message.length).toBeLessThan(900);
    expect(refused("")).toContain("-o names no folder");
    expect(refused(`a/b/${"x".repeat(300)}`)).toMatch(/ENAMETOOLONG/);
  });

  it("a file", () => {
    fs.writeFileSync(join(cwd, "out"), "mine");
    expect(refused("out")).toContain("got a file");
  });

  it("the folder one stands in, and those around it", () => {
    expect(refused(".")).toContain("the folder you are in");
    expect(refused("..")).toContain("the folder you are in");
  });

  it("a place where nothing can be written", () => {
    fs.writeFileSync(join(cwd, "file"), "");
    expect(refused("file/out")).toMatch(/cannot write to file\/out; got ENOTDIR/);
  });
});

it("never writes outside of the folder", () => {
  expect(() => write([{ path: "../escape", content: "" }])).toThrow("outside of the output folder");
  expect(fs.readdirSync(cwd)).toEqual([]);
});

it("writes into a folder whose name leaves no room for another", () => {
  const name = "x".repeat(255);
  write(one, name);
  write(two, name);
  expect(list(name)).toContain("manifests/00-crds.yaml");
  expect(fs.readdirSync(cwd)).toEqual([name]);
});

describe("after a run that was killed", () => {
  // No process has this number: it is beyond what Linux gives out.
  const gone = "4194999-0a1b2c";

  it("between its two renames, the earlier output is put back, and edits in it are not lost", () => {
    write(one);
    fs.appendFileSync(join(cwd, "out/apply.sh"), "echo mine\n");
    fs.renameSync(join(cwd, "out"), join(cwd, `.out.old-${gone}`));
    expect(() => write(two)).toThrow("edits in apply.sh");
    expect(read("out/apply.sh")).toContain("mine");
  });

  it("what it left is removed, and what others left, or still write, is not", () => {
    const others = [`.out.new-${process.pid}-0a1b2c`, ".out.new-notes", `.outer.new-${gone}`];
    for (const name of [...others, `.out.new-${gone}`, `.out.old-${gone}`]) fs.mkdirSync(join(cwd, name));
    write(one);
    write(two);
    expect(fs.readdirSync(cwd).sort()).toEqual([...others, "out"].sort());
  });
});

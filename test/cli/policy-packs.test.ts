/** Packs that `up` and `preview` are given. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { policyPacksOf } from "../../cli/engine/policy-packs";
import { UserError } from "../../cli/errors";

const installation = resolve(__dirname, "../..");
const cwd = mkdtempSync(join(tmpdir(), "calico-kit-packs-"));
beforeAll(() => {
  mkdirSync(join(cwd, "ours"));
  writeFileSync(join(cwd, "ours", "PulumiPolicy.yaml"), "runtime: nodejs\n");
  writeFileSync(join(cwd, "settings.json"), "{}");
});
afterAll(() => rmSync(cwd, { recursive: true }));

const of = (policyPack?: readonly string[], policyPackConfig?: readonly string[]) =>
  policyPacksOf(
    { ...(policyPack && { policyPack }), ...(policyPackConfig && { policyPackConfig }) },
    { cwd, installation },
  );

it("finds the kit's own, and those of the folder that the command is run in", () => {
  expect(of()).toEqual({ policyPacks: [], policyPackConfigs: [] });
  expect(of(["kit", "ours"], ["settings.json", join(cwd, "settings.json")])).toEqual({
    policyPacks: [join(installation, "policy-pack", "pack"), join(cwd, "ours")],
    policyPackConfigs: [join(cwd, "settings.json"), join(cwd, "settings.json")],
  });
});

it.each([
  ["a folder that is no pack", ["."], [], "--policy-pack names no policy pack"],
  ["a folder that is not there", ["theirs"], [], "--policy-pack names no policy pack"],
  ["settings that are not there", ["kit"], ["nothing.json"], "--policy-pack-config names no file"],
  ["settings for one of two", ["kit", "ours"], ["settings.json"], "1 settings stand for 2 policy packs"],
] as const)("refuses %s", (_, packs, settings, said) => {
  expect(() => of(packs, settings)).toThrow(UserError);
  expect(() => of(packs, settings)).toThrow(said);
});

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Context } from "../context";
import { UserError } from "../errors";

/** Options of the commands that policy packs can stop. */
export interface PolicyPackOptions {
  /** Folders with a PulumiPolicy.yaml, or `kit`. */
  readonly policyPack?: readonly string[];
  /** Files of JSON, one for each pack, in the same order. */
  readonly policyPackConfig?: readonly string[];
}

/** What the engine takes of them. */
export interface PolicyPacks {
  readonly policyPacks: string[];
  readonly policyPackConfigs: string[];
}

/** The pack that comes with the kit. */
const ownPack = "kit";

/** Absolute paths of the packs, whose programs run in folders of their own. A pack or file that is not there is told at once. */
export function policyPacksOf(
  { policyPack = [], policyPackConfig = [] }: PolicyPackOptions,
  { cwd, installation }: Pick<Context, "cwd" | "installation">,
): PolicyPacks {
  const policyPacks = policyPack.map((name) => {
    const folder = name === ownPack ? join(installation, "policy-pack", "pack") : resolve(cwd, name);
    if (existsSync(join(folder, "PulumiPolicy.yaml"))) return folder;
    throw new UserError({
      what: "--policy-pack names no policy pack of Pulumi",
      got: name,
      wanted: `${ownPack}, for the kit's own, or a folder with a PulumiPolicy.yaml`,
      fix: "check the path; `pulumi policy new` makes a pack",
    });
  });
  const policyPackConfigs = policyPackConfig.map((name) => {
    const file = resolve(cwd, name);
    if (existsSync(file)) return file;
    throw new UserError({
      what: "--policy-pack-config names no file",
      got: name,
      wanted: "a file of JSON with the settings of a pack's policies",
      fix: "check the path",
    });
  });
  // The engine pairs them by their places, and refuses another number with a message of its own.
  if (policyPackConfigs.length > 0 && policyPackConfigs.length !== policyPacks.length)
    throw new UserError({
      what: `${policyPackConfigs.length} settings stand for ${policyPacks.length} policy packs`,
      wanted: "a --policy-pack-config for each --policy-pack, in the same order, or none",
      fix: "name a file for each pack; one with {} says nothing",
    });
  return { policyPacks, policyPackConfigs };
}

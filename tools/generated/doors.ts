import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { platforms } from "../../constructs/kit";

interface Door {
  readonly types: string;
  readonly default: string;
}

const root = join(__dirname, "..", "..");

const door = (module: string): Door => ({ types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` });

/** Rooms with a door of their own, whose name is the room's: those that know no platform. */
function rooms(): readonly string[] {
  // The kit is the front door itself, and what all platforms share is behind theirs.
  const inside = ["kit", "places", "platforms"];
  return readdirSync(join(root, "constructs"))
    .filter((name) => !inside.includes(name) && existsSync(join(root, "constructs", name, "index.ts")))
    .sort();
}

/** `exports` of package.json: the front door, one for each room and each platform, and those that need an SDK. */
export function doors(): Readonly<Record<string, Door | string>> {
  return {
    ".": door("constructs/index"),
    ...Object.fromEntries(rooms().map((room) => [`./${room}`, door(`constructs/${room}/index`)])),
    ...Object.fromEntries(platforms().map(({ kind }) => [`./${kind}`, door(`constructs/platforms/${kind}/component`)])),
    "./cdk8s": door("constructs/kit/chart"),
    "./pulumi": door("constructs/calico/component"),
    "./policy-pack": door("policy-pack/index"),
    "./schema/intent.schema.json": "./schema/intent.schema.json",
    "./package.json": "./package.json",
  };
}

/** package.json with these doors. */
export function withDoors(text: string): string {
  const manifest = JSON.parse(text) as Record<string, unknown>;
  manifest["exports"] = doors();
  return JSON.stringify(manifest, undefined, 2);
}

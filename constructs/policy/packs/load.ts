/* eslint-disable @typescript-eslint/no-require-imports -- import() would be asynchronous */
import type * as packs from ".";

/** The packs, with their schemas and all: nobody loads them without an intent that has some. */
export const loadPacks = (): typeof packs => require(".") as typeof packs;

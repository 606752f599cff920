import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Entry, put, Store } from "../../sandbox/host/store";
import { type EarlierStack, earlierStacks } from "./support/earlier-stacks";
import { describeWith } from "./support/needs";
import { planOf, SandboxStack } from "./support/stack";

const upgradePage = readFileSync(join(__dirname, "../../UPGRADE.md"), "utf8");

/** Types of resources that go, or are made anew, when a stack of that version is taken over: those that the page names. */
function named(version: string): readonly string[] {
  const section = upgradePage.split(/^## /m).find((text) => text.startsWith(`From ${version}`)) ?? "";
  return [...section.matchAll(/`([a-z-]+:[^`\s]+:[A-Za-z]+)`/g)].map(([, type]) => type ?? "");
}

const harmful = ["delete", "replace", "create-replacement", "delete-replaced", "discard", "discard-replaced"];

/** What the stack made: the sandbox looks for an object of AWS' that is to change, and for a command that is to run again. */
function putObjects(directory: string, { deployment }: EarlierStack["exported"]): void {
  const { resources } = deployment as { readonly resources: readonly (Omit<Entry, "known"> & { id?: string })[] };
  for (const provider of ["aws", "command"])
    new Store(directory, provider).change((cloud) => {
      for (const { urn, type, id, inputs, outputs } of resources)
        if (type.startsWith(`${provider}:`) && id) put(cloud, { urn, type, id, inputs, outputs, known: true });
    });
}

describeWith(["pulumi"], "stacks of earlier versions", () => {
  test.each(earlierStacks().map((stack) => [stack.version, stack.scenario, stack] as const))(
    "%s, %s: nothing goes and nothing is made anew that UPGRADE.md does not name",
    async (version, scenario, { exported }) => {
      const plan = planOf(scenario);
      const stack = SandboxStack.make(scenario);
      try {
        await (await stack.open(plan)).importStack(exported);
        putObjects(stack.directory, exported);
        const { operations, changes, error } = await stack.preview(plan);
        expect(error).toBeUndefined();
        expect(changes["same"]).toBeGreaterThan(operations.length / 2);
        const gone = operations.filter(({ op, type }) => harmful.includes(op) && !named(version).includes(type));
        expect(gone.map(({ op, urn }) => `${op} ${urn}`)).toEqual([]);
      } finally {
        rmSync(stack.directory, { recursive: true, force: true });
      }
    },
  );
});

import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

/** What replaces resources when it changes; the engine replaces nothing where a stack of before has none yet. */
export interface Rounds {
  readonly steps: pulumi.Output<string>;
  readonly installations: pulumi.Output<string>;
}

export interface Asked {
  readonly script: string;
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * How often the steps of the hand-over, and the Installation, had to be begun anew, as the cluster says it now: a stack alone does not know
 * of a rollback. A cluster that does not answer ends an `up`; a preview goes on with a warning.
 */
export function roundsOf(parent: pulumi.Resource, { script, environment }: Asked): Rounds {
  const said = pulumi.output(environment).apply(async (known) => {
    try {
      const { stdout } = await command.local.run(
        {
          command: "bash -s -- round",
          stdin: script,
          environment: known,
          logging: command.types.enums.local.Logging.None,
        },
        { parent },
      );
      return stdout ?? "";
    } catch (error) {
      const why = `whether steps of the hand-over were taken back cannot be asked: ${String(error)}`;
      if (!pulumi.runtime.isDryRun()) throw new pulumi.ResourceError(why, parent, true);
      await pulumi.log.warn(why, parent);
      return "";
    }
  });
  const number = (place: number) =>
    pulumi.unsecret(said).apply((text) => {
      const found = text.trim().split(/\s+/)[place] ?? "";
      return found === "" ? "0" : found;
    });
  return { steps: number(0), installations: number(1) };
}

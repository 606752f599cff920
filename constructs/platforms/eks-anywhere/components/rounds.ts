import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

/**
 * What replaces resources when it changes; the engine replaces nothing where a stack of before has none yet, nor where it is null.
 * An unknown value would replace in a preview, so that it is null there: a command that changes the cluster prints its kubeconfig anew, and
 * until then nobody can be asked. Such a change alone takes no step back; `up` asks once it is done.
 */
export interface Rounds {
  readonly steps: pulumi.Output<string | null>;
  readonly installations: pulumi.Output<string | null>;
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
    whereKnown(
      pulumi.unsecret(said).apply((text) => {
        const found = text.trim().split(/\s+/)[place] ?? "";
        return found === "" ? "0" : found;
      }),
    );
  return { steps: number(0), installations: number(1) };
}

/** Null where a preview does not know it. Every Output has `isKnown`, and the SDK reads it for just this; its types leave it out. */
function whereKnown(output: pulumi.Output<string>): pulumi.Output<string | null> {
  if (!pulumi.runtime.isDryRun()) return output;
  const { isKnown } = output as unknown as { readonly isKnown: Promise<boolean> };
  return pulumi.output(isKnown.then((known) => (known ? output : null)));
}

import { type Command, Option } from "commander";
import type { DiffOptions, MatrixOptions } from "../commands/reach";
import { commands } from "../commands";
import type { Context } from "../context";
import { simulateFormats } from "../formats";

const source = "a scenario id, an intent file, a folder or file of Kubernetes objects (YAML, JSON), or - for stdin";

/** `reach`, and `reach diff`. */
export function reachCommands(program: Command, context: Context, exit: (code: number) => void): void {
  const reach = withOptions(program.command("reach"))
    .description("who may talk to whom under the policies of an intent or of a folder of YAML, and which rule decides")
    .argument("<source>", source)
    .option("--expect <file>", "a list of { from, to, probe, allow }: exit code 2 where an edge is otherwise")
    .action((from: string, options: MatrixOptions) => exit(commands.reach().matrix(from, options, context)));
  withOptions(reach.command("diff"))
    .description("the edges that a change flips; exit code 2 where there are some")
    .argument("<before>", source)
    .argument("<after>", source)
    // Commander gives what both commands know to the outer one.
    .action((before: string, after: string, _options: unknown, command: Command) =>
      exit(commands.reach().diff(before, after, command.optsWithGlobals<DiffOptions>(), context)),
    );
}

function withOptions(command: Command): Command {
  return command
    .option("--with <path>", "a folder or file of further objects; repeatable", collect, [])
    .option(
      "--probe <probe>",
      "tcp:PORT, udp:PORT, sctp:PORT, icmp; repeatable (default: the ports behind services)",
      collect,
      [],
    )
    .option("--external <address>", "an address outside the cluster to ask about, too; repeatable", collect, [])
    .option("--staged", "as if staged policies were enforced", false)
    .addOption(new Option("--format <format>", "how to print it").choices(simulateFormats).default("table"));
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

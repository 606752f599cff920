import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../package.json";
import { commands } from "./commands";
import type { CheckOptions } from "./commands/check";
import type { EngineOptions, UpOptions } from "./commands/engine";
import type { InitOptions } from "./commands/init";
import type { RefreshOptions } from "./commands/refresh";
import type { SimulateOptions } from "./commands/simulate";
import type { SynthOptions } from "./commands/synth";
import { printableLines } from "../constructs/findings";
import type { Context } from "./context";
import { exitCodes, report } from "./errors";
import { labCommands } from "./lab/program";
import { type ExplainFormat, explainFormats, formats, simulateFormats } from "./formats";
import { sourceHelp as source, withoutQuestions } from "./source";
import { reachCommands } from "./reach/program";
import { oneLine } from "./text";

/** Runs one command line and returns the exit code: 0 done, 2 the intent has errors, 1 anything else. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const program = build(context, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has said what it had to say; a mistyped command is none of the intent's faults.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.failed;
    return report(error, context);
  }
}

function build(context: Context, exit: (code: number) => void): Command {
  const program = new Command("calico-kit")
    .description("Kubernetes clusters with Calico: one intent, every artefact derived from it")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.out.write(text),
      writeErr: (text) => context.err.write(printableLines(text)),
      outputError: (text, write) => write(usageLine(text)),
    });

  program
    .command("list")
    .description("the scenarios that come with the kit")
    .action(() => exit(commands.list()(context)));

  program
    .command("init")
    .description("a first intent, from a few answers: asked, or given all as options")
    .argument("[file]", "file to write, or - for stdout", "intent.yaml")
    .option("--platform <platform>", "who makes the cluster: eks, kops, eks-anywhere, kubespray, existing")
    .option("--region <region>", "region of AWS, where the platform is in one")
    .option("--distribution <distribution>", "what made the cluster, for existing: kubeadm, rke2, aks ...")
    .option("--data-plane <data-plane>", "iptables, nftables, ebpf or vpp")
    .option("--name <name>", "name of the cluster")
    .option("--force", "write the file even if that loses one that is there", false)
    .action(async (file: string, options: InitOptions) => exit(await commands.init()(file, options, context)));

  program
    .command("check")
    .description("what is wrong with an intent, or worth knowing; exit code 2 where something is wrong")
    .argument("<source>", source)
    .addOption(new Option("--format <format>", "how to print the findings").choices(formats).default("table"))
    .option("--strict", "exit code 2 on warnings, too, but for those that the intent accepts", false)
    .action((from: string, options: CheckOptions) => exit(commands.check()(from, options, context)));

  program
    .command("synth")
    .description("every artefact as files: manifests in the order of their application, apply.sh, plan.json")
    .argument("<source>", source)
    .requiredOption(
      "-o, --output <dir>",
      "folder to write; replaced wholly if synth made it, refused if not, or if edited",
    )
    .option("--overwrite-edits", "replace files of the folder that synth wrote and somebody edited", false)
    .option("--late <name=value>", "a value that only exists once the cluster does; repeatable", collect, [])
    .action((from: string, options: SynthOptions) => exit(commands.synth()(from, options, context)));

  program
    .command("explain")
    .description("a value of the resolved cluster, and the chain of reasons behind it")
    .argument("<source>", source)
    .argument(
      "[pointer]",
      "JSON pointer into the cluster, such as /calico/mtu; without one, the sections that there are",
    )
    .addOption(new Option("--format <format>", "how to print it").choices(explainFormats).default("text"))
    .action((from: string, pointer: string | undefined, options: { format: ExplainFormat }) =>
      exit(commands.explain()(from, pointer, options, context)),
    );

  program
    .command("simulate")
    .description(
      "the routes of the fabric without a failure and with every single one; with --fail or --drain, those at once",
    )
    .argument("<source>", source)
    .option(
      "--fail <kind=name>",
      "what is dead: tor=NAME, spine=NAME, node=NAME, link=A/B; or restart=NODE; repeatable",
      collect,
      [],
    )
    .option("--drain <switch>", "a switch that asks its neighbours to go by others; repeatable", collect, [])
    .option("--route-limit <count>", "most routes that a switch can hold; exit code 2 where one has more", wholeNumber)
    .addOption(new Option("--format <format>", "how to print what was found").choices(simulateFormats).default("table"))
    .action((from: string, options: SimulateOptions) => exit(commands.simulate()(from, options, context)));

  labCommands(program, context, exit);
  reachCommands(program, context, exit);

  const insist = "a change that is refused on a live cluster, by the finding's code; repeatable";
  withPolicyPacks(engineCommand(program, "preview", "what `up` would do"))
    .option("--insist <code>", insist, collect, [])
    .action(async (from: string, options: UpOptions) =>
      exit(await commands.preview()(from, options, withoutQuestions(from, context))),
    );
  withPolicyPacks(engineCommand(program, "up", "make the cluster, or change it to what the intent says now"))
    .option("-y, --yes", "do not ask first", false)
    .option("--insist <code>", insist, collect, [])
    .action(async (from: string, options: UpOptions) =>
      exit(await commands.up()(from, options, withoutQuestions(from, context))),
    );
  stackCommand(program, "destroy", "take everything down that `up` made")
    .option("-y, --yes", "do not ask first", false)
    .action(async (from: string | undefined, options: EngineOptions) =>
      exit(await commands.destroy()(from, options, withoutQuestions(from, context))),
    );
  stackCommand(program, "refresh", "make the stack's state agree with what there is; changes no resource")
    .option("-y, --yes", "do not ask first", false)
    .option("--clear-pending-creates", "forget operations that were cut short while they made something", false)
    .action(async (from: string | undefined, options: RefreshOptions) =>
      exit(await commands.refresh()(from, options, withoutQuestions(from, context))),
    );
  stackCommand(program, "cancel", "release a stack whose engine was killed, and say what that engine was at")
    .option("-y, --yes", "do not ask first", false)
    .action(async (from: string | undefined, options: EngineOptions) =>
      exit(await commands.cancel()(from, options, withoutQuestions(from, context))),
    );
  return program;
}

function engineCommand(program: Command, name: string, description: string): Command {
  return withStack(program.command(name).description(description).argument("<source>", source));
}

function withPolicyPacks(command: Command): Command {
  return command
    .option(
      "--policy-pack <folder>",
      "a policy pack of Pulumi that may stop it; kit: the kit's own; repeatable",
      collect,
      [],
    )
    .option("--policy-pack-config <file>", "settings of a pack's policies, JSON; one for each pack", collect, []);
}

/** A command that needs no more of an intent than its name. */
function stackCommand(program: Command, name: string, description: string): Command {
  const named = `${source}; only its name counts, and --stack does without`;
  return withStack(program.command(name).description(description).argument("[source]", named));
}

function withStack(command: Command): Command {
  return command
    .option("--sandbox", "the real engine, but simulated providers and a state of its own: needs no account", false)
    .addOption(
      new Option("--stack <name>", "name of the stack (default: the cluster's name)").argParser((text: string) => {
        if (/^[\w.-]{1,100}(\/[\w.-]{1,100}){0,2}$/.test(text)) return text;
        throw new InvalidArgumentError(
          "Wanted letters, digits, '.', '-' and '_', with `/` between organisation and name.",
        );
      }),
    );
}

/** What commander says of a command line, as one line, however long and strange what it quotes. */
function usageLine(text: string): string {
  const line = oneLine(
    text
      .replace(/^error: /, "")
      .replace(/\n\(Did you mean (one of )?/, " (did you mean $1")
      .trim(),
    300,
  );
  return `calico-kit: ${line}${/[.?)]$/.test(line) ? "" : ";"} run \`calico-kit help\` for the commands\n`;
}

function wholeNumber(text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Wanted a whole number from 1.");
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

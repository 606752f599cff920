import { type Command, InvalidArgumentError, Option } from "commander";
import { commands } from "../commands";
import type { ProbeOptions, UpOptions } from "../commands/lab";
import type { Context } from "../context";
import { sourceHelp as source } from "../source";
import type { NameOption } from "./target";

/** `calico-kit lab …`. */
export function labCommands(program: Command, context: Context, exit: (code: number) => void): void {
  const lab = program
    .command("lab")
    .description("the fabric of an intent as a real network on this machine: FRR, BIRD, pods, faults");
  const verb = (name: string, description: string): Command =>
    lab
      .command(name)
      .description(description)
      .argument("<source>", source)
      .addOption(new Option("--name <name>", "name of the lab (default: the cluster's name)").argParser(labName));

  verb("up", "make it, and hold it until Ctrl-C")
    .option("--detach", "go on in the background, until `lab down`", false)
    .action(async (from: string, options: UpOptions) => exit(await commands.lab().up(from, options, context)));
  verb("show", "sessions, routes, and what of them is not as the simulator says")
    .option("--routes", "every route by BGP of every kernel", false)
    .action(async (from: string, options: NameOption & { routes: boolean }) =>
      exit(await commands.lab().show(from, options, context)),
    );
  verb("fail", "break switches, nodes or links, and wait until the rest is as the simulator says")
    .argument("<what...>", "tor=NAME, spine=NAME, node=NAME or link=A/B")
    .addOption(
      new Option("--kind <kind>", "silent: nothing passes, and links stay up; carrier: links go down")
        .choices(["silent", "carrier"])
        .default("silent"),
    )
    .action(async (from: string, what: string[], options: NameOption & { kind: "silent" | "carrier" }) =>
      exit(await commands.lab().fail(from, what, options, context)),
    );
  verb("heal", "make everything work again").action(async (from: string, options: NameOption) =>
    exit(await commands.lab().heal(from, options, context)),
  );
  verb("drain", "have a switch ask its neighbours to send nothing by way of it (RFC 8326); `lab heal` takes it back")
    .argument("<switch>", "name of the switch")
    .action(async (from: string, name: string, options: NameOption) =>
      exit(await commands.lab().drain(from, name, options, context)),
    );
  verb("restart", "kill the routing daemons of a switch or node, and start them again")
    .argument("<device>", "name of the switch or node")
    .addOption(new Option("--after <seconds>", "how long they are away").default(2).argParser(number(0, 600)))
    .action(async (from: string, name: string, options: NameOption & { after: number }) =>
      exit(await commands.lab().restart(from, name, options, context)),
    );
  verb("probe", "packets from every pod to every other, until Ctrl-C: how many are lost, and for how long")
    .addOption(new Option("--seconds <seconds>", "how long (default: until Ctrl-C)").argParser(number(1, 86_400)))
    .addOption(new Option("--flows <count>", "flows from each pod to each other").default(4).argParser(number(1, 64)))
    .addOption(
      new Option("--interval <milliseconds>", "between two packets of a flow").default(10).argParser(number(1, 1000)),
    )
    .action(async (from: string, options: ProbeOptions) => exit(await commands.lab().probe(from, options, context)));
  verb("down", "end it; nothing of it is left").action(async (from: string, options: NameOption) =>
    exit(await commands.lab().down(from, options, context)),
  );
}

/** It is a folder's name. */
function labName(text: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,62}$/.test(text)) return text;
  throw new InvalidArgumentError("Wanted letters, digits, '.', '-' and '_', a letter or digit first, at most 63.");
}

function number(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Wanted a number from ${least} to ${most}.`);
  };
}

import {
  endOfLab,
  type Fault,
  isSettled,
  LabDidNotStart,
  LabRefusal,
  install,
  lacks,
  mayInstall,
  missingPackages,
  look,
  neighbourLack,
  settle,
  type Settling,
  startLab,
  type StartedLab,
} from "../../lab";
import type { Context } from "../context";
import { exitCodes, exitCodeOf, UserError } from "../errors";
import { asTyped } from "../invocation";
import { deviceOf, faultOf } from "../lab/faults";
import { type NameOption, type OpenLab, openLab, running, type WantedLab, wantedLab } from "../lab/target";
import {
  faultLines,
  probeLines,
  problemLines,
  stageWords,
  progressLine,
  routeLines,
  sessionLines,
  sizeOf,
  tickLine,
} from "../lab/words";

export interface UpOptions extends NameOption {
  /** Whether the lab goes on in the background. */
  readonly detach: boolean;
}

/** `calico-kit lab up SOURCE`: makes the lab and, unless it is detached, holds it until it is asked to end. */
export async function up(source: string, options: UpOptions, context: Context): Promise<number> {
  installMissing(context);
  for (const { missing, fix } of lacks(context.env))
    throw new UserError({ what: `no lab can be made: ${missing}`, fix });
  const wanted = wantedLab(source, options, context);
  const room = neighbourLack(wanted.plan.links.length);
  if (room !== undefined) throw new UserError({ what: room.missing, fix: room.fix });
  const lab = await started(wanted, source, options);
  const say = (text: string): void => context.out.write(asTyped(`${text}\n`, context.command));
  say(`lab ${wanted.name}: ${sizeOf(wanted.plan)}`);
  for (const difference of wanted.plan.differences) say(`  unlike the intent: ${difference}`);
  const begin = Date.now();
  const ends = ending(lab, context);
  const settling = settle(lab.client, wanted.cluster, wanted.plan, {
    tell: progress(wanted, context),
  });
  const first = await Promise.race([settling.catch(() => undefined), ends.then(() => undefined)]);
  const isUp = first !== undefined && isSettled(first);
  if (first !== undefined) {
    const after = `${((Date.now() - begin) / 1000).toFixed(1)} s`;
    if (isUp)
      say(`up after ${after}: every session is Established, ${first.comparison?.routes ?? 0} routes are as predicted`);
    else say([`not as predicted after ${after}:`, ...problemLines(first).map((line) => `  ${line}`)].join("\n"));
    if (options.detach) {
      say(`It runs on; end it with \`calico-kit lab down ${source}${nameWords(options)}\`.`);
      return isUp ? exitCodes.ok : exitCodes.failed;
    }
    say(`It runs until Ctrl-C here. In another terminal: \`calico-kit lab probe ${source}${nameWords(options)}\``);
  }
  const end = await ends;
  await lab.end();
  if (end !== "down") return end === "lost" ? exitCodes.failed : end;
  return isUp ? exitCodes.ok : exitCodes.failed;
}

/** Installs the Debian packages that are missing, where that changes nobody's workstation; elsewhere they are named. */
function installMissing({ env, err }: Context): void {
  const packages = missingPackages(env);
  if (packages.length === 0 || !mayInstall(env)) return;
  err.write(`calico-kit: installing Debian packages: ${packages.join(" ")}\n`);
  const said = install(packages, env);
  if (said !== undefined) err.write(`calico-kit: apt-get failed: ${said}\n`);
}

const nameWords = ({ name }: NameOption): string => (name === undefined ? "" : ` --name ${name}`);

async function started(wanted: WantedLab, source: string, { detach }: UpOptions): Promise<StartedLab> {
  const { name, labs, plan } = wanted;
  if ((await running(labs, name)) !== undefined)
    throw new UserError({
      what: `a lab ${name} runs already`,
      fix: `end it with \`calico-kit lab down ${source}\`, or give this one another name with --name`,
    });
  try {
    return await startLab(plan, { name, labs, isDetached: detach });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      throw new UserError({
        what: `a lab ${name} is being made at this moment`,
        fix: "wait, or give this one another name with --name",
      });
    if (!(error instanceof LabDidNotStart)) throw error;
    throw new UserError({
      what: "the lab did not start",
      got: error.message,
      fix: "see what it says; `calico-kit lab up` needs namespaces, FRR and BIRD",
    });
  }
}

/** How a lab that is held ends: by a signal to this process (its exit code), by `down`, or by something else. */
function ending(lab: StartedLab, context: Context): Promise<number | "down" | "lost"> {
  return new Promise((resolve) => {
    const stop = context.onInterrupt((signal) => {
      stop();
      resolve(signal === "SIGINT" ? exitCodes.ok : exitCodeOf(signal));
    });
    void lab.ended.then((said) => {
      const isAsked = said === "";
      if (!isAsked) context.err.write(`calico-kit: the lab ended: ${said}\n`);
      resolve(isAsked ? "down" : "lost");
    });
  });
}

/** Says each step once. */
function progress({ plan }: WantedLab, context: Context): (settling: Settling) => void {
  let last = "";
  return (settling) => {
    const line = progressLine(settling, plan);
    if (line !== last) context.err.write(`  ${line}\n`);
    last = line;
  };
}

/** `calico-kit lab show SOURCE`: sessions, routes, and what of them is not as predicted. */
export async function show(
  source: string,
  options: NameOption & { readonly routes: boolean },
  context: Context,
): Promise<number> {
  const lab = await openLab(source, options, context);
  const settling = await look(lab.client, lab.cluster, lab.plan, undefined, true);
  const problems = problemLines(settling);
  const lines = [
    ...faultLines(settling.state, lab.plan),
    ...sessionLines(settling.state),
    ...(options.routes ? ["", ...routeLines(settling.state, lab.plan)] : []),
    "",
    ...(problems.length === 0
      ? [`every session and all ${settling.comparison?.routes ?? 0} routes are as predicted${stageWords(settling)}`]
      : ["not as predicted:", ...problems.map((line) => `  ${line}`)]),
  ];
  context.out.write(`${lines.join("\n")}\n`);
  return problems.length === 0 ? exitCodes.ok : exitCodes.failed;
}

/** `calico-kit lab fail SOURCE tor=NAME …`: breaks something, and waits until everything else is as predicted. */
export async function fail(
  source: string,
  texts: readonly string[],
  options: NameOption & { readonly kind: Fault["kind"] },
  context: Context,
): Promise<number> {
  const lab = await openLab(source, options, context);
  const faults = texts.map((text) => faultOf(text, options.kind, lab.plan));
  for (const fault of faults) await asked(lab.client.ask({ verb: "fail", fault }));
  return afterwards(lab, `failed: ${texts.join(", ")}`, context);
}

/** `calico-kit lab heal SOURCE`: everything works again. */
export async function heal(source: string, options: NameOption, context: Context): Promise<number> {
  const lab = await openLab(source, options, context);
  await asked(lab.client.ask({ verb: "heal" }));
  return afterwards(lab, "healed", context);
}

/** `calico-kit lab drain SOURCE SWITCH`: has a switch ask its neighbours to send nothing by way of it. */
export async function drain(source: string, name: string, options: NameOption, context: Context): Promise<number> {
  const lab = await openLab(source, options, context);
  await asked(lab.client.ask({ verb: "drain", switch: deviceOf(name, ["switch"], lab.plan), on: true }));
  return afterwards(lab, `drained: ${name}`, context);
}

/** `calico-kit lab restart SOURCE NAME`: ends the routing daemons of a switch or node by SIGKILL, and starts them again. */
export async function restart(
  source: string,
  name: string,
  options: NameOption & { readonly after: number },
  context: Context,
): Promise<number> {
  const lab = await openLab(source, options, context);
  const device = deviceOf(name, ["switch", "node"], lab.plan);
  await asked(lab.client.ask({ verb: "restart", device, signal: "SIGKILL", afterMilliseconds: options.after * 1000 }));
  return afterwards(lab, `restarted: ${name}`, context);
}

/** What a lab refuses is said in its own words. */
async function asked(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof LabRefusal)) throw error;
    throw new UserError({
      what: "the lab could not do that",
      got: error.message,
      fix: "see `calico-kit lab show` for what it has",
    });
  }
}

async function afterwards({ client, cluster, plan }: OpenLab, what: string, context: Context): Promise<number> {
  const begin = Date.now();
  context.out.write(`${what}\n`);
  const settling = await settle(client, cluster, plan);
  const after = `${((Date.now() - begin) / 1000).toFixed(1)} s`;
  if (isSettled(settling)) {
    context.out.write(
      `after ${after} every session and all ${settling.comparison?.routes ?? 0} routes are as predicted${stageWords(settling)}\n`,
    );
    return exitCodes.ok;
  }
  context.out.write(
    [`not as predicted after ${after}:`, ...problemLines(settling).map((line) => `  ${line}`), ""].join("\n"),
  );
  return exitCodes.failed;
}

export interface ProbeOptions extends NameOption {
  readonly seconds?: number;
  readonly flows: number;
  readonly interval: number;
}

/** `calico-kit lab probe SOURCE`: UDP packets from every pod to every other, until Ctrl-C: how many are lost, and for how long. */
export async function probe(
  source: string,
  { seconds, flows, interval, ...options }: ProbeOptions,
  context: Context,
): Promise<number> {
  const { client } = await openLab(source, options, context);
  const orders = { ...(seconds === undefined ? {} : { seconds }), flows, intervalMilliseconds: interval };
  const going = client.probe(orders, (tick) => context.err.write(`${tickLine(tick)}\n`));
  const stop = context.onInterrupt(() => going.stop());
  try {
    const result = await going.result;
    context.out.write(`${probeLines(result).join("\n")}\n`);
    return exitCodes.ok;
  } finally {
    stop();
  }
}

/** `calico-kit lab down SOURCE`: ends the lab; nothing of it is left. */
export async function down(source: string, options: NameOption, context: Context): Promise<number> {
  const { client, name } = await openLab(source, options, context);
  const ended = endOfLab(client.folder);
  await client.ask({ verb: "down" });
  while (await client.isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
  await ended();
  context.out.write(`lab ${name} is down\n`);
  return exitCodes.ok;
}

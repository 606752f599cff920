import { join } from "node:path";
import type { Cluster } from "../../constructs/calico";
import type { Plan } from "../../constructs/kit";
import {
  asConfdWrites,
  isBeingMade,
  LabClient,
  labNames,
  type LabPlan,
  labsFolder,
  planLab,
  removeLabFolder,
} from "../../lab";
import type { Context } from "../context";
import { UserError } from "../errors";
import { planOf, planOfStarted } from "../source";

export interface NameOption {
  /** Name of the lab, where it is not the cluster's. */
  readonly name?: string;
}

/** The lab that an intent asks for. */
export interface WantedLab {
  readonly name: string;
  readonly labs: string;
  readonly cluster: Cluster;
  readonly plan: LabPlan;
}

/** A lab that runs, and the intent that it is held against. */
export interface OpenLab extends WantedLab {
  readonly client: LabClient;
}

/** What of an intent is wanted as a lab: it must be without errors, and have a fabric. */
export function wantedLab(source: string, { name }: NameOption, context: Context): WantedLab {
  return labOf(planOf(source, context), source, name, context);
}

function labOf({ cluster }: Plan, source: string, name: string | undefined, context: Context): WantedLab {
  const plan = planLab(cluster, { nodes: asConfdWrites(cluster) });
  if (plan === undefined)
    throw new UserError({
      what: `the intent of ${source} has no fabric, and a lab is of nothing else`,
      wanted: "switches, racks and their links under `fabric`",
      fix: "take one with a fabric, such as `calico-kit lab up dual-tor-planes`",
    });
  return { name: name ?? plan.name, labs: labsFolder(context.env), cluster, plan };
}

/** The running lab of an intent. Its plan is the lab's own: the intent may have changed since. */
export async function openLab(source: string, options: NameOption, context: Context): Promise<OpenLab> {
  const wanted = labOf(planOfStarted(source, context), source, options.name, context);
  const client = await running(wanted.labs, wanted.name);
  if (client === undefined)
    throw new UserError({
      what: `no lab ${wanted.name} runs`,
      got: await others(wanted.labs),
      fix: `start it with \`calico-kit lab up ${source}\``,
    });
  const plan = await client.plan();
  if (shapeOf(plan) !== shapeOf(wanted.plan))
    context.err.write(
      `calico-kit: ${source} has changed since the lab was started; restart the lab to see what it says now\n`,
    );
  return { ...wanted, plan, client };
}

/** The lab of a name; undefined where none answers, and then nothing of it is left. */
export async function running(labs: string, name: string): Promise<LabClient | undefined> {
  if (!labNames(labs).includes(name)) return undefined;
  const client = new LabClient(join(labs, name));
  if (await client.isThere()) return client;
  if (!isBeingMade(labs, name)) removeLabFolder(labs, name);
  return undefined;
}

async function others(labs: string): Promise<string> {
  const names: string[] = [];
  for (const name of labNames(labs)) if ((await running(labs, name)) !== undefined) names.push(name);
  return names.length === 0 ? "no lab of this user's" : `labs ${names.join(", ")}`;
}

/** A plan without what is made anew each time. */
function shapeOf({ devices, links, sessions }: LabPlan): string {
  const shape = devices.map(({ name, addresses, routes }) => ({ name, addresses, routes }));
  return JSON.stringify({ shape, links, sessions });
}

import type { Context } from "../context";
import { parseInsisted, refuseLiveChanges } from "../engine/live-changes";
import { openForPreview } from "../engine/open-stack";
import { runOperation } from "../engine/operation";
import { exitCodes } from "../errors";
import { planOf } from "../source";
import type { UpOptions } from "./engine";

/** `calico-kit preview SOURCE`: what `up` would do. */
export async function preview(source: string, options: Omit<UpOptions, "yes">, context: Context): Promise<number> {
  const insisted = parseInsisted(options.insist);
  const plan = planOf(source, context);
  const { stack, close } = await openForPreview(plan, options, context);
  try {
    await refuseLiveChanges(plan, stack, insisted, context);
    await runOperation("preview", stack, context);
  } finally {
    close();
  }
  return exitCodes.ok;
}

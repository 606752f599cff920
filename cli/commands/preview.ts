import type { Context } from "../context";
import { openForPreview } from "../engine/open-stack";
import { runOperation } from "../engine/operation";
import { exitCodes } from "../errors";
import { planOf } from "../source";
import type { EngineOptions } from "./engine";

/** `calico-kit preview SOURCE`: what `up` would do. */
export async function preview(source: string, options: Omit<EngineOptions, "yes">, context: Context): Promise<number> {
  const plan = planOf(source, context);
  const { stack, close } = await openForPreview(plan, options, context);
  try {
    await runOperation("preview", stack, context);
  } finally {
    close();
  }
  return exitCodes.ok;
}

/**
 * Runs a program that takes many stack traces, which under jest costs more than all the rest. Pulumi takes one for every
 * output.
 */
export async function withoutStackTraces<T>(program: () => T | Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await program();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

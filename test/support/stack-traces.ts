/** Runs a Pulumi program. Pulumi takes a stack trace for every output, which under jest costs more than all the rest. */
export async function withoutStackTraces<T>(program: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return await program();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * Makes a resource of one of the SDK's classes, as `new Type(...args)` does, in less time: it takes no stack traces meanwhile.
 *
 * The SDK keeps one for each of four promises of each property that a class has, set or not, for people who look for
 * promises that never end (`PULUMI_DEBUG_PROMISE_LEAKS`, with which nothing is left out here). It maps each to its sources,
 * too, and so they were a third of what a program with the component for EKS did in a preview. The position of a resource
 * in the program, which the engine is told, does not suffer: for that one the SDK sets its own limit.
 *
 * @throws what the class throws; its stack begins here
 */
export function newResource<Args extends readonly unknown[], Made>(
  Type: new (...args: Args) => Made,
  ...args: Args
): Made {
  if (process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) return new Type(...args);
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new Type(...args);
  } catch (error) {
    Error.stackTraceLimit = limit;
    throw located(error);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Runs what is the user's, such as a change of a child, while a resource is made: its errors say where they come from. */
export function withStacks<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Math.max(limit, 10);
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** An error with a stack, if one was left out. What the kit says to users has none on purpose, and is told by its name. */
function located(error: unknown): unknown {
  const isBare = error instanceof Error && error.stack === `${error.name}: ${error.message}`;
  if (isBare && !["ResourceError", "RunError"].includes(error.name)) Error.captureStackTrace(error, newResource);
  return error;
}

import * as pulumi from "@pulumi/pulumi";

/**
 * An error that the engine prints as it is, without a stack trace. It carries none either: the SDK formats the stack of
 * every error, and Node 20.20 takes half a minute over a line that names `node_modules/@scope/file`, which is what the
 * SDK's source maps make of its own (`markNodeModules` in lib/internal/util/inspect.js never finds the path's end).
 */
export function userError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = `RunError: ${message}`;
  return error;
}

import * as pulumi from "@pulumi/pulumi";

/**
 * A ResourceError that the engine prints as it is, without a stack trace. It carries none either: the SDK formats the stack
 * of every error, and Node 20.20 takes half a minute over a line that names `node_modules/@scope/file`, which is what the
 * SDK's source maps make of its own (`markNodeModules` in lib/internal/util/inspect.js never finds the path's end).
 */
export function resourceError(message: string, resource: pulumi.Resource | undefined): pulumi.ResourceError {
  // The SDK's type wants a resource, its code does not: before a component is made there is none.
  const error = new pulumi.ResourceError(message, resource, true);
  error.stack = `ResourceError: ${message}`;
  return error;
}

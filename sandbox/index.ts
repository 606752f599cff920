/**
 * The sandbox: the real Pulumi engine runs our programs without a cloud account.
 *
 * The engine talks to its providers over gRPC, and a provider is any executable named `pulumi-resource-NAME` on PATH.
 * `installSandbox` writes such executables into a directory; each is a few lines that start Node and serve a provider
 * from `sandbox/<name>/`. So everything the engine does is real (URNs, previews, diffs, order, replacement, refresh,
 * secrets, state, resume after a kill); only the clouds are pretended. They keep what they are given in
 * `<directory>/cloud/*.json`, hand out plausible and stable outputs, and refuse what the real ones refuse: unknown
 * types and properties, references to what is not there, ranges outside their parent, malformed policies, nodes without
 * a CNI, deletions out of order.
 *
 * Layout: `host/` the protocol, the store and what all providers share; `cluster/` what a cluster is to whoever makes one
 * and to whoever works in it; `aws/`, `kubernetes/`, `random/`, `command/`, `vsphere/` the providers; `schema/` the inputs of the types,
 * generated from the published packages; `settings/`; `providers.ts` and `cluster-makers.ts` the lists. Folders import
 * each other one way only, and no provider another.
 *
 * A directory holds `sandbox.json` (settings: what was there before, faults, delays, a real API server to forward
 * Kubernetes objects to; see `settings/`), `cloud/`, `plugins/`, `state/` (the engine's backend) and `home/`.
 */
export { type CloudObject, readCloud, removeFromCloud } from "./cloud";
export { type EngineOptions, hasStack, openEngine, stacksIn } from "./engine";
export { installSandbox, type PreexistingObject, type Sandbox, type SandboxOptions, writeSettings } from "./install";
export { kubeconfigOfPlainCluster } from "./kubeconfig";
export type { Settings, SettingsInput } from "./settings";

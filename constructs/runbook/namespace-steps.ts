import type { Step } from "../model";

/** What is in namespaces of the user's own: asked for before, because the kit makes none of them. None for no name. */
export function namespaceSteps(id: string, names: readonly string[], why: string): readonly Step[] {
  const all = [...new Set(names)];
  if (all.length === 0) return [];
  return [
    {
      id,
      phase: "resources",
      why,
      run: { kind: "check", command: ["kubectl", "get", "namespace", ...all] },
      expect: "Active for each; make first what is not there: what is to be in it is refused",
    },
  ];
}

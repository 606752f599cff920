/** The clusters that a kubeconfig may lead to. */
import { type ClusterMaker, plainCluster, type Surroundings } from "../cluster/surroundings";
import { Refusal } from "../host/errors";
import { readSettings } from "../settings";
import { kindOf } from "./objects";

export class Clusters {
  /** @param makers whoever may have made it; the first that did is believed. */
  constructor(
    private readonly directory: string,
    private readonly makers: readonly ClusterMaker[],
  ) {}

  /** Whether something in the sandbox made the cluster. */
  madeHere(server: string): boolean {
    return this.byMaker(server) !== undefined;
  }

  /** As it is now: other providers change it at any time. */
  at(server: string): Surroundings {
    const found = this.byMaker(server) ?? this.foundThere();
    const { nodes } = readSettings(this.directory).kubernetes;
    return { ...found, hasNodes: found.hasNodes || nodes === "present" };
  }

  private byMaker(server: string): Surroundings | undefined {
    for (const maker of this.makers) {
      const found = maker(this.directory, server);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A cluster that nobody here made holds what the settings say. */
  private foundThere(): Surroundings {
    const before = readSettings(this.directory).preexisting.filter(({ type }) => type.startsWith("kubernetes:"));
    return {
      ...plainCluster,
      objects: [...plainCluster.objects, ...before],
      // There is no object without the definition of its kind.
      served: before.map(({ type }) => kindOf(type, {}).apiVersion),
    };
  }
}

/** @throws Refusal when nobody may use the cluster yet, or any more. @param what the object, for the message. */
export function requireAccess({ unauthorized }: Surroundings, what: string): void {
  if (unauthorized !== undefined) throw new Refusal("Unauthorized", `${what}: ${unauthorized}`);
}

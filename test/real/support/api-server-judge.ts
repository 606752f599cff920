import { type KubernetesObject, objectKey } from "../../../constructs/model";
import type { ApiServer } from "./api-server";
import { readBackDifferences } from "./kubernetes-client-read-back";

/** A namespace would stay half deleted, and CRDs take with them what the next test needs. */
const lasting = ["Namespace", "CustomResourceDefinition"];

/** Applies, reads back and removes; returns one line per object that did not go through unchanged. */
export async function complaintsOf(
  { client }: ApiServer,
  objects: readonly KubernetesObject[],
): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const object of objects) {
    try {
      await client.apply(object);
    } catch (error) {
      complaints.push(`${objectKey(object)}: refused: ${(error as Error).message}`);
    }
  }
  for (const object of objects) {
    const read = await client.find(object);
    const lost = read === undefined ? ["not there"] : readBackDifferences(object, read);
    complaints.push(...lost.map((difference) => `${objectKey(object)}: ${difference}`));
  }
  for (const object of objects) if (!lasting.includes(object.kind)) await client.remove(object);
  return complaints;
}

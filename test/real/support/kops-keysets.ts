/**
 * A cluster's keys, lent to the next: making eight pairs of RSA takes kOps several times as long as all the rest that it
 * does, and none of them has anything to do with what a case asks. The first cluster of a file has its keys made by kOps,
 * as has each later one those that no other had; kOps reads the others as it does on every later run of a user's.
 */
import type { KopsCloud } from "./kops-cloud";

/** By the path within the cluster's folder. */
const known = new Map<string, string>();

export async function lendKeysets(cloud: KopsCloud, bucket: string, folder: string): Promise<void> {
  await Promise.all([...known].map(([path, text]) => cloud.writeObject(bucket, `${folder}/${path}`, text)));
}

/** Those of a cluster that kOps has made, to be lent. */
export async function keepKeysets(cloud: KopsCloud, bucket: string, folder: string): Promise<void> {
  const keys = await cloud.objectsIn(bucket, `${folder}/pki/private/`);
  for (const key of keys) {
    const path = key.slice(folder.length + 1);
    if (!known.has(path)) known.set(path, await cloud.readObject(bucket, key));
  }
}

/** A cluster `lab` without add-ons. */
import type { Live } from "../../sandbox/host/provider";
import type { Properties } from "../../sandbox/host/values";
import { aws, type Client, lab, newDirectory, types } from "./support";

export let client: Client;
export let directory: string;
export let made: Awaited<ReturnType<typeof lab>>;

/** Makes it anew before each test of the file that calls this. */
export function labForEachTest(): void {
  beforeEach(async () => {
    directory = newDirectory();
    client = aws(directory);
    made = await lab(client);
  });
}

/** What the cloud says to a resource named `bad`: `accepted`, or why not. */
export async function refusal(type: string, inputs: Properties): Promise<string> {
  return client.make(type, "bad", inputs).then(
    () => "accepted",
    (error: Error) => error.message,
  );
}

/** Properties of a second cluster in the first one's subnets. */
export const cluster = (more: Properties = {}, vpcConfig: Properties = {}): Properties => ({
  name: "other",
  roleArn: made.role.outputs["arn"] as string,
  vpcConfig: { subnetIds: made.subnets.map(({ id }) => id), ...vpcConfig },
  ...more,
});

/** Properties of a node group of the first cluster. */
export const nodes = (more: Properties = {}): Properties => ({
  clusterName: "lab",
  nodeRoleArn: made.nodeRole.outputs["arn"] as string,
  subnetIds: made.subnets.map(({ id }) => id),
  scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
  ...more,
});

/** Gives the cluster a CNI. */
export async function addCni(): Promise<Live> {
  return client.make(types.addon, "cni", { clusterName: "lab", addonName: "vpc-cni" });
}

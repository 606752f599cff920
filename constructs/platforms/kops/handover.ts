import type { Handover } from "../../model";
import type { ResolvedKops } from "./types";

/** kOps' script calls `apply.sh` by itself, at the right moment. */
export function kopsHandover({ platform: { release, region, securityGroupRules } }: ResolvedKops): Handover {
  return {
    needs: [
      `credentials for an AWS account, in the environment or as a profile; the region is ${region}`,
      `for \`kops/commands.sh\`: bash, awk, kops ${release}, kubectl${securityGroupRules.length === 0 ? "" : ", aws, envsubst"}`,
      "the variable `KOPS_STATE_STORE`: the bucket that kOps keeps its state in, `s3://NAME`",
    ],
    next: [
      { command: "kops/commands.sh up", what: "makes the cluster, Calico included" },
      { command: "kops/commands.sh update", what: "after a change of the intent and another synth" },
    ],
  };
}

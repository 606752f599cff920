import type { Handover } from "../../model";
import type { EksWhole } from "./types";

/** Nodes come behind Calico's installation, so that who makes the cluster by hand runs the script twice. */
export function eksHandover({ name, platform: { region } }: EksWhole): Handover {
  return {
    needs: [
      "credentials for an AWS account; `calico-kit up` makes network, control plane, nodes and Calico with them, and needs " +
        "none of these files",
      `or a control plane named ${name} in ${region} that somebody made as the first steps say, without AWS' own CNI where ` +
        "the steps do not want it, and no node group yet",
    ],
    next: [
      { command: "./apply.sh --dry-run", what: "what would change; changes nothing" },
      {
        command: "./apply.sh --before-nodes",
        what: "all that must be there before the first node; then make the node groups",
      },
      { command: "./apply.sh", what: "the rest, once nodes are there" },
    ],
  };
}

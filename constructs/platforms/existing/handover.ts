import type { Handover } from "../../model";
import { distributionOf } from "./distributions";
import type { ExistingWhole } from "./types";

export function existingHandover({ platform }: ExistingWhole): Handover {
  return {
    needs: [`the cluster (${distributionOf(platform).label}), and the right to make definitions and namespaces in it`],
    next: [
      { command: "./apply.sh --dry-run", what: "what would change; changes nothing" },
      { command: "./apply.sh", what: "installs Calico; running it again changes nothing" },
    ],
  };
}

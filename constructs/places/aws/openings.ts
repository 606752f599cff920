import * as z from "zod";
import { cidr, port } from "../../intent";
import type { Cidr } from "../../net";

/** What EC2 takes in a rule's description, without what a language gives a meaning to. */
const reason = z
  .string()
  .max(200)
  .regex(
    /^ *[a-zA-Z0-9._\-:/()#,@[\]+=!*][a-zA-Z0-9 ._\-:/()#,@[\]+=!*]*$/,
    "must be a sentence of letters, digits, blanks and . _ - : / ( ) # , @ [ ] + = ! *, as EC2 takes it in a rule's description",
  );

/**
 * Ports of the nodes that are to be open beside those that Calico and the platform need: a webhook's, an exporter's, what a load
 * balancer forwards to. `from` says who may come: its schema is the platform's.
 */
export const openings = <T extends z.ZodType>(from: T) =>
  z
    .array(
      z.strictObject({
        protocol: z.enum(["tcp", "udp"]),
        port,
        toPort: port.optional().meta({ description: "the last port of a range that begins with port" }),
        from,
        reason: reason.meta({ description: "why it is open, one sentence: it stands in the rule's description" }),
      }),
    )
    .meta({ description: "ports of the nodes that are open beside those that Calico and the platform need" });

/** An IPv4 range whose addresses may come. */
export const openingRange = cidr;

/** What two openings may not share: a rule of a security group is told by it. */
export function openingKey(opening: {
  readonly protocol: string;
  readonly port: number;
  readonly toPort?: number | undefined;
}): string {
  const { protocol, port: first, toPort: last = first } = opening;
  return [protocol, first, ...(last === first ? [] : [last])].join("-");
}

/** One opening, as the schema leaves it. */
export interface Opening {
  readonly protocol: string;
  readonly port: number;
  readonly toPort?: number | undefined;
  readonly from: Cidr | string;
}

/** What is wrong with an opening, and where in it. */
export interface OpeningProblem {
  readonly index: number;
  readonly key: "from" | "toPort";
  /** Whether EC2 or the kit cannot have it at all. */
  readonly isImpossible: boolean;
  readonly message: string;
  readonly want: string;
  readonly fix: string;
}

export function openingProblems(all: readonly Opening[]): readonly OpeningProblem[] {
  return all.flatMap(({ port: first, toPort, from }, index): OpeningProblem[] => {
    const problems: OpeningProblem[] = [];
    if (toPort !== undefined && toPort < first)
      problems.push({
        ...{ index, key: "toPort", isImpossible: true },
        message: `ports ${first} to ${toPort} are no range`,
        want: `${first} or more`,
        fix: "write the smaller port first",
      });
    if (typeof from === "string") return problems;
    if (from.family !== 4)
      problems.push({
        ...{ index, key: "from", isImpossible: true },
        message: `${from} is IPv6, and the nodes have addresses of IPv4`,
        want: "an IPv4 range",
        fix: "write the IPv4 range that the traffic comes from",
      });
    else if (from.prefixLength === 0)
      problems.push({
        ...{ index, key: "from", isImpossible: false },
        message: "the whole internet may come to this port of every node",
        want: "the range that the traffic comes from",
        fix: "write that range, e.g. 203.0.113.0/24",
      });
    return problems;
  });
}

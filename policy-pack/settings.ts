import type { PolicyConfigSchema } from "@pulumi/policy";
import { type Expectation, expectationForm, expectationOf, readExpectations } from "../constructs/reach";

/** An edge that must be allowed, or must not. Names may have `*` in them. */
export interface ExpectedEdge {
  /** `NAMESPACE/NAME` of a pod or of what makes it, `host:NAME` of a host endpoint, `node:NAME`, or an address. */
  readonly from: string;
  readonly to: string;
  /** `tcp:PORT`, `udp:PORT`, `sctp:PORT`, `icmp`. */
  readonly probe: string;
  readonly allow: boolean;
}

/** Configuration of every policy of the pack. */
export const acceptSchema: PolicyConfigSchema = {
  properties: {
    accept: { type: "array", items: { type: "string" }, description: "codes of warnings that are not reported" },
  },
};

export const reachSchema: PolicyConfigSchema = {
  properties: {
    expect: {
      type: "array",
      description: expectationForm,
      items: {
        type: "object",
        required: ["from", "to", "probe", "allow"],
        properties: {
          from: { type: "string" },
          to: { type: "string" },
          probe: { type: "string" },
          allow: { type: "boolean" },
        },
      },
    },
    expectFile: { type: "string", description: "absolute path of such a list as YAML or JSON" },
    staged: { type: "boolean", description: "whether staged policies count as if they were enforced" },
  },
};

export interface ReachConfig {
  readonly expect?: readonly unknown[];
  readonly expectFile?: string;
  readonly staged?: boolean;
}

/**
 * The expectations of a configuration.
 * @returns what cannot be read of them beside those that can
 */
export function expectationsOf({ expect = [], expectFile }: ReachConfig): {
  readonly expectations: readonly Expectation[];
  readonly problems: readonly string[];
} {
  const made = expect.map((item, index) => {
    const one = expectationOf(item, index + 1);
    return typeof one === "string" ? `expect[${index}]: ${one}` : one;
  });
  const file =
    expectFile === undefined || expectFile === "" ? { expectations: [], problems: [] } : readExpectations(expectFile);
  return {
    expectations: [...made.flatMap((one) => (typeof one === "string" ? [] : [one])), ...file.expectations],
    problems: [...made.flatMap((one) => (typeof one === "string" ? [one] : [])), ...file.problems],
  };
}

import { checkDocument } from "./check";
import { platforms } from "./platforms";

/** One cell of the matrix: what the rules say of a combination. */
export interface MatrixCell {
  readonly platform: string;
  readonly dataplane: string;
  readonly routing: string;
  readonly encryption: string;
  readonly verdict: "yes" | "warning" | "no";
  /** Codes of the errors, or of the warnings where there are no errors. */
  readonly codes: readonly string[];
}

const dataplanes = ["iptables", "nftables", "ebpf", "vpp"] as const;

const routings: Readonly<Record<string, object>> = {
  "cloud CNI": { kind: "cloud" },
  VXLAN: { kind: "overlay", encapsulation: "VXLAN" },
  "VXLAN CrossSubnet": { kind: "overlay", encapsulation: "VXLANCrossSubnet" },
  IPIP: { kind: "overlay", encapsulation: "IPIP" },
  "IPIP CrossSubnet": { kind: "overlay", encapsulation: "IPIPCrossSubnet" },
  "BGP fabric": { kind: "fabric" },
};

const encryptions = ["none", "wireguard", "ipsec"] as const;

/** Every combination of platform, data plane, routing and encryption, judged by the same rules as a user's intent. */
export function matrix(): readonly MatrixCell[] {
  return combinations().map(({ data, ...cell }) => ({ ...cell, ...judge(data) }));
}

/** The intents of the matrix, before anybody judges them. */
export function matrixIntents(): readonly unknown[] {
  return combinations().map(({ data }) => data);
}

function combinations(): readonly (Omit<MatrixCell, "verdict" | "codes"> & { readonly data: unknown })[] {
  return platforms().flatMap(({ samples }) =>
    Object.entries<object>(samples).flatMap(([platform, platformIntent]) =>
      Object.entries(routings).flatMap(([routing, routingIntent]) =>
        dataplanes.flatMap((dataplane) =>
          encryptions.map((encryption) => ({
            platform,
            dataplane,
            routing,
            encryption,
            data: {
              name: "matrix",
              platform: platformIntent,
              calico: { dataplane: { kind: dataplane }, routing: routingIntent, encryption: { kind: encryption } },
            },
          })),
        ),
      ),
    ),
  );
}

function judge(data: unknown): Pick<MatrixCell, "verdict" | "codes"> {
  const checked = checkDocument(
    "matrix",
    { file: "matrix", data, locate: () => undefined, text: () => undefined },
    ".",
  );
  const findings = checked.ok ? checked.plan.findings : checked.refusal.findings;
  const codesOf = (severity: string): string[] => [
    ...new Set(findings.filter((finding) => finding.severity === severity).map(({ code }) => code)),
  ];
  const errors = codesOf("error");
  if (errors.length > 0) return { verdict: "no", codes: errors.sort() };
  const warnings = codesOf("warning");
  return { verdict: warnings.length > 0 ? "warning" : "yes", codes: warnings.sort() };
}

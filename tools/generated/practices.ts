import type { Plan } from "../../constructs/kit";
import { loadPacks } from "../../constructs/policy";

/** Practice, policies, edges: of every pack of a plan a row. Edges are those of the pack's example, which tests hold to. */
export function practicesSection({ cluster: { calico } }: Plan): string | undefined {
  const { policy } = calico;
  if (policy === undefined) return undefined;
  const { packOf, policiesByPack } = loadPacks();
  const rows = policiesByPack(policy.packs, policy.ground).map(({ pack, policies }) => {
    const { practice, example } = packOf(pack);
    const names = policies.map(({ kind, metadata: { name, namespace } }) => {
      const staged = kind.startsWith("Staged") ? " (staged)" : "";
      return `\`${namespace === undefined ? "" : `${namespace}/`}${name}\`${staged}`;
    });
    const edges = example.edges.map(
      ({ from, to, probe, isAllowed, by }) =>
        `${isAllowed ? "allow" : "deny"} ${from} → ${to} ${probe}${by === "nothing" ? "" : `: ${by}`}`,
    );
    return `| ${[`\`${pack}\`: ${practice}`, names.join("<br>"), edges.join("<br>")].map(cell).join(" | ")} |`;
  });
  return ["| practice | policies | edges of its example, and the rule that decides |", "|---|---|---|", ...rows].join(
    "\n",
  );
}

/** A text as a cell of a table, which a `|` would end. */
const cell = (text: string): string => text.replaceAll("|", "\\|");

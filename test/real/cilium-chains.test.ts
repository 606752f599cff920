/** What the hand-over takes out of a node's iptables, with the real program in namespaces of its own. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { takeChainsAway } from "../../constructs/platforms/eks-anywhere/hand-over/pods";
import type { Missing } from "../../tools/engines";
import { inNamespaces, namespaces } from "./support/frr";
import { describeWith } from "./support/needs";

const tables = (tool: string) => (): Missing | undefined =>
  inNamespaces(`${tool} -L`).status === 0
    ? undefined
    : { missing: `the kernel has no tables for ${tool}`, fix: "load its modules" };

describe.each(["iptables-nft", "ip6tables-nft", "iptables-legacy"])("%s", (tool) => {
  describeWith(["iptables", namespaces, tables(tool)], `the clean-up of a node, ${tool}`, () => {
    const canary = join(tmpdir(), `calico-kit-canary-${process.pid}`);
    /** As Cilium has it, and a chain and a rule of somebody else's. */
    const filled = `
${tool} -N CILIUM_FORWARD; ${tool} -N CILIUM_INPUT; ${tool} -N OLD_CILIUM_INPUT
${tool} -N KUBE-FORWARD; ${tool} -A KUBE-FORWARD -j ACCEPT; ${tool} -A INPUT -j KUBE-FORWARD
${tool} -A FORWARD -m comment --comment 'cilium-feeder: CILIUM_FORWARD $(touch ${canary})' -j CILIUM_FORWARD
${tool} -A INPUT -j CILIUM_INPUT; ${tool} -A INPUT -j OLD_CILIUM_INPUT
${tool} -A CILIUM_FORWARD -j CILIUM_INPUT; ${tool} -A CILIUM_FORWARD -m comment --comment 'a b' -j ACCEPT
${tool} -t nat -N CILIUM_POST_nat; ${tool} -t nat -A POSTROUTING -j CILIUM_POST_nat
${tool} -t nat -A CILIUM_POST_nat -j MASQUERADE`;

    it("takes Cilium's chains out, nobody else's, and evaluates nothing of a rule", () => {
      const { status, output } = inNamespaces(
        `set -e\n${filled}\nset +e\n${takeChainsAway}\necho left; ${tool}-save 2> /dev/null | grep -E '^-|CILIUM'`,
      );
      expect({
        status,
        left: output
          .slice(output.indexOf("left\n") + 5)
          .trim()
          .split("\n"),
      }).toEqual({
        status: 0,
        left: ["-A INPUT -j KUBE-FORWARD", "-A KUBE-FORWARD -j ACCEPT"],
      });
      expect(existsSync(canary)).toBe(false);
    });
  });
});

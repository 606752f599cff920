import type { CalicoContext } from "../context";

export function resolveComponent(
  { intent, facts, reasons }: CalicoContext,
  key: "apiServer" | "goldmane" | "whisker",
  why: string,
): boolean {
  return reasons.choose(`/calico/components/${key}`, intent.calico?.components?.[key], () =>
    facts.ownCalico === undefined
      ? { value: true, origin: "default", why }
      : { value: false, origin: "platform", why: "only the operator deploys it", from: ["/calico/installer"] },
  );
}

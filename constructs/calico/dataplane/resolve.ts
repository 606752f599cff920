import type { CalicoDataplane } from "../cluster";
import type { CalicoContext } from "../context";
import { defaultDataplane, defaultServiceMode } from "./schema";
import { resolveVpp } from "../vpp/resolve";

export function resolveDataplane(context: CalicoContext): CalicoDataplane {
  const { intent, reasons } = context;
  const wanted = intent.calico?.dataplane;
  const kind = reasons.choose("/calico/dataplane/kind", wanted?.kind, () => ({
    value: defaultDataplane,
    origin: "default",
    why: "works on every kernel that Calico supports",
  }));
  reasons.choose("/calico/dataplane", wanted, () => ({
    value: { kind: defaultDataplane },
    origin: "default",
    why: "works on every kernel that Calico supports",
  }));
  switch (kind) {
    case "iptables":
    case "nftables":
      return { kind };
    case "ebpf":
      return resolveEbpf(context);
    case "vpp":
      return resolveVpp(context);
  }
}

function resolveEbpf({ intent, facts, reasons }: CalicoContext): CalicoDataplane {
  const wanted = intent.calico?.dataplane;
  if (wanted?.kind !== "ebpf") throw new Error("only called for eBPF");
  const asked = wanted.apiServer;
  const apiServer: Extract<CalicoDataplane, { kind: "ebpf" }>["apiServer"] =
    asked?.kind === "bootstrap"
      ? reasons.set("/calico/dataplane/apiServer", {
          value: { kind: "bootstrap" },
          origin: "user",
          why: "the operator finds the API server itself",
        })
      : {
          kind: "endpoint",
          host: reasons.choose("/calico/dataplane/apiServer/host", asked?.host, () => facts.apiServer.host),
          port: reasons.choose("/calico/dataplane/apiServer/port", asked?.port, () => facts.apiServer.port),
        };
  return {
    kind: "ebpf",
    apiServer,
    serviceMode: reasons.choose("/calico/dataplane/serviceMode", wanted.serviceMode, () => ({
      value: defaultServiceMode,
      origin: "default",
      why: "works across subnets and behind load balancers",
    })),
    kubeProxy: reasons.choose("/calico/dataplane/kubeProxy", wanted.kubeProxy, () =>
      facts.kubeProxyOwner === "kit"
        ? { value: "remove" as const, origin: "derived", why: "eBPF serves Services itself" }
        : { value: "leave" as const, origin: "platform", why: "the platform puts kube-proxy back" },
    ),
  };
}

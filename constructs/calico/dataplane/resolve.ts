import { asked, because, type Because, choose, type ControlPlane, type Text, trace, type Traced } from "../../model";
import type { CalicoDataplane } from "../cluster";
import type { CalicoContext } from "../context";
import { resolveVpp } from "../vpp/resolve";
import { type Dataplane, defaultDataplane, defaultServiceMode } from "./schema";

type Ebpf = Extract<CalicoDataplane, { kind: "ebpf" }>;

export function resolveDataplane(context: CalicoContext): Traced<CalicoDataplane> {
  const wanted = context.intent.calico?.dataplane;
  switch (wanted?.kind) {
    case undefined:
      return because<CalicoDataplane>(
        context.controlPlane.kubeProxy.mode === "nftables"
          ? {
              value: { kind: "nftables" },
              origin: "derived",
              why: "kube-proxy uses nftables, and one of the two must be followed",
            }
          : { value: { kind: defaultDataplane }, origin: "default", why: "works on every kernel that Calico supports" },
      );
    case "iptables":
    case "nftables":
      return trace<CalicoDataplane>({ kind: asked(wanted.kind) }, { origin: "user", why: "the intent says so" });
    case "ebpf":
      return resolveEbpf(context, wanted);
    case "vpp":
      return resolveVpp(context, wanted);
  }
}

function resolveEbpf(
  { controlPlane: { apiServer, apiPort, kubeProxy } }: CalicoContext,
  wanted: Extract<Dataplane, { kind: "ebpf" }>,
): Traced<Ebpf> {
  return trace<Ebpf>(
    {
      kind: asked(wanted.kind),
      apiServer: resolveApiServer(wanted.apiServer, apiServer, apiPort),
      serviceMode: choose(wanted.serviceMode, () => ({
        value: defaultServiceMode,
        origin: "default",
        why: "works across subnets and behind load balancers",
      })),
      kubeProxy: choose(wanted.kubeProxy, () =>
        kubeProxy.runsAs === "none" || kubeProxy.removableBy !== "nobody"
          ? { value: "remove", origin: "derived", why: "eBPF serves Services itself" }
          : { value: "leave", origin: "platform", why: "the platform puts kube-proxy back" },
      ),
    },
    { origin: "user", why: "the intent says so" },
  );
}

function resolveApiServer(
  wanted: Extract<Dataplane, { kind: "ebpf" }>["apiServer"],
  platform: ControlPlane["apiServer"],
  apiPort: number,
): Traced<Ebpf["apiServer"]> {
  if (wanted?.kind === "bootstrap" || (platform === undefined && wanted?.host === undefined))
    return because<Ebpf["apiServer"]>({
      value: { kind: "bootstrap" },
      origin: wanted?.kind === "bootstrap" ? "user" : "derived",
      why: "the operator finds the API server itself",
    });
  const own = <T>(value: T, key: "host" | "port"): Because<T> => ({
    value,
    origin: "platform",
    why: "the platform's own endpoint, which needs no kube-proxy",
    from: [`/controlPlane/apiServer/${key}`],
  });
  // The platform's port belongs to its host; another host, such as a load balancer in front of it, has the usual one.
  const isOwnHost = wanted?.host === undefined || wanted.host === platform?.host;
  return trace<Ebpf["apiServer"]>({
    kind: "endpoint",
    host: choose<Text>(wanted?.host, () => own(platform?.host ?? "", "host")),
    port: choose(wanted?.port, () =>
      platform !== undefined && isOwnHost
        ? own(platform.port, "port")
        : {
            value: apiPort,
            origin: "platform",
            why: "where the platform serves the API",
            from: ["/controlPlane/apiPort"],
          },
    ),
  });
}

import { here, list } from "../../../findings";
import { isHostName } from "../../addresses/rules/autodetection";
import type { Rule } from "../../rule";
import { at, ipOf } from "../../support";
import { operatorAccepts } from "../../verdicts";
import { forEbpf } from "./ebpf";

const enabling = "docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf";

const bootstrap = forEbpf({
  finds: {
    "EBPF-003": {
      title: "the operator cannot find the API server itself on this platform",
      severity: "error",
      why: "It would patch a kube-proxy that the platform manages, and take addresses of API servers that come and go.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/controller/kubeproxy/controller.go",
    },
    "EBPF-004": {
      title: "no operator that could find the API server",
      severity: "error",
      why: "bpfNetworkBootstrap is a setting of the operator, and the platform installs Calico without it.",
      upstream: here,
      see: "tigera/operator api/v1/installation_types.go (bpfNetworkBootstrap)",
    },
  },
  check: (context, ebpf) => {
    if (ebpf.apiServer.kind !== "bootstrap") return;
    const { calico, controlPlane } = context.cluster;
    const path = at(context, "calico", "dataplane", "apiServer", "kind");
    if (controlPlane.kubeProxy.removableBy !== "operator")
      context.report.add("EBPF-003", path, {
        message: "on this platform the operator cannot find the API server and remove kube-proxy itself",
        want: "endpoint",
        fix:
          controlPlane.apiServer === undefined
            ? "write calico.dataplane.apiServer: { kind: endpoint, host, port }"
            : "remove apiServer: the platform's own endpoint is then used",
      });
    if (calico.release.kind === "platform")
      context.report.add("EBPF-004", path, {
        message: `Calico ${calico.release.calico} of the platform cannot find the API server itself`,
        want: "endpoint, or Calico by the operator",
        fix: "use kind: endpoint with the API server's host and port",
      });
  },
});

const host = forEbpf({
  finds: {
    "EBPF-006": {
      title: "API server's host with a scheme",
      severity: "error",
      why: "It becomes KUBERNETES_SERVICE_HOST, which is a name or an address: calico-node cannot connect.",
      upstream: operatorAccepts,
      see: enabling,
    },
    "EBPF-007": {
      title: "API server's host with a port",
      severity: "error",
      why: "The port is a value of its own: calico-node would look for a host of that whole name.",
      upstream: operatorAccepts,
      see: enabling,
    },
    "EBPF-008": {
      title: "API server's host is a Service",
      severity: "error",
      why: "Services work once calico-node runs, and calico-node runs once it has reached the API server.",
      upstream: operatorAccepts,
      see: enabling,
    },
    "EBPF-009": {
      title: "API server's host is the node itself",
      severity: "error",
      why: "Loopback leads to an API server on control-plane nodes only.",
      upstream: operatorAccepts,
      see: "projectcalico/calico issue 9141",
    },
    "EBPF-010": {
      title: "API server's host is neither an address nor a host name",
      severity: "error",
      why: "Nothing can be connected to.",
      upstream: operatorAccepts,
      see: enabling,
    },
  },
  check: (context, ebpf) => {
    if (ebpf.apiServer.kind !== "endpoint" || typeof ebpf.apiServer.host !== "string") return;
    const { host: text } = ebpf.apiServer;
    const path = at(context, "calico", "dataplane", "apiServer", "host");
    const want = "the name or address of a stable endpoint, e.g. api.example.com";
    const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:\/\//.exec(text)?.[0];
    if (scheme !== undefined) {
      const bare = text.slice(scheme.length).replace(/[:/].*$/, "");
      context.report.add("EBPF-006", path, {
        message: `${text} is a URL`,
        want,
        fix: `write ${bare || "the host alone"}`,
      });
      return;
    }
    const withPort = /^(.*[^:]|\[.*\]):([0-9]+)$/.exec(text);
    if (withPort !== null && ipOf(text) === undefined) {
      const [, name, port] = withPort;
      context.report.add("EBPF-007", path, {
        message: `${text} has a port in it`,
        want,
        fix: `write host: ${name?.replace(/^\[|\]$/g, "")} and port: ${port}`,
      });
      return;
    }
    const address = ipOf(text);
    const isService =
      address === undefined
        ? /^kubernetes(\.default(\.svc(\..+)?)?)?$/.test(text) || /\.svc(\.|$)/.test(text)
        : context.cluster.network.services.some((range) => range.contains(address));
    const isLoopback =
      address === undefined ? /^localhost(\.|$)/.test(text) : address.isLoopback || address.isUnspecified;
    // A proxy on each node serves what is on the nodes' network; pods need an endpoint of their own (calico#9141). Of
    // what a platform installs itself all that asks the API server is on the nodes' network.
    const { calico, controlPlane } = context.cluster;
    const hasEndpoint = calico.release.kind === "platform" || calico.release.podsHaveEndpoint;
    const servesPods = controlPlane.isProxiedOnNodes && hasEndpoint;
    if (isService)
      context.report.add("EBPF-008", path, {
        message: `${text} is a Service${address === undefined ? "" : ` (${list(context.cluster.network.services)})`}`,
        want,
        fix: "write the address of the API server or of the load balancer in front of it",
      });
    else if (isLoopback && !servesPods)
      context.report.add("EBPF-009", path, {
        message: `${text} is the node itself`,
        want,
        fix: "write the address of the API server or of the load balancer in front of it",
      });
    else if (address === undefined && !isHostName(text))
      context.report.add("EBPF-010", path, {
        message: `${text} is neither an address nor a host name`,
        want,
        fix: "write letters, digits, '-' and dots",
      });
  },
});

/** How Calico reaches the API server without kube-proxy. */
export const ebpfApiServerRules: readonly Rule[] = [bootstrap, host];

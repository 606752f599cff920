import { list } from "../../../findings";
import type { CalicoOffer } from "../../offer";
import { type CalicoCluster, providerTraits } from "../../cluster";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { felixAccepts, operatorAccepts } from "../../verdicts";
import { felixField } from "../fields";

const reference = "docs.tigera.io/calico/latest/reference/felix/configuration";

const otherDataplanes = rule({
  finds: {
    "FELIX-013": {
      title: "setting without effect in this data plane",
      severity: "warning",
      why: "Felix reads it in another data plane only.",
      upstream: felixAccepts,
      see: reference,
    },
  },
  check: (context) => {
    const { kind } = context.cluster.calico.dataplane;
    for (const key of Object.keys(context.intent.calico?.felix ?? {})) {
      const dataplanes = felixField(key)?.dataplanes;
      if (dataplanes === undefined || dataplanes.includes(kind)) continue;
      context.report.add("FELIX-013", at(context, "calico", "felix", key), {
        message: `${key} is for the ${dataplanes[0]} data plane, and this one is ${kind}`,
        want: `no value with the data plane ${kind}`,
        fix: "remove the key",
      });
    }
  },
});

interface Override {
  readonly field: string;
  /** What the operator sets, as text; undefined where it sets nothing. */
  readonly value: (calico: CalicoCluster, offer: CalicoOffer) => string | undefined;
}

const always = (value: string) => (): string => value;
const goldmane = (value: string) => (calico: CalicoCluster) => (calico.components.goldmane ? value : undefined);
const vpcCni = (value: string) => (calico: CalicoCluster) => (calico.cni === "AmazonVPC" ? value : undefined);
const podMtu = ({ mtuIsExplicit, mtu }: CalicoCluster) => (mtuIsExplicit ? String(mtu) : undefined);
const vpp = ({ dataplane }: CalicoCluster) => dataplane.kind === "vpp";

/** Fields that the operator sets by an environment variable of calico-node. */
const overrides: readonly Override[] = [
  { field: "defaultEndpointToHostAction", value: always("Accept") },
  { field: "healthEnabled", value: always("true") },
  { field: "ipv6Support", value: (calico) => String(calico.nodeAddressAutodetection.ipv6 !== undefined) },
  { field: "flowLogsGoldmaneServer", value: goldmane("Goldmane's address") },
  { field: "flowLogsFlushInterval", value: goldmane("15s") },
  { field: "ipipMTU", value: (calico) => (calico.routing.bgp === "Enabled" ? podMtu(calico) : undefined) },
  { field: "vxlanMTU", value: podMtu },
  { field: "vxlanMTUV6", value: podMtu },
  {
    field: "prometheusMetricsEnabled",
    value: ({ installation }) => (installation.nodeMetricsPort === undefined ? undefined : "true"),
  },
  { field: "prometheusMetricsPort", value: ({ installation }) => installation.nodeMetricsPort?.toString() },
  { field: "bpfExtToServiceConnmark", value: vpcCni("128") },
  { field: "interfacePrefix", value: vpcCni("eni") },
  { field: "iptablesMangleAllowAction", value: vpcCni("Return") },
  { field: "routeSource", value: vpcCni("WorkloadIPs") },
  { field: "xdpEnabled", value: (calico) => (vpp(calico) ? "false" : undefined) },
  {
    field: "awsSrcDstCheck",
    value: (calico) =>
      vpp(calico) && providerTraits(calico.kubernetesProvider).switchesCheckWithVpp === true ? "Disable" : undefined,
  },
];

const overridden = rule({
  finds: {
    "FELIX-019": {
      title: "setting that the operator overrides",
      severity: "warning",
      why: "The operator sets it by an environment variable of calico-node, and that wins over FelixConfiguration.",
      upstream: operatorAccepts,
      see: "tigera/operator pkg/render/node.go (nodeEnvVars); projectcalico/calico felix/config/config_params.go",
    },
  },
  check: (context) => {
    for (const [field, asked] of Object.entries(context.intent.calico?.felix ?? {})) {
      const value = overrides
        .find((override) => override.field === field)
        ?.value(context.cluster.calico, context.offer);
      if (asked === undefined || value === undefined || (typeof asked !== "object" && String(asked) === value))
        continue;
      context.report.add("FELIX-019", at(context, "calico", "felix", field), {
        message: `${field} has no effect: the operator sets it to ${value}`,
        want: "no value",
        fix: field.startsWith("prometheus")
          ? "remove the key, and use calico.installation.nodeMetricsPort"
          : "remove the key",
      });
    }
  },
});

const failsafe = rule({
  finds: {
    "FELIX-007": {
      title: "no failsafe ports",
      severity: "warning",
      why: "The first policy on a host endpoint that forgets SSH, BGP, etcd, DHCP or the API server locks you out.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/reference/host-endpoints/failsafe",
    },
  },
  check: (context) => {
    const { felix } = context.cluster.calico;
    for (const key of ["failsafeInboundHostPorts", "failsafeOutboundHostPorts"] as const) {
      if (felix[key]?.length !== 0) continue;
      context.report.add("FELIX-007", at(context, "calico", "felix", key), {
        message: `${key} is empty: no port stays open whatever policy says`,
        want: "a list with at least SSH, the API server and DNS, or no value for Calico's own",
        fix: "remove the key",
      });
    }
  },
});

const metricsTls = rule({
  finds: {
    "FELIX-022": {
      title: "TLS for metrics that is not complete",
      severity: "error",
      why: "Felix serves metrics over TLS with a certificate, its key and a CA for clients, and fails to with less.",
      upstream: felixAccepts,
      see: "docs.tigera.io/calico/latest/operations/monitor/monitor-component-metrics",
    },
  },
  check: (context) => {
    const { felix } = context.cluster.calico;
    const parts = ["prometheusMetricsCertFile", "prometheusMetricsKeyFile", "prometheusMetricsCAFile"] as const;
    const [given, missing] = [parts.filter((key) => felix[key]), parts.filter((key) => !felix[key])];
    const [first] = given;
    if (first === undefined || missing.length === 0) return;
    // Without client authentication the CA is not read.
    if (felix.prometheusMetricsClientAuth === "NoClientCert" && missing.join() === "prometheusMetricsCAFile") return;
    context.report.add("FELIX-022", at(context, "calico", "felix", first), {
      message: `${list(given)} ${given.length > 1 ? "are" : "is"} given without ${list(missing)}`,
      want: list(parts),
      fix: `add ${list(missing)}`,
    });
  },
});

/** Fields of FelixConfiguration that something else decides. */
export const felixScopeRules: readonly Rule[] = [otherDataplanes, overridden, failsafe, metricsTls];

import * as z from "zod";
import {
  absolutePathOrNone,
  cidr,
  duration,
  enabledOrDisabled,
  int32,
  labelKey,
  labels,
  pathText,
  pattern,
  plainWord,
  port,
  selector,
  toleration,
} from "../../intent";

import { nodeAffinity, tlsCipherSuite, workloads } from "./workloads-schema";

const resourceRequirements = z.strictObject({
  requests: z.record(labelKey, plainWord).optional(),
  limits: z.record(labelKey, plainWord).optional(),
});

/** Resources of the containers that the operator deploys, by container name. */
const resources = z
  .strictObject({
    node: resourceRequirements.optional(),
    typha: resourceRequirements.optional(),
    kubeControllers: resourceRequirements.optional(),
    csi: resourceRequirements.optional(),
    csiNodeDriverRegistrar: resourceRequirements.optional(),
    apiServer: resourceRequirements.optional(),
    goldmane: resourceRequirements.optional(),
    whisker: resourceRequirements.optional(),
    whiskerBackend: resourceRequirements.optional(),
  })
  .meta({ description: "CPU and memory of the containers that the operator deploys" });

/** The rest of the operator's Installation, upstream's own names. */
export const installation = z
  .strictObject({
    hostPorts: enabledOrDisabled.optional(),
    containerIPForwarding: enabledOrDisabled.optional(),
    clusterRoutingMode: z.enum(["BIRD", "Felix"]).optional(),
    sysctl: z
      .array(
        z.strictObject({
          key: z.enum(["net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time"]),
          value: plainWord,
        }),
      )
      .optional(),
    linuxPolicySetupTimeoutSeconds: int32.optional(),
    controlPlaneReplicas: int32.optional(),
    controlPlaneNodeSelector: labels.optional(),
    controlPlaneTolerations: z.array(toleration).optional(),
    nodeUpdateStrategy: z
      .strictObject({
        type: plainWord.optional(),
        maxUnavailable: z.union([int32.min(1), plainWord]).optional(),
      })
      .optional(),
    nodeMetricsPort: port.optional(),
    typhaMetricsPort: port.optional(),
    flexVolumePath: absolutePathOrNone.optional(),
    kubeletVolumePluginPath: absolutePathOrNone.optional(),
    cni: z.strictObject({ binDir: pathText.optional(), confDir: pathText.optional() }).optional(),
    logging: z
      .strictObject({
        cni: z
          .strictObject({
            logSeverity: z.enum(["Error", "Warning", "Debug", "Info"]).optional(),
            logFileMaxSize: plainWord.optional(),
            logFileMaxAgeDays: int32.optional(),
            logFileMaxCount: int32.optional(),
          })
          .optional(),
      })
      .optional(),
    resources: resources.optional(),
    ...workloads,
    typhaAffinity: z
      .strictObject({ nodeAffinity })
      .optional()
      .meta({ description: "where Typha's pods go; they stay apart from each other where they can" }),
    nonPrivileged: enabledOrDisabled.optional().meta({ description: "both pinned operators refuse Enabled" }),
    fipsMode: enabledOrDisabled.optional().meta({ description: "FIPS 140-2 images and algorithms; deprecated" }),
    tlsCipherSuites: z
      .array(tlsCipherSuite)
      .min(1)
      .optional()
      .meta({ description: "what TLS servers and clients of Calico's components offer; default: Go's own" }),
  })
  .meta({ description: "further fields of the operator's Installation, by upstream's names" });

export const kubeControllers = z
  .strictObject({
    nodeHostEndpoints: enabledOrDisabled.optional().meta({ description: "create a HostEndpoint for every node" }),
    createDefaultHostEndpoint: enabledOrDisabled.optional(),
    hostEndpointTemplates: z
      .array(
        z.strictObject({
          generateName: plainWord.max(253),
          interfaceCIDRs: z.array(cidr).optional(),
          interfacePattern: pattern.optional(),
          labels: labels.optional(),
          nodeSelector: selector.optional(),
        }),
      )
      .optional(),
    syncLabels: enabledOrDisabled.optional(),
    leakGracePeriod: duration.optional(),
    reconcilerPeriod: duration.optional(),
    assignLoadBalancerIPs: z.enum(["AllServices", "RequestedServicesOnly"]).optional(),
    logSeverityScreen: z.enum(["Debug", "Info", "Warning", "Error", "Fatal"]).optional(),
    prometheusMetricsPort: z.number().int().min(0).max(65535).optional(),
  })
  .meta({ description: "KubeControllersConfiguration default" });

export const components = z
  .strictObject({
    apiServer: z.boolean().optional().meta({ description: "Calico's API server, default on" }),
    goldmane: z.boolean().optional().meta({ description: "flow aggregation, default on" }),
    whisker: z.boolean().optional().meta({ description: "flow viewer, default on" }),
    gatewayAPI: z
      .boolean()
      .optional()
      .meta({ description: "Gateway API by Calico's Envoy Gateway (class tigera-gateway-class), default off" }),
  })
  .meta({ description: "components that the operator deploys beside Calico itself" });
export type InstallationTuning = z.infer<typeof installation>;
export type KubeControllers = z.infer<typeof kubeControllers>;
export type Components = z.infer<typeof components>;

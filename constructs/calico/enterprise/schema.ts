import * as z from "zod";
import { enabledOrDisabled, int32, labels, objectName, plainWord } from "../../intent";
import { packetCapture } from "./capture-schema";
import { bfd, egress } from "./egress-schema";

const earlyNetworking = z
  .strictObject({
    runtime: z
      .enum(["podman", "docker"])
      .optional()
      .meta({ description: "what runs the container before Kubernetes is there; default podman" }),
    platform: z.enum(["openshift"]).optional().meta({ description: "for what OpenShift's bootstrap needs beside" }),
  })
  .meta({
    description:
      "each node gets its stable address, and BGP with its switches, at boot and before the kubelet: ConfigMap bgp-layout, and files for the nodes",
  });

const days = int32.min(0);

const logStorage = z
  .strictObject({
    nodes: z.strictObject({ count: int32.min(1) }).optional(),
    replicas: int32.min(0).optional().meta({ description: "indices.replicas: copies of each index" }),
    storageClassName: objectName.optional().meta({ description: "default: upstream's tigera-elasticsearch" }),
    retention: z
      .strictObject({
        flows: days.optional(),
        dnsLogs: days.optional(),
        bgpLogs: days.optional(),
        auditReports: days.optional(),
        snapshots: days.optional(),
        complianceReports: days.optional(),
      })
      .optional()
      .meta({ description: "days" }),
    dataNodeSelector: labels.optional(),
  })
  .meta({ description: "Elasticsearch for flow, DNS and audit logs, on a StorageClass that is there" });

const logCollector = z
  .strictObject({
    collectProcessPath: enabledOrDisabled.optional(),
    syslog: z
      .strictObject({
        endpoint: z
          .string()
          .regex(
            /^(tcp|udp):\/\/(\[[0-9a-fA-F:.]{2,45}\]|[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?):[0-9]{1,5}$/,
            "must be tcp://HOST:PORT or udp://HOST:PORT",
          ),
        logTypes: z.array(z.enum(["Audit", "DNS", "Flows", "IDSEvents"])).min(1),
        packetSize: int32.min(1).optional(),
        encryption: z.enum(["None", "TLS"]).optional(),
      })
      .optional()
      .meta({ description: "additionalStores.syslog" }),
    eksCloudwatchLog: z
      .strictObject({
        region: plainWord,
        groupName: z
          .string()
          .max(512)
          .regex(/^[A-Za-z0-9_.\-/#]+$/, "must be the name of a log group, e.g. /aws/eks/NAME/cluster"),
        streamPrefix: plainWord.optional(),
        fetchInterval: int32.min(1).optional().meta({ description: "seconds" }),
      })
      .optional()
      .meta({ description: "additionalSources.eksCloudwatchLog: audit logs of EKS' control plane" }),
  })
  .meta({ description: "Fluentd on every node, which carries the logs to their stores" });

const applicationLayer = z
  .strictObject({
    collectLogs: enabledOrDisabled.optional().meta({ description: "logCollection.collectLogs: L7 logs" }),
    logIntervalSeconds: int32.min(1).optional(),
    logRequestsPerInterval: int32.min(-1).optional().meta({ description: "-1: no limit" }),
    webApplicationFirewall: enabledOrDisabled.optional(),
    applicationLayerPolicy: enabledOrDisabled.optional(),
    sidecarInjection: enabledOrDisabled.optional(),
  })
  .meta({ description: "L7 logs and rules by Envoy beside the workloads" });

/** A kind without a setting that the kit knows. */
const plainKind = (description: string) => z.strictObject({}).optional().meta({ description });

/** What Calico Enterprise has beside Calico; its own defaults hold for all that is not said. */
export const enterprise = z
  .strictObject({
    earlyNetworking: earlyNetworking.optional(),
    logStorage: logStorage.optional(),
    logCollector: logCollector.optional(),
    manager: plainKind("the web console"),
    monitor: plainKind("Prometheus and Alertmanager; needs the Prometheus operator"),
    intrusionDetection: plainKind("alerts and threat feeds"),
    policyRecommendation: plainKind("policies drawn from the flows that there are"),
    packetCapture: packetCapture.optional(),
    applicationLayer: applicationLayer.optional(),
    egress: egress.optional(),
    bfd: bfd.optional(),
  })
  .meta({ description: "Calico Enterprise only (`edition: enterprise`)" });

export type Enterprise = z.infer<typeof enterprise>;

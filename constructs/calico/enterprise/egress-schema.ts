import * as z from "zod";
import { cidr, duration, int32, interfaceFilter, ip, labels, objectName, selector, sentence } from "../../intent";
import { namespaceName } from "./capture-schema";

const seconds = int32.min(1);

const failureDetection = z
  .strictObject({
    healthTimeoutDataStoreSeconds: seconds.optional(),
    icmpProbe: z
      .strictObject({
        ips: z.array(ip).min(1),
        intervalSeconds: seconds.optional().meta({ description: "default 5" }),
        timeoutSeconds: seconds.optional().meta({ description: "default 15" }),
      })
      .optional(),
    httpProbe: z
      .strictObject({
        urls: z
          .array(
            z
              .string()
              .regex(/^https?:\/\/[A-Za-z0-9.[\]:_/?&=%~+-]+$/, "must be a URL of http or https, in plain characters"),
          )
          .min(1),
        intervalSeconds: seconds.optional().meta({ description: "default 10" }),
        timeoutSeconds: seconds.optional().meta({ description: "default 30" }),
      })
      .optional(),
  })
  .meta({ description: "when a gateway counts as down: with a probe of each kind, one of each must answer" });

const gateway = z
  .strictObject({
    name: objectName,
    namespace: namespaceName.meta({ description: "it must be there" }),
    replicas: int32.min(0).optional().meta({ description: "default 1; each has an address of the pool" }),
    ipPools: z
      .array(z.union([z.strictObject({ name: objectName }), z.strictObject({ cidr })]))
      .min(1)
      .meta({ description: "pools of calico.pools, by name or by cidr: what the world sees" }),
    labels: labels.optional().meta({ description: "of its pods; default projectcalico.org/egw: NAME" }),
    nodeSelector: labels.optional(),
    logSeverity: z.enum(["Fatal", "Error", "Warn", "Info", "Debug", "Trace"]).optional(),
    failureDetection: failureDetection.optional(),
  })
  .meta({ description: "an EgressGateway: pods whose address others' traffic leaves the cluster with" });

const policy = z
  .strictObject({
    name: objectName,
    rules: z
      .array(
        z.strictObject({
          description: sentence.optional(),
          destination: z
            .strictObject({ cidr })
            .optional()
            .meta({ description: "default 0.0.0.0/0; the longest prefix wins" }),
          gateway: z
            .strictObject({
              selector,
              namespaceSelector: selector.optional().meta({ description: "default: the namespace of the pod itself" }),
              maxNextHops: int32.min(0).optional(),
            })
            .optional()
            .meta({ description: "default: no gateway for this destination" }),
          gatewayPreference: z.enum(["None", "PreferNodeLocal"]).optional(),
        }),
      )
      .min(1),
  })
  .meta({
    description:
      "an EgressGatewayPolicy: which gateways for which destinations, for whoever names it by annotation egress.projectcalico.org/egressGatewayPolicy",
  });

/** Egress gateways, and what decides who uses them. */
export const egress = z
  .strictObject({
    support: z
      .enum(["EnabledPerNamespace", "EnabledPerNamespaceOrPerPod"])
      .optional()
      .meta({ description: "FelixConfiguration's egressIPSupport; default EnabledPerNamespace" }),
    gateways: z.array(gateway).min(1),
    policies: z.array(policy).optional(),
  })
  .meta({ description: "egress gateways: traffic leaves the cluster with addresses that a firewall outside can name" });

const bfdInterval = duration.meta({ description: "whole milliseconds, above 0" });

/** Timers of BFD where no fabric says them. */
export const bfd = z
  .array(
    z.strictObject({
      name: objectName,
      nodeSelector: selector.optional().meta({ description: "default all()" }),
      interfaces: z
        .array(
          z.strictObject({
            matchPattern: interfaceFilter.min(1).max(16).meta({ description: "a name, a beginning with *, or *" }),
            minimumRecvInterval: bfdInterval.optional().meta({ description: "default 10ms" }),
            minimumSendInterval: bfdInterval.optional().meta({ description: "default 100ms" }),
            idleSendInterval: bfdInterval.optional().meta({ description: "default 1m" }),
            multiplier: int32.min(1).optional().meta({ description: "default 5" }),
          }),
        )
        .min(1),
    }),
  )
  .min(1)
  .meta({ description: "BFDConfigurations; a fabric's sessions have theirs by fabric.sessions.bfd" });

export type Egress = z.infer<typeof egress>;
export type Bfd = z.infer<typeof bfd>;

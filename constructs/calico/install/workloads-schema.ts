import * as z from "zod";
import { int32, labelKey, labels, labelValue, line, toleration } from "../../intent";

/** One requirement of a node's labels, in Kubernetes' own words; each operator with the values that it takes. */
const requirement = z.discriminatedUnion("operator", [
  z.strictObject({ key: labelKey, operator: z.enum(["In", "NotIn"]), values: z.array(labelValue).min(1) }),
  z.strictObject({ key: labelKey, operator: z.enum(["Exists", "DoesNotExist"]) }),
  z.strictObject({
    key: labelKey,
    operator: z.enum(["Gt", "Lt"]),
    values: z.tuple([
      z.string().regex(/^(0|[1-9][0-9]{0,8})$/, "must be a whole number of at most nine digits, as text"),
    ]),
  }),
]);

const term = z.strictObject({ matchExpressions: z.array(requirement).min(1) });

/** Where pods go, by the labels of nodes (`matchFields` is Kubernetes' own, for DaemonSets). */
export const nodeAffinity = z
  .strictObject({
    requiredDuringSchedulingIgnoredDuringExecution: z
      .strictObject({ nodeSelectorTerms: z.array(term).min(1) })
      .optional(),
    preferredDuringSchedulingIgnoredDuringExecution: z
      .array(z.strictObject({ weight: z.number().int().min(1).max(100), preference: term }))
      .min(1)
      .optional(),
  })
  .meta({ description: "node affinity, in Kubernetes' own words" });

const metadata = z
  .strictObject({ labels: labels.optional(), annotations: z.record(labelKey, line).optional() })
  .meta({ description: "labels and annotations, beside the operator's own" });

const intOrPercent = z.union([
  int32.min(0),
  z.string().regex(/^([0-9]|[1-9][0-9]|100)%$/, "must be a number or a percentage up to 100%"),
]);

/** What a workload's pods may be told, the same for all of them. */
const podSettings = {
  nodeSelector: labels.optional(),
  tolerations: z.array(toleration).optional().meta({ description: "in place of the operator's own" }),
};

/** A Deployment gives itself 600 seconds (progressDeadlineSeconds), which the API server wants to be more. */
const ofDeployment = int32.min(0).max(599).optional();

const workload = <Spec extends z.ZodRawShape, Pod extends z.ZodRawShape>(spec: Spec, pod: Pod) =>
  z.strictObject({
    metadata: metadata.optional(),
    spec: z
      .strictObject({
        ...spec,
        template: z
          .strictObject({ metadata: metadata.optional(), spec: z.strictObject({ ...podSettings, ...pod }).optional() })
          .optional(),
      })
      .optional(),
  });

/** Settings of the workloads that the operator makes, upstream's own shapes; resources of containers are in `resources`. */
export const workloads = {
  calicoNodeDaemonSet: workload({ minReadySeconds: int32.min(0).optional() }, {}).optional(),
  csiNodeDriverDaemonSet: workload({ minReadySeconds: int32.min(0).optional() }, {}).optional(),
  calicoKubeControllersDeployment: workload({ minReadySeconds: ofDeployment }, {}).optional(),
  typhaDeployment: workload(
    {
      minReadySeconds: ofDeployment,
      strategy: z
        .strictObject({
          rollingUpdate: z.strictObject({ maxSurge: intOrPercent.optional(), maxUnavailable: intOrPercent.optional() }),
        })
        .optional(),
    },
    {
      terminationGracePeriodSeconds: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31 - 1)
        .optional(),
      topologySpreadConstraints: z
        .array(
          z.strictObject({
            maxSkew: int32.min(1),
            topologyKey: labelKey,
            whenUnsatisfiable: z.enum(["DoNotSchedule", "ScheduleAnyway"]),
            labelSelector: z.strictObject({ matchLabels: labels }).optional(),
          }),
        )
        .optional(),
    },
  ).optional(),
};

/** The names by which Go's TLS knows them, as the CRD has them. */
export const tlsCipherSuite = z.enum([
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
  "TLS_AES_128_GCM_SHA256",
  "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
  "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
  "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
  "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
  "TLS_RSA_WITH_AES_256_GCM_SHA384",
  "TLS_RSA_WITH_AES_128_GCM_SHA256",
  "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
  "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
  "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
]);

export type NodeAffinity = z.infer<typeof nodeAffinity>;

import { compact, compactOrNothing, type KubernetesObject, plain } from "../../model";
import type { CalicoCluster } from "../cluster";
import type { Enterprise } from "./schema";

/** The only name that their CRDs allow. */
const name = "tigera-secure";

/**
 * The kinds of `operator.tigera.io/v1` that only Calico Enterprise has, as far as the intent asks for them: each makes the
 * operator deploy something, once there is a licence.
 */
export function enterpriseObjects({ enterprise }: CalicoCluster): readonly KubernetesObject[] {
  if (enterprise === undefined) return [];
  const { logStorage, logCollector, applicationLayer, ...asked } = enterprise;
  const wanted: readonly (readonly [kind: string, spec: object | undefined])[] = [
    ["Monitor", asked.monitor],
    ["LogStorage", logStorage && logStorageSpec(logStorage)],
    ["LogCollector", logCollector && logCollectorSpec(logCollector)],
    ["IntrusionDetection", asked.intrusionDetection],
    ["PolicyRecommendation", asked.policyRecommendation],
    ["PacketCaptureAPI", asked.packetCapture && {}],
    ["ApplicationLayer", applicationLayer && applicationLayerSpec(applicationLayer)],
    ["Manager", asked.manager],
  ];
  return wanted.flatMap(([kind, spec]) =>
    spec === undefined ? [] : [{ apiVersion: "operator.tigera.io/v1", kind, metadata: { name }, spec: plain(spec) }],
  );
}

function logStorageSpec(asked: NonNullable<Enterprise["logStorage"]>): object {
  return compact({
    nodes: asked.nodes,
    indices: compactOrNothing({ replicas: asked.replicas }),
    retention: asked.retention,
    storageClassName: asked.storageClassName,
    dataNodeSelector: asked.dataNodeSelector,
  });
}

function logCollectorSpec({
  collectProcessPath,
  syslog,
  eksCloudwatchLog,
}: NonNullable<Enterprise["logCollector"]>): object {
  return compact({
    additionalStores: compactOrNothing({ syslog }),
    additionalSources: compactOrNothing({ eksCloudwatchLog }),
    collectProcessPath,
  });
}

function applicationLayerSpec({
  collectLogs,
  logIntervalSeconds,
  logRequestsPerInterval,
  ...modes
}: NonNullable<Enterprise["applicationLayer"]>): object {
  return compact({
    logCollection: compactOrNothing({ collectLogs, logIntervalSeconds, logRequestsPerInterval }),
    ...modes,
  });
}

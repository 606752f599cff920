/** Plausible status and defaults of objects that become ready at once. */
import type { Surroundings } from "../cluster/surroundings";
import { addressAt, parseCidr } from "../host/cidr";
import { text } from "../host/read";
import { digits } from "../host/definition";
import { type Properties, valueAt } from "../host/values";
import { idOf, type Kind } from "./objects";

/** What the server and its controllers add to an object. */
export function statusOf(kind: Kind, object: Properties, { serviceCidr, hasNodes }: Surroundings): Properties {
  const ready = [{ type: "Ready", status: "True" }];
  switch (`${kind.apiVersion} ${kind.kind}`) {
    case "v1 Namespace":
      return { spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } };
    case "v1 Service": {
      if (valueAt(object, "spec.clusterIP") !== undefined || text(object, "spec.type") === "ExternalName") {
        return { status: { loadBalancer: {} } };
      }
      const range = parseCidr(serviceCidr);
      const size = range === undefined ? 0 : Number(range.last - range.first + 1n);
      // The first addresses are kept for the API server and DNS.
      const index = 16 + (parseInt(digits(idOf(object), "ip", 8), 16) % Math.max(1, size - 17));
      const clusterIP = range === undefined ? "" : addressAt(range, index);
      return {
        spec: { clusterIP, clusterIPs: [clusterIP], type: text(object, "spec.type") ?? "ClusterIP" },
        status: { loadBalancer: {} },
      };
    }
    case "apps/v1 Deployment":
    case "apps/v1 StatefulSet": {
      const replicas = valueAt(object, "spec.replicas") ?? 1;
      return { spec: { replicas }, status: { replicas, readyReplicas: hasNodes ? replicas : 0 } };
    }
    case "apps/v1 DaemonSet":
      return { status: { desiredNumberScheduled: hasNodes ? 1 : 0, numberReady: hasNodes ? 1 : 0 } };
    case "apiextensions.k8s.io/v1 CustomResourceDefinition":
      return { status: { conditions: [{ type: "Established", status: "True" }] } };
    case "operator.tigera.io/v1 APIServer":
      // The operator sets the state once the pods of Calico's API server run (apiserver_controller.go).
      return { status: { conditions: ready, ...(hasNodes ? { state: "Ready" } : {}) } };
    default:
      // Objects of the operator report for themselves once it has done its work.
      return kind.apiVersion.startsWith("operator.tigera.io/") ? { status: { conditions: ready } } : {};
  }
}

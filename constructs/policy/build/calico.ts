import { compact, type KubernetesObject } from "../../model";
import { defaultTier } from "../tiers";
import { checked } from "./checked";
import { written, writtenRules } from "./rules";
import type {
  GlobalNetworkPolicySpec,
  HostEndpointSpec,
  NetworkPolicySpec,
  NetworkSetSpec,
  PolicySpec,
  TierSpec,
} from "./spec";

const apiVersion = "projectcalico.org/v3";

/**
 * A NetworkPolicy, or a StagedNetworkPolicy by its stage. Throws PolicyError where Calico's API server would refuse it, and
 * RangeError, with the character, where a text is no selector.
 */
export function networkPolicy(spec: NetworkPolicySpec): KubernetesObject {
  const { name, namespace } = spec;
  return checked({
    apiVersion,
    kind: kindOf("NetworkPolicy", spec),
    metadata: { name: prefixed(name, spec), namespace },
    spec: compact({ tier: tierOf(spec), order: spec.order, ...body(spec) }),
  });
}

/** A GlobalNetworkPolicy, or a StagedGlobalNetworkPolicy by its stage. Throws as {@link networkPolicy}. */
export function globalNetworkPolicy(spec: GlobalNetworkPolicySpec): KubernetesObject {
  const { name, order, applyOnForward, preDNAT, doNotTrack } = spec;
  const namespaceSelector = written(spec.namespaceSelector);
  const more = spec.stage === "staged-delete" ? {} : { namespaceSelector, applyOnForward, preDNAT, doNotTrack };
  return checked({
    apiVersion,
    kind: kindOf("GlobalNetworkPolicy", spec),
    metadata: { name: prefixed(name, spec) },
    spec: compact({ tier: tierOf(spec), order, ...more, ...body(spec) }),
  });
}

/** A StagedKubernetesNetworkPolicy is `kubernetesNetworkPolicy` with a stage. */
const kindOf = (kind: string, { stage }: PolicySpec): string =>
  stage === undefined || stage === "enforced" ? kind : `Staged${kind}`;

const tierOf = ({ tier }: PolicySpec): string => tier ?? defaultTier.name;

/** With the tier in front, so that it is the same object for Calico's API server and in the datastore. */
const prefixed = (name: string, spec: PolicySpec): string => `${tierOf(spec)}.${name}`;

/** Nothing but tier and order may stand beside `Delete` (validator of libcalico-go). */
function body({ stage, selector, serviceAccountSelector, types, ingress, egress }: PolicySpec): object {
  if (stage === "staged-delete") return { stagedAction: "Delete" };
  return {
    ...(stage === "staged" ? { stagedAction: "Set" } : {}),
    selector: written(selector),
    serviceAccountSelector: written(serviceAccountSelector),
    types,
    ingress: types.includes("Ingress") && ingress !== undefined ? writtenRules(ingress) : undefined,
    egress: types.includes("Egress") && egress !== undefined ? writtenRules(egress) : undefined,
  };
}

export function tier({ name, order, defaultAction }: TierSpec): KubernetesObject {
  return checked({ apiVersion, kind: "Tier", metadata: { name }, spec: compact({ order, defaultAction }) });
}

/** A NetworkSet where it has a namespace, else a GlobalNetworkSet. */
export function networkSet({ name, namespace, labels, nets, allowedEgressDomains }: NetworkSetSpec): KubernetesObject {
  return checked({
    apiVersion,
    kind: namespace === undefined ? "GlobalNetworkSet" : "NetworkSet",
    metadata: { name, ...(namespace === undefined ? {} : { namespace }), labels },
    spec: compact({ nets: nets?.map(String), allowedEgressDomains }),
  });
}

export function hostEndpoint({ name, labels, expectedIPs, ...spec }: HostEndpointSpec): KubernetesObject {
  return checked({
    apiVersion,
    kind: "HostEndpoint",
    metadata: { name, ...(labels === undefined ? {} : { labels }) },
    spec: compact({ ...spec, expectedIPs: expectedIPs?.map(String) }),
  });
}

export { globalNetworkPolicy, hostEndpoint, networkPolicy, networkSet, tier } from "./calico";
export { PolicyError } from "./checked";
export {
  adminNetworkPolicy,
  type AdminNetworkPolicySpec,
  type AdminPeerSpec,
  type AdminPodsSpec,
  type AdminPortSpec,
  clusterNetworkPolicy,
  type ClusterNetworkPolicySpec,
  kubernetesNetworkPolicy,
  type KubernetesNetworkPolicySpec,
  type KubernetesPeerSpec,
  type KubernetesPortSpec,
  type LabelSelectorSpec,
} from "./kubernetes";
export * from "./selectors";
export type {
  EntitySpec,
  GlobalNetworkPolicySpec,
  HostEndpointSpec,
  IcmpSpec,
  NetworkPolicySpec,
  NetworkSetSpec,
  PolicySpec,
  PortSpec,
  ProtocolSpec,
  RuleSpec,
  Selecting,
  Stage,
  TierSpec,
} from "./spec";

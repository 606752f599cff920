import type { DisruptionKind, PlannedChange } from "../../../constructs/model";
import type { IntentInput } from "../../../constructs/kit";
import { vxlan as eks } from "../../platforms/eks/intents";
import { single } from "../../fabric/support/intents";
import { kubeadm } from "../../platforms/existing/intents";
import { native as kops } from "../../platforms/kops/intents";
import { small as eksAnywhere } from "../../platforms/eks-anywhere/intents";
import { inVsphere, onAws as kubesprayOnAws, small as kubespray } from "../../platforms/kubespray/intents";
import { changed } from "../../support/changed";

/** What an engine would do with one resource of a cluster, and what of it is disrupted. */
export interface DisruptionCase {
  readonly cluster: IntentInput;
  readonly change: PlannedChange;
  /** In the order in which they are said. */
  readonly disrupts: readonly DisruptionKind[];
}

type Property = string | readonly [path: string, was: boolean | number | string, now: boolean | number | string];

function of(
  cluster: IntentInput,
  type: string,
  name: string,
  operation: PlannedChange["operation"],
  properties: readonly Property[],
  ...disrupts: readonly DisruptionKind[]
): DisruptionCase {
  const all = properties.map((property) => {
    const [path, was, now] = typeof property === "string" ? [property, "one", "other"] : property;
    return { path, was, now, replaces: operation === "replace" };
  });
  return { cluster, change: { type, name, operation, properties: all }, disrupts };
}

const withBgp = changed<IntentInput>(kubeadm, { calico: { routing: { kind: "fabric" } } });
const installation = "kubernetes:operator.tigera.io/v1:Installation";
const network = (field: string): string => `spec.calicoNetwork.${field}`;
const v3 = (kind: string): string => `kubernetes:projectcalico.org/v3:${kind}`;
const stored = (kind: string): string => `kubernetes:crd.projectcalico.org/v1:${kind}Patch`;
const nodeGroup = "aws:eks/nodeGroup:NodeGroup";
const command = "command:local:Command";
const fabric = single();
const awsInstance = "aws:ec2/instance:Instance";
const node = "kubernetes:core/v1:NodePatch";
const daemonSet = "kubernetes:apps/v1:DaemonSet";
const addOn = "aws:eks/addon:Addon";
const virtualMachine = "vsphere:index/virtualMachine:VirtualMachine";
const portGroup = "vsphere:index/distributedPortGroup:DistributedPortGroup";
const hostRule = "vsphere:index/computeClusterVmHostRule:ComputeClusterVmHostRule";
const installed = "lab/installation/default";

/** Objects of EKS Anywhere's, of which the control planes change. */
const anywhere = (was: string, now: string): Property => {
  const text = (said: string): string =>
    `kind: Cluster\nspec: { controlPlaneConfiguration: ${said} }\n---\nkind: VSphereMachineConfig\n`;
  return ["environment.CLUSTER_HANDED_OVER", text(was), text(now)];
};

/** Changes that disrupt something; every entry of every table is met by one. */
export const disruptionCases: readonly DisruptionCase[] = [
  // EKS.
  of(eks, "aws:eks/cluster:Cluster", "lab", "replace", ["kubernetesNetworkConfig.serviceIpv4Cidr"], "state"),
  of(eks, "aws:eks/cluster:Cluster", "lab", "update", ["version"], "controlPlane"),
  of(eks, "aws:eks/cluster:Cluster", "lab", "update", ["vpcConfig.publicAccessCidrs[0]"], "controlPlane"),
  of(eks, nodeGroup, "lab-workers", "replace", ["instanceTypes[0]"], "nodes"),
  of(eks, nodeGroup, "lab-workers", "delete", [], "nodes"),
  of(eks, nodeGroup, "lab-workers", "update", [["scalingConfig.maxSize", 6, 3]], "nodes"),
  of(eks, nodeGroup, "lab-workers", "update", ["launchTemplate.version"], "rolled"),
  of(eks, nodeGroup, "lab-workers", "update", ["version"], "rolled"),
  of(eks, nodeGroup, "lab-workers", "update", ["taints[0].effect"], "rolled"),
  of(eks, addOn, "lab-coredns", "update", ["addonVersion"], "addOn"),
  of(eks, addOn, "lab-kube-proxy", "update", ["configurationValues.mode"], "addOn"),
  of(eks, addOn, "lab-kube-proxy", "delete", [], "addOn"),
  of(eks, daemonSet, "lab/daemonset/kube-system/kube-proxy", "update", ["spec.template.spec"], "addOn"),
  of(eks, "aws:vpc/routeServerPeer:RouteServerPeer", "lab-a", "replace", ["bgpOptions.peerAsn"], "bgp"),
  of(eks, "aws:vpc/routeServerPropagation:RouteServerPropagation", "lab-a", "delete", [], "bgp"),
  // AWS, whoever makes the cluster.
  of(kops, "aws:s3/bucket:Bucket", "lab-state", "delete", [], "state"),
  of(eks, "aws:kms/key:Key", "lab-secrets", "delete", [], "state"),
  of(eks, "aws:cloudwatch/logGroup:LogGroup", "lab", "replace", ["name"], "state"),
  of(eks, "aws:ec2/eip:Eip", "lab-nat-a", "delete", [], "state"),
  of(eks, "aws:ec2/subnet:Subnet", "lab-private-a", "replace", ["cidrBlock"], "state"),
  of(eks, "aws:ec2/natGateway:NatGateway", "lab-nat-a", "delete", [], "dataPlane"),
  of(eks, "aws:ec2/route:Route", "lab-private-a", "update", ["natGatewayId"], "dataPlane"),
  of(kops, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "lab-bgp", "delete", [], "dataPlane"),
  of(eks, "aws:ec2/securityGroup:SecurityGroup", "lab-nodes", "replace", ["description"], "dataPlane"),
  of(fabric, node, "racks/node/r1-n1", "update", ['metadata.annotations["projectcalico.org/ASNumber"]'], "bgp"),
  of(fabric, node, "racks/node/r1-n1", "update", ['metadata.labels["calico-kit/rack"]'], "bgp"),
  of(fabric, node, "racks/node/r1-n1", "delete", [], "bgp"),
  // kOps.
  of(kops, command, "lab-cluster", "delete", [], "state"),
  of(kubespray, command, "lab-cluster", "delete", [], "state"),
  of(kubespray, command, "lab-cluster", "update", ["stdin.all.vars.kube_version"], "rolled", "controlPlane"),
  of(kubespray, command, "lab-cluster", "update", ["stdin.all.hosts.w2.ip"], "controlPlane"),
  of(kubesprayOnAws, awsInstance, "lab-a1", "update", [["instanceType", "m6i.large", "m6i.xlarge"]], "rolled"),
  of(kubesprayOnAws, awsInstance, "lab-a1", "replace", ["privateIp"], "nodes"),
  of(kubespray, command, "lab-machine-w1", "delete", [], "nodes"),
  of(inVsphere, virtualMachine, "lab-r1-w1", "replace", ["name"], "nodes"),
  of(inVsphere, virtualMachine, "lab-r1-w1", "update", ["memory"], "nodes"),
  of(inVsphere, portGroup, "lab-r1", "update", ["vlanId"], "dataPlane"),
  of(inVsphere, hostRule, "lab-r1", "delete", [], "dataPlane"),
  of(eksAnywhere, command, "lab-cluster", "delete", [], "state"),
  of(eksAnywhere, command, "lab-cluster", "update", ["environment.CLUSTER_HANDED_OVER"], "rolled"),
  of(eksAnywhere, command, "lab-cluster", "update", [anywhere("{ count: 3 }", "{ count: 5 }")]),
  of(eksAnywhere, command, "lab-cluster", "update", [anywhere("{ count: 3 }", "{ count: 1 }")], "nodes"),
  of(
    eksAnywhere,
    command,
    "lab-cluster",
    "update",
    [anywhere("{ count: 2, labels: { a: b } }", "{ count: 2 }")],
    "rolled",
  ),
  of(eksAnywhere, command, "lab-hand-over-remove-cilium", "replace", [], "dataPlane"),
  of(eksAnywhere, command, "lab-access-DC/datastore/ssd", "delete", [], "nodes"),
  of(eksAnywhere, "vsphere:index/role:Role", "lab-role-EKSAUserRole", "delete", [], "nodes"),
  of(kops, command, "lab-instance-group-nodes", "delete", [], "nodes"),
  of(kops, command, "lab-instance-group-nodes", "update", [["stdin.spec.maxSize", 5, 2]], "nodes"),
  of(kops, command, "lab-instance-group-nodes", "update", ["stdin.spec.machineType"], "rolled"),
  of(kops, command, "lab-instance-group-a-cluster", "update", ["stdin.spec.image"], "rolled"),
  of(kops, command, "lab-cluster", "update", ["stdin.spec.kubernetesVersion"], "rolled", "controlPlane"),
  of(kops, command, "lab-cluster", "update", ["stdin.spec.etcdClusters[0].etcdMembers"], "rolled", "controlPlane"),
  of(kops, command, "lab-cluster", "update", ["stdin.spec.networking.calico.mtu"], "rolled", "dataPlane", "newPods"),
  of(kops, command, "lab-cluster", "update", ["stdin.spec.kubeProxy.proxyMode"], "rolled", "dataPlane"),
  of(kops, command, "lab-cluster", "update", ["stdin.spec.sysctlParameters[0]"], "rolled"),
  // Calico, by the operator.
  of(withBgp, installation, installed, "update", [network("linuxDataplane")], "dataPlane", "bgp"),
  of(eks, installation, installed, "update", [network("mtu")], "dataPlane", "newPods"),
  of(withBgp, installation, installed, "update", [network("mtu")], "bgp", "newPods"),
  of(withBgp, installation, installed, "update", [network("hostPorts")], "bgp", "newPods"),
  of(withBgp, installation, installed, "update", [network("nodeAddressAutodetectionV4.interface")], "dataPlane", "bgp"),
  of(withBgp, installation, installed, "update", [network("clusterRoutingMode")], "dataPlane", "bgp"),
  of(eks, installation, installed, "update", [[network("bgp"), "Enabled", "Disabled"]], "dataPlane", "bgp"),
  of(eks, installation, installed, "update", ["spec.registry"], "dataPlane"),
  of(withBgp, installation, installed, "update", ["spec.calicoNodeDaemonSet.spec.template.spec"], "bgp"),
  of(eks, installation, installed, "delete", [], "dataPlane"),
  of(eks, "kubernetes:core/v1:Namespace", "lab/namespace/tigera-operator", "delete", [], "state"),
  of(eks, "kubernetes:helm.sh/v3:Release", "lab/chart/calico", "update", ["version"], "dataPlane"),
  of(eks, "kubernetes:helm.sh/v3:Release", "lab/chart/calico", "delete", [], "dataPlane"),
  of(eks, "kubernetes:helm.sh/v3:Release", "lab/chart/calico-crds", "delete", [], "state"),
  of(
    eks,
    "kubernetes:apps/v1:Deployment",
    "lab/deployment/tigera-operator/tigera-operator",
    "update",
    ["spec.template.spec.containers[0].image"],
    "dataPlane",
  ),
  // Pools.
  of(eks, installation, installed, "update", [network("ipPools[0].encapsulation")], "dataPlane"),
  of(kubeadm, v3("IPPool"), "lab/ippool/pods", "update", ["spec.vxlanMode"], "dataPlane"),
  of(eks, installation, installed, "update", [network("ipPools[1].nodeSelector")], "newPods"),
  of(kubeadm, v3("IPPool"), "lab/ippool/pods", "update", ["spec.disabled"], "newPods"),
  of(eks, installation, installed, "update", [network("ipPools[0].natOutgoing")], "dataPlane"),
  of(kubeadm, v3("IPPool"), "lab/ippool/pods", "update", ["spec.natOutgoing"], "dataPlane"),
  of(kubeadm, v3("IPPool"), "lab/ippool/pods", "delete", [], "state"),
  // BGP.
  of(withBgp, v3("BGPConfigurationPatch"), "lab/bgpconfiguration/default", "update", ["spec.asNumber"], "bgp"),
  of(
    withBgp,
    v3("BGPConfigurationPatch"),
    "lab/bgpconfiguration/default",
    "update",
    [["spec.nodeToNodeMeshEnabled", true, false]],
    "bgp",
  ),
  of(kops, stored("BGPConfiguration"), "lab/bgpconfiguration/default", "update", ["spec.listenPort"], "bgp"),
  of(withBgp, v3("BGPConfiguration"), "lab/bgpconfiguration/default", "update", ["spec.serviceClusterIPs[0]"], "bgp"),
  of(withBgp, v3("BGPConfiguration"), "lab/bgpconfiguration/default", "delete", [], "bgp"),
  of(withBgp, v3("BGPPeer"), "lab/bgppeer/tor", "update", ["spec.asNumber"], "bgp"),
  of(withBgp, v3("BGPPeer"), "lab/bgppeer/tor", "update", ["spec.filters[0]"], "bgp"),
  of(withBgp, v3("BGPPeer"), "lab/bgppeer/tor", "delete", [], "bgp"),
  of(withBgp, v3("BGPFilter"), "lab/bgpfilter/in", "update", ["spec.importV4[0].action"], "bgp"),
  // Felix.
  of(
    kubeadm,
    v3("FelixConfigurationPatch"),
    "lab/felixconfiguration/default",
    "update",
    ["spec.vxlanPort"],
    "dataPlane",
  ),
  of(
    kubeadm,
    v3("FelixConfigurationPatch"),
    "lab/felixconfiguration/default",
    "update",
    ["spec.wireguardEnabled"],
    "dataPlane",
  ),
  of(kops, stored("FelixConfiguration"), "lab/felixconfiguration/default", "update", ["spec.bpfEnabled"], "dataPlane"),
  of(kubeadm, v3("FelixConfiguration"), "lab/felixconfiguration/default", "update", ["spec.vxlanMTU"], "newPods"),
  of(
    eks,
    v3("FelixConfiguration"),
    "lab/felixconfiguration/default",
    "update",
    [["spec.awsSrcDstCheck", "Disable", "Enable"]],
    "dataPlane",
  ),
  // Policies.
  of(kubeadm, v3("GlobalNetworkPolicy"), "lab/gnp/default.default-deny", "update", ["spec.egress[0].action"], "policy"),
  of(kubeadm, v3("NetworkPolicy"), "lab/np/shop/default.shop-web", "update", ["spec.selector"], "policy"),
  of(kubeadm, v3("GlobalNetworkPolicy"), "lab/gnp/default.default-deny", "delete", [], "policy"),
  of(kubeadm, v3("Tier"), "lab/tier/security", "update", ["spec.order"], "policy"),
  // VPP and secrets.
  of(
    eks,
    daemonSet,
    "lab/daemonset/calico-vpp-dataplane/calico-vpp-node",
    "update",
    ["spec.template.spec"],
    "dataPlane",
  ),
  of(eks, daemonSet, "lab/daemonset/calico-vpp-dataplane/calico-vpp-node", "delete", [], "dataPlane"),
  of(
    eks,
    "kubernetes:core/v1:ConfigMap",
    "lab/configmap/calico-vpp-dataplane/calico-vpp-config",
    "update",
    ["data.CALICOVPP_INTERFACES"],
    "dataPlane",
  ),
  of(
    eks,
    "kubernetes:core/v1:Secret",
    "lab/secret/calico-system/calico-kit-bgp-passwords",
    "update",
    ["data.tor"],
    "bgp",
  ),
  of(
    eks,
    "kubernetes:core/v1:Secret",
    "lab/secret/calico-vpp-dataplane/calicovpp-ipsec-secret",
    "update",
    ["data.psk"],
    "dataPlane",
  ),
  of(eks, "random:index/randomBytes:RandomBytes", "lab-ipsec", "replace", ["length"], "state"),
];

/** Changes that look alike and disrupt nothing. */
export const harmless: readonly DisruptionCase[] = [
  of(eks, nodeGroup, "lab-workers", "create", []),
  of(eks, nodeGroup, "lab-workers", "update", [["scalingConfig.maxSize", 3, 6]]),
  of(eks, nodeGroup, "lab-workers", "update", ["labels.tier", "tags.team", "updateConfig.maxUnavailable"]),
  of(eks, "aws:eks/cluster:Cluster", "lab", "update", ["enabledClusterLogTypes[0]", "tags.team"]),
  of(eks, addOn, "lab-coredns", "update", ["tags.team"]),
  of(eks, "aws:ec2/launchTemplate:LaunchTemplate", "lab-workers", "update", ["tags.team"]),
  of(kops, command, "lab-instance-group-nodes", "update", [["stdin.spec.maxSize", 2, 5]]),
  of(kops, command, "lab-cluster", "update", ["stdin.spec.sshAccess[0]", "stdin.spec.rollingUpdate.maxSurge"]),
  of(kops, command, "lab-validate", "update", ["environment.CALICO_KIT_TRIGGER"]),
  of(withBgp, installation, installed, "update", ["spec.nodeUpdateStrategy.rollingUpdate.maxUnavailable"]),
  of(withBgp, installation, installed, "update", ["spec.controlPlaneReplicas", "spec.typhaMetricsPort"]),
  of(kubeadm, v3("GlobalNetworkPolicy"), "lab/gnp/default.default-deny", "update", ["metadata.labels.team"]),
  of(kubeadm, v3("StagedGlobalNetworkPolicy"), "lab/sgnp/default.default-deny", "update", ["spec.selector"]),
  of(kubeadm, v3("StagedGlobalNetworkPolicy"), "lab/sgnp/default.default-deny", "delete", []),
  of(withBgp, v3("BGPPeer"), "lab/bgppeer/tor", "create", []),
  of(withBgp, v3("BGPPeer"), "lab/bgppeer/tor", "update", ["metadata.labels.team"]),
  of(withBgp, v3("BGPConfiguration"), "lab/bgpconfiguration/default", "update", [
    ["spec.nodeToNodeMeshEnabled", false, true],
  ]),
  of(inVsphere, virtualMachine, "lab-r1-w1", "update", ["tags[0]"]),
  of(kubeadm, v3("FelixConfiguration"), "lab/felixconfiguration/default", "update", ["spec.logSeverityScreen"]),
  of(eks, "kubernetes:core/v1:Secret", "lab/secret/apps/mine", "update", ["data.password"]),
  of(eks, daemonSet, "lab/daemonset/apps/mine", "update", ["spec.template.spec"]),
];

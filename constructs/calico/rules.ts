import { autodetectionRules } from "./addresses/rules/autodetection";
import { ipamRules } from "./addresses/rules/ipam";
import { mtuRules } from "./addresses/rules/mtu";
import { networkRules } from "./addresses/rules/network";
import { poolRangeRules } from "./addresses/rules/pool-ranges";
import { poolReachRules } from "./addresses/rules/pool-reach";
import { poolRoutingRules } from "./addresses/rules/pool-routing";
import { poolRules } from "./addresses/rules/pools";
import { bgpAdvertisementRules } from "./bgp/rules/advertisements";
import { bgpRules } from "./bgp/rules/configuration";
import { bgpFilterRules } from "./bgp/rules/filters";
import { bgpPeerRules } from "./bgp/rules/peers";
import { bgpSelectorRules } from "./bgp/rules/selectors";
import { bgpSessionRules } from "./bgp/rules/sessions";
import { ebpfApiServerRules } from "./dataplane/rules/api-server";
import { ebpfRules } from "./dataplane/rules/ebpf";
import { kernelRules } from "./dataplane/rules/kernels";
import { encryptionRules } from "./encryption/rules";
import { captureRules } from "./enterprise/rules/capture";
import { editionRules } from "./enterprise/rules/edition";
import { egressRules } from "./enterprise/rules/egress";
import { felixParserRules } from "./felix/rules/parser";
import { felixRoutingRules } from "./felix/rules/routing";
import { felixScopeRules } from "./felix/rules/scope";
import { felixValueRules } from "./felix/rules/values";
import { cloudCniRules } from "./install/rules/cloud-cni";
import { componentRules } from "./install/rules/components";
import { installationRules } from "./install/rules/installation";
import { kubeControllerRules } from "./install/rules/kube-controllers";
import { podSettingRules } from "./install/rules/pod-settings";
import { setRules } from "./install/rules/sets";
import { sizeRules } from "./install/rules/size";
import { textRules } from "./install/rules/texts";
import { workloadRules } from "./install/rules/workloads";
import { policyRules } from "./policy/rules";
import { weakPolicyRules } from "./policy/rules-weak";
import { portRules } from "./ports/rules";
import { imageRules } from "./release/rules/images";
import { releaseRules } from "./release/rules/release";
import type { Rule } from "./rule";
import { secretRules } from "./secrets/rules";
import { vppBgpRules } from "./vpp/rules/bgp";
import { vppUplinkRules } from "./vpp/rules/uplinks";
import { vppRules } from "./vpp/rules/vpp";

/** Every rule of Calico. None throws, whatever the intent, and none knows the name of a platform. */
export const calicoRules: readonly Rule[] = [
  ...networkRules,
  ...releaseRules,
  ...imageRules,
  ...editionRules,
  ...egressRules,
  ...captureRules,
  ...kernelRules,
  ...cloudCniRules,
  ...installationRules,
  ...podSettingRules,
  ...workloadRules,
  ...autodetectionRules,
  ...componentRules,
  ...kubeControllerRules,
  ...setRules,
  ...sizeRules,
  ...mtuRules,
  ...textRules,
  ...portRules,
  ...poolRules,
  ...poolRangeRules,
  ...poolReachRules,
  ...poolRoutingRules,
  ...ipamRules,
  ...bgpRules,
  ...bgpAdvertisementRules,
  ...bgpPeerRules,
  ...bgpSelectorRules,
  ...bgpSessionRules,
  ...bgpFilterRules,
  ...felixValueRules,
  ...felixParserRules,
  ...felixRoutingRules,
  ...felixScopeRules,
  ...ebpfRules,
  ...ebpfApiServerRules,
  ...vppRules,
  ...vppUplinkRules,
  ...vppBgpRules,
  ...encryptionRules,
  ...secretRules,
  ...policyRules,
  ...weakPolicyRules,
];

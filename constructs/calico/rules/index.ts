import type { Rule } from "../../cluster";
import { autodetectionRules } from "./autodetection";
import { bgpRules } from "./bgp";
import { bgpAdvertisementRules } from "./bgp-advertisements";
import { bgpFilterRules } from "./bgp-filters";
import { bgpPeerRules } from "./bgp-peers";
import { componentRules } from "./components";
import { ebpfRules } from "./ebpf";
import { ebpfApiServerRules } from "./ebpf-api-server";
import { encryptionRules } from "./encryption";
import { felixRoutingRules } from "./felix-routing";
import { felixScopeRules } from "./felix-scope";
import { felixValueRules } from "./felix-values";
import { imageRules } from "./images";
import { installationRules } from "./installation";
import { ipamRules } from "./ipam";
import { kernelRules } from "./kernels";
import { kubeControllerRules } from "./kube-controllers";
import { mtuRules } from "./mtu";
import { networkRules } from "./network";
import { podSettingRules } from "./pod-settings";
import { poolRangeRules } from "./pool-ranges";
import { poolRoutingRules } from "./pool-routing";
import { poolRules } from "./pools";
import { portRules } from "./ports";
import { releaseRules } from "./release";
import { textRules } from "./texts";
import { vppRules } from "./vpp";
import { vppBgpRules } from "./vpp-bgp";
import { vppUplinkRules } from "./vpp-uplinks";

/** Every rule of Calico. None throws, whatever the intent, and none knows the name of a platform. */
export const calicoRules: readonly Rule[] = [
  ...networkRules,
  ...releaseRules,
  ...imageRules,
  ...kernelRules,
  ...installationRules,
  ...podSettingRules,
  ...autodetectionRules,
  ...componentRules,
  ...kubeControllerRules,
  ...mtuRules,
  ...textRules,
  ...portRules,
  ...poolRules,
  ...poolRangeRules,
  ...poolRoutingRules,
  ...ipamRules,
  ...bgpRules,
  ...bgpAdvertisementRules,
  ...bgpPeerRules,
  ...bgpFilterRules,
  ...felixValueRules,
  ...felixRoutingRules,
  ...felixScopeRules,
  ...ebpfRules,
  ...ebpfApiServerRules,
  ...vppRules,
  ...vppUplinkRules,
  ...vppBgpRules,
  ...encryptionRules,
];

import { type DeepPartial } from "../../../support/changed";
import {
  inVsphere as liveVsphere,
  nativeVxlan as liveNative,
  small as liveKubespray,
} from "../../../platforms/kubespray/intents";
import { sshKey } from "../../../platforms/eks-anywhere/intents";
import { type IntentInput } from "../../../../constructs/kit";
import {
  type LiveChangeCase,
  calico,
  change,
  controlPlanes,
  kubesprayOn,
  kubesprayTypes,
  liveOnAws,
  livePlanes,
  machines,
  replaced,
} from "./bases";

/** Changes of Kubespray that are judged. */
export const kubesprayCases: Readonly<Record<string, readonly LiveChangeCase[]>> = {
  "LIVE-701": [change(liveKubespray, "/network", { network: { pods: ["10.244.0.0/16"], services: ["10.96.0.0/12"] } })],
  "LIVE-702": [change(liveKubespray, "/name", { name: "other" })],
  "LIVE-703": [
    change(
      liveKubespray,
      "/platform/nodeGroups",
      machines({ cp0: "192.0.2.10", cp1: "192.0.2.11", cp2: "192.0.2.12" }),
    ),
  ],
  "LIVE-704": [change(liveKubespray, "/platform/nodeGroups", machines({ cp1: "192.0.2.12" }))],
  "LIVE-705": [
    change(liveNative, "/calico", { calico: { routing: { kind: "overlay", encapsulation: "VXLAN" } } }),
    change(liveNative, "/calico", { calico: { routing: { kind: "overlay", encapsulation: "IPIP" } } }),
  ],
  "LIVE-706": [
    change(liveNative, "/calico", {
      calico: { routing: { kind: "overlay", encapsulation: "VXLANCrossSubnet", bgp: "Enabled" } },
    }),
  ],
  "LIVE-707": [
    change(
      liveVsphere,
      "/platform/on",
      JSON.parse(
        JSON.stringify({ platform: liveVsphere.platform })
          .replace("172.31.11.12", "172.31.11.14")
          .replace("172.31.11.13", "172.31.11.15"),
      ) as DeepPartial<IntentInput>,
    ),
  ],
  "LIVE-708": [
    change(livePlanes, "/kubernetes", { kubernetes: "1.34" }),
    change(livePlanes, "/kubernetes", { kubernetes: "1.33" }),
    change(liveKubespray, "/kubernetes", { kubernetes: "1.35" }, { kubernetes: "1.33" }),
    change(liveVsphere, "/kubernetes", { kubernetes: "1.34" }, { kubernetes: "1.35" }),
  ],
  "LIVE-709": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["eu-central-1", "eu-west-1"]),
      path: "/platform/on",
    },
    change(liveOnAws, "/platform/on", kubesprayOn(liveOnAws, { vpcCidr: "10.0.0.0/17" })),
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { datacenter: "DC1" })),
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { cluster: "DC0_C1" })),
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { vcenter: { server: "vcenter-2.example.com" } })),
    change(liveVsphere, "/platform/on", kubesprayOn({ ...liveVsphere, platform: { on: {} } }, { kind: "hosts" })),
  ],
  "LIVE-710": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["eu-central-1a", "eu-central-1c"]),
      path: "/platform/on",
    },
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["1a", "1x"], ["1b", "1a"], ["1x", "1b"]),
      path: "/platform/on",
    },
  ],
  "LIVE-711": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["10.0.0.21", "10.0.32.22"], ["10.0.32.21", "10.0.32.23"]),
      path: "/platform/nodeGroups",
    },
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["10.0.0.21", "10.0.0.22"], ["10.0.0.11", "10.0.0.12"]),
      path: "/platform/nodeGroups",
    },
  ],
  "LIVE-712": [
    controlPlanes({ cp1: "192.0.2.11", cp4: "192.0.2.14", cp5: "192.0.2.15" }),
    controlPlanes({ cp1: "192.0.2.11" }),
  ],
  "LIVE-713": [
    controlPlanes({ cp1: "192.0.2.11", cp2: "192.0.2.12", cp4: "192.0.2.14" }),
    change(
      liveKubespray,
      "/platform/nodeGroups",
      machines({ cp1: "192.0.2.11", cp2: "192.0.2.12", cp3: "192.0.2.13" }),
      machines({ cp1: "192.0.2.11" }),
    ),
  ],
  "LIVE-714": [
    change(liveKubespray, "/platform/nodeGroups", machines({ cp9: "192.0.2.11" })),
    controlPlanes({ cp0: "192.0.2.10", cp1: "192.0.2.11", cp2: "192.0.2.12" }),
    controlPlanes({ cp2: "192.0.2.12", cp3: "192.0.2.13", cp4: "192.0.2.14" }),
  ],
  "LIVE-715": [
    { was: liveOnAws, now: replaced(liveOnAws, ['"b1"', '"b9"']), path: "/platform/nodeGroups" },
    {
      was: liveVsphere,
      now: replaced(liveVsphere, ['"r1-w1"', '"r1-w9"']),
      path: "/platform/nodeGroups",
    },
    // A worker becomes a control plane, and the two swap names.
    change(liveKubespray, "/platform/nodeGroups", machines({ cp1: "192.0.2.11", w1: "192.0.2.21", w2: "192.0.2.22" })),
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ['"a1"', '"x"'], ['"b1"', '"a1"'], ['"x"', '"b1"']),
      path: "/platform/nodeGroups",
    },
  ],
  "LIVE-716": [
    { was: liveOnAws, now: kubesprayTypes("m6i.large", "m6i.xlarge"), path: "/platform/nodeGroups" },
    { was: liveOnAws, now: kubesprayTypes("m6i.xlarge", "m6i.xlarge"), path: "/platform/nodeGroups" },
  ],
  "LIVE-717": [
    { was: liveOnAws, now: kubesprayTypes("m6g.large", "m6i.large"), path: "/platform/nodeGroups" },
    { was: liveOnAws, now: kubesprayTypes("m6i.large", "m6g.large"), path: "/platform/nodeGroups" },
  ],
  "LIVE-718": [
    change(liveKubespray, "/calico/dataplane", calico({ dataplane: { kind: "nftables" } })),
    change(liveKubespray, "/calico/dataplane", calico({ dataplane: { kind: "ebpf" } })),
    change(
      liveKubespray,
      "/calico/dataplane",
      calico({ dataplane: { kind: "iptables" } }),
      calico({ dataplane: { kind: "ebpf" } }),
    ),
  ],
  "LIVE-719": [
    {
      was: liveOnAws,
      now: replaced(liveOnAws, ["AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLE", "AAAAC3NzaC1lZDI1NTE5AAAAIANOTHER"]),
      path: "/platform/on",
    },
    change(liveVsphere, "/platform/on", kubesprayOn(liveVsphere, { template: "another" })),
    change(
      liveVsphere,
      "/platform/on",
      kubesprayOn(liveVsphere, { ssh: { user: "operator", authorizedKeys: [sshKey] } }),
    ),
  ],
};

import * as z from "zod";
import {
  addressIn,
  asNumber,
  cidr,
  duration,
  enabledOrDisabled,
  hostText,
  interfaceFilter,
  objectName,
  parsed,
  plainWord,
  port,
  secretValue,
  selector,
} from "../../intent";
import { defaultAsNumber } from "./defaults";
import { PeerAddress } from "./peer-address";

const community = z.string().regex(/^(\d+:\d+|\d+:\d+:\d+)$/, "must be aa:nn or aa:nn:mm, e.g. 65001:100");

const bgpFilterRule = z.strictObject({
  action: z.enum(["Accept", "Reject"]),
  cidr: cidr.optional(),
  matchOperator: z.enum(["Equal", "NotEqual", "In", "NotIn"]).optional(),
  prefixLength: z
    .strictObject({
      min: z.number().int().min(0).max(128).optional(),
      max: z.number().int().min(0).max(128).optional(),
    })
    .optional(),
  source: z.enum(["RemotePeers"]).optional(),
  interface: interfaceFilter.optional(),
  peerType: z.enum(["eBGP", "iBGP"]).optional(),
  communities: z.strictObject({ values: z.array(community).length(1) }).optional(),
  asPathPrefix: z.array(asNumber).optional(),
  priority: z.number().int().min(1).max(2147483646).optional(),
  operations: z
    .array(
      z.strictObject({
        addCommunity: z.strictObject({ value: community }).optional(),
        prependASPath: z.strictObject({ prefix: z.array(asNumber).min(1).max(10) }).optional(),
        setPriority: z.strictObject({ value: z.number().int().min(1).max(2147483646) }).optional(),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
});

export const bgpFilter = z
  .strictObject({
    name: objectName,
    exportV4: z.array(bgpFilterRule).optional(),
    importV4: z.array(bgpFilterRule).optional(),
    exportV6: z.array(bgpFilterRule).optional(),
    importV6: z.array(bgpFilterRule).optional(),
  })
  .meta({ description: "a BGPFilter: first match wins, no match accepts" });

/** The address of a peer: `a.b.c.d`, `a.b.c.d:port`, an IPv6 address, `[v6]:port`. */
export const peerAddress = parsed(z.string().min(1), PeerAddress.parse, {
  want: "an address, with a port where it is not 179, e.g. 10.0.0.10, or 10.0.0.10:1790, or [fd00::10]:1790",
  mend: (text) => addressIn(text, PeerAddress.parse),
});

/** The TCP MD5 password of sessions. */
const password = secretValue.meta({
  description:
    "TCP MD5 password of the session, by reference: { secretKeyRef: { name, key } } of a Secret in the namespace of who speaks BGP (calico-system; calico-vpp-dataplane with VPP; kube-system with kOps' own Calico), or { kind: secret, config: NAME } of the stack's configuration",
});

export const bgpPeer = z
  .strictObject({
    name: objectName,
    node: plainWord.optional(),
    nodeSelector: selector.optional(),
    peerIP: peerAddress.optional().meta({ description: "a.b.c.d, a.b.c.d:port, v6 or [v6]:port" }),
    asNumber: asNumber.optional(),
    localASNumber: asNumber.optional(),
    peerSelector: selector.optional(),
    localWorkloadSelector: selector.optional(),
    reversePeering: z.enum(["Auto", "Manual"]).optional(),
    nextHopMode: z.enum(["Auto", "Self", "Keep"]).optional(),
    keepOriginalNextHop: z.boolean().optional(),
    password: password.optional(),
    sourceAddress: z.enum(["UseNodeIP", "None"]).optional(),
    maxRestartTime: duration.optional(),
    keepaliveTime: duration.optional(),
    numAllowedLocalASNumbers: z.number().int().min(0).max(255).optional(),
    ttlSecurity: z.number().int().min(0).max(255).optional(),
    reachableBy: hostText.optional(),
    filters: z.array(objectName).optional(),
    failureDetectionMode: z
      .enum(["None", "BFDIfDirectlyConnected"])
      .optional()
      .meta({ description: "Calico Enterprise only" }),
    restartMode: z
      .enum(["GracefulRestart", "LongLivedGracefulRestart"])
      .optional()
      .meta({ description: "Calico Enterprise only" }),
    birdGatewayMode: z
      .enum(["Recursive", "DirectIfDirectlyConnected"])
      .optional()
      .meta({ description: "Calico Enterprise only" }),
  })
  .meta({ description: "a BGPPeer, upstream's own fields" });

const cidrEntries = z.array(z.strictObject({ cidr }));

export const bgp = z
  .strictObject({
    asNumber: asNumber
      .optional()
      .meta({ description: `the nodes' AS number, asplain or asdot; default ${defaultAsNumber}` }),
    nodeToNodeMeshEnabled: z.boolean().optional(),
    listenPort: port.optional(),
    bindMode: z.enum(["None", "NodeIP"]).optional(),
    logSeverityScreen: z.enum(["Trace", "Debug", "Info", "Warning", "Error", "Fatal"]).optional(),
    serviceClusterIPs: cidrEntries.optional(),
    serviceExternalIPs: cidrEntries.optional(),
    serviceLoadBalancerIPs: cidrEntries.optional(),
    serviceLoadBalancerAggregation: enabledOrDisabled.optional(),
    communities: z.array(z.strictObject({ name: objectName, value: community })).optional(),
    prefixAdvertisements: z.array(z.strictObject({ cidr, communities: z.array(plainWord).min(1) })).optional(),
    nodeMeshPassword: password.optional(),
    nodeMeshMaxRestartTime: duration.optional(),
    ignoredInterfaces: z
      .array(
        z
          .string()
          .regex(
            /^[a-zA-Z0-9_.*-]{1,15}$/,
            "must be 1-15 letters, digits, '_', '.', '-' or '*', e.g. docker0 or cali*",
          ),
      )
      .optional(),
    localWorkloadPeeringIPV4: hostText.optional(),
    localWorkloadPeeringIPV6: hostText.optional(),
    programClusterRoutes: enabledOrDisabled.optional(),
    ipv4NormalRoutePriority: z.number().int().min(1).max(2147483646).optional(),
    ipv6NormalRoutePriority: z.number().int().min(1).max(2147483646).optional(),
    peers: z.array(bgpPeer).optional(),
    filters: z.array(bgpFilter).optional(),
  })
  .meta({ description: "BGPConfiguration default, peers and filters" });
export type Bgp = z.infer<typeof bgp>;
export type BgpPeer = z.infer<typeof bgpPeer>;
export type BgpFilter = z.infer<typeof bgpFilter>;
export type BgpFilterRule = z.infer<typeof bgpFilterRule>;

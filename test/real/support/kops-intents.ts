/** Intents for kOps, generated: what the kit's schema allows in the combinations that its rules should let through. */
import * as fc from "fast-check";
import { merged, some } from "./kops-intents-arbitraries";
import { calicos } from "./kops-intents-calico";
import { controlPlane, instanceGroups } from "./kops-intents-machines";
import { type Place, places } from "./kops-intents-places";

const hooks = fc.constantFrom(
  [{ name: "prepare.service", before: ["kubelet.service"], manifest: "Type=oneshot\nExecStart=/bin/true\n" }],
  [{ name: "look.service", execContainer: { image: "busybox:1.37", command: ["true"] } }],
);

const addons = fc.constantFrom(
  ["metrics-server"],
  ["cert-manager", "metrics-server", "snapshot-controller"],
  ["cert-manager", "aws-load-balancer-controller"],
  ["cert-manager", "pod-identity-webhook"],
  ["cluster-autoscaler", "node-termination-handler", "node-problem-detector"],
);

/** Pods and services inside kOps' usual range, or inside one of the intent's. */
const network = fc.constantFrom<object>(
  {},
  {},
  { network: { pods: ["100.96.0.0/11"], services: ["100.64.0.0/13"] } },
  { network: { pods: ["100.112.0.0/14"] } },
  {
    network: { pods: ["10.128.0.0/12"], services: ["10.192.0.0/16"] },
    platform: { nonMasqueradeCidr: "10.128.0.0/9" },
  },
);

/** The rest of the platform, in a place with these zones. */
function platform({ zones, isPrivate }: Place): fc.Arbitrary<object> {
  return merged(
    instanceGroups(zones).map((it) => ({ instanceGroups: it })),
    some({
      release: fc.constant("1.35.0"),
      controlPlane: controlPlane(zones),
      etcd: some({
        volume: some({ sizeGiB: fc.constant(50), type: fc.constantFrom("gp3", "gp2", "io1", "io2") }),
        backupRetentionDays: fc.constant(30),
      }),
      stateStore: fc.constant("s3://calico-kit-state"),
      discoveryStore: fc.constant("s3://calico-kit-oidc"),
      api: fc.constantFrom({}, { publicCidrs: ["203.0.113.0/24"] }),
      sshCidrs: fc.constant(["198.51.100.0/24", "203.0.113.7/32"]),
      openings: fc.constantFrom(
        [{ protocol: "tcp", port: 9443, from: "203.0.113.0/24", reason: "webhooks of the mesh" }],
        [{ protocol: "udp", port: 30000, toPort: 30010, from: "198.51.100.0/24", reason: "games" }],
      ),
      hooks,
      addons,
      addonManifests: fc.constant(["s3://calico-kit-addons/mine/addon.yaml"]),
      sysctlParameters: fc.constant(["vm.swappiness=0"]),
      tags: fc.constant({ course: "net" }),
      rollingUpdate: fc.constantFrom(
        { maxSurge: "25%", maxUnavailable: 0 },
        { maxUnavailable: 1, drainAndTerminate: false },
      ),
    }),
    // kOps makes a private zone's records, a public one's it first looks up in the world's DNS.
    fc.constantFrom(
      {},
      { dns: "None" },
      { dns: "Private", domain: "course.example.com" },
      { domain: "k8s.example.org" },
    ),
    isPrivate ? fc.constantFrom({}, {}, { bastion: {} }, { bastion: { instanceType: "t3.small" } }) : fc.constant({}),
  );
}

type Networking = "calico" | "cni";

function intentOf(way: keyof typeof calicos, ...networkings: readonly Networking[]): fc.Arbitrary<object> {
  return fc.tuple(places, fc.constantFrom(...networkings)).chain(([place, networking]) =>
    fc
      .record({
        kubernetes: fc.constantFrom("1.33", "1.34", "1.35"),
        platform: platform(place),
        calico: calicos[way](place),
        network,
        typha: some({ typhaReplicas: fc.constant(3) }),
      })
      .map(({ network: addresses, typha, ...intent }) => {
        const { platform: ranges = {}, ...rest } = addresses as { readonly platform?: object };
        // The operator counts Typha's replicas itself.
        // Its own Calico kOps gives a group of its own, whose VPC it makes after the rules would have to be there.
        const own = networking === "calico" ? { ...typha, openings: undefined } : {};
        const kops = { kind: "kops", region: "eu-central-1", networking, ...place.keys };
        const machines = way === "reflected" ? reflecting(intent.platform) : intent.platform;
        return { name: "generated", ...intent, ...rest, platform: { ...kops, ...machines, ...ranges, ...own } };
      }),
  );
}

/** Makes the first group's nodes the route reflectors. */
function reflecting(platform: object): object {
  const { instanceGroups = [] } = platform as { readonly instanceGroups?: readonly object[] };
  const reflectors = instanceGroups.map((it, index) =>
    index === 0 ? { ...it, routeReflectorClusterId: "244.0.0.1" } : it,
  );
  return { ...platform, instanceGroups: reflectors };
}

/** Weighted by how much there is to get wrong. */
export const kopsIntents: fc.Arbitrary<object> = fc.oneof(
  { weight: 4, arbitrary: intentOf("iptables", "calico", "calico", "cni") },
  { weight: 3, arbitrary: intentOf("ebpf", "calico", "calico", "cni") },
  { weight: 2, arbitrary: intentOf("nftables", "cni") },
  { weight: 3, arbitrary: intentOf("routed", "calico", "calico", "cni") },
  { weight: 2, arbitrary: intentOf("reflected", "calico", "calico", "cni") },
  { weight: 3, arbitrary: intentOf("vpp", "cni") },
);

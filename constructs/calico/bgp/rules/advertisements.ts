import { list } from "../../../findings";
import { Blocks, type Cidr, isCommunityInRange } from "../../../net";
import { type Rule, rule, type RuleContext } from "../../rule";
import { at, isForLoadBalancers, workloadPools } from "../../support";
import { apiServerAccepts } from "../../verdicts";

const servicesBgp = "docs.tigera.io/calico/latest/networking/configuring/advertise-service-ips";
const calicoValidator =
  "projectcalico/calico libcalico-go/lib/validator/v3/validator.go (validateBGPConfigurationSpec)";
const config = "docs.tigera.io/calico/latest/reference/resources/bgpconfig";

const clusterIps = rule({
  finds: {
    "BGP-014": {
      title: "cluster IPs that are not the cluster's",
      severity: "error",
      why: "Nodes would advertise a range that no Service has an address in, and draw traffic that they drop.",
      upstream: apiServerAccepts,
      see: servicesBgp,
    },
  },
  check: (context) => {
    const { services } = context.cluster.network;
    for (const [index, { cidr }] of (context.cluster.calico.bgp.configuration?.serviceClusterIPs ?? []).entries()) {
      if (services.some((block) => block.contains(cidr))) continue;
      context.report.add("BGP-014", at(context, "calico", "bgp", "serviceClusterIPs", index, "cidr"), {
        message: `${cidr} is not in the service range, ${list(services)}`,
        want: `${list(services)}, or a range inside`,
        fix: `write ${list(services)}`,
      });
    }
  },
});

const otherServiceIps = rule({
  finds: {
    "BGP-015": {
      title: "advertised Service addresses overlap pods or cluster IPs",
      severity: "error",
      why: "One address would mean two things.",
      upstream: apiServerAccepts,
      see: servicesBgp,
    },
    "BGP-016": {
      title: "load-balancer pool that is not advertised",
      severity: "warning",
      why: "BGP advertises load-balancer addresses inside serviceLoadBalancerIPs only.",
      upstream: apiServerAccepts,
      see: servicesBgp,
    },
  },
  check: (context) => {
    const { network } = context.cluster;
    const taken: readonly (readonly [Cidr, string])[] = [
      ...network.services.map((range): [Cidr, string] => [range, "cluster IPs"]),
      ...(context.cluster.calico.cni === "Calico"
        ? workloadPools(context).map(([, pool]): [Cidr, string] => [pool.cidr, `pods of pool ${pool.name}`])
        : network.pods.map((range): [Cidr, string] => [range, "pods"])),
    ];
    const ranges = new Blocks(taken.map(([range]) => range));
    for (const key of ["serviceExternalIPs", "serviceLoadBalancerIPs"] as const)
      for (const [index, { cidr }] of (context.cluster.calico.bgp.configuration?.[key] ?? []).entries()) {
        const clash = taken[ranges.firstOverlap(cidr)?.position ?? NaN];
        if (clash === undefined) continue;
        context.report.add("BGP-015", at(context, "calico", "bgp", key, index, "cidr"), {
          message: `${cidr} shares addresses with ${clash[1]} (${clash[0]})`,
          want: "a range of its own",
          fix:
            key === "serviceExternalIPs"
              ? "write the range of external IPs"
              : "write the range of the load-balancer pool",
        });
      }
    if (context.cluster.calico.routing.bgp === "Disabled") return;
    const wanted = context.cluster.calico.bgp.configuration?.serviceLoadBalancerIPs ?? [];
    const advertised = new Blocks(wanted.map(({ cidr }) => cidr));
    for (const [index, pool] of context.cluster.calico.pools.entries()) {
      if (!isForLoadBalancers(pool) || advertised.firstAround(pool.cidr) !== undefined) continue;
      context.report.add("BGP-016", at(context, "calico", "pools", index, "cidr"), {
        message: `load-balancer pool ${pool.name} (${pool.cidr}) is not in serviceLoadBalancerIPs`,
        want: `${pool.cidr} in calico.bgp.serviceLoadBalancerIPs`,
        fix: `add { cidr: ${pool.cidr} } to calico.bgp.serviceLoadBalancerIPs`,
      });
    }
  },
});

const communities = rule({
  finds: {
    "BGP-017": {
      title: "community out of range",
      severity: "error",
      why: "aa:nn has two 16-bit numbers, aa:nn:mm three of 32 bits. Calico's own API server refuses others.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
    "BGP-018": {
      title: "communities without an advertisement",
      severity: "error",
      why: "Calico's own API server refuses names that prefixAdvertisements cannot use.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
    "BGP-019": {
      title: "community that no advertisement uses",
      severity: "warning",
      why: "It is attached to no route.",
      upstream: apiServerAccepts,
      see: config,
    },
    "BGP-020": {
      title: "undefined community",
      severity: "error",
      why: "It is neither a value nor a name under communities. Calico's own API server refuses it.",
      upstream: apiServerAccepts,
      see: calicoValidator,
    },
  },
  check: (context) => {
    const { communities: defined = [], prefixAdvertisements = [] } = context.cluster.calico.bgp.configuration ?? {};
    const path = (...keys: (string | number)[]) => at(context, "calico", "bgp", ...keys);
    const used = new Set(prefixAdvertisements.flatMap((advertisement) => advertisement.communities));
    for (const [index, { name, value }] of defined.entries()) {
      if (!isCommunityInRange(value)) outOfRange(context, path("communities", index, "value"), value);
      if (prefixAdvertisements.length > 0 && !used.has(name))
        context.report.add("BGP-019", path("communities", index, "name"), {
          message: `no advertisement uses community ${name}`,
          want: "a prefixAdvertisements entry with the name",
          fix: "name it there, or remove it",
        });
    }
    if (defined.length > 0 && prefixAdvertisements.length === 0)
      context.report.add("BGP-018", path("communities"), {
        message: "communities are defined, and there are no prefixAdvertisements",
        want: "prefixAdvertisements that use them",
        fix: "add prefixAdvertisements, or remove communities",
      });
    for (const [index, advertisement] of prefixAdvertisements.entries())
      for (const [position, text] of advertisement.communities.entries()) {
        const place = path("prefixAdvertisements", index, "communities", position);
        if (/^\d+(:\d+){1,2}$/.test(text)) {
          if (!isCommunityInRange(text)) outOfRange(context, place, text);
        } else if (!defined.some(({ name }) => name === text))
          context.report.add("BGP-020", place, {
            message: `there is no community ${text}`,
            want: `aa:nn, aa:nn:mm or a name: ${list(defined.map(({ name }) => name)) || "none is defined"}`,
            fix: `add it to calico.bgp.communities, or write its value`,
          });
      }
  },
});

function outOfRange(context: RuleContext<"BGP-017">, path: string, value: string): void {
  context.report.add("BGP-017", path, {
    message: `${value} has a number that is too large`,
    want: "aa:nn up to 65535:65535, or aa:nn:mm up to 4294967295 each",
    fix: "use a large community (aa:nn:mm) for numbers above 65535",
  });
}

const prefixes = rule({
  finds: {
    "BGP-021": {
      title: "advertisement of a prefix that the cluster has no route in",
      severity: "warning",
      why: "The communities are attached to routes inside the prefix; there are none.",
      upstream: apiServerAccepts,
      see: config,
    },
  },
  check: (context) => {
    const { network, calico } = context.cluster;
    const {
      serviceExternalIPs = [],
      serviceLoadBalancerIPs = [],
      prefixAdvertisements = [],
    } = calico.bgp.configuration ?? {};
    const known: readonly Cidr[] = [
      ...calico.pools.map(({ cidr }) => cidr),
      ...network.services,
      ...[...serviceExternalIPs, ...serviceLoadBalancerIPs].map(({ cidr }) => cidr),
    ];
    const [example] = known;
    const ranges = new Blocks(known);
    for (const [index, { cidr }] of prefixAdvertisements.entries()) {
      if (ranges.firstOverlap(cidr) !== undefined) continue;
      context.report.add("BGP-021", at(context, "calico", "bgp", "prefixAdvertisements", index, "cidr"), {
        message: `no pool and no Service has addresses in ${cidr}`,
        want: "a range of pods or Services",
        fix: example === undefined ? "remove the entry" : `write e.g. ${example}, or remove the entry`,
      });
    }
  },
});

/** What BGP tells the outside: Services, communities. */
export const bgpAdvertisementRules: readonly Rule[] = [clusterIps, otherServiceIps, communities, prefixes];

import { at as atTop } from "../../../calico";
import { here, list } from "../../../findings";
import { kopsReleaseOf, kopsReleases } from "../releases";
import { accepts, at, type KopsRule, refuses, rule } from "./support";

const validation = "kubernetes/kops v1.35.0 pkg/apis/kops/validation";

const release = rule({
  finds: {
    "KOPS-013": {
      title: "release of kOps that the kit does not know",
      severity: "error",
      why: "Its Calico, its Kubernetes versions and its rules are not in the kit's table.",
      upstream: here,
      see: "kubernetes/kops releases",
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    if (platform.release === undefined || kopsReleases.some(({ kops }) => kops === platform.release)) return;
    report.add("KOPS-013", at(context, "release"), {
      message: `the kit does not know kOps ${platform.release}`,
      want: list(kopsReleases.map(({ kops }) => kops)),
      fix: "remove the key, or use one of these",
    });
  },
});

const kubernetes = rule({
  finds: {
    "KOPS-014": {
      title: "Kubernetes version newer or older than the release of kOps runs",
      severity: "error",
      why: "kOps refuses a Kubernetes newer than itself, and very old ones.",
      upstream: refuses,
      see: "kubernetes/kops v1.35.0 upup/pkg/fi/cloudup/apply_cluster.go",
    },
    "KOPS-015": {
      title: "Kubernetes version that kOps calls deprecated",
      severity: "warning",
      why: "The next release of kOps does not run it any more.",
      upstream: accepts,
      see: "kubernetes/kops v1.35.0 upup/pkg/fi/cloudup/apply_cluster.go",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { release } = cluster.platform;
    const { kubernetes, deprecated } = kopsReleaseOf(release);
    const current = Object.keys(kubernetes).filter((minor) => !deprecated.includes(minor));
    if (kubernetes[cluster.kubernetes] === undefined)
      report.add("KOPS-014", atTop(context, "kubernetes"), {
        message: `kOps ${release} does not run Kubernetes ${cluster.kubernetes}`,
        got: cluster.kubernetes,
        want: list(current),
        fix: "use one of these, or another release of kOps",
      });
    else if (deprecated.includes(cluster.kubernetes))
      report.add("KOPS-015", atTop(context, "kubernetes"), {
        message: `kOps ${release} calls Kubernetes ${cluster.kubernetes} deprecated`,
        got: cluster.kubernetes,
        want: list(current),
        fix: "use a newer version",
      });
  },
});

const webhooks = ["aws-load-balancer-controller", "pod-identity-webhook", "snapshot-controller"] as const;

const addons = rule({
  finds: {
    "KOPS-036": {
      title: "add-on that needs cert-manager",
      severity: "error",
      why: "Its webhook's certificate comes from cert-manager.",
      upstream: refuses,
      see: `${validation}/validation.go`,
    },
    "KOPS-038": {
      title: "add-on manifest that the control plane cannot read",
      severity: "error",
      why: "The control plane fetches it from s3:// or https://, never from this machine.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/addons",
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    const wanted = platform.addons ?? [];
    if (!wanted.includes("cert-manager"))
      for (const [index, addon] of wanted.entries())
        if (webhooks.some((name) => name === addon))
          report.add("KOPS-036", at(context, "addons", index), {
            message: `${addon} needs cert-manager`,
            want: "cert-manager among the add-ons",
            fix: "add cert-manager",
          });
    for (const [index, manifest] of (platform.addonManifests ?? []).entries())
      if (!/^(s3|https|gs):\/\/./.test(manifest))
        report.add("KOPS-038", at(context, "addonManifests", index), {
          message: `the control plane cannot read ${manifest}`,
          want: "s3:// or https://",
          fix: "put the file into a bucket that the control plane may read",
        });
  },
});

const stores = rule({
  finds: {
    "KOPS-037": {
      title: "state store that is not a bucket",
      severity: "error",
      why: "Nodes read their configuration from it: a folder of this machine serves dry runs only.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/state",
    },
    "KOPS-039": {
      title: "discovery store that cannot be served by HTTPS",
      severity: "error",
      why: "It is an s3:// bucket without dots in its name: dots do not fit S3's wildcard certificate.",
      upstream: refuses,
      see: `${validation}/legacy.go, validateServiceAccountIssuerDiscovery`,
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    const { stateStore, discoveryStore } = platform;
    if (stateStore !== undefined && !/^(s3|gs|azureblob|do|swift|scw):\/\/./.test(stateStore))
      report.add("KOPS-037", at(context, "stateStore"), {
        message: `nodes cannot read ${stateStore}`,
        want: "s3://bucket, versioned, encrypted and closed to the public",
        fix: "make a bucket and write s3:// and its name",
      });
    if (discoveryStore !== undefined && !/^s3:\/\/[^./]+(\/|$)/.test(discoveryStore))
      report.add("KOPS-039", at(context, "discoveryStore"), {
        message: `the keys of service accounts cannot be served from ${discoveryStore}`,
        want: "s3://bucket, without dots in the bucket's name",
        fix: "use e.g. s3://my-cluster-oidc",
      });
  },
});

/** kOps takes any name under k8s.local for one of gossip, unless there is to be no DNS at all (pkg/dns/gossip.go). */
const gossip = rule({
  finds: {
    "KOPS-045": {
      title: "cluster whose nodes would find each other by gossip",
      severity: "error",
      why: "With a name under k8s.local and DNS, kOps runs gossip in place of DNS: deprecated since 1.29, gone in 1.37.",
      upstream: accepts,
      see: "kops.sigs.k8s.io/gossip; kubernetes/kops docs/releases/1.37-NOTES.md",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const { clusterName, dns } = cluster.platform;
    if (dns === "None" || !clusterName.endsWith(".k8s.local")) return;
    report.add("KOPS-045", at(context, "domain"), {
      message: `${clusterName} is a name for gossip, which takes the place of ${dns.toLowerCase()} DNS`,
      want: "dns None, or a domain of a hosted zone",
      fix: "remove platform.dns: None, the default, takes any domain; or write the domain of the zone",
    });
  },
});

/** Tags that kOps keeps for itself (validateCloudLabels). */
const ownTags = ["Name", "KubernetesCluster"];
const ownTagPrefixes = ["kubernetes.io/cluster/", "k8s.io/role/", "kops.k8s.io/"];

const tags = rule({
  finds: {
    "KOPS-048": {
      title: "tag that kOps sets itself",
      severity: "error",
      why: "A new cluster gets it in place of kOps' own, by which kOps finds what it made; every later change is refused.",
      upstream: accepts,
      see: `${validation}/cluster.go, validateCloudLabels`,
    },
  },
  check: (context) => {
    const { report } = context;
    const { platform } = context.intent;
    for (const key of Object.keys(platform.tags ?? {}))
      if (ownTags.includes(key) || ownTagPrefixes.some((prefix) => key.startsWith(prefix)))
        report.add("KOPS-048", at(context, "tags", key), {
          message: `kOps sets the tag ${key} itself`,
          want: `other tags than ${list([...ownTags, ...ownTagPrefixes.map((prefix) => `${prefix}...`)])}`,
          fix: "remove the tag",
        });
  },
});

/** The cluster as a whole: versions, names, add-ons, stores. */
export const clusterRules: readonly KopsRule[] = [release, kubernetes, gossip, tags, addons, stores];

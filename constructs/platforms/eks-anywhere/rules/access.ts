import { at, type EksAnywhereRule, refuses, accepts, rule, source } from "./support";

const oidcSource = source("pkg/api/v1alpha1/oidcconfig.go (validateOIDCConfig)");
const gitSource = source("pkg/api/v1alpha1/fluxconfig.go (validateFluxConfig)");
/** EKS Anywhere's own expressions. */
const branchShape = /^([0-9A-Za-z_+,]+)\.?\/?([0-9A-Za-z\-_+,]+)$/;
const repositoryShape = /^[0-9A-Za-z\-_.]+$/;
/** Registries that curated packages come from (constants.DefaultCuratedPackagesRegistryRegex). */
const curated = /783794618700\.dkr\.ecr\..*\.amazonaws\.com/;

const identity = rule({
  finds: {
    "EKA-060": {
      title: "issuer without TLS",
      severity: "error",
      why: "The API server fetches the keys of tokens from it: it takes https only.",
      upstream: refuses,
      see: oidcSource,
    },
    "EKA-061": {
      title: "more than one required claim",
      severity: "error",
      why: "EKS Anywhere passes one on.",
      upstream: refuses,
      see: oidcSource,
    },
    "EKA-062": {
      title: "AWS IAM without anybody",
      severity: "warning",
      why: "With backend EKSConfigMap alone and no role or user nobody is mapped: nobody may log in by it.",
      upstream: accepts,
      see: source("pkg/api/v1alpha1/awsiamconfig.go (validateAWSIamConfig)"),
    },
  },
  check: (context) => {
    const { oidc, awsIam } = context.intent.platform.identity ?? {};
    if (oidc !== undefined && !oidc.issuerUrl.startsWith("https://"))
      context.report.add("EKA-060", at(context, "identity", "oidc", "issuerUrl"), {
        message: "the issuer's URL is not https",
        got: oidc.issuerUrl,
        want: "https://…",
        fix: "write its https URL",
      });
    const { length } = oidc?.requiredClaims ?? [];
    if (length > 1)
      context.report.add("EKA-061", at(context, "identity", "oidc", "requiredClaims"), {
        message: `${length} claims are required`,
        got: String(length),
        want: "one",
        fix: "keep the one that tells users of the cluster",
      });
    if (awsIam === undefined) return;
    const { backends = ["EKSConfigMap"], roles = [], users = [] } = awsIam;
    if (backends.includes("EKSConfigMap") && roles.length + users.length === 0)
      context.report.add("EKA-062", at(context, "identity", "awsIam"), {
        message: "no role and no user is mapped",
        want: "roles or users",
        fix: "add roles: [{ arn: …, username: …, groups: […] }]",
      });
  },
});

const surroundings = rule({
  finds: {
    "EKA-063": {
      title: "branch or repository that EKS Anywhere does not take",
      severity: "error",
      why: "Its expression of names is narrower than git's: creation stops over it.",
      upstream: refuses,
      see: gitSource,
    },
    "EKA-064": {
      title: "repository by another way than ssh",
      severity: "error",
      why: "Flux gets an ssh key from EKS Anywhere, and nothing else.",
      upstream: refuses,
      see: gitSource,
    },
    "EKA-065": {
      title: "two mirrors of curated packages",
      severity: "error",
      why: "The package controller would not know which to ask.",
      upstream: refuses,
      see: source("pkg/api/v1alpha1/cluster.go (validateMirrorConfig)"),
    },
    "EKA-066": {
      title: "GitOps of a management cluster that another makes",
      severity: "error",
      why: "A FluxConfig belongs to the management cluster: a workload cluster only refers to it, by its settings.",
      upstream: { program: "calico-kit", verdict: "refuses" },
      see: "anywhere.eks.amazonaws.com/docs/getting-started/optional/gitops",
    },
  },
  check: (context) => {
    const { gitOps, registryMirror } = context.intent.platform;
    const { report } = context;
    if (gitOps !== undefined) {
      const { repository, branch } = gitOps;
      if (branch !== undefined && !branchShape.test(branch))
        report.add("EKA-063", at(context, "gitOps", "branch"), {
          message: `${branch} is no branch for EKS Anywhere`,
          got: branch,
          want: "letters, digits and _ + , with one . or / among them, and - behind it",
          fix: "choose another branch",
        });
      if (repository.kind === "github" && !repositoryShape.test(repository.name))
        report.add("EKA-063", at(context, "gitOps", "repository", "name"), {
          message: `${repository.name} is no repository's name`,
          got: repository.name,
          want: "letters, digits, '-', '_' and '.'",
          fix: "write the name alone, without its owner",
        });
      if (repository.kind === "git" && !repository.url.startsWith("ssh://"))
        report.add("EKA-064", at(context, "gitOps", "repository", "url"), {
          message: "the repository's URL is not ssh",
          got: repository.url,
          want: "ssh://…",
          fix: "write its ssh URL, e.g. ssh://git@git.example.com/clusters.git",
        });
    }
    const mirrors = (registryMirror?.namespaces ?? []).filter(({ registry }) => curated.test(registry));
    if (mirrors.length > 1)
      report.add("EKA-065", at(context, "registryMirror", "namespaces"), {
        message: `${mirrors.length} registries of curated packages have a mirror`,
        got: mirrors.map(({ registry }) => registry).join(", "),
        want: "one",
        fix: "keep that of the cluster's region",
      });
    const { managementCluster, endpoint } = context.intent.platform;
    if (gitOps?.path !== undefined && managementCluster !== undefined && managementCluster !== context.cluster.name)
      report.add("EKA-066", at(context, "gitOps", "path"), {
        message: `${managementCluster} makes the cluster at ${endpoint}, and has the FluxConfig`,
        want: "no path here",
        fix: "say it in the intent of the management cluster",
      });
  },
});

/** Who may log in; repositories and registries. */
export const accessRules: readonly EksAnywhereRule[] = [identity, surroundings];

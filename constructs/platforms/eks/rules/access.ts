import { here, list } from "../../../findings";
import { at, ec2Refuses, eksAccepts, eksRefuses, type EksRule, rule } from "./support";

const guide = "docs.aws.amazon.com/eks/latest/userguide";

const principals = rule({
  finds: {
    "EKS-040": {
      title: "profile whose principal is not named",
      severity: "warning",
      why: "The kubeconfig uses the profile's identity, while the access entry is made for the one that runs `pulumi up`.",
      upstream: eksAccepts,
      see: "pulumi/pulumi-eks#669",
    },
    "EKS-041": {
      title: "principal that is neither an IAM role nor an IAM user",
      severity: "error",
      why: "Access entries take roles and users: no session of an assumed role, no root, no group.",
      upstream: eksRefuses,
      see: `${guide}/creating-access-entries.html`,
    },
  },
  check: (context) => {
    const { platform, report } = context;
    const named: readonly (readonly [string, string])[] = [
      ...(platform.administrators ?? []).map((arn, index) => [at(context, "administrators", index), arn] as const),
      ...(["principalArn", "roleArn"] as const).flatMap((key) => {
        const arn = platform.deployer?.[key];
        return arn === undefined ? [] : [[at(context, "deployer", key), arn] as const];
      }),
    ];
    for (const [path, arn] of named) {
      const isRoleOnly = path.endsWith("/roleArn");
      if (
        (isRoleOnly ? /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/ : /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/.+$/).test(
          arn,
        )
      ) {
        continue;
      }
      report.add("EKS-041", path, {
        message: `${arn} is not the ARN of an IAM role${isRoleOnly ? "" : " or user"}`,
        want: isRoleOnly
          ? "arn:aws:iam::<account>:role/<path and name>"
          : "arn:aws:iam::<account>:role/<path and name>, or :user/",
        fix: "of a session arn:aws:sts::...:assumed-role/NAME/..., name the role, with its path if it has one",
      });
    }
    if (
      platform.deployer?.profile !== undefined &&
      platform.deployer.principalArn === undefined &&
      platform.deployer.roleArn === undefined
    ) {
      report.add("EKS-040", at(context, "deployer", "profile"), {
        message: "the access entry is made for the caller of `pulumi up`, which may not be the profile's identity",
        want: "principalArn beside profile",
        fix: "add platform.deployer.principalArn: the role or user behind the profile",
      });
    }
  },
});

const key = rule({
  finds: {
    "EKS-042": {
      title: "KMS key of another region",
      severity: "error",
      why: "EKS uses keys of the cluster's own region only.",
      upstream: eksRefuses,
      see: `${guide}/enable-kms.html`,
    },
  },
  check: (context) => {
    const wanted = context.platform.secretsEncryption;
    if (wanted?.kind !== "key") return;
    const region = wanted.keyArn.split(":")[3];
    if (region === context.platform.region && wanted.keyArn.split(":")[2] === "kms") return;
    context.report.add("EKS-042", at(context, "secretsEncryption", "keyArn"), {
      message: `the key is not a KMS key of ${context.platform.region}`,
      want: `arn:aws:kms:${context.platform.region}:<account>:key/<id>`,
      fix: "use a key of the cluster's region, or let the kit create one",
    });
  },
});

const addonVersions = rule({
  finds: {
    "EKS-043": {
      title: "version of an add-on that is not installed",
      severity: "error",
      why: "The pin would be ignored silently.",
      upstream: here,
      see: `${guide}/eks-add-ons.html`,
    },
    "EKS-044": {
      title: "malformed version of an add-on",
      severity: "error",
      why: "EKS looks the version up by its full text.",
      upstream: eksRefuses,
      see: `${guide}/eks-add-ons.html`,
    },
  },
  check: (context) => {
    const installed = context.cluster.platform.addons.map((addon) => addon.name);
    for (const [name, version] of Object.entries(context.platform.addonVersions ?? {})) {
      const path = at(context, "addonVersions", name);
      if (!installed.includes(name)) {
        context.report.add("EKS-043", path, {
          message: `the add-on ${name} is not installed`,
          got: name,
          want: list(installed),
          fix: "remove the version, or correct the add-on's name",
        });
      } else if (!/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version)) {
        context.report.add("EKS-044", path, {
          message: `${version} is not a version of an EKS add-on`,
          want: "a version such as v1.35.0-eksbuild.2",
          fix: `list them: aws eks describe-addon-versions --addon-name ${name} --kubernetes-version ${context.cluster.kubernetes}`,
        });
      }
    }
  },
});

const tags = rule({
  finds: {
    "EKS-045": {
      title: "reserved tag",
      severity: "error",
      why: "AWS keeps `aws:` for itself; a second security group of a node with the cluster's tag stops load balancer controllers.",
      upstream: ec2Refuses,
      see: "docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html",
    },
  },
  check: (context) => {
    for (const name of Object.keys(context.platform.tags ?? {})) {
      const isOfAws = /^aws:/i.test(name);
      if (!isOfAws && !name.startsWith("kubernetes.io/cluster/")) continue;
      context.report.add("EKS-045", at(context, "tags", name), {
        message: isOfAws ? `tags that begin with aws: are AWS' own` : `the kit sets ${name} where it belongs`,
        got: name,
        want: "tags of your own",
        fix: "remove the tag",
      });
    }
  },
});

/** Who may do what, keys, add-ons and tags. */
export const accessRules: readonly EksRule[] = [principals, key, addonVersions, tags];

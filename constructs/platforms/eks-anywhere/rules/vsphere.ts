import { here, list } from "../../../findings";
import { accepts, at, type EksAnywhereRule, groupsOf, refuses, rule, source } from "./support";

const datacenter = source("pkg/api/v1alpha1/vspheredatacenterconfig_types.go (Validate)");
const provider = source("pkg/providers/vsphere/validator.go");

const connection = rule({
  finds: {
    "EKA-050": {
      title: "nothing says why vCenter is to be trusted",
      severity: "warning",
      why: "A certificate that nobody known has signed is refused without its thumbprint: creation stops at once.",
      upstream: here,
      see: `${provider} (validateThumbprint)`,
    },
    "EKA-051": {
      title: "thumbprint of a vCenter that is trusted unseen",
      severity: "warning",
      why: "With insecure: true EKS Anywhere drops the thumbprint: nobody would notice another vCenter.",
      upstream: accepts,
      see: `${datacenter} (SetDefaults)`,
    },
  },
  check: (context) => {
    const { insecure, thumbprint, server } = context.cluster.platform.vsphere;
    if (!insecure && thumbprint === "")
      context.report.add("EKA-050", at(context, "on"), {
        message: `no thumbprint of ${server} is said`,
        want: "thumbprint, or a certificate of a known authority",
        fix: "write what `govc about.cert -thumbprint` prints, or accept this where an authority has signed it",
      });
    if (insecure && thumbprint !== "")
      context.report.add("EKA-051", at(context, "on", "thumbprint"), {
        message: "insecure: true and a thumbprint",
        got: thumbprint,
        want: "one of the two",
        fix: "remove insecure",
      });
  },
});

const networks = rule({
  finds: {
    "EKA-052": {
      title: "network that is not the datacenter's",
      severity: "error",
      why: "Paths of networks begin with /DATACENTER/network; of the datacenter's own EKS Anywhere makes a path that nothing has, and refuses that of a failure domain.",
      upstream: refuses,
      see: datacenter,
    },
    "EKA-053": {
      title: "failure domain that is not there",
      severity: "error",
      why: "The machines of the group have no place.",
      upstream: refuses,
      see: `${provider} (validateWorkerNodeGroupDomains)`,
    },
    "EKA-054": {
      title: "failure domain of control planes",
      severity: "error",
      why: "Only groups of workers have one: control planes would be anywhere, and nobody told.",
      upstream: { program: "calico-kit", verdict: "refuses" },
      see: source("pkg/api/v1alpha1/cluster_types.go (WorkerNodeGroupConfiguration)"),
    },
    "EKA-055": {
      title: "two failure domains have the same name",
      severity: "error",
      why: "Groups name them: the second would be nobody's.",
      upstream: accepts,
      see: `${provider} (ValidateFailureDomains)`,
    },
  },
  check: (context) => {
    const { vsphere } = context.cluster.platform;
    const { report } = context;
    const prefix = `/${vsphere.datacenter}/network`;
    // A name alone is completed by EKS Anywhere; one of a failure domain is not.
    const wrong = (path: string, isWhole: boolean): boolean =>
      isWhole ? !path.startsWith(`${prefix}/`) : path.startsWith("/") && !path.startsWith(`${prefix}/`);
    const all = [
      { path: vsphere.network, isWhole: false, keys: ["on", "network"] },
      ...vsphere.failureDomains.map(({ network }, index) => ({
        path: network,
        isWhole: true,
        keys: ["on", "failureDomains", index, "network"],
      })),
    ];
    for (const { path, isWhole, keys } of all)
      if (wrong(path, isWhole))
        report.add("EKA-052", at(context, ...keys), {
          message: `${path} is not under ${prefix}`,
          got: path,
          want: `${prefix}/NAME`,
          fix: "correct the path, or the datacenter",
        });
    const names = vsphere.failureDomains.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index)
        report.add("EKA-055", at(context, "on", "failureDomains", index, "name"), {
          message: `there is a failure domain ${name} already`,
          want: "a name of its own for each",
          fix: "rename one of them",
        });
    const { controlPlanes, workers } = groupsOf(context);
    for (const { group, index } of workers)
      if (group.failureDomain !== undefined && !names.includes(group.failureDomain))
        report.add("EKA-053", at(context, "nodeGroups", index, "failureDomain"), {
          message: `there is no failure domain ${group.failureDomain}`,
          got: group.failureDomain,
          want: list(names) || "one under platform.on.failureDomains",
          fix: "correct the name, or add the failure domain",
        });
    for (const { group, index } of controlPlanes)
      if (group.failureDomain !== undefined)
        report.add("EKA-054", at(context, "nodeGroups", index, "failureDomain"), {
          message: `group ${group.name} is the control plane`,
          got: group.failureDomain,
          want: "no failure domain",
          fix: "remove the key",
        });
  },
});

/** vCenter, its networks, failure domains. */
export const vsphereRules: readonly EksAnywhereRule[] = [connection, networks];

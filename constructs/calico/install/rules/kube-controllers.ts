import { repeated } from "../../../findings";
import { type Rule, rule } from "../../rule";
import { at, isForLoadBalancers } from "../../support";
import { apiServerAccepts } from "../../verdicts";

const controllers = "docs.tigera.io/calico/latest/reference/resources/kubecontrollersconfig";

const templates = rule({
  finds: {
    "CAL-023": {
      title: "host endpoint template that matches no interface",
      severity: "error",
      why: "A template makes a HostEndpoint for each interface that its CIDRs or its pattern match; with neither, for none.",
      upstream: apiServerAccepts,
      see: controllers,
    },
    "CAL-024": {
      title: "two host endpoint templates make the same names",
      severity: "error",
      why: "The objects of one template overwrite those of the other.",
      upstream: apiServerAccepts,
      see: controllers,
    },
    "CAL-025": {
      title: "host endpoint setting without effect",
      severity: "warning",
      why: "kube-controllers makes host endpoints only with nodeHostEndpoints Enabled.",
      upstream: apiServerAccepts,
      see: controllers,
    },
  },
  check: (context) => {
    const wanted = context.cluster.calico.kubeControllers;
    const all = wanted?.hostEndpointTemplates ?? [];
    const key = (...keys: (string | number)[]) => at(context, "calico", "kubeControllers", ...keys);
    for (const [index, { interfaceCIDRs, interfacePattern }] of all.entries()) {
      if ((interfaceCIDRs ?? []).length > 0 || (interfacePattern ?? "") !== "") continue;
      context.report.add("CAL-023", key("hostEndpointTemplates", index), {
        message: `template ${index + 1} has neither interface CIDRs nor an interface pattern`,
        want: "interfaceCIDRs, interfacePattern or both",
        fix: "add interfacePattern: .* for every interface",
      });
    }
    for (const [index, name] of repeated(all.map(({ generateName }) => generateName)))
      context.report.add("CAL-024", key("hostEndpointTemplates", index, "generateName"), {
        message: `two templates make HostEndpoints whose names end in ${name}`,
        want: "a generateName of its own for each template",
        fix: `write ${name}-${index + 1}`,
      });
    if (wanted?.nodeHostEndpoints === "Enabled") return;
    for (const name of ["createDefaultHostEndpoint", "hostEndpointTemplates"] as const) {
      if (wanted?.[name] === undefined) continue;
      context.report.add("CAL-025", key(name), {
        message: `${name} does nothing while nodeHostEndpoints is not Enabled`,
        want: "nodeHostEndpoints: Enabled",
        fix: `add nodeHostEndpoints: Enabled, or remove ${name}`,
      });
    }
  },
});

const loadBalancers = rule({
  finds: {
    "CAL-026": {
      title: "no pool for the addresses of load balancers",
      severity: "warning",
      why: "kube-controllers hands out addresses of pools with the use LoadBalancer only: Services stay pending.",
      upstream: apiServerAccepts,
      see: "docs.tigera.io/calico/latest/networking/ipam/service-loadbalancer",
    },
  },
  check: (context) => {
    const { kubeControllers, pools } = context.cluster.calico;
    if (kubeControllers?.assignLoadBalancerIPs === undefined || pools.some(isForLoadBalancers)) return;
    context.report.add("CAL-026", at(context, "calico", "kubeControllers", "assignLoadBalancerIPs"), {
      message: "there is no pool that load-balancer addresses could come from",
      want: "a pool with allowedUses: [LoadBalancer]",
      fix: "add such a pool under calico.pools, or remove the key",
    });
  },
});

/** KubeControllersConfiguration. */
export const kubeControllerRules: readonly Rule[] = [templates, loadBalancers];

import { here, list, repeated } from "../../../findings";
import { type Rule, rule } from "../../rule";
import { at } from "../../support";
import { operatorAccepts } from "../../verdicts";
import { useDefault } from "../images";

/** Where the images come from that the kit and the operator name. */
const upstreams = ["quay.io", "docker.io", "registry.k8s.io"];
const host = /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*\/?$/;
const path = /^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;
const prefix = /^[a-z0-9]+([._-]+[a-z0-9]+)*[._-]?$/;

const references = rule({
  finds: {
    "CAL-005": {
      title: "image registry without a slash at its end",
      severity: "warning",
      why: "Operators before Calico 3.31 glue registry and image name together as they are; later ones add the slash.",
      upstream: operatorAccepts,
      see: "tigera/operator api/v1/installation_types.go (registry), pkg/components/references.go",
    },
    "CAL-006": {
      title: "image registry, path or prefix that no image reference can have",
      severity: "error",
      why: "The operator passes it on as it is, and every pod ends in InvalidImageName.",
      upstream: operatorAccepts,
      see: "github.com/distribution/reference (grammar of references)",
    },
  },
  check: (context) => {
    const { report } = context;
    const { registry, registries = {}, imagePath, imagePrefix } = context.cluster.calico.images;
    for (const [upstream, own] of Object.entries(registries))
      if (own === "" || !host.test(own))
        report.add("CAL-006", at(context, "calico", "images", "registries", upstream), {
          message: `${own || "an empty text"} is not a registry`,
          want: "a host, with a port and a path where needed",
          fix: own === "" ? "remove the key" : "write it as in registry.example.com:5000/quay",
        });
    if (registry !== undefined && registry !== "" && registry !== useDefault) {
      if (!host.test(registry))
        report.add("CAL-006", at(context, "calico", "images", "registry"), {
          message: `${registry} is not a registry`,
          want: "a host, with a port and a path where needed, and a slash at the end",
          fix: /^[a-z]+:\/\//.test(registry)
            ? "leave out the scheme: registry.example.com/"
            : "write it as in registry.example.com:5000/",
        });
      else if (!registry.endsWith("/"))
        report.add("CAL-005", at(context, "calico", "images", "registry"), {
          message: `${registry} has no slash at its end`,
          want: `${registry}/`,
          fix: `write ${registry}/`,
        });
    }
    for (const [key, value, pattern, example] of [
      ["imagePath", imagePath, path, "mirrors/calico"],
      ["imagePrefix", imagePrefix, prefix, "mirror-"],
    ] as const) {
      if (value === undefined || value === "" || value === useDefault || pattern.test(value)) continue;
      report.add("CAL-006", at(context, "calico", "images", key), {
        message: `${value} cannot be part of an image's name`,
        want: "lower-case letters, digits, '.', '_' and '-', without a slash at either end",
        fix: `write it as in ${example}`,
      });
    }
  },
});

const pullSecrets = rule({
  finds: {
    "CAL-007": {
      title: "pull secret named twice",
      severity: "warning",
      why: "The second one is most likely meant to be another.",
      upstream: operatorAccepts,
      see: "kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry",
    },
  },
  check: (context) => {
    for (const [index, name] of repeated(context.cluster.calico.images.pullSecrets.map((secret) => secret.name)))
      context.report.add("CAL-007", at(context, "calico", "images", "pullSecrets", index), {
        message: `pull secret ${name} is named twice`,
        want: "each name once",
        fix: "remove it, or name the secret that was meant",
      });
  },
});

const perUpstream = rule({
  finds: {
    "CAL-080": {
      title: "registry that no image comes from",
      severity: "info",
      why: "The operator's and Calico's images come from quay.io, VPP's from docker.io, a kube-proxy of the kit's own from registry.k8s.io.",
      upstream: here,
      see: "tigera/operator pkg/components/images.go; projectcalico/vpp-dataplane yaml/generated",
    },
  },
  check: (context) => {
    for (const upstream of Object.keys(context.cluster.calico.images.registries ?? {})) {
      if (upstreams.includes(upstream)) continue;
      context.report.add("CAL-080", at(context, "calico", "images", "registries", upstream), {
        message: `no image that the kit or the operator names comes from ${upstream}`,
        want: list(upstreams),
        fix: /docker/.test(upstream) ? "write docker.io, as images have it" : "remove the key",
      });
    }
  },
});

/** Where images come from. */
export const imageRules: readonly Rule[] = [references, pullSecrets, perUpstream];

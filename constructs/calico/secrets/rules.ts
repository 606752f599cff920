import { here, list, placesOfUserInfo } from "../../findings";
import { lateValue } from "../../model";
import { bgpPasswordsName } from "../names";
import { type Rule, rule } from "../rule";
import { at } from "../support";
import { apiServerAccepts } from "../verdicts";
import { bgpPasswords, configurationSecrets, existingSecrets } from "./references";

const urls = rule({
  finds: {
    "SEC-001": {
      title: "user and password in a URL",
      severity: "error",
      why: "plan.json, manifests, scripts and the state would hold them for everybody to read.",
      upstream: here,
      see: "RFC 3986 section 3.2.1",
    },
  },
  check: ({ intent, report }) => {
    for (const path of placesOfUserInfo(intent))
      report.add("SEC-001", path, {
        message: "the value holds a user and a password before its host",
        want: "a host without them",
        fix: "take them out; credentials of a registry belong to calico.images.pullSecrets: { kind: secret, name: NAME, config: NAME }",
      });
  },
});

const names = rule({
  finds: {
    "SEC-002": {
      title: "names of configuration values that differ in spelling only",
      severity: "error",
      why: "apply.sh takes both from one variable, whose name has no capitals, dots or hyphens to tell them apart.",
      upstream: here,
      see: "calico-kit: names of variables in apply.sh",
    },
    "SEC-003": {
      title: "two secrets under one name",
      severity: "error",
      why: "One of them would take the other's place without a word.",
      upstream: apiServerAccepts,
      see: "kubernetes.io/docs/concepts/configuration/secret",
    },
  },
  check: (context) => {
    const { cluster, report } = context;
    const variables = new Map<string, string>();
    for (const { config, late, place } of configurationSecrets(cluster)) {
      const { variable } = lateValue(late);
      const first = variables.get(variable);
      if (first === undefined) variables.set(variable, config);
      else if (first !== config)
        report.add("SEC-002", at(context, ...place), {
          message: `${config} and ${first} are the same variable ${variable} in apply.sh`,
          want: "names that differ in letters or digits",
          fix: "give one of them another name",
        });
    }
    const sources = new Map<string, string>();
    for (const [index, secret] of cluster.calico.images.pullSecrets.entries()) {
      const source = secret.kind === "secret" ? secret.config : "";
      if ((sources.get(secret.name) ?? source) !== source)
        report.add("SEC-003", at(context, "calico", "images", "pullSecrets", index), {
          message: `pull secret ${secret.name} has two sources`,
          want: "each name once",
          fix: "give one of them another name",
        });
      sources.set(secret.name, sources.get(secret.name) ?? source);
    }
    for (const { password, place } of bgpPasswords(cluster))
      if (password.kind !== "secret" && password.secretKeyRef.name === bgpPasswordsName)
        report.add("SEC-003", at(context, ...place), {
          message: `the kit makes Secret ${bgpPasswordsName} itself, of passwords of the stack's configuration`,
          want: "another Secret, or kind: secret",
          fix: "write { kind: secret, config: NAME }, or give the Secret another name",
        });
  },
});

const existing = rule({
  finds: {
    "SEC-004": {
      title: "Secret that must be in the cluster",
      severity: "info",
      why: "The kit does not make it, and pods wait for it: for images, for the key, for the password of a session.",
      upstream: apiServerAccepts,
      see: "kubernetes.io/docs/concepts/configuration/secret",
    },
  },
  check: (context) => {
    for (const { name, namespaces, holds, before, place } of existingSecrets(context.cluster))
      context.report.add("SEC-004", at(context, ...place), {
        message: `Secret ${name} (${holds}) must be in ${list(namespaces)} before ${before}`,
        want: `it in ${list(namespaces)}; a Secret is read in its own namespace only`,
        fix: `look with \`kubectl -n ${namespaces[0] ?? ""} get secret ${name}\`, or write { kind: secret, config: NAME }, and the kit makes it`,
      });
  },
});

/** Secrets, wherever the intent names one. */
export const secretRules: readonly Rule[] = [urls, names, existing];

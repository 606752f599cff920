/** A cluster as Calico's datastore has it when everything runs: what the kit makes, and what others write beside it. */
import { createHash } from "node:crypto";
import { type Cluster, originsOf } from "../../../constructs/calico";
import { crdManifests } from "../../../constructs/calico/crd";
import { birdNodes } from "../../../constructs/calico/bgp/bird/nodes";
import { poolObjects } from "../../../constructs/calico/addresses/render";
import { bgpPasswordsName } from "../../../constructs/calico/names";
import { bgpSecretKeyRef, bgpPasswords, speakerOf } from "../../../constructs/calico/secrets/references";
import type { KubernetesObject, PasswordReference } from "../../../constructs/model";
import type { Cidr } from "../../../constructs/net";
import type { ApiServer } from "./api-server";
import { objectsOf, plausibleValue } from "./api-server-plans";

/** An object, and who owns the fields of it. */
export interface Owned {
  readonly fieldManager: string;
  readonly object: KubernetesObject;
}

const read = new Set(["BGPConfiguration", "BGPFilter", "BGPPeer", "IPPool", "Node", "Secret", "Role", "RoleBinding"]);

/** What a password is, by its reference. */
export type Passwords = (reference: PasswordReference) => string;

/** What confd reads of a cluster. */
export function datastoreOf(cluster: Cluster, passwords: Passwords = datastorePassword): readonly Owned[] {
  const kit = objectsOf(crdManifests(cluster))
    .filter(({ kind }) => read.has(kind))
    .map((object) => withPasswords(object, passwords));
  const own = (fieldManager: string, objects: readonly KubernetesObject[]): readonly Owned[] =>
    objects.map((object) => ({ fieldManager, object }));
  return [
    ...own("kubelet", nodes(cluster)),
    ...own("calico-node", addresses(cluster)),
    ...own("calico-kit", kit),
    ...own("tigera-operator", operatorPools(cluster)),
    ...own("user", existingSecrets(cluster, passwords)),
    ...own("calico-ipam", blockAffinities(cluster)),
  ];
}

/** The password that the datastore holds by a reference. */
export function datastorePassword(reference: PasswordReference): string {
  if (reference.kind === "secret")
    return Buffer.from(plausibleValue(`bgpPassword.${reference.config}`), "base64").toString("utf8");
  return `of ${reference.secretKeyRef.name}.${reference.secretKeyRef.key}`;
}

/** The Secret of passwords out of the stack's configuration, with their values. */
function withPasswords(object: KubernetesObject, passwords: Passwords): KubernetesObject {
  if (object.kind !== "Secret" || object.metadata.name !== bgpPasswordsName) return object;
  const keys = Object.keys(object.data as object);
  const values = keys.map((config) => [config, base64(passwords({ kind: "secret", config }))]);
  return { ...object, data: Object.fromEntries(values) as unknown };
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Labels that the intent says the nodes have; the kit's own come from the kit. */
function nodes(cluster: Cluster): readonly KubernetesObject[] {
  const labelled = cluster.nodes.named.map(({ name, labels }) => ({
    name,
    labels: Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith("calico-kit/"))),
  }));
  return [...labelled, ...machines(cluster)].map((metadata) => ({ apiVersion: "v1", kind: "Node", metadata }));
}

/** Machines that nobody names register with the labels of their group, as who makes them was told. */
function machines({ nodes, fabric }: Cluster): readonly KubernetesObject["metadata"][] {
  const groups = new Map(nodes.groups.map(({ name, labels }) => [name, labels]));
  return (fabric?.racks ?? []).flatMap((rack) =>
    rack.nodes.flatMap(({ name, standsFor }) =>
      standsFor === undefined ? [] : [{ name, labels: { ...groups.get(standsFor) } }],
    ),
  );
}

/** As calico-node finds them on the interface, with the length of its subnet. */
function addresses(cluster: Cluster): readonly KubernetesObject[] {
  const subnets = cluster.fabric?.racks.flatMap(({ tors }) => tors.flatMap((tor) => tor.subnets)) ?? [];
  return birdNodes(cluster).map((node) => {
    const annotations = node.addresses.map((ip) => {
      const length = subnets.find((subnet) => subnet.contains(ip))?.prefixLength ?? (ip.family === 4 ? 32 : 128);
      return [`projectcalico.org/IPv${ip.family}Address`, `${ip}/${length}`] as const;
    });
    return {
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: node.name, annotations: Object.fromEntries(annotations) },
    };
  });
}

/** Pools of the Installation, which the operator makes in the same words. */
function operatorPools(cluster: Cluster): readonly KubernetesObject[] {
  const pools = cluster.calico.pools.filter(({ managedBy }) => managedBy === "installation");
  const calico = { ...cluster.calico, pools: pools.map((pool) => ({ ...pool, managedBy: "ippool" as const })) };
  return poolObjects({ ...cluster, calico })
    .filter(({ kind }) => kind === "IPPool")
    .map((object) => ({ ...object, apiVersion: "crd.projectcalico.org/v1" }));
}

function existingSecrets({ calico, fabric }: Cluster, passwords: Passwords): readonly KubernetesObject[] {
  const { namespace } = speakerOf(calico);
  const found = bgpPasswords({ calico, ...(fabric === undefined ? {} : { fabric }) }).map(({ password }) => password);
  const data = new Map<string, Record<string, string>>();
  for (const password of found) {
    if (password.kind === "secret") continue;
    const { name, key } = bgpSecretKeyRef(password);
    data.set(name, { ...data.get(name), [key]: passwords(password) });
  }
  return [...data].map(([name, stringData]) => ({
    ...{ apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, type: "Opaque" },
    data: Object.fromEntries(Object.entries(stringData).map(([key, value]) => [key, base64(value)])),
  }));
}

function blockAffinities(cluster: Cluster): readonly KubernetesObject[] {
  return originsOf(cluster).flatMap(({ node, blocks }) => blocks.map((block) => blockAffinity(node, block)));
}

/** By these labels calico-node finds its blocks, and without them none (libcalico-go, blockaffinity.go of 3.31). */
function blockAffinity(node: string, block: Cidr): KubernetesObject {
  return {
    apiVersion: "crd.projectcalico.org/v1",
    kind: "BlockAffinity",
    metadata: {
      name: `${node}-${block.toString().replace(/[.:/]/g, "-")}`,
      labels: {
        "projectcalico.org/hostname-hash": base32(createHash("sha3-256").update(node).digest()),
        "projectcalico.org/affinity-type": "host",
        "projectcalico.org/ip-version": String(block.family),
      },
    },
    spec: { node, cidr: block.toString(), type: "host", state: "confirmed", deleted: "false" },
  };
}

/** RFC 4648, without padding. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** A pool's range is part of what it is: no pool ever gets another. */
function keyOf({ object: { apiVersion, kind, metadata, spec } }: Owned): string {
  const range = kind === "IPPool" ? (spec as { readonly cidr: unknown }).cidr : undefined;
  return [apiVersion, kind, metadata.namespace, metadata.name, range].join(" ");
}

/** Applies, and takes away what is there of an earlier cluster and not of this one. */
export class Datastore {
  private there: readonly Owned[] = [];

  constructor(private readonly apiServer: ApiServer) {}

  async become(cluster: Cluster, passwords?: Passwords): Promise<void> {
    const wanted = datastoreOf(cluster, passwords);
    const { client } = this.apiServer;
    const keys = new Set(wanted.map(keyOf));
    for (const one of this.there) if (!keys.has(keyOf(one))) await client.remove(one.object);
    // Known before it is there: what one cluster leaves half made, the next takes away.
    this.there = wanted;
    for (const { object, fieldManager } of wanted) await client.apply(object, { fieldManager });
  }
}

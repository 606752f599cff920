import * as z from "zod";
import { hostText, ip, line, objectName } from "../../../intent";
import { defaults } from "../defaults";
import { makes } from "./makes";

const path = (what: string) => line.min(1).max(1000).meta({ description: what });

const certificates = z
  .string()
  .max(100_000)
  .regex(
    /^(-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n?)+$/,
    "must be one or more certificates, PEM",
  )
  .meta({ description: "certificates, PEM" });

export { certificates };

const bottlerocket = z
  .strictObject({
    allowedUnsafeSysctls: z.array(line.min(1)).min(1).optional(),
    clusterDnsIps: z.array(ip).min(1).optional(),
    sysctl: z
      .record(line.min(1), line)
      .optional()
      .meta({ description: 'kernel settings, e.g. vm.nr_hugepages: "512"' }),
    bootKernelParameters: z
      .record(line.min(1), z.array(line).min(1))
      .optional()
      .meta({ description: "of the kernel's command line, e.g. hugepagesz: [2M]" }),
  })
  .meta({ description: "settings of Bottlerocket" });

/** What machines are made of; a group's own keys win over those of all. */
export const machine = z
  .strictObject({
    datastore: path("name or path of the datastore, e.g. /DC/datastore/ssd").optional(),
    resourcePool: path("path of the resource pool, e.g. /DC/host/cluster/Resources/pool").optional(),
    folder: path("path of the folder for the machines, e.g. /DC/vm/cluster").optional(),
    template: path(
      "name or path of the template, with the Kubernetes version in it, e.g. ubuntu-2404-kube-v1-35",
    ).optional(),
    os: z
      .enum(["bottlerocket", "ubuntu", "redhat"])
      .optional()
      .meta({ description: `the template's operating system (osFamily); default ${defaults.os}` }),
    cpus: z
      .number()
      .int()
      .min(1)
      .max(768)
      .optional()
      .meta({ description: `default ${defaults.cpus}` }),
    memoryMiB: z
      .number()
      .int()
      .min(1)
      .max(25_165_824)
      .optional()
      .meta({ description: `default ${defaults.memoryMiB}` }),
    diskGiB: z
      .number()
      .int()
      .min(1)
      .max(62_000)
      .optional()
      .meta({ description: `default ${defaults.diskGiB}` }),
    networks: z.array(path("path of a port group")).min(1).max(2).optional().meta({
      description: "workers only: port groups instead of the datacenter's, the first with the node's address",
    }),
    storagePolicy: path("name of a storage policy").optional(),
    clone: z
      .enum(["full", "linked"])
      .optional()
      .meta({ description: "linked wants a snapshot of the template, and its disk size" }),
    tags: z
      .array(
        z
          .string()
          .regex(
            /^urn:vmomi:InventoryServiceTag:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:GLOBAL$/,
            "must be the URN of a tag: urn:vmomi:InventoryServiceTag:UUID:GLOBAL",
          ),
      )
      .min(1)
      .optional()
      .meta({ description: "tags that vCenter has already, by their URNs" }),
    sshKey: z
      .string()
      .max(20_000)
      .regex(
        /^(ssh-(rsa|ed25519)|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/=]+( [\w@.:-]+)?$/,
        "must be a public ssh key",
      )
      .optional()
      .meta({ description: "the public key that may log in; a workload cluster wants one" }),
    ntpServers: z.array(hostText.min(1)).min(1).optional(),
    certBundles: z
      .array(z.strictObject({ name: objectName, data: certificates }))
      .min(1)
      .optional()
      .meta({ description: "Bottlerocket only: certificates to trust" }),
    bottlerocket: bottlerocket.optional(),
  })
  .meta({ description: "a virtual machine" });

const failureDomain = z
  .strictObject({
    name: objectName,
    computeCluster: path("path of the compute cluster"),
    resourcePool: path("path of the resource pool"),
    datastore: path("path of the datastore"),
    folder: path("path of the folder"),
    network: path("path of the port group, e.g. /DC/network/rack-1"),
  })
  .meta({ description: "a place of its own for groups of workers: a rack, with its port group" });

/** The vCenter and what of it the cluster uses: it is there already, unless `makes` says otherwise. */
export const vsphere = z
  .strictObject({
    kind: z.literal("vsphere"),
    server: hostText.min(1).meta({ description: "vCenter's host name or address, without scheme" }),
    insecure: z
      .boolean()
      .optional()
      .meta({ description: "whether vCenter's certificate is not looked at; default false" }),
    thumbprint: z
      .string()
      .regex(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/, "must be a SHA-1 fingerprint: 20 bytes in capitals with : between")
      .optional()
      .meta({ description: "SHA-1 fingerprint of vCenter's certificate, where nobody known has signed it" }),
    datacenter: path("name of the datacenter"),
    network: path("path of the port group of all machines, e.g. /DC/network/nodes"),
    failureDomains: z.array(failureDomain).min(1).optional(),
    machines: machine.optional().meta({ description: "what all machines have unless their group says otherwise" }),
    makes: makes.optional(),
  })
  .meta({ description: "VMware vSphere" });

export type MachineIntent = z.infer<typeof machine>;
export type VsphereIntent = z.infer<typeof vsphere>;

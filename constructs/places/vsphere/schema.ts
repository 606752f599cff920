import * as z from "zod";
import { ip, line, objectName, plainWord, port } from "../../intent";

/**
 * The name of an object in vCenter's inventory. Of the characters that vCenter itself would write as an escape (% / \) none is
 * taken: a name with one is found by nobody who writes it as it is shown.
 */
export const inventoryName = line
  .min(1)
  .max(80)
  .regex(/^[^%/\\]+$/, "must be a name as vCenter shows it, at most 80 characters without %, / and \\")
  .meta({ description: "a name in vCenter's inventory" });

/** A name, or a path of names below the datacenter's own folder of that kind. */
const inventoryPath = line
  .min(1)
  .max(255)
  .regex(/^[^%/\\]+(\/[^%/\\]+)*$/, "must be a name or a path such as kubernetes/lab, without / at its ends")
  .meta({ description: "a name or a path in vCenter's inventory, below the datacenter's folder" });

/** What the provider puts into the URL of vCenter's API: nothing of another part of a URL. */
const serverName = z
  .string()
  .max(259)
  .regex(
    /^([a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?|\[[0-9a-fA-F:.]+\])(:\d{1,5})?$/,
    "must be a host name or an address, e.g. vcenter.example.com or [2001:db8::5], and a port after ':' if it is not 443",
  )
  .meta({ description: "host name or address, with a port where it is another than 443" });

/** A public key, as a line of authorized_keys. */
const publicKey = z
  .string()
  .max(4096)
  .regex(
    /^(ssh-(ed25519|rsa)|ecdsa-sha2-nistp(256|384|521)|sk-(ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com) [A-Za-z0-9+/]+={0,2}( [A-Za-z0-9._@-]+)?$/,
    "must be a line of a .pub file: ssh-ed25519 AAAA… comment",
  )
  .meta({ description: "a public key, as a line of a .pub file" });

const size = z
  .strictObject({
    cpus: z.number().int().min(1).max(768).optional().meta({ description: "virtual CPUs; default 4" }),
    memoryMiB: z.number().int().min(2048).max(25_165_824).multipleOf(4).optional().meta({
      description: "MiB, a multiple of 4; default 8192",
    }),
    diskGiB: z.number().int().min(10).max(63_488).optional().meta({
      description: "GiB of the first disk, at least the template's; default 40",
    }),
  })
  .meta({ description: "how large the machines of a group are" });

const network = z
  .strictObject({
    portGroup: inventoryName,
    vlan: z.number().int().min(1).max(4094).optional().meta({
      description: "makes the port group on the distributed switch, with this VLAN; default: the port group is there",
    }),
    gateway: ip
      .optional()
      .meta({ description: "of machines without a fabric: their default route; default: the first address" }),
    prefixLength: z.number().int().min(8).max(126).optional().meta({
      description: "of machines without a fabric; default: that of the range in underlay.nodes around the address",
    }),
  })
  .meta({ description: "what an uplink of the rack's machines is plugged into" });

const rack = z
  .strictObject({
    name: objectName.meta({ description: "as nodes and the fabric call it" }),
    hosts: z.array(inventoryName).min(1).optional().meta({
      description: "the ESXi hosts in this rack: machines stay on them (DRS rule, must)",
    }),
    networks: z
      .array(network)
      .min(1)
      .max(4)
      .meta({ description: "one per uplink, in the order of the rack's switches" }),
  })
  .meta({ description: "what a rack means in vSphere" });

/** Machines in vSphere, cloned from a template. Credentials are no part of it: VSPHERE_USER and VSPHERE_PASSWORD. */
export const vsphere = z
  .strictObject({
    kind: z.literal("vsphere"),
    vcenter: z
      .strictObject({
        server: serverName,
        addresses: z
          .array(ip)
          .min(1)
          .optional()
          .meta({ description: "of a server by name: so that no range of the cluster hides it" }),
        allowUnverifiedSsl: z
          .boolean()
          .optional()
          .meta({ description: "default false: its certificate must be known" }),
      })
      .meta({ description: "user and password are taken from VSPHERE_USER and VSPHERE_PASSWORD" }),
    datacenter: inventoryName,
    cluster: inventoryName.meta({ description: "the cluster of ESXi hosts (compute cluster), with DRS" }),
    datastore: inventoryName,
    resourcePool: inventoryName.optional().meta({ description: "made in the cluster; default: the cluster's name" }),
    folder: inventoryPath
      .optional()
      .meta({ description: "of the machines; made, in folders that are there; default: the cluster's name" }),
    template: inventoryPath.meta({ description: "a virtual machine or template with cloud-init's VMware datasource" }),
    distributedSwitch: inventoryName.optional().meta({ description: "where port groups with a vlan are made" }),
    racks: z.array(rack).min(1),
    sizes: z.record(objectName, size).optional().meta({ description: "by group of nodes" }),
    ssh: z
      .strictObject({
        user: plainWord.min(1).optional().meta({ description: "made on the machines; default ubuntu" }),
        port: port.optional(),
        authorizedKeys: z.array(publicKey).min(1).max(32).optional(),
      })
      .optional()
      .meta({ description: "how Ansible reaches the machines" }),
    nameservers: z.array(ip).min(1).max(3).optional().meta({ description: "of the machines" }),
    dhcp: z
      .array(z.strictObject({ from: ip, to: ip }).meta({ description: "first and last address" }))
      .optional()
      .meta({
        description: "what a DHCP server gives away in the machines' networks: nothing of the kit's may be in it",
      }),
    atOnce: z.number().int().min(1).max(32).optional().meta({
      description: "how many workers are cloned or changed at once; control planes one by one; default 1",
    }),
    execution: z
      .strictObject({
        eptRviMode: z.enum(["automatic", "on", "off"]).optional(),
        hvMode: z.enum(["hvAuto", "hvOn", "hvOff"]).optional(),
      })
      .optional()
      .meta({ description: "as vSphere reports them of a machine; default automatic, hvAuto" }),
  })
  .meta({ description: "machines in vSphere, cloned from a template" });

export type VsphereIntent = z.infer<typeof vsphere>;

import * as z from "zod";
import { Ip } from "../../net";

/** Operating systems of machines on a laptop: those that Kubespray v2.31.0 tests and has a box for (Vagrantfile, SUPPORTED_OS). */
export const vagrantSystems = [
  "ubuntu2204",
  "ubuntu2404",
  "debian11",
  "debian12",
  "rockylinux8",
  "rockylinux9",
  "almalinux8",
  "almalinux9",
] as const;

/** What a laptop gives each of its machines where nobody says otherwise; the network is Kubespray's own. */
export const vagrantDefaults = {
  os: "ubuntu2404",
  network: "172.18.8.0",
  memoryMiB: 2048,
  cpus: 2,
  prefix: "k8s",
} as const;

const number = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = z.string().regex(new RegExp(`^${number}(?:\\.${number}){3}$`), "must be an IPv4 address");

/** Machines by Vagrant on the machine that one sits at. */
export const vagrant = z
  .strictObject({
    kind: z.literal("vagrant"),
    os: z
      .enum(vagrantSystems)
      .optional()
      .meta({ description: `the machines' box, Vagrantfile's own words; default ${vagrantDefaults.os}` }),
    network: ipv4.optional().meta({
      description: `address of the machines' own /24, which nothing else of the laptop uses; default ${vagrantDefaults.network}`,
    }),
    memoryMiB: z
      .number()
      .int()
      // Kubespray asks for 1500 MB of a control plane (minimal_master_memory_mb), beside what the kernel keeps.
      .min(1792)
      .optional()
      .meta({ description: `of each machine; default ${vagrantDefaults.memoryMiB}` }),
    cpus: z
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ description: `of each machine; default ${vagrantDefaults.cpus}` }),
  })
  .meta({ description: "virtual machines on a laptop, by Vagrant and Kubespray's Vagrantfile" });

export type VagrantIntent = z.infer<typeof vagrant>;

/** The first three numbers of the machines' network, as Vagrantfile has them (`$subnet`). */
export function vagrantSubnet({ network }: VagrantIntent): string {
  return (network ?? vagrantDefaults.network).split(".").slice(0, 3).join(".");
}

/** Most machines that Vagrantfile has addresses for: it counts from .101. */
export const mostVagrantMachines = 154;

/** Name and address of a machine, from 1, as Vagrantfile gives them. */
export function vagrantMachine(intent: VagrantIntent, number: number): { readonly name: string; readonly address: Ip } {
  return {
    name: `${vagrantDefaults.prefix}-${number}`,
    address: Ip.of(`${vagrantSubnet(intent)}.${100 + Math.min(number, mostVagrantMachines)}`),
  };
}

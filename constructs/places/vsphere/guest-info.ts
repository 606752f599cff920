import { createHash } from "node:crypto";
import { metricBehindBgp } from "../../calico";
import type { Ip } from "../../net";
import type { VsphereMachine, VspherePlace } from "./types";

/**
 * What cloud-init's VMware datasource reads of a machine (cloud-init doc/rtd/reference/datasources/vmware.md): who it is with
 * its network (Netplan, version 2), and what is done at its first boot. JSON, which is YAML.
 */
export interface GuestInfo {
  readonly metadata: string;
  readonly userdata: string;
}

export function guestInfo({ name, ssh }: Pick<VspherePlace, "name" | "ssh">, machine: VsphereMachine): GuestInfo {
  const keys = [...ssh.authorizedKeys];
  return {
    metadata: JSON.stringify({
      "instance-id": instanceId({ name }, machine),
      "local-hostname": machine.name,
      network: networkOf(machine),
    }),
    userdata: `#cloud-config\n${JSON.stringify({
      users: [
        {
          name: ssh.user,
          shell: "/bin/bash",
          sudo: "ALL=(ALL) NOPASSWD:ALL",
          lock_passwd: true,
          ssh_authorized_keys: keys,
        },
      ],
      ssh_pwauth: false,
      disable_root: true,
    })}\n`,
  };
}

/** Who a machine is: another network is another machine, as one that runs is not to keep half of the old one. */
export function instanceId({ name }: Pick<VspherePlace, "name">, machine: VsphereMachine): string {
  const digest = createHash("sha256")
    .update(JSON.stringify(networkOf(machine)))
    .digest("hex");
  return `${name}-${machine.name}-${digest.slice(0, 12)}`;
}

/** guestinfo.* of a machine, as the datasource wants them: base64, which no shell and no XML of vSphere's takes apart. */
export function extraConfig(info: GuestInfo): Readonly<Record<string, string>> {
  const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
  return {
    "guestinfo.metadata": base64(info.metadata),
    "guestinfo.metadata.encoding": "base64",
    "guestinfo.userdata": base64(info.userdata),
    "guestinfo.userdata.encoding": "base64",
  };
}

function networkOf({ interfaces, stable, nameservers }: VsphereMachine): object {
  const source = (family: Ip["family"]): object => {
    const address = stable.find((one) => one.family === family);
    return address === undefined ? {} : { from: address.toString() };
  };
  const names = nameservers.length === 0 ? {} : { nameservers: { addresses: nameservers.map(String) } };
  // They serve until Calico runs.
  let metric = metricBehindBgp;
  const links = interfaces.map(({ name, mtu, addresses, gateways }): readonly [string, object] => [
    name,
    {
      dhcp4: false,
      dhcp6: false,
      "accept-ra": false,
      mtu,
      addresses: addresses.map(({ address, subnet }) => `${address}/${subnet.prefixLength}`),
      routes: gateways.map((via) => ({
        to: via.family === 4 ? "0.0.0.0/0" : "::/0",
        via: via.toString(),
        metric: metric++,
        ...source(via.family),
      })),
      ...names,
    },
  ]);
  const loopback = { match: { name: "lo" }, addresses: stable.map((ip) => `${ip}/${ip.family === 4 ? 32 : 128}`) };
  return {
    version: 2,
    ethernets: { ...Object.fromEntries(links), ...(stable.length === 0 ? {} : { lo: loopback }) },
  };
}

import type { Handover } from "../../model";
import { kubesprayReleaseOf } from "./releases";
import type { KubesprayWhole } from "./types";

/** The script calls `apply.sh` by itself, at the right moment. */
export function kubesprayHandover({ platform: { release, hosts, place } }: KubesprayWhole): Handover {
  const { ansibleCore } = kubesprayReleaseOf(release);
  if (place.kind === "aws")
    return {
      needs: [
        "credentials of AWS, ssh with the private key, python3, and a checkout of Kubespray, whose folder the variable `KUBESPRAY` says",
      ],
      next: [
        {
          command: "calico-kit up",
          what: "makes machines, cluster and Calico; the files here are what its plays read",
        },
      ],
    };
  if (place.kind === "vsphere")
    return {
      needs: [
        "`VSPHERE_USER` and `VSPHERE_PASSWORD` in the environment, ssh with the private key of a public one in the intent, python3, and a checkout of Kubespray, whose folder the variable `KUBESPRAY` says",
        "a template with cloud-init and its VMware datasource, DRS for the rules of racks, and a way to the machines' own addresses",
      ],
      next: [
        {
          command: "calico-kit up",
          what: "makes machines, cluster and Calico; the files here are what its plays read",
        },
      ],
    };
  if (place.kind === "vagrant")
    return {
      needs: [
        `vagrant with VirtualBox or libvirt, and ${Math.ceil((hosts.length * place.memoryMiB) / 1024)} GiB of memory for ${hosts.length} machines`,
        `bash, awk, python3, kubectl, and ansible-playbook (ansible-core ${ansibleCore}) with what Kubespray's requirements.txt asks for`,
        `the variable \`KUBESPRAY\`: the folder of a checkout of Kubespray ${release}`,
      ],
      next: [
        {
          command: "kubespray/commands.sh up",
          what: "makes machines and cluster; again, after a change and another synth",
        },
        { command: "kubespray/commands.sh down", what: "takes the machines away" },
      ],
    };
  return {
    needs: [
      `${hosts.length} machines with systemd that ssh reaches, and the right to become root there`,
      `for \`kubespray/commands.sh\`: bash, awk, ssh, kubectl, and ansible-playbook (ansible-core ${ansibleCore}) with what Kubespray's requirements.txt asks for`,
      `the variable \`KUBESPRAY\`: the folder of a checkout of Kubespray ${release}`,
    ],
    next: [
      {
        command: "kubespray/commands.sh up",
        what: "makes the cluster, Calico included; again, after a change and another synth",
      },
      { command: "kubespray/commands.sh remove NAME", what: "before a machine leaves the intent" },
    ],
  };
}

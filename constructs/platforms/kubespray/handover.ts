import type { Handover } from "../../model";
import { kubesprayReleaseOf } from "./releases";
import type { KubesprayWhole } from "./types";

/** How Kubernetes is raised, by the command that runs the play. */
const upgrade = (command: string): Handover["next"][number] => ({
  command,
  what: "after `kubernetes` was raised by one minor in the intent: the play is upgrade-cluster.yml, which drains machines in batches",
});

/** What comes after a change of the intent, where Pulumi makes the machines. */
const afterwards: Handover["next"] = [
  {
    command: "calico-kit preview",
    what: "after each change of the intent: what it disrupts, and what a live cluster cannot become",
  },
  upgrade("calico-kit up"),
  {
    command: "calico-kit up",
    what: "after a machine was added, or one was taken out: it joins, or is drained and deleted; control planes one at a time, and etcd as docs/operations/nodes.md of Kubespray says",
  },
];

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
        ...afterwards,
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
        ...afterwards,
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
        upgrade("kubespray/commands.sh up"),
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
      upgrade("kubespray/commands.sh up"),
      { command: "kubespray/commands.sh remove NAME", what: "before a machine leaves the intent" },
    ],
  };
}

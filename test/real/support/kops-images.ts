/** The machine images that the stand-in for AWS knows, and the channel file that names versions and a default image. */

const owners = {
  ubuntu: "099720109477",
  debian: "136693071363",
  amazon: "137112412989",
  flatcar: "075585003325",
  ubuntuInGovCloud: "513442679011",
  own: "111122223333",
  rocky: "792107900819",
  redhat: "309956199498",
} as const;

/** Images by what kOps calls them: `<owner>/<name>`. */
export const kopsImageNames = {
  ubuntu: `${owners.ubuntu}/ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20251212`,
  ubuntuArm: `${owners.ubuntu}/ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20251212`,
  ubuntuSummer: `${owners.ubuntu}/ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260714`,
  ubuntuJammy: `${owners.ubuntu}/ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20251212`,
  ubuntuInGovCloud: `${owners.ubuntuInGovCloud}/ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20251212`,
  flatcarOfOnesOwn: `${owners.own}/Flatcar-stable-4230.2.3-hvm`,
  debian: `${owners.debian}/debian-12-amd64-20251112-2294`,
  debian13: `${owners.debian}/debian-13-amd64-20251117-2299`,
  amazonLinux: `${owners.amazon}/al2023-ami-2023.9.20251208.0-kernel-6.1-x86_64`,
  debianArm: `${owners.debian}/debian-12-arm64-20251112-2294`,
  amazonLinuxArm: `${owners.amazon}/al2023-ami-2023.9.20251208.0-kernel-6.1-arm64`,
  flatcar: `${owners.flatcar}/Flatcar-stable-4230.2.3-hvm`,
  flatcarArm: `${owners.flatcar}/Flatcar-stable-4230.2.3-arm64-hvm`,
  rocky: `${owners.rocky}/Rocky-9-EC2-Base-9.7-20251123.2.x86_64`,
  redhat: `${owners.redhat}/RHEL-9.7.0_HVM-20251117-x86_64-0-Hourly2-GP3`,
} as const;

/** moto's way of describing images. */
export const kopsImages = Object.values(kopsImageNames).map((image, index) => {
  const [owner_id, ...name] = image.split("/");
  return {
    ami_id: `ami-${(index + 1).toString(16).padStart(17, "0")}`,
    state: "available",
    public: true,
    owner_id,
    name: name.join("/"),
    description: name.join("/"),
    image_location: image,
    image_type: "machine",
    architecture: /arm64/.test(image) ? "arm64" : "x86_64",
    root_device_type: "ebs",
    root_device_name: "/dev/sda1",
    virtualization_type: "hvm",
    hypervisor: "xen",
    sriov: "simple",
    platform: null,
    creation_date: "2025-12-12T00:00:00.000Z",
  };
});

/** Public parameters of AWS Systems Manager, each the id of an image. */
export const kopsParameters: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64", "amazonLinux"],
      ["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64", "amazonLinuxArm"],
      ["/aws/service/debian/release/12/latest/amd64", "debian"],
      ["/aws/service/debian/release/12/latest/arm64", "debianArm"],
    ] as const
  ).map(([name, image]) => [name, kopsImages[Object.keys(kopsImageNames).indexOf(image)]?.ami_id ?? ""]),
);

/** The part of kOps' own channel `stable` that kOps 1.35 reads for an AWS cluster. */
export const kopsChannel = `spec:
  images:
  - name: ${kopsImageNames.ubuntu}
    providerID: aws
    architectureID: amd64
    kubernetesVersion: ">=1.32.0"
  - name: ${kopsImageNames.ubuntuArm}
    providerID: aws
    architectureID: arm64
    kubernetesVersion: ">=1.32.0"
  cluster:
    kubernetesVersion: v1.35.0
    networking: {}
  kubernetesVersions:
  - { range: ">=1.35.0", recommendedVersion: 1.35.0, requiredVersion: 1.35.0 }
  - { range: ">=1.34.0", recommendedVersion: 1.34.3, requiredVersion: 1.34.0 }
  - { range: ">=1.33.0", recommendedVersion: 1.33.7, requiredVersion: 1.33.0 }
  kopsVersions:
  - { range: ">=1.35.0-alpha.1", recommendedVersion: 1.35.0, kubernetesVersion: 1.35.0 }
`;

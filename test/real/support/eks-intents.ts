/** Random intents for EKS that say, all together, every key of its schema. */
import fc from "fast-check";

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

export const eksIntents = (region: string, account: string) => {
  const zones = ["a", "b", "c"].map((letter) => `${region}${letter}`);
  const arn = (path: string, of = account) => `arn:aws:iam::${of}:${path}`;

  const adopted = fc.record({
    kind: fc.constant("adopt"),
    vpcId: fc.constant("vpc-0a1b"),
    cidr: fc.constant("10.0.0.0/16"),
    additionalCidrs: optional(fc.constant(["100.64.0.0/16"])),
    privateSubnets: fc.constantFrom(
      zones.slice(0, 2).map((availabilityZone, index) => ({ subnetId: `subnet-0${index}`, availabilityZone })),
      zones.map((availabilityZone, index) => ({
        subnetId: `subnet-1${index}`,
        availabilityZone,
        cidr: `10.0.${index * 32}.0/19`,
        routeTableId: `rtb-0${index}`,
      })),
    ),
  });
  const created = fc.record({
    kind: fc.constant("create"),
    cidr: optional(fc.constantFrom("10.0.0.0/16", "10.0.0.0/17", "10.0.0.0/20")),
    availabilityZones: optional(fc.constantFrom(zones.slice(0, 2), zones)),
    natGateways: optional(fc.constantFrom("single", "per-zone")),
    endpoints: optional(
      fc.subarray(["s3", "ecr.api", "ecr.dkr", "ec2", "sts", "logs", "eks", "eks-auth", "elasticloadbalancing", "ssm"]),
    ),
  });

  const group = fc.record({
    image: fc.constantFrom(
      {},
      { os: "al2023" },
      { os: "bottlerocket" },
      { os: "al2023", amiId: "ami-0123456789abcdef0" },
      { os: "ubuntu", amiId: "ami-0123456789abcdef0" },
    ),
    machines: fc.constantFrom(
      {},
      { architecture: "x86_64", instanceTypes: ["c6i.xlarge", "m6i.xlarge"] },
      { architecture: "arm64", instanceTypes: ["m7g.large"] },
      { instanceTypes: ["m5.2xlarge"] },
    ),
    capacityType: optional(fc.constantFrom("ON_DEMAND", "SPOT")),
    scaling: optional(fc.constantFrom({ min: 0, desired: 0, max: 1 }, { min: 1, desired: 3, max: 9 })),
    availabilityZones: optional(fc.subarray(zones.slice(0, 2), { minLength: 1 })),
    labels: optional(fc.constantFrom({}, { "example.com/rack": "r1", role: "" }, { "node.kubernetes.io/pool": "a" })),
    taints: optional(
      fc.constantFrom(
        [{ key: "dedicated", value: "net", effect: "PREFER_NO_SCHEDULE" }],
        [{ key: "example.com/a", effect: "PREFER_NO_SCHEDULE" }],
      ),
    ),
    maxPods: optional(fc.constant(20)),
    volume: optional(
      fc.constantFrom({ sizeGiB: 30 }, { type: "io2" }, { sizeGiB: 100, type: "io1" }, { sizeGiB: 16384, type: "gp3" }),
    ),
    interfaceName: optional(fc.constantFrom("ens5", "eth0")),
    updateMaxUnavailable: optional(fc.constantFrom(1, 33, 100)),
    metadataOptions: optional(fc.constantFrom({}, { httpPutResponseHopLimit: 1 }, { httpPutResponseHopLimit: 64 })),
  });

  const opening = fc.record({
    protocol: fc.constantFrom("tcp", "udp"),
    port: fc.integer({ min: 1, max: 60000 }),
    toPort: optional(fc.integer({ min: 60001, max: 65535 })),
    from: fc.constantFrom("nodes", "control-plane", "sg-0a1b2c", "203.0.113.0/24", "0.0.0.0/0"),
    reason: fc.constantFrom("webhook", "an exporter: port 8 (blue)", "a".repeat(200)),
  });

  const routeServer = fc.record({
    amazonSideAsn: fc.constantFrom(65000, "64086.59904", 4200000000),
    persistRoutes: optional(fc.integer({ min: 1, max: 5 }).map((minutes) => ({ minutes }))),
    endpointsPerSubnet: optional(fc.constantFrom(1, 2)),
    peers: fc.constantFrom(
      [{ name: "a", availabilityZone: zones[0], peerAddress: "10.0.0.10", peerAsn: 64512 }],
      [{ name: "b", availabilityZone: zones[0], peerAddress: "10.0.0.11", peerAsn: 64512, livenessDetection: "bfd" }],
    ),
  });

  const platform = fc.record({
    kind: fc.constant("eks"),
    region: fc.constant(region),
    vpc: optional(fc.oneof(created, adopted)),
    endpoint: optional(
      fc.record({
        private: optional(fc.constant(true)),
        publicCidrs: optional(
          fc.constantFrom(["203.0.113.7/32"], ["0.0.0.0/0"], ["203.0.113.7/32", "198.51.100.0/24"]),
        ),
      }),
    ),
    administrators: optional(
      fc.subarray([
        arn("role/Admins"),
        arn("role/aws-reserved/sso.amazonaws.com/Admin_0a1b2c3"),
        arn("user/alice"),
        arn("role/Guests", "999999999999"),
        `arn:aws-us-gov:iam::${account}:role/Gov`,
      ]),
    ),
    deployer: optional(
      fc.constantFrom(
        { principalArn: arn("role/Deploy") },
        { principalArn: arn("user/ci"), profile: "ops" },
        { roleArn: arn("role/paths/Deploy") },
        { principalArn: arn("role/Admins") },
      ),
    ),
    secretsEncryption: optional(
      fc.constantFrom(
        { kind: "create" },
        { kind: "none" },
        { kind: "key", keyArn: `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab` },
        { kind: "key", keyArn: `arn:aws:kms:${region}:999999999999:key/mrk-1234abcd12ab34cd56ef1234567890ab` },
      ),
    ),
    logging: optional(
      fc.record({
        types: optional(fc.subarray(["api", "audit", "authenticator", "controllerManager", "scheduler"])),
        retentionDays: optional(fc.constantFrom(1, 30, 400, 731)),
      }),
    ),
    workloadIdentity: optional(fc.constantFrom("pod-identity", "oidc", "none")),
    supportType: optional(fc.constantFrom("STANDARD", "EXTENDED")),
    deletionProtection: optional(fc.boolean()),
    kubeProxy: optional(
      fc.constantFrom(
        { kind: "addon" },
        { kind: "daemonset", mode: "iptables" },
        { kind: "daemonset", mode: "nftables" },
      ),
    ),
    vpcCni: optional(
      fc.record({
        prefixDelegation: optional(fc.boolean()),
        enableNetworkPolicy: optional(fc.constant(false)),
        securityGroupsForPods: optional(
          fc.constantFrom({}, { enforcingMode: "standard" }, { enforcingMode: "strict" }),
        ),
      }),
    ),
    addonVersions: optional(fc.constant({ coredns: "v1.13.2-eksbuild.1" })),
    nodeGroups: fc
      .array(group, { minLength: 1, maxLength: 2 })
      .map((all) =>
        all.map(({ machines, image, ...one }, index) => ({ name: `g${index}`, ...machines, ...image, ...one })),
      ),
    openings: optional(fc.array(opening, { minLength: 1, maxLength: 3 })),
    tags: optional(fc.constantFrom({}, { owner: "net", "cost center": "a/b@c=d" })),
  });

  const choices = fc.record({
    platform,
    routeServer: optional(routeServer),
    kubernetes: optional(fc.constantFrom("1.34", "1.35", "1.36")),
    routing: fc.constantFrom("cloud", "overlay", "overlay"),
    dataplane: fc.constantFrom(undefined, undefined, "nftables", "ebpf"),
  });
  return choices.map(({ platform, routeServer, kubernetes, routing, dataplane }) => {
    const proxy = platform.kubeProxy;
    const mode = proxy?.kind === "daemonset" && "mode" in proxy ? proxy.mode : proxy && "iptables";
    const isFit = mode === undefined || mode === (dataplane ?? "iptables");
    return withoutHoles({
      name: "demo",
      kubernetes,
      platform: {
        ...platform,
        // What does not go together is a finding of its own: most intents are to pass.
        vpcCni: routing === "cloud" ? platform.vpcCni : undefined,
        kubeProxy: isFit ? proxy : undefined,
        routeServer: routing === "overlay" ? routeServer : undefined,
      },
      calico: {
        routing: routing === "cloud" ? { kind: "cloud" } : { kind: "overlay", encapsulation: "VXLAN", bgp: "Enabled" },
        ...(dataplane === undefined ? {} : { dataplane: { kind: dataplane } }),
        ...(routeServer === undefined || routing === "cloud"
          ? {}
          : { bgp: { peers: [{ name: "rs", peerIP: "10.0.0.4", asNumber: routeServer.amazonSideAsn }] } }),
      },
    }) as { readonly platform: object };
  });
};

const withoutHoles = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

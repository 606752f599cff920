/** What the Installation says of the workloads that the operator makes, with a value for every field. */
export const workloads = {
  calicoNodeDaemonSet: {
    metadata: { labels: { team: "net" }, annotations: { "example.com/owner": "the net team" } },
    spec: {
      minReadySeconds: 5,
      template: {
        metadata: { labels: { team: "net" }, annotations: { "example.com/scrape": "true" } },
        spec: { nodeSelector: { "kubernetes.io/os": "linux" }, tolerations: [{ operator: "Exists" }] },
      },
    },
  },
  csiNodeDriverDaemonSet: {
    metadata: { labels: { team: "net" } },
    spec: { template: { spec: { tolerations: [{ operator: "Exists" }] } } },
  },
  calicoKubeControllersDeployment: {
    metadata: { labels: { team: "net" } },
    spec: {
      minReadySeconds: 5,
      template: { spec: { nodeSelector: { "kubernetes.io/os": "linux" }, tolerations: [{ operator: "Exists" }] } },
    },
  },
  typhaDeployment: {
    metadata: { labels: { team: "net" } },
    spec: {
      minReadySeconds: 5,
      strategy: { rollingUpdate: { maxSurge: "50%", maxUnavailable: 1 } },
      template: {
        metadata: { annotations: { "example.com/scrape": "true" } },
        spec: {
          nodeSelector: { "kubernetes.io/os": "linux" },
          tolerations: [{ key: "dedicated", operator: "Equal", value: "net", effect: "NoSchedule" }],
          terminationGracePeriodSeconds: 60,
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: "topology.kubernetes.io/zone",
              whenUnsatisfiable: "ScheduleAnyway",
              labelSelector: { matchLabels: { "k8s-app": "calico-typha" } },
            },
          ],
        },
      },
    },
  },
  typhaAffinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: "kubernetes.io/arch", operator: "In", values: ["amd64", "arm64"] },
              { key: "example.com/cpus", operator: "Gt", values: ["2"] },
            ],
          },
        ],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 50, preference: { matchExpressions: [{ key: "example.com/edge", operator: "DoesNotExist" }] } },
      ],
    },
  },
  nonPrivileged: "Disabled",
  fipsMode: "Disabled",
  tlsCipherSuites: ["TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
};

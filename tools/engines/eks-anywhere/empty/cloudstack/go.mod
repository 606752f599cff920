module sigs.k8s.io/cluster-api-provider-cloudstack

go 1.25.0

require k8s.io/apimachinery v0.34.2

package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/eks-anywhere/pkg/api/v1alpha1"
	"github.com/aws/eks-anywhere/pkg/cluster"
	"github.com/aws/eks-anywhere/pkg/executables"
	"github.com/aws/eks-anywhere/pkg/providers/vsphere"
	releasev1 "github.com/aws/eks-anywhere/release/api/v1alpha1"
)

var errReachesVCenter = errors.New("goes on to ask vCenter")

// vCenter is one that has whatever it is asked for. A question that only a real one can answer ends the checks: nil methods are never
// reached, as errReachesVCenter comes before them.
type vCenter struct {
	vsphere.ProviderGovcClient
	// Of templates, by path; nil: nobody asks.
	tags map[string][]string
}

func (vCenter) ValidateVCenterConnection(context.Context, string) error { return nil }
func (vCenter) ValidateVCenterAuthentication(context.Context) error     { return nil }

// A certificate that nobody signed is what the thumbprint is for.
func (vCenter) IsCertSelfSigned(context.Context) bool { return true }
func (vCenter) GetCertThumbprint(context.Context) (string, error) {
	return os.Getenv("THUMBPRINT"), nil
}
func (vCenter) ConfigureCertThumbprint(context.Context, string, string) error { return nil }
func (vCenter) DatacenterExists(context.Context, string) (bool, error)        { return true, nil }
func (vCenter) NetworkExists(context.Context, string) (bool, error)           { return true, nil }
func (vCenter) ListTags(context.Context) ([]executables.Tag, error)           { return nil, errReachesVCenter }
func (vCenter) ValidateFailureDomainConfig(context.Context, *v1alpha1.VSphereDatacenterConfig, *v1alpha1.FailureDomain) error {
	return nil
}

func (v vCenter) ValidateVCenterSetupMachineConfig(context.Context, *v1alpha1.VSphereDatacenterConfig, *v1alpha1.VSphereMachineConfig, *bool) error {
	if v.tags == nil {
		return errReachesVCenter
	}
	return nil
}

func (vCenter) SearchTemplate(_ context.Context, _, template string) (string, error) {
	return template, nil
}

func (v vCenter) GetTags(_ context.Context, path string) ([]string, error) { return v.tags[path], nil }

// vsphereChecks is what the provider checks itself, before it looks into vCenter.
func vsphereChecks(question Question) []Refusal {
	config, err := parsed(question.Objects)
	if err != nil || config.VSphereDatacenter == nil {
		return nil
	}
	spec := vsphere.NewSpec(&cluster.Spec{Config: config, VersionsBundles: bundles(question.Releases)})
	validator := vsphere.NewValidator(vCenter{tags: question.Tags}, nil)
	_ = os.Setenv("THUMBPRINT", config.VSphereDatacenter.Spec.Thumbprint)
	var refused []Refusal
	ask := func(what string, check func() error) {
		if err := guarded(check); err != nil && !errors.Is(err, errReachesVCenter) && !contains(err, errReachesVCenter) {
			refused = append(refused, Refusal{By: "vsphere", What: what, Why: err.Error()})
		}
	}
	ctx := context.Background()
	ask("vCenter", func() error { return validator.ValidateVCenterConfig(ctx, config.VSphereDatacenter) })
	ask("failure domains", func() error { return validator.ValidateFailureDomains(ctx, spec) })
	ask("machines", func() error { return validator.ValidateClusterMachineConfigs(ctx, spec) })
	return refused
}

// bundles are what a release says of each minor, as far as templates go.
func bundles(releases map[string]string) map[v1alpha1.KubernetesVersion]*cluster.VersionsBundle {
	all := map[v1alpha1.KubernetesVersion]*cluster.VersionsBundle{}
	for minor, name := range releases {
		all[v1alpha1.KubernetesVersion(minor)] = &cluster.VersionsBundle{
			VersionsBundle: &releasev1.VersionsBundle{EksD: releasev1.EksDRelease{Name: name}},
			KubeDistro:     &cluster.KubeDistro{},
		}
	}
	return all
}

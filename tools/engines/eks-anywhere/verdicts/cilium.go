package main

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/aws/eks-anywhere/pkg/cluster"
	"github.com/aws/eks-anywhere/pkg/networking/cilium"
	"github.com/aws/eks-anywhere/pkg/networking/cilium/reconciler"
	"github.com/go-logr/logr"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	clientgoscheme "k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
)

// CiliumVerdict is what the reconciler does with one cluster, once.
type CiliumVerdict struct {
	// Installs says that it would apply Cilium's manifest.
	Installs bool `json:"installs"`
	// Annotations of the Cluster afterwards.
	Annotations map[string]string `json:"annotations,omitempty"`
	Error       string            `json:"error,omitempty"`
}

func contains(err error, part error) bool { return strings.Contains(err.Error(), part.Error()) }

// templates notes that a manifest was wanted, and gives one that does nothing.
type templates struct{ wanted bool }

func (t *templates) GenerateManifest(context.Context, *cluster.Spec, ...cilium.ManifestOpt) ([]byte, error) {
	t.wanted = true
	return []byte{}, nil
}

func (t *templates) GenerateUpgradePreflightManifest(context.Context, *cluster.Spec) ([]byte, error) {
	t.wanted = true
	return []byte{}, nil
}

func ciliumVerdict(raws []json.RawMessage, question CiliumQuestion) *CiliumVerdict {
	config, err := parsed(raws)
	if err != nil {
		return &CiliumVerdict{Error: err.Error()}
	}
	asked := &templates{}
	spec := &cluster.Spec{Config: config}
	err = guarded(func() error {
		_, err := reconciler.New(asked, nil).Reconcile(context.Background(), logr.Discard(), clusterWith(question.Image), spec)
		return err
	})
	verdict := &CiliumVerdict{Installs: asked.wanted, Annotations: config.Cluster.Annotations}
	// Without bundles it cannot tell which version there should be: that is an upgrade, no installation.
	if err != nil {
		verdict.Error = err.Error()
	}
	return verdict
}

func clusterWith(image string) client.Client {
	if image == "" {
		return fake.NewClientBuilder().WithScheme(clientgoscheme.Scheme).Build()
	}
	meta := func(name string) metav1.ObjectMeta { return metav1.ObjectMeta{Name: name, Namespace: "kube-system"} }
	pods := corev1.PodTemplateSpec{Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "agent", Image: image}}}}
	return fake.NewClientBuilder().WithScheme(clientgoscheme.Scheme).WithObjects(
		&appsv1.DaemonSet{ObjectMeta: meta(cilium.DaemonSetName), Spec: appsv1.DaemonSetSpec{Template: pods}},
		&appsv1.Deployment{ObjectMeta: meta(cilium.DeploymentName), Spec: appsv1.DeploymentSpec{Template: pods}},
		&corev1.ConfigMap{ObjectMeta: meta(cilium.ConfigMapName)},
	).Build()
}

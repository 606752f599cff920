// Package v1beta3 stands for CloudStack's kinds, which no cluster on vSphere has: EKS Anywhere's own copy of them is not published, and
// the packages that judge vSphere only name them.
package v1beta3

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// AddToScheme knows no kind.
func AddToScheme(*runtime.Scheme) error { return nil }

// CloudStackMachineTemplate is named, and never made.
type CloudStackMachineTemplate struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
}

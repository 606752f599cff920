package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/aws/eks-anywhere/pkg/api/v1alpha1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/webhook/admission"
	"sigs.k8s.io/yaml"

	"github.com/aws/eks-anywhere/pkg/cluster"
)

// hooked is an object whose webhooks the controller serves.
type hooked interface {
	client.Object
	admission.CustomDefaulter
	admission.CustomValidator
}

var kinds = map[string]func() client.Object{
	"Cluster":                 func() client.Object { return &v1alpha1.Cluster{} },
	"VSphereDatacenterConfig": func() client.Object { return &v1alpha1.VSphereDatacenterConfig{} },
	"VSphereMachineConfig":    func() client.Object { return &v1alpha1.VSphereMachineConfig{} },
	"OIDCConfig":              func() client.Object { return &v1alpha1.OIDCConfig{} },
	"AWSIamConfig":            func() client.Object { return &v1alpha1.AWSIamConfig{} },
	"FluxConfig":              func() client.Object { return &v1alpha1.FluxConfig{} },
}

type kinded struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name string `json:"name"`
	} `json:"metadata"`
}

func nameOf(raw json.RawMessage) (kinded, string) {
	var k kinded
	_ = json.Unmarshal(raw, &k)
	return k, k.Kind + " " + k.Metadata.Name
}

// decodeAll reads objects strictly: a key that the kind does not have is an error.
func decodeAll(raws []json.RawMessage) (map[string]client.Object, []Refusal) {
	objects := map[string]client.Object{}
	var refused []Refusal
	for _, raw := range raws {
		k, name := nameOf(raw)
		make, known := kinds[k.Kind]
		if !known {
			refused = append(refused, Refusal{By: "schema", What: name, Why: "EKS Anywhere's objects on vSphere have no such kind"})
			continue
		}
		object := make()
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(object); err != nil {
			refused = append(refused, Refusal{By: "schema", What: name, Why: err.Error()})
			continue
		}
		objects[name] = object
	}
	return objects, refused
}

// file is what `eksctl anywhere` checks of a file before it asks anybody.
func file(raws []json.RawMessage) []Refusal {
	config, err := parsed(raws)
	if err == nil {
		err = cluster.ValidateConfig(config)
	}
	if err == nil {
		err = v1alpha1.ValidateClusterConfigContent(config.Cluster)
	}
	if err != nil {
		return []Refusal{{By: "file", What: "the file", Why: err.Error()}}
	}
	return nil
}

func parsed(raws []json.RawMessage) (*cluster.Config, error) {
	var text bytes.Buffer
	for _, raw := range raws {
		one, err := yaml.JSONToYAML(raw)
		if err != nil {
			return nil, err
		}
		text.WriteString("---\n")
		text.Write(one)
	}
	config, err := cluster.ParseConfig(text.Bytes())
	if err != nil {
		return nil, err
	}
	return config, cluster.SetConfigDefaults(config)
}

// creations asks the webhooks, as an API server would: they fill in, then judge.
func creations(objects map[string]client.Object, byCommand bool) []Refusal {
	return each(objects, "create", func(object hooked) error {
		if own, ok := object.(*v1alpha1.Cluster); ok && byCommand {
			own.AddManagedByCLIAnnotation()
		}
		if err := object.Default(context.Background(), object); err != nil {
			return err
		}
		_, err := object.ValidateCreate(context.Background(), object)
		return err
	})
}

// updates asks the webhooks about objects that are there and are to be others.
func updates(old map[string]client.Object, now map[string]client.Object) []Refusal {
	return each(now, "update", func(object hooked) error {
		before, there := old[kindOf(object)+" "+object.GetName()]
		if !there {
			_, err := object.ValidateCreate(context.Background(), object)
			return err
		}
		for _, one := range []client.Object{before, object} {
			if filled, ok := one.(hooked); ok {
				if err := filled.Default(context.Background(), one); err != nil {
					return err
				}
			}
		}
		_, err := object.ValidateUpdate(context.Background(), before, object)
		return err
	})
}

func kindOf(object runtime.Object) string {
	return object.GetObjectKind().GroupVersionKind().Kind
}

func each(objects map[string]client.Object, by string, ask func(hooked) error) []Refusal {
	var refused []Refusal
	for name, object := range objects {
		one, ok := object.(hooked)
		if !ok {
			continue
		}
		if err := guarded(func() error { return ask(one) }); err != nil {
			refused = append(refused, Refusal{By: by, What: name, Why: err.Error()})
		}
	}
	return refused
}

// guarded takes a panic for a refusal: the API server answers one with an internal error.
func guarded(ask func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panics: %v", cause)
		}
	}()
	return ask()
}

// Writes the Node.js SDK of a part of Pulumi's provider for vSphere by Pulumi's own code generator, with which the published
// package is made, too. generate.mjs runs it.
//
//	generate SCHEMA FOLDER
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const version = "4.17.0"

// What the kit makes and looks up on vSphere.
var resources = strings.Fields(`
	Folder ResourcePool TagCategory Tag ContentLibrary ContentLibraryItem Role EntityPermissions DistributedVirtualSwitch
	DistributedPortGroup HostPortGroup HostVirtualSwitch VirtualMachine ComputeClusterVmAntiAffinityRule
	ComputeClusterVmAffinityRule ComputeClusterVmGroup ComputeClusterHostGroup ComputeClusterVmHostRule DrsVmOverride
	VmStoragePolicy Datacenter VappContainer`)
var functions = strings.Fields(`
	getDatacenter getComputeCluster getDatastore getNetwork getResourcePool getVirtualMachine getOvfVmTemplate getHost getRole
	getTag getTagCategory getContentLibrary getContentLibraryItem getGuestOsCustomization getDistributedVirtualSwitch getFolder`)

func main() {
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var whole map[string]any
	if err := json.Unmarshal(text, &whole); err != nil {
		return err
	}
	whole["version"] = version
	// A function of the provider that hands its configuration to Terraform.
	delete(whole["provider"].(map[string]any), "methods")
	whole["resources"] = only(whole["resources"].(map[string]any), resources)
	whole["functions"] = only(whole["functions"].(map[string]any), functions)
	types := map[string]any{}
	for _, part := range []string{"resources", "functions", "provider", "config"} {
		reach(whole[part], whole["types"].(map[string]any), types)
	}
	whole["types"] = types
	if err := describe(whole); err != nil {
		return err
	}
	part, err := json.Marshal(whole)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(part, &spec); err != nil {
		return err
	}
	bound, diagnostics, err := schema.BindSpec(spec, alone{}, schema.ValidationOptions{})
	if err != nil {
		return err
	}
	if diagnostics.HasErrors() {
		return diagnostics
	}
	files, err := nodejs.GeneratePackage("pulumi", bound, nil, nil, false, nil)
	if err != nil {
		return err
	}
	for name, content := range files {
		file := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// only keeps the members whose tokens end in one of the names.
func only(members map[string]any, wanted []string) map[string]any {
	kept := map[string]any{}
	for token, member := range members {
		if slices.Contains(wanted, token[strings.LastIndex(token, ":")+1:]) {
			kept[token] = member
		}
	}
	return kept
}

// reach collects the types that a value refers to, and those that these refer to.
func reach(value any, types, reached map[string]any) {
	switch value := value.(type) {
	case map[string]any:
		for key, member := range value {
			reference, isText := member.(string)
			name, isType := strings.CutPrefix(reference, "#/types/")
			if key != "$ref" || !isText || !isType {
				reach(member, types, reached)
				continue
			}
			name = strings.ReplaceAll(name, "%2F", "/")
			if _, known := reached[name]; !known {
				reached[name] = types[name]
				reach(types[name], types, reached)
			}
		}
	case []any:
		for _, member := range value {
			reach(member, types, reached)
		}
	}
}

// alone knows no other package: this one refers to none.
type alone struct{}

func (alone) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return nil, fmt.Errorf("the schema refers to the package %s", name)
}

func (alone) LoadPackageV2(_ context.Context, of *schema.PackageDescriptor) (*schema.Package, error) {
	return nil, fmt.Errorf("the schema refers to the package %s", of.Name)
}

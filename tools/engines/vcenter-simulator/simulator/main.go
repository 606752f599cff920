// A vCenter for tests, as govmomi plays it, and a look at what is in one:
//
//	vcenter-simulator serve [-listen HOST:PORT]    prints the address, serves until it is told to end
//	vcenter-simulator inventory URL                prints what is in it, as JSON
//	vcenter-simulator govc COMMAND ...             govmomi's own command line, as far as the kit uses it
package main

import (
	"context"
	"crypto/tls"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/vmware/govmomi/cli"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"

	_ "github.com/vmware/govmomi/cli/folder"
	_ "github.com/vmware/govmomi/cli/library"
	_ "github.com/vmware/govmomi/cli/object"
	_ "github.com/vmware/govmomi/cli/permissions"
	_ "github.com/vmware/govmomi/cli/pool"
	_ "github.com/vmware/govmomi/cli/role"
	_ "github.com/vmware/govmomi/cli/tags"
	_ "github.com/vmware/govmomi/cli/tags/association"
	_ "github.com/vmware/govmomi/cli/tags/category"
	_ "github.com/vmware/govmomi/lookup/simulator"
	_ "github.com/vmware/govmomi/pbm/simulator"
	_ "github.com/vmware/govmomi/ssoadmin/simulator"
	_ "github.com/vmware/govmomi/sts/simulator"
	_ "github.com/vmware/govmomi/vapi/cluster/simulator"
	_ "github.com/vmware/govmomi/vapi/simulator"
)

func main() {
	var err error
	switch {
	case len(os.Args) > 1 && os.Args[1] == "serve":
		err = serve(os.Args[2:])
	case len(os.Args) == 3 && os.Args[1] == "inventory":
		err = inventory(context.Background(), os.Args[2], os.Stdout)
	case len(os.Args) > 1 && os.Args[1] == "govc":
		os.Exit(cli.Run(os.Args[2:]))
	default:
		err = fmt.Errorf("wanted: serve [-listen HOST:PORT], inventory URL, or govc COMMAND")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(args []string) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	listen := flags.String("listen", "127.0.0.1:0", "where it listens")
	model := simulator.VPX()
	flags.IntVar(&model.ClusterHost, "hosts", 4, "hosts of the cluster")
	flags.IntVar(&model.Portgroup, "port-groups", 4, "port groups of the distributed switch")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := model.Create(); err != nil {
		return err
	}
	registry := simulator.Map(model.Service.Context)
	registry.AddHandler(defaults{})
	withAuthorization(registry, *model.ServiceContent.AuthorizationManager)
	// A vCenter finds a cluster by its id, whatever kind of compute resource the client takes it for.
	for _, entity := range registry.All("ClusterComputeResource") {
		plain := entity.(*simulator.ClusterComputeResource).ComputeResource
		plain.Self.Type = "ComputeResource"
		registry.Put(&plain)
	}
	model.Service.Listen = &url.URL{Host: *listen}
	model.Service.TLS = new(tls.Config)
	model.Service.RegisterEndpoints = true
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, os.Interrupt, syscall.SIGTERM)
	server := model.Service.NewServer()
	defer server.Close()
	fmt.Println(server.URL)
	<-ended
	return nil
}

// What a vCenter says of every machine, and the simulator of none.
type defaults struct{}

func (defaults) Reference() types.ManagedObjectReference {
	return types.ManagedObjectReference{Type: "Defaults", Value: "defaults"}
}

func (defaults) PutObject(_ *simulator.Context, object mo.Reference) {
	if machine, isOne := object.(*simulator.VirtualMachine); isOne && machine.Config != nil {
		machine.Config.SwapPlacement = string(types.VirtualMachineConfigInfoSwapPlacementTypeInherit)
	}
}

func (defaults) UpdateObject(*simulator.Context, mo.Reference, []types.PropertyChange) {}

func (defaults) RemoveObject(*simulator.Context, types.ManagedObjectReference) {}

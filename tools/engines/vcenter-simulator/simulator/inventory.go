package main

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/vapi/library"
	"github.com/vmware/govmomi/vapi/rest"
	"github.com/vmware/govmomi/vapi/tags"
	"github.com/vmware/govmomi/view"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

type machine struct {
	Name      string            `json:"name"`
	ID        string            `json:"id"`
	Folder    string            `json:"folder"`
	Pool      string            `json:"pool"`
	Host      string            `json:"host"`
	Power     string            `json:"power"`
	CPUs      int32             `json:"cpus"`
	MemoryMiB int32             `json:"memoryMiB"`
	Adapters  []adapter         `json:"adapters"`
	GuestInfo map[string]string `json:"guestInfo"`
	Tags      []string          `json:"tags"`
	EptRvi    string            `json:"eptRviMode"`
	HV        string            `json:"hvMode"`
}

type adapter struct {
	Kind    string `json:"kind"`
	Network string `json:"network"`
}

type rule struct {
	Name      string   `json:"name"`
	Kind      string   `json:"kind"`
	Mandatory bool     `json:"mandatory"`
	Members   []string `json:"members"`
}

type content struct {
	Folders    []string  `json:"folders"`
	Pools      []string  `json:"pools"`
	PortGroups []string  `json:"portGroups"`
	Machines   []machine `json:"machines"`
	Groups     []rule    `json:"groups"`
	Rules      []rule    `json:"rules"`
	Tags       []string  `json:"tags"`
	// Roles that are no system's, with how many privileges they have.
	Roles map[string]int `json:"roles"`
	// Permissions as `object: role principal`.
	Permissions []string `json:"permissions"`
	// Libraries and what is in them, as `library/item`.
	Libraries []string `json:"libraries"`
}

func inventory(ctx context.Context, address string, out io.Writer) error {
	at, err := url.Parse(address)
	if err != nil {
		return err
	}
	at.User = url.UserPassword("user", "pass")
	client, err := govmomi.NewClient(ctx, at, true)
	if err != nil {
		return err
	}
	names := map[types.ManagedObjectReference]string{}
	found := content{}
	var machines []mo.VirtualMachine
	if err := all(ctx, client, "VirtualMachine", &machines); err != nil {
		return err
	}
	var entities []mo.ManagedEntity
	if err := all(ctx, client, "ManagedEntity", &entities, "name"); err != nil {
		return err
	}
	for _, entity := range entities {
		names[entity.Self] = entity.Name
		switch entity.Self.Type {
		case "Folder":
			found.Folders = append(found.Folders, entity.Name)
		case "ResourcePool":
			found.Pools = append(found.Pools, entity.Name)
		}
	}
	// The simulator keeps the name of a port group where a network has it, and not where an entity does.
	var networks []mo.Network
	if err := all(ctx, client, "Network", &networks, "name"); err != nil {
		return err
	}
	for _, network := range networks {
		names[network.Self] = network.Name
		if network.Self.Type == "DistributedVirtualPortgroup" {
			found.PortGroups = append(found.PortGroups, network.Name)
		}
	}
	if err := accessOf(ctx, client, names, &found); err != nil {
		return err
	}
	attached, err := tagsOf(ctx, client, at.User, &found)
	if err != nil {
		return err
	}
	for _, one := range machines {
		found.Machines = append(found.Machines, describe(one, names, attached))
	}
	var clusters []mo.ClusterComputeResource
	if err := all(ctx, client, "ClusterComputeResource", &clusters, "configurationEx"); err != nil {
		return err
	}
	for _, cluster := range clusters {
		if configuration, isOne := cluster.ConfigurationEx.(*types.ClusterConfigInfoEx); isOne {
			placement(configuration, names, &found)
		}
	}
	for _, list := range [][]string{found.Folders, found.Pools, found.PortGroups, found.Tags, found.Permissions, found.Libraries} {
		slices.Sort(list)
	}
	slices.SortFunc(found.Machines, func(a, b machine) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Folder, b.Folder))
	})
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", " ")
	return encoder.Encode(found)
}

func all(ctx context.Context, client *govmomi.Client, kind string, into any, properties ...string) error {
	views := view.NewManager(client.Client)
	container, err := views.CreateContainerView(ctx, client.ServiceContent.RootFolder, []string{kind}, true)
	if err != nil {
		return err
	}
	defer container.Destroy(ctx)
	return container.Retrieve(ctx, []string{kind}, properties, into)
}

func tagsOf(ctx context.Context, client *govmomi.Client, user *url.Userinfo, found *content) (map[string][]string, error) {
	session := rest.NewClient(client.Client)
	if err := session.Login(ctx, user); err != nil {
		return nil, err
	}
	if err := librariesOf(ctx, session, found); err != nil {
		return nil, err
	}
	manager := tags.NewManager(session)
	known, err := manager.GetTags(ctx)
	if err != nil {
		return nil, err
	}
	attached := map[string][]string{}
	for _, tag := range known {
		category, err := manager.GetCategory(ctx, tag.CategoryID)
		if err != nil {
			return nil, err
		}
		name := category.Name + "/" + tag.Name
		found.Tags = append(found.Tags, name)
		objects, err := manager.ListAttachedObjects(ctx, tag.ID)
		if err != nil {
			return nil, err
		}
		for _, object := range objects {
			attached[object.Reference().Value] = append(attached[object.Reference().Value], name)
		}
	}
	// The simulator keeps them in maps: each time another order.
	for _, names := range attached {
		slices.Sort(names)
	}
	return attached, nil
}

func accessOf(ctx context.Context, client *govmomi.Client, names map[types.ManagedObjectReference]string, found *content) error {
	manager := object.NewAuthorizationManager(client.Client)
	roles, err := manager.RoleList(ctx)
	if err != nil {
		return err
	}
	found.Roles, found.Permissions = map[string]int{}, []string{}
	for _, role := range roles {
		found.Roles[role.Name] = len(role.Privilege)
	}
	permissions, err := manager.RetrieveAllPermissions(ctx)
	if err != nil {
		return err
	}
	for _, one := range permissions {
		role, name := roles.ById(one.RoleId), ""
		if role != nil {
			name = role.Name
		}
		of := ""
		if one.Entity != nil {
			of = names[*one.Entity]
		}
		found.Permissions = append(found.Permissions, of+": "+name+" "+one.Principal)
	}
	return nil
}

func librariesOf(ctx context.Context, session *rest.Client, found *content) error {
	manager := library.NewManager(session)
	known, err := manager.GetLibraries(ctx)
	if err != nil {
		return err
	}
	found.Libraries = []string{}
	for _, one := range known {
		found.Libraries = append(found.Libraries, one.Name)
		items, err := manager.GetLibraryItems(ctx, one.ID)
		if err != nil {
			return err
		}
		for _, item := range items {
			found.Libraries = append(found.Libraries, one.Name+"/"+item.Name)
		}
	}
	return nil
}

func describe(one mo.VirtualMachine, names map[types.ManagedObjectReference]string, attached map[string][]string) machine {
	described := machine{Name: one.Name, ID: one.Self.Value, Power: string(one.Runtime.PowerState), GuestInfo: map[string]string{}}
	named := func(reference *types.ManagedObjectReference) string {
		if reference == nil {
			return ""
		}
		return names[*reference]
	}
	described.Folder, described.Pool, described.Host = named(one.Parent), named(one.ResourcePool), named(one.Runtime.Host)
	described.Tags = attached[one.Self.Value]
	if one.Config == nil {
		return described
	}
	described.CPUs, described.MemoryMiB = one.Config.Hardware.NumCPU, one.Config.Hardware.MemoryMB
	described.EptRvi, described.HV = one.Config.Flags.VirtualMmuUsage, one.Config.Flags.VirtualExecUsage
	for _, option := range one.Config.ExtraConfig {
		value := option.GetOptionValue()
		if text, isText := value.Value.(string); isText && strings.HasPrefix(value.Key, "guestinfo.") {
			described.GuestInfo[value.Key] = text
		}
	}
	for _, device := range one.Config.Hardware.Device {
		card, isCard := device.(types.BaseVirtualEthernetCard)
		if !isCard {
			continue
		}
		_, isVmxnet3 := device.(*types.VirtualVmxnet3)
		plugged := adapter{Kind: "other"}
		if isVmxnet3 {
			plugged.Kind = "vmxnet3"
		}
		switch backing := card.GetVirtualEthernetCard().Backing.(type) {
		case *types.VirtualEthernetCardNetworkBackingInfo:
			plugged.Network = backing.DeviceName
		case *types.VirtualEthernetCardDistributedVirtualPortBackingInfo:
			reference := types.ManagedObjectReference{Type: "DistributedVirtualPortgroup", Value: backing.Port.PortgroupKey}
			plugged.Network = names[reference]
		}
		described.Adapters = append(described.Adapters, plugged)
	}
	return described
}

func placement(configuration *types.ClusterConfigInfoEx, names map[types.ManagedObjectReference]string, found *content) {
	members := func(references []types.ManagedObjectReference) []string {
		list := []string{}
		for _, reference := range references {
			list = append(list, names[reference])
		}
		slices.Sort(list)
		return list
	}
	for _, group := range configuration.Group {
		switch group := group.(type) {
		case *types.ClusterVmGroup:
			found.Groups = append(found.Groups, rule{Name: group.Name, Kind: "machines", Members: members(group.Vm)})
		case *types.ClusterHostGroup:
			found.Groups = append(found.Groups, rule{Name: group.Name, Kind: "hosts", Members: members(group.Host)})
		}
	}
	for _, known := range configuration.Rule {
		isMandatory := known.GetClusterRuleInfo().Mandatory
		described := rule{Name: known.GetClusterRuleInfo().Name, Mandatory: isMandatory != nil && *isMandatory}
		switch known := known.(type) {
		case *types.ClusterAntiAffinityRuleSpec:
			described.Kind, described.Members = "apart", members(known.Vm)
		case *types.ClusterVmHostRuleInfo:
			described.Kind, described.Members = "on", []string{known.VmGroupName, known.AffineHostGroupName}
		}
		found.Rules = append(found.Rules, described)
	}
}

package main

import (
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// authorization answers as a vCenter does, where the simulator's says less: the id of a role that is made, and what permissions are for.
type authorization struct {
	*simulator.AuthorizationManager
}

func (a *authorization) AddAuthorizationRole(ctx *simulator.Context, request *types.AddAuthorizationRole) soap.HasFault {
	answer := a.AuthorizationManager.AddAuthorizationRole(request)
	if body, isOne := answer.(*methods.AddAuthorizationRoleBody); isOne && body.Res != nil {
		body.Res.Returnval = a.RoleList[len(a.RoleList)-1].RoleId
	}
	return answer
}

// One of a principal that has one replaces it; those of others stay.
func (a *authorization) SetEntityPermissions(ctx *simulator.Context, request *types.SetEntityPermissions) soap.HasFault {
	var all []types.Permission
	for _, known := range a.of(ctx, request.Entity) {
		isReplaced := false
		for _, one := range request.Permission {
			isReplaced = isReplaced || one.Principal == known.Principal && one.Group == known.Group
		}
		if !isReplaced {
			all = append(all, known)
		}
	}
	for _, one := range request.Permission {
		entity := request.Entity
		one.Entity = &entity
		all = append(all, one)
	}
	request.Permission = all
	return a.AuthorizationManager.SetEntityPermissions(request)
}

func (a *authorization) of(ctx *simulator.Context, entity types.ManagedObjectReference) []types.Permission {
	answer := a.AuthorizationManager.RetrieveEntityPermissions(ctx, &types.RetrieveEntityPermissions{Entity: entity})
	if body, isOne := answer.(*methods.RetrieveEntityPermissionsBody); isOne && body.Res != nil {
		return body.Res.Returnval
	}
	return nil
}

// withAuthorization puts it into a vCenter's place of the simulator's own.
func withAuthorization(registry *simulator.Registry, reference types.ManagedObjectReference) {
	if known, isOne := registry.Get(reference).(*simulator.AuthorizationManager); isOne {
		var own mo.Reference = &authorization{AuthorizationManager: known}
		registry.Put(own)
	}
}

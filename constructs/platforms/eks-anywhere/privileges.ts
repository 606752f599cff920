/**
 * Privileges of the three roles that EKS Anywhere asks for, by the part of vSphere's API that they are about
 * (aws/eks-anywhere v0.26.1 pkg/config/static/{globalPrivs,eksUserPrivs,adminPrivs}.json). Left out are those of `System`, which every role
 * has: vCenter adds them, and the provider does not read them back.
 */
const byPart = {
  global: {
    ContentLibrary: "AddLibraryItem CheckInTemplate CheckOutTemplate CreateLocalLibrary UpdateSession",
    "InventoryService.Tagging":
      "AttachTag CreateCategory CreateTag DeleteCategory DeleteTag EditCategory EditTag ModifyUsedByForCategory " +
      "ModifyUsedByForTag ObjectAttachable",
    Sessions: "ValidateSession",
  },
  user: {
    ContentLibrary: "AddLibraryItem CheckInTemplate CheckOutTemplate CreateLocalLibrary",
    Datastore: "AllocateSpace Browse FileManagement",
    Folder: "Create",
    "InventoryService.Tagging":
      "AttachTag CreateCategory CreateTag DeleteCategory DeleteTag EditCategory EditTag ModifyUsedByForCategory " +
      "ModifyUsedByForTag ObjectAttachable",
    Network: "Assign",
    Resource: "AssignVMToPool",
    ScheduledTask: "Create Delete Edit Run",
    StorageProfile: "View",
    StorageViews: "View",
    VApp: "Import",
    "VirtualMachine.Config":
      "AddExistingDisk AddNewDisk AddRemoveDevice AdvancedConfig CPUCount DiskExtend EditDevice Memory RawDevice " +
      "RemoveDisk Settings",
    "VirtualMachine.Interact": "PowerOff PowerOn",
    "VirtualMachine.Inventory": "Create CreateFromExisting Delete",
    "VirtualMachine.Provisioning":
      "Clone CloneTemplate CreateTemplateFromVM Customize DeployTemplate MarkAsTemplate ReadCustSpecs",
    "VirtualMachine.State": "CreateSnapshot RemoveSnapshot RevertToSnapshot",
  },
  admin: {
    Alarm: "Acknowledge Create Delete DisableActions Edit SetStatus",
    Authorization: "ModifyPermissions ModifyRoles",
    CertificateManagement: "Manage",
    Cns: "Searchable",
    ComputePolicy: "Manage",
    ContentLibrary:
      "AddCertToTrustStore AddLibraryItem CheckInTemplate CheckOutTemplate CreateLocalLibrary CreateSubscribedLibrary " +
      "DeleteCertFromTrustStore DeleteLibraryItem DeleteLocalLibrary DeleteSubscribedLibrary DownloadSession " +
      "EvictLibraryItem EvictSubscribedLibrary GetConfiguration ImportStorage ProbeSubscription ReadStorage " +
      "SyncLibrary SyncLibraryItem TypeIntrospection UpdateConfiguration UpdateLibrary UpdateLibraryItem " +
      "UpdateLocalLibrary UpdateSession UpdateSubscribedLibrary",
    Datastore:
      "AllocateSpace Browse Config DeleteFile FileManagement UpdateVirtualMachineFiles UpdateVirtualMachineMetadata",
    Extension: "Register Unregister Update",
    Folder: "Create Delete Move Rename",
    Global: "CancelTask GlobalTag Health LogEvent ManageCustomFields ServiceManagers SetCustomField SystemTag",
    HLM: "Manage",
    "Host.Hbr": "HbrManagement",
    "InventoryService.Tagging":
      "AttachTag CreateCategory CreateTag DeleteCategory DeleteTag EditCategory EditTag ModifyUsedByForCategory " +
      "ModifyUsedByForTag ObjectAttachable",
    Namespaces: "Configure SelfServiceManage",
    Network: "Assign",
    Resource:
      "ApplyRecommendation AssignVAppToPool AssignVMToPool ColdMigrate CreatePool DeletePool EditPool HotMigrate " +
      "MovePool QueryVMotion RenamePool",
    ScheduledTask: "Create Delete Edit Run",
    Sessions: "GlobalMessage ValidateSession",
    StorageProfile: "Update View",
    StorageViews: "View",
    Trust: "Manage",
    VApp:
      "ApplicationConfig AssignResourcePool AssignVApp AssignVM Clone Create Delete Export ExtractOvfEnvironment " +
      "Import InstanceConfig ManagedByConfig Move PowerOff PowerOn Rename ResourceConfig Suspend Unregister",
    "VirtualMachine.Config":
      "AddExistingDisk AddNewDisk AddRemoveDevice AdvancedConfig Annotation CPUCount ChangeTracking DiskExtend " +
      "DiskLease EditDevice HostUSBDevice ManagedBy Memory MksControl QueryFTCompatibility QueryUnownedFiles " +
      "RawDevice ReloadFromPath RemoveDisk Rename ResetGuestInfo Resource Settings SwapPlacement " +
      "UpgradeVirtualHardware",
    "VirtualMachine.GuestOperations": "Execute Modify ModifyAliases Query QueryAliases",
    "VirtualMachine.Hbr": "ConfigureReplication MonitorReplication ReplicaManagement",
    "VirtualMachine.Interact":
      "AnswerQuestion Backup ConsoleInteract CreateScreenshot DefragmentAllDisks DeviceConnection DnD GuestControl " +
      "Pause PowerOff PowerOn PutUsbScanCodes Reset SESparseMaintenance SetCDMedia SetFloppyMedia Suspend " +
      "ToolsInstall",
    "VirtualMachine.Inventory": "Create CreateFromExisting Delete Move Register Unregister",
    "VirtualMachine.Namespace": "Event EventNotify Management ModifyContent Query ReadContent",
    "VirtualMachine.Provisioning":
      "Clone CloneTemplate CreateTemplateFromVM Customize DeployTemplate DiskRandomAccess DiskRandomRead " +
      "FileRandomAccess GetVmFiles MarkAsTemplate MarkAsVM ModifyCustSpecs PromoteDisks PutVmFiles ReadCustSpecs",
    "VirtualMachine.State": "CreateSnapshot RemoveSnapshot RenameSnapshot RevertToSnapshot",
    VirtualMachineClasses: "Manage",
    "Vsan.Cluster": "ShallowRekey",
    vService: "CreateDependency DestroyDependency ReconfigureDependency UpdateDependency",
    vSphereDataProtection: "Protection Recovery",
  },
} as const;

/** What a role is for: all of vCenter, what machines take a share of, and the folders of machines and templates. */
export type RoleKey = keyof typeof byPart;

/** As EKS Anywhere calls them unless it is told otherwise (pkg/providers/vsphere/setupuser/validator.go). */
export const roleNames = {
  global: "EKSAGlobalRole",
  user: "EKSAUserRole",
  admin: "EKSACloudAdminRole",
} as const satisfies Readonly<Record<RoleKey, string>>;

export const roleKeys = Object.keys(roleNames) as readonly RoleKey[];

/** Ids of the privileges of a role, sorted. */
export function privilegesOf(role: RoleKey): readonly string[] {
  return Object.entries(byPart[role]).flatMap(([part, names]) => names.split(" ").map((name) => `${part}.${name}`));
}

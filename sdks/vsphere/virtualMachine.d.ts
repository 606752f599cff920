import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * The `vsphere.VirtualMachine` resource is used to manage the lifecycle of a virtual machine.
 *
 * For details on working with virtual machines in VMware vSphere, please refer to the [product documentation][vmware-docs-vm-management].
 *
 * [vmware-docs-vm-management]: https://techdocs.broadcom.com/us/en/vmware-cis/vsphere/vsphere/8-0/vsphere-virtual-machine-administration-guide-8-0.html
 *
 * ## About Working with Virtual Machines in Terraform
 *
 * A high degree of control and flexibility is available to a vSphere administrator to configure, deploy, and manage virtual machines. The Terraform provider enables you to manage the desired state of virtual machine resources.
 *
 * This section provides information on configurations you should consider when setting up virtual machines, creating templates for cloning, and more.
 *
 * ### Disks
 *
 * The `vsphere.VirtualMachine` resource supports standard VMDK-backed virtual disks. It **does not** support raw device mappings (RDMs) to proxy use of raw physical storage device
 *
 * Disks are managed by a label supplied to the `label` attribute in a `disk` block. This is separate from the automatic naming that vSphere assigns when a virtual machine is created. Control of the name for a virtual disk is not supported unless you are attaching an external disk with the `attach` attribute.
 *
 * Virtual disks can be SCSI, SATA, NVMe or IDE. The storage controllers managed by the Terraform provider can vary, depending on the value supplied to `scsiControllerCount`, `sataControllerCount`, `nvmeControllerCount`, or `ideControllerCount`. This also dictates the controllers that are checked when looking for disks during a cloning process. SCSI controllers are all configured with the controller type defined by the  `scsiType` setting. If you are cloning from a template, devices will be added or re-configured as necessary.
 *
 * When cloning from a template, you must specify disks of either the same or greater size than the disks in the source template or the same size when cloning from a snapshot (also known as a linked clone).
 *
 * See the section on Creating a Virtual Machine from a Template for more information.
 *
 * ### Customization and Network Waiters
 *
 * Terraform waits during various parts of a virtual machine deployment to ensure that the virtual machine is in an expected state before proceeding. These events occur when a virtual machine is created or updated, depending on the waiter.
 *
 * The waiters include the following:
 *
 * * **Customization Waiter**:
 *
 *   This waiter watches events in vSphere to monitor when customization on a virtual machine completes during creation. Depending on your vSphere or virtual machine configuration, it may be necessary to change the timeout or turn off the waiter. This can be controlled by using the `timeout` setting in the customization settings block.
 *
 * * **Network Waiter**:
 *
 *   This waiter waits for interfaces to appear on a virtual machine guest operating system and occurs close to the end of both virtual machine creation and update. This waiter ensures that the IP information gets reported to the guest operating system, mainly to facilitate the availability of a valid, reachable default IP address for any provisioners.
 *
 *   The behavior of the waiter can be controlled with the `waitForGuestNetTimeout`, `waitForGuestNetRoutable`, `waitForGuestIpTimeout`, and `ignoredGuestIps` settings.
 */
export declare class VirtualMachine extends pulumi.CustomResource {
    /**
     * Get an existing VirtualMachine resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: VirtualMachineState, opts?: pulumi.CustomResourceOptions): VirtualMachine;
    /**
     * Returns true if the given object is an instance of VirtualMachine.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is VirtualMachine;
    /**
     * The guest name for the operating system when<span pulumi-lang-nodejs=" guestId " pulumi-lang-dotnet=" GuestId " pulumi-lang-go=" guestId " pulumi-lang-python=" guest_id " pulumi-lang-yaml=" guestId " pulumi-lang-java=" guestId " pulumi-lang-hcl=" guest_id "> guestId </span>is otherGuest or otherGuest64.
     */
    readonly alternateGuestName: pulumi.Output<string | undefined>;
    /**
     * User-provided description of the virtual machine.
     */
    readonly annotation: pulumi.Output<string>;
    /**
     * The number of milliseconds to wait before starting the boot sequence.
     */
    readonly bootDelay: pulumi.Output<number | undefined>;
    /**
     * The number of milliseconds to wait before retrying the boot sequence. This only valid if<span pulumi-lang-nodejs=" bootRetryEnabled " pulumi-lang-dotnet=" BootRetryEnabled " pulumi-lang-go=" bootRetryEnabled " pulumi-lang-python=" boot_retry_enabled " pulumi-lang-yaml=" bootRetryEnabled " pulumi-lang-java=" bootRetryEnabled " pulumi-lang-hcl=" boot_retry_enabled "> bootRetryEnabled </span>is true.
     */
    readonly bootRetryDelay: pulumi.Output<number | undefined>;
    /**
     * If set to true, a virtual machine that fails to boot will try again after the delay defined in boot_retry_delay.
     */
    readonly bootRetryEnabled: pulumi.Output<boolean | undefined>;
    /**
     * A specification for a CDROM device on this virtual machine.
     */
    readonly cdroms: pulumi.Output<outputs.VirtualMachineCdrom[] | undefined>;
    /**
     * A unique identifier for a given version of the last configuration was applied.
     */
    readonly changeVersion: pulumi.Output<string>;
    /**
     * A specification for cloning a virtual machine from template.
     */
    readonly clone: pulumi.Output<outputs.VirtualMachineClone | undefined>;
    /**
     * Allow CPUs to be added to this virtual machine while it is running.
     */
    readonly cpuHotAddEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Allow CPUs to be added to this virtual machine while it is running.
     */
    readonly cpuHotRemoveEnabled: pulumi.Output<boolean | undefined>;
    /**
     * The maximum amount of memory (in MB) or CPU (in MHz) that this virtual machine can consume, regardless of available resources.
     */
    readonly cpuLimit: pulumi.Output<number | undefined>;
    /**
     * Enable CPU performance counters on this virtual machine.
     */
    readonly cpuPerformanceCountersEnabled: pulumi.Output<boolean | undefined>;
    /**
     * The amount of memory (in MB) or CPU (in MHz) that this virtual machine is guaranteed.
     */
    readonly cpuReservation: pulumi.Output<number | undefined>;
    /**
     * The amount of shares to allocate to cpu for a custom share level.
     */
    readonly cpuShareCount: pulumi.Output<number>;
    /**
     * The allocation level for cpu resources. Can be one of high, low, normal, or custom.
     */
    readonly cpuShareLevel: pulumi.Output<string | undefined>;
    /**
     * A list of custom attributes to set on this resource.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * The ID of the datacenter where the VM is to be created.
     */
    readonly datacenterId: pulumi.Output<string | undefined>;
    /**
     * The ID of a datastore cluster to put the virtual machine in.
     */
    readonly datastoreClusterId: pulumi.Output<string | undefined>;
    /**
     * The ID of the virtual machine's datastore. The virtual machine configuration is placed here, along with any virtual disks that are created without datastores.
     */
    readonly datastoreId: pulumi.Output<string>;
    /**
     * The IP address selected by Terraform to be used with any provisioners configured on this resource. When possible, this is the first IPv4 address that is reachable through the default gateway configured on the machine, then the first reachable IPv6 address, and then the first general discovered address if neither exists. If VMware Tools is not running on the virtual machine, or if the virtual machine is powered off, this value will be blank.
     */
    readonly defaultIpAddress: pulumi.Output<string>;
    /**
     * A specification for a virtual disk device on this virtual machine.
     */
    readonly disks: pulumi.Output<outputs.VirtualMachineDisk[]>;
    /**
     * When the boot type set in firmware is efi, this enables EFI secure boot.
     */
    readonly efiSecureBootEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Expose the UUIDs of attached virtual disks to the virtual machine, allowing access to them in the guest.
     */
    readonly enableDiskUuid: pulumi.Output<boolean | undefined>;
    /**
     * Enable logging on this virtual machine.
     */
    readonly enableLogging: pulumi.Output<boolean | undefined>;
    /**
     * The EPT/RVI (hardware memory virtualization) setting for this virtual machine. Can be one of automatic, on, or off.
     */
    readonly eptRviMode: pulumi.Output<string>;
    /**
     * Enhanced vMotion Compatibility mode.
     */
    readonly evcMode: pulumi.Output<string | undefined>;
    /**
     * Extra configuration data for this virtual machine. Can be used to supply advanced parameters not normally in configuration, such as instance metadata, or configuration data for OVF images.
     */
    readonly extraConfig: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Allow the virtual machine to be rebooted when a change to `extraConfig` occurs.
     */
    readonly extraConfigRebootRequired: pulumi.Output<boolean | undefined>;
    /**
     * The firmware interface to use on the virtual machine. Can be one of bios or efi.
     */
    readonly firmware: pulumi.Output<string | undefined>;
    /**
     * The name of the folder to locate the virtual machine in.
     */
    readonly folder: pulumi.Output<string | undefined>;
    /**
     * Set to true to force power-off a virtual machine if a graceful guest shutdown failed for a necessary operation.
     */
    readonly forcePowerOff: pulumi.Output<boolean | undefined>;
    /**
     * The guest ID for the operating system.
     */
    readonly guestId: pulumi.Output<string>;
    /**
     * The current list of IP addresses on this machine, including the value of `defaultIpAddress`. If VMware Tools is not running on the virtual machine, or if the virtual machine is powered off, this list will be empty.
     */
    readonly guestIpAddresses: pulumi.Output<string[]>;
    /**
     * The hardware version for the virtual machine. Allows versions within ranges: 4, 7-11, 13-15, 17-22.
     */
    readonly hardwareVersion: pulumi.Output<number>;
    /**
     * The ID of an optional host system to pin the virtual machine to.
     */
    readonly hostSystemId: pulumi.Output<string>;
    /**
     * The (non-nested) hardware virtualization setting for this virtual machine. Can be one of hvAuto, hvOn, or hvOff.
     */
    readonly hvMode: pulumi.Output<string>;
    /**
     * The number of IDE controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    readonly ideControllerCount: pulumi.Output<number | undefined>;
    /**
     * List of IP addresses and CIDR networks to ignore while waiting for an IP
     */
    readonly ignoredGuestIps: pulumi.Output<string[] | undefined>;
    /**
     * Indicates if the virtual machine resource has been imported, or if the state has been migrated from a previous version of the resource. It influences the behavior of the first post-import apply operation. See the section on importing below.
     */
    readonly imported: pulumi.Output<boolean>;
    /**
     * Controls the scheduling delay of the virtual machine. Use a higher sensitivity for applications that require lower latency, such as VOIP, media player applications, or applications that require frequent access to mouse or keyboard devices. Can be one of low, normal, medium, or high.
     */
    readonly latencySensitivity: pulumi.Output<string | undefined>;
    /**
     * The size of the virtual machine's memory, in MB.
     */
    readonly memory: pulumi.Output<number | undefined>;
    /**
     * Allow memory to be added to this virtual machine while it is running.
     */
    readonly memoryHotAddEnabled: pulumi.Output<boolean | undefined>;
    /**
     * The maximum amount of memory (in MB) or CPU (in MHz) that this virtual machine can consume, regardless of available resources.
     */
    readonly memoryLimit: pulumi.Output<number | undefined>;
    /**
     * The amount of memory (in MB) or CPU (in MHz) that this virtual machine is guaranteed.
     */
    readonly memoryReservation: pulumi.Output<number | undefined>;
    /**
     * If set true, memory resource reservation for this virtual machine will always be equal to the virtual machine's memory size;increases in memory size will be rejected when a corresponding reservation increase is not possible. This feature may only be enabled if it is currently possible to reserve all of the virtual machine's memory. Applied only when `memory` and `memoryReservation` have the same value.
     */
    readonly memoryReservationLockedToMax: pulumi.Output<boolean | undefined>;
    /**
     * The amount of shares to allocate to memory for a custom share level.
     */
    readonly memoryShareCount: pulumi.Output<number>;
    /**
     * The allocation level for memory resources. Can be one of high, low, normal, or custom.
     */
    readonly memoryShareLevel: pulumi.Output<string | undefined>;
    /**
     * The amount of time, in minutes, to wait for a vMotion operation to complete before failing.
     */
    readonly migrateWaitTimeout: pulumi.Output<number | undefined>;
    /**
     * The [managed object reference ID][docs-about-morefs] of the created virtual machine.
     */
    readonly moid: pulumi.Output<string>;
    /**
     * The name of this virtual machine.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Enable nested hardware virtualization on this virtual machine, facilitating nested virtualization in the guest.
     */
    readonly nestedHvEnabled: pulumi.Output<boolean | undefined>;
    /**
     * A specification for a virtual NIC on this virtual machine.
     */
    readonly networkInterfaces: pulumi.Output<outputs.VirtualMachineNetworkInterface[] | undefined>;
    /**
     * The number of cores to distribute amongst the CPUs NUMA nodes. If specified, the value supplied to<span pulumi-lang-nodejs=" numCpus " pulumi-lang-dotnet=" NumCpus " pulumi-lang-go=" numCpus " pulumi-lang-python=" num_cpus " pulumi-lang-yaml=" numCpus " pulumi-lang-java=" numCpus " pulumi-lang-hcl=" num_cpus "> numCpus </span>must be evenly divisible by this value.
     */
    readonly numCoresPerNumaNode: pulumi.Output<number | undefined>;
    /**
     * The number of cores to distribute amongst the CPUs in this virtual machine. If specified, the value supplied to<span pulumi-lang-nodejs=" numCpus " pulumi-lang-dotnet=" NumCpus " pulumi-lang-go=" numCpus " pulumi-lang-python=" num_cpus " pulumi-lang-yaml=" numCpus " pulumi-lang-java=" numCpus " pulumi-lang-hcl=" num_cpus "> numCpus </span>must be evenly divisible by this value.
     */
    readonly numCoresPerSocket: pulumi.Output<number | undefined>;
    /**
     * The number of virtual processors to assign to this virtual machine.
     */
    readonly numCpus: pulumi.Output<number | undefined>;
    /**
     * The number of NVMe controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    readonly nvmeControllerCount: pulumi.Output<number | undefined>;
    /**
     * A specification for deploying a virtual machine from ovf/ova template.
     */
    readonly ovfDeploy: pulumi.Output<outputs.VirtualMachineOvfDeploy | undefined>;
    /**
     * A list of PCI passthrough devices
     */
    readonly pciDeviceIds: pulumi.Output<string[] | undefined>;
    /**
     * A computed value for the current power state of the virtual machine. One of `on`, `off`, or `suspended`.
     */
    readonly powerState: pulumi.Output<string>;
    /**
     * The amount of time, in seconds, that we will be trying to power on a VM
     */
    readonly poweronTimeout: pulumi.Output<number | undefined>;
    /**
     * Value internal to Terraform used to determine if a configuration set change requires a reboot. This value is most useful during an update process and gets reset on refresh.
     */
    readonly rebootRequired: pulumi.Output<boolean>;
    /**
     * Triggers replacement of resource whenever it changes.
     */
    readonly replaceTrigger: pulumi.Output<string | undefined>;
    /**
     * The ID of a resource pool to put the virtual machine in.
     */
    readonly resourcePoolId: pulumi.Output<string>;
    /**
     * Enable the run of scripts after virtual machine power-on when VMware Tools is installed.
     */
    readonly runToolsScriptsAfterPowerOn: pulumi.Output<boolean | undefined>;
    /**
     * Enable the run of scripts after virtual machine resume when when VMware Tools is installed.
     */
    readonly runToolsScriptsAfterResume: pulumi.Output<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system reboot when VMware Tools is installed.
     */
    readonly runToolsScriptsBeforeGuestReboot: pulumi.Output<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system shutdown when VMware Tools is installed.
     */
    readonly runToolsScriptsBeforeGuestShutdown: pulumi.Output<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system standby when VMware Tools is installed.
     */
    readonly runToolsScriptsBeforeGuestStandby: pulumi.Output<boolean | undefined>;
    /**
     * The number of SATA controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    readonly sataControllerCount: pulumi.Output<number | undefined>;
    /**
     * Mode for sharing the SCSI bus. The modes are physicalSharing, virtualSharing, and noSharing.
     */
    readonly scsiBusSharing: pulumi.Output<string | undefined>;
    /**
     * The number of SCSI controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    readonly scsiControllerCount: pulumi.Output<number | undefined>;
    /**
     * The type of SCSI bus this virtual machine will have. Can be one of lsilogic, lsilogic-sas or pvscsi.
     */
    readonly scsiType: pulumi.Output<string | undefined>;
    /**
     * The amount of time, in minutes, to wait for shutdown when making necessary updates to the virtual machine.
     */
    readonly shutdownWaitTimeout: pulumi.Output<number | undefined>;
    /**
     * The ID of the storage policy to assign to the virtual machine home directory.
     */
    readonly storagePolicyId: pulumi.Output<string>;
    /**
     * The swap file placement policy for this virtual machine. Can be one of inherit, hostLocal, or vmDirectory.
     */
    readonly swapPlacementPolicy: pulumi.Output<string | undefined>;
    /**
     * Enable guest clock synchronization with the host. On vSphere 7.0 U1 and above, with only this setting the clock is synchronized on startup and resume. Requires VMware Tools to be installed.
     */
    readonly syncTimeWithHost: pulumi.Output<boolean | undefined>;
    /**
     * Enable periodic clock synchronization with the host. Supported only on vSphere 7.0 U1 and above. On prior versions setting `syncTimeWithHost` is enough for periodic synchronization. Requires VMware Tools to be installed.
     */
    readonly syncTimeWithHostPeriodically: pulumi.Output<boolean | undefined>;
    /**
     * A list of tag IDs to apply to this object.
     */
    readonly tags: pulumi.Output<string[] | undefined>;
    /**
     * Set the upgrade policy for VMware Tools. Can be one of `manual` or `upgradeAtPowerCycle`.
     */
    readonly toolsUpgradePolicy: pulumi.Output<string | undefined>;
    /**
     * The UUID of the virtual machine. Also exposed as the `id` of the resource.
     */
    readonly uuid: pulumi.Output<string>;
    /**
     * vApp configuration data for this virtual machine. Can be used to provide configuration data for OVF images.
     */
    readonly vapp: pulumi.Output<outputs.VirtualMachineVapp | undefined>;
    /**
     * Computed value which is only valid for cloned virtual machines. A list of vApp transport methods supported by the source virtual machine or template.
     */
    readonly vappTransports: pulumi.Output<string[]>;
    /**
     * Flag to specify if Virtualization-based security is enabled for this virtual machine.
     */
    readonly vbsEnabled: pulumi.Output<boolean | undefined>;
    /**
     * A specification for a video card device on this virtual machine.
     */
    readonly videoCard: pulumi.Output<outputs.VirtualMachineVideoCard | undefined>;
    /**
     * The state of  VMware Tools in the guest. This will determine the proper course of action for some device operations.
     */
    readonly vmwareToolsStatus: pulumi.Output<string>;
    /**
     * The path of the virtual machine configuration file on the datastore in which the virtual machine is placed.
     */
    readonly vmxPath: pulumi.Output<string>;
    /**
     * A specification for a virtual Trusted Platform Module (TPM) device on the virtual machine.
     */
    readonly vtpm: pulumi.Output<outputs.VirtualMachineVtpm | undefined>;
    /**
     * Flag to specify if I/O MMU virtualization, also called Intel Virtualization Technology for Directed I/O (VT-d) and AMD I/O Virtualization (AMD-Vi or IOMMU), is enabled.
     */
    readonly vvtdEnabled: pulumi.Output<boolean | undefined>;
    /**
     * The amount of time, in minutes, to wait for an available IP address on this virtual machine. A value less than 1 disables the waiter.
     */
    readonly waitForGuestIpTimeout: pulumi.Output<number | undefined>;
    /**
     * Controls whether or not the guest network waiter waits for a routable address. When false, the waiter does not wait for a default gateway, nor are IP addresses checked against any discovered default gateways as part of its success criteria.
     */
    readonly waitForGuestNetRoutable: pulumi.Output<boolean | undefined>;
    /**
     * The amount of time, in minutes, to wait for an available IP address on this virtual machine. A value less than 1 disables the waiter.
     */
    readonly waitForGuestNetTimeout: pulumi.Output<number | undefined>;
    /**
     * Create a VirtualMachine resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: VirtualMachineArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering VirtualMachine resources.
 */
export interface VirtualMachineState {
    /**
     * The guest name for the operating system when<span pulumi-lang-nodejs=" guestId " pulumi-lang-dotnet=" GuestId " pulumi-lang-go=" guestId " pulumi-lang-python=" guest_id " pulumi-lang-yaml=" guestId " pulumi-lang-java=" guestId " pulumi-lang-hcl=" guest_id "> guestId </span>is otherGuest or otherGuest64.
     */
    alternateGuestName?: pulumi.Input<string | undefined>;
    /**
     * User-provided description of the virtual machine.
     */
    annotation?: pulumi.Input<string | undefined>;
    /**
     * The number of milliseconds to wait before starting the boot sequence.
     */
    bootDelay?: pulumi.Input<number | undefined>;
    /**
     * The number of milliseconds to wait before retrying the boot sequence. This only valid if<span pulumi-lang-nodejs=" bootRetryEnabled " pulumi-lang-dotnet=" BootRetryEnabled " pulumi-lang-go=" bootRetryEnabled " pulumi-lang-python=" boot_retry_enabled " pulumi-lang-yaml=" bootRetryEnabled " pulumi-lang-java=" bootRetryEnabled " pulumi-lang-hcl=" boot_retry_enabled "> bootRetryEnabled </span>is true.
     */
    bootRetryDelay?: pulumi.Input<number | undefined>;
    /**
     * If set to true, a virtual machine that fails to boot will try again after the delay defined in boot_retry_delay.
     */
    bootRetryEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * A specification for a CDROM device on this virtual machine.
     */
    cdroms?: pulumi.Input<pulumi.Input<inputs.VirtualMachineCdrom>[] | undefined>;
    /**
     * A unique identifier for a given version of the last configuration was applied.
     */
    changeVersion?: pulumi.Input<string | undefined>;
    /**
     * A specification for cloning a virtual machine from template.
     */
    clone?: pulumi.Input<inputs.VirtualMachineClone | undefined>;
    /**
     * Allow CPUs to be added to this virtual machine while it is running.
     */
    cpuHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Allow CPUs to be added to this virtual machine while it is running.
     */
    cpuHotRemoveEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The maximum amount of memory (in MB) or CPU (in MHz) that this virtual machine can consume, regardless of available resources.
     */
    cpuLimit?: pulumi.Input<number | undefined>;
    /**
     * Enable CPU performance counters on this virtual machine.
     */
    cpuPerformanceCountersEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of memory (in MB) or CPU (in MHz) that this virtual machine is guaranteed.
     */
    cpuReservation?: pulumi.Input<number | undefined>;
    /**
     * The amount of shares to allocate to cpu for a custom share level.
     */
    cpuShareCount?: pulumi.Input<number | undefined>;
    /**
     * The allocation level for cpu resources. Can be one of high, low, normal, or custom.
     */
    cpuShareLevel?: pulumi.Input<string | undefined>;
    /**
     * A list of custom attributes to set on this resource.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The ID of the datacenter where the VM is to be created.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * The ID of a datastore cluster to put the virtual machine in.
     */
    datastoreClusterId?: pulumi.Input<string | undefined>;
    /**
     * The ID of the virtual machine's datastore. The virtual machine configuration is placed here, along with any virtual disks that are created without datastores.
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * The IP address selected by Terraform to be used with any provisioners configured on this resource. When possible, this is the first IPv4 address that is reachable through the default gateway configured on the machine, then the first reachable IPv6 address, and then the first general discovered address if neither exists. If VMware Tools is not running on the virtual machine, or if the virtual machine is powered off, this value will be blank.
     */
    defaultIpAddress?: pulumi.Input<string | undefined>;
    /**
     * A specification for a virtual disk device on this virtual machine.
     */
    disks?: pulumi.Input<pulumi.Input<inputs.VirtualMachineDisk>[] | undefined>;
    /**
     * When the boot type set in firmware is efi, this enables EFI secure boot.
     */
    efiSecureBootEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Expose the UUIDs of attached virtual disks to the virtual machine, allowing access to them in the guest.
     */
    enableDiskUuid?: pulumi.Input<boolean | undefined>;
    /**
     * Enable logging on this virtual machine.
     */
    enableLogging?: pulumi.Input<boolean | undefined>;
    /**
     * The EPT/RVI (hardware memory virtualization) setting for this virtual machine. Can be one of automatic, on, or off.
     */
    eptRviMode?: pulumi.Input<string | undefined>;
    /**
     * Enhanced vMotion Compatibility mode.
     */
    evcMode?: pulumi.Input<string | undefined>;
    /**
     * Extra configuration data for this virtual machine. Can be used to supply advanced parameters not normally in configuration, such as instance metadata, or configuration data for OVF images.
     */
    extraConfig?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Allow the virtual machine to be rebooted when a change to `extraConfig` occurs.
     */
    extraConfigRebootRequired?: pulumi.Input<boolean | undefined>;
    /**
     * The firmware interface to use on the virtual machine. Can be one of bios or efi.
     */
    firmware?: pulumi.Input<string | undefined>;
    /**
     * The name of the folder to locate the virtual machine in.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Set to true to force power-off a virtual machine if a graceful guest shutdown failed for a necessary operation.
     */
    forcePowerOff?: pulumi.Input<boolean | undefined>;
    /**
     * The guest ID for the operating system.
     */
    guestId?: pulumi.Input<string | undefined>;
    /**
     * The current list of IP addresses on this machine, including the value of `defaultIpAddress`. If VMware Tools is not running on the virtual machine, or if the virtual machine is powered off, this list will be empty.
     */
    guestIpAddresses?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The hardware version for the virtual machine. Allows versions within ranges: 4, 7-11, 13-15, 17-22.
     */
    hardwareVersion?: pulumi.Input<number | undefined>;
    /**
     * The ID of an optional host system to pin the virtual machine to.
     */
    hostSystemId?: pulumi.Input<string | undefined>;
    /**
     * The (non-nested) hardware virtualization setting for this virtual machine. Can be one of hvAuto, hvOn, or hvOff.
     */
    hvMode?: pulumi.Input<string | undefined>;
    /**
     * The number of IDE controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    ideControllerCount?: pulumi.Input<number | undefined>;
    /**
     * List of IP addresses and CIDR networks to ignore while waiting for an IP
     */
    ignoredGuestIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Indicates if the virtual machine resource has been imported, or if the state has been migrated from a previous version of the resource. It influences the behavior of the first post-import apply operation. See the section on importing below.
     */
    imported?: pulumi.Input<boolean | undefined>;
    /**
     * Controls the scheduling delay of the virtual machine. Use a higher sensitivity for applications that require lower latency, such as VOIP, media player applications, or applications that require frequent access to mouse or keyboard devices. Can be one of low, normal, medium, or high.
     */
    latencySensitivity?: pulumi.Input<string | undefined>;
    /**
     * The size of the virtual machine's memory, in MB.
     */
    memory?: pulumi.Input<number | undefined>;
    /**
     * Allow memory to be added to this virtual machine while it is running.
     */
    memoryHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The maximum amount of memory (in MB) or CPU (in MHz) that this virtual machine can consume, regardless of available resources.
     */
    memoryLimit?: pulumi.Input<number | undefined>;
    /**
     * The amount of memory (in MB) or CPU (in MHz) that this virtual machine is guaranteed.
     */
    memoryReservation?: pulumi.Input<number | undefined>;
    /**
     * If set true, memory resource reservation for this virtual machine will always be equal to the virtual machine's memory size;increases in memory size will be rejected when a corresponding reservation increase is not possible. This feature may only be enabled if it is currently possible to reserve all of the virtual machine's memory. Applied only when `memory` and `memoryReservation` have the same value.
     */
    memoryReservationLockedToMax?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of shares to allocate to memory for a custom share level.
     */
    memoryShareCount?: pulumi.Input<number | undefined>;
    /**
     * The allocation level for memory resources. Can be one of high, low, normal, or custom.
     */
    memoryShareLevel?: pulumi.Input<string | undefined>;
    /**
     * The amount of time, in minutes, to wait for a vMotion operation to complete before failing.
     */
    migrateWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * The [managed object reference ID][docs-about-morefs] of the created virtual machine.
     */
    moid?: pulumi.Input<string | undefined>;
    /**
     * The name of this virtual machine.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Enable nested hardware virtualization on this virtual machine, facilitating nested virtualization in the guest.
     */
    nestedHvEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * A specification for a virtual NIC on this virtual machine.
     */
    networkInterfaces?: pulumi.Input<pulumi.Input<inputs.VirtualMachineNetworkInterface>[] | undefined>;
    /**
     * The number of cores to distribute amongst the CPUs NUMA nodes. If specified, the value supplied to<span pulumi-lang-nodejs=" numCpus " pulumi-lang-dotnet=" NumCpus " pulumi-lang-go=" numCpus " pulumi-lang-python=" num_cpus " pulumi-lang-yaml=" numCpus " pulumi-lang-java=" numCpus " pulumi-lang-hcl=" num_cpus "> numCpus </span>must be evenly divisible by this value.
     */
    numCoresPerNumaNode?: pulumi.Input<number | undefined>;
    /**
     * The number of cores to distribute amongst the CPUs in this virtual machine. If specified, the value supplied to<span pulumi-lang-nodejs=" numCpus " pulumi-lang-dotnet=" NumCpus " pulumi-lang-go=" numCpus " pulumi-lang-python=" num_cpus " pulumi-lang-yaml=" numCpus " pulumi-lang-java=" numCpus " pulumi-lang-hcl=" num_cpus "> numCpus </span>must be evenly divisible by this value.
     */
    numCoresPerSocket?: pulumi.Input<number | undefined>;
    /**
     * The number of virtual processors to assign to this virtual machine.
     */
    numCpus?: pulumi.Input<number | undefined>;
    /**
     * The number of NVMe controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    nvmeControllerCount?: pulumi.Input<number | undefined>;
    /**
     * A specification for deploying a virtual machine from ovf/ova template.
     */
    ovfDeploy?: pulumi.Input<inputs.VirtualMachineOvfDeploy | undefined>;
    /**
     * A list of PCI passthrough devices
     */
    pciDeviceIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * A computed value for the current power state of the virtual machine. One of `on`, `off`, or `suspended`.
     */
    powerState?: pulumi.Input<string | undefined>;
    /**
     * The amount of time, in seconds, that we will be trying to power on a VM
     */
    poweronTimeout?: pulumi.Input<number | undefined>;
    /**
     * Value internal to Terraform used to determine if a configuration set change requires a reboot. This value is most useful during an update process and gets reset on refresh.
     */
    rebootRequired?: pulumi.Input<boolean | undefined>;
    /**
     * Triggers replacement of resource whenever it changes.
     */
    replaceTrigger?: pulumi.Input<string | undefined>;
    /**
     * The ID of a resource pool to put the virtual machine in.
     */
    resourcePoolId?: pulumi.Input<string | undefined>;
    /**
     * Enable the run of scripts after virtual machine power-on when VMware Tools is installed.
     */
    runToolsScriptsAfterPowerOn?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts after virtual machine resume when when VMware Tools is installed.
     */
    runToolsScriptsAfterResume?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system reboot when VMware Tools is installed.
     */
    runToolsScriptsBeforeGuestReboot?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system shutdown when VMware Tools is installed.
     */
    runToolsScriptsBeforeGuestShutdown?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system standby when VMware Tools is installed.
     */
    runToolsScriptsBeforeGuestStandby?: pulumi.Input<boolean | undefined>;
    /**
     * The number of SATA controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    sataControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Mode for sharing the SCSI bus. The modes are physicalSharing, virtualSharing, and noSharing.
     */
    scsiBusSharing?: pulumi.Input<string | undefined>;
    /**
     * The number of SCSI controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    scsiControllerCount?: pulumi.Input<number | undefined>;
    /**
     * The type of SCSI bus this virtual machine will have. Can be one of lsilogic, lsilogic-sas or pvscsi.
     */
    scsiType?: pulumi.Input<string | undefined>;
    /**
     * The amount of time, in minutes, to wait for shutdown when making necessary updates to the virtual machine.
     */
    shutdownWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * The ID of the storage policy to assign to the virtual machine home directory.
     */
    storagePolicyId?: pulumi.Input<string | undefined>;
    /**
     * The swap file placement policy for this virtual machine. Can be one of inherit, hostLocal, or vmDirectory.
     */
    swapPlacementPolicy?: pulumi.Input<string | undefined>;
    /**
     * Enable guest clock synchronization with the host. On vSphere 7.0 U1 and above, with only this setting the clock is synchronized on startup and resume. Requires VMware Tools to be installed.
     */
    syncTimeWithHost?: pulumi.Input<boolean | undefined>;
    /**
     * Enable periodic clock synchronization with the host. Supported only on vSphere 7.0 U1 and above. On prior versions setting `syncTimeWithHost` is enough for periodic synchronization. Requires VMware Tools to be installed.
     */
    syncTimeWithHostPeriodically?: pulumi.Input<boolean | undefined>;
    /**
     * A list of tag IDs to apply to this object.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Set the upgrade policy for VMware Tools. Can be one of `manual` or `upgradeAtPowerCycle`.
     */
    toolsUpgradePolicy?: pulumi.Input<string | undefined>;
    /**
     * The UUID of the virtual machine. Also exposed as the `id` of the resource.
     */
    uuid?: pulumi.Input<string | undefined>;
    /**
     * vApp configuration data for this virtual machine. Can be used to provide configuration data for OVF images.
     */
    vapp?: pulumi.Input<inputs.VirtualMachineVapp | undefined>;
    /**
     * Computed value which is only valid for cloned virtual machines. A list of vApp transport methods supported by the source virtual machine or template.
     */
    vappTransports?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Flag to specify if Virtualization-based security is enabled for this virtual machine.
     */
    vbsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * A specification for a video card device on this virtual machine.
     */
    videoCard?: pulumi.Input<inputs.VirtualMachineVideoCard | undefined>;
    /**
     * The state of  VMware Tools in the guest. This will determine the proper course of action for some device operations.
     */
    vmwareToolsStatus?: pulumi.Input<string | undefined>;
    /**
     * The path of the virtual machine configuration file on the datastore in which the virtual machine is placed.
     */
    vmxPath?: pulumi.Input<string | undefined>;
    /**
     * A specification for a virtual Trusted Platform Module (TPM) device on the virtual machine.
     */
    vtpm?: pulumi.Input<inputs.VirtualMachineVtpm | undefined>;
    /**
     * Flag to specify if I/O MMU virtualization, also called Intel Virtualization Technology for Directed I/O (VT-d) and AMD I/O Virtualization (AMD-Vi or IOMMU), is enabled.
     */
    vvtdEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of time, in minutes, to wait for an available IP address on this virtual machine. A value less than 1 disables the waiter.
     */
    waitForGuestIpTimeout?: pulumi.Input<number | undefined>;
    /**
     * Controls whether or not the guest network waiter waits for a routable address. When false, the waiter does not wait for a default gateway, nor are IP addresses checked against any discovered default gateways as part of its success criteria.
     */
    waitForGuestNetRoutable?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of time, in minutes, to wait for an available IP address on this virtual machine. A value less than 1 disables the waiter.
     */
    waitForGuestNetTimeout?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a VirtualMachine resource.
 */
export interface VirtualMachineArgs {
    /**
     * The guest name for the operating system when<span pulumi-lang-nodejs=" guestId " pulumi-lang-dotnet=" GuestId " pulumi-lang-go=" guestId " pulumi-lang-python=" guest_id " pulumi-lang-yaml=" guestId " pulumi-lang-java=" guestId " pulumi-lang-hcl=" guest_id "> guestId </span>is otherGuest or otherGuest64.
     */
    alternateGuestName?: pulumi.Input<string | undefined>;
    /**
     * User-provided description of the virtual machine.
     */
    annotation?: pulumi.Input<string | undefined>;
    /**
     * The number of milliseconds to wait before starting the boot sequence.
     */
    bootDelay?: pulumi.Input<number | undefined>;
    /**
     * The number of milliseconds to wait before retrying the boot sequence. This only valid if<span pulumi-lang-nodejs=" bootRetryEnabled " pulumi-lang-dotnet=" BootRetryEnabled " pulumi-lang-go=" bootRetryEnabled " pulumi-lang-python=" boot_retry_enabled " pulumi-lang-yaml=" bootRetryEnabled " pulumi-lang-java=" bootRetryEnabled " pulumi-lang-hcl=" boot_retry_enabled "> bootRetryEnabled </span>is true.
     */
    bootRetryDelay?: pulumi.Input<number | undefined>;
    /**
     * If set to true, a virtual machine that fails to boot will try again after the delay defined in boot_retry_delay.
     */
    bootRetryEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * A specification for a CDROM device on this virtual machine.
     */
    cdroms?: pulumi.Input<pulumi.Input<inputs.VirtualMachineCdrom>[] | undefined>;
    /**
     * A specification for cloning a virtual machine from template.
     */
    clone?: pulumi.Input<inputs.VirtualMachineClone | undefined>;
    /**
     * Allow CPUs to be added to this virtual machine while it is running.
     */
    cpuHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Allow CPUs to be added to this virtual machine while it is running.
     */
    cpuHotRemoveEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The maximum amount of memory (in MB) or CPU (in MHz) that this virtual machine can consume, regardless of available resources.
     */
    cpuLimit?: pulumi.Input<number | undefined>;
    /**
     * Enable CPU performance counters on this virtual machine.
     */
    cpuPerformanceCountersEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of memory (in MB) or CPU (in MHz) that this virtual machine is guaranteed.
     */
    cpuReservation?: pulumi.Input<number | undefined>;
    /**
     * The amount of shares to allocate to cpu for a custom share level.
     */
    cpuShareCount?: pulumi.Input<number | undefined>;
    /**
     * The allocation level for cpu resources. Can be one of high, low, normal, or custom.
     */
    cpuShareLevel?: pulumi.Input<string | undefined>;
    /**
     * A list of custom attributes to set on this resource.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The ID of the datacenter where the VM is to be created.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * The ID of a datastore cluster to put the virtual machine in.
     */
    datastoreClusterId?: pulumi.Input<string | undefined>;
    /**
     * The ID of the virtual machine's datastore. The virtual machine configuration is placed here, along with any virtual disks that are created without datastores.
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * A specification for a virtual disk device on this virtual machine.
     */
    disks?: pulumi.Input<pulumi.Input<inputs.VirtualMachineDisk>[] | undefined>;
    /**
     * When the boot type set in firmware is efi, this enables EFI secure boot.
     */
    efiSecureBootEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Expose the UUIDs of attached virtual disks to the virtual machine, allowing access to them in the guest.
     */
    enableDiskUuid?: pulumi.Input<boolean | undefined>;
    /**
     * Enable logging on this virtual machine.
     */
    enableLogging?: pulumi.Input<boolean | undefined>;
    /**
     * The EPT/RVI (hardware memory virtualization) setting for this virtual machine. Can be one of automatic, on, or off.
     */
    eptRviMode?: pulumi.Input<string | undefined>;
    /**
     * Enhanced vMotion Compatibility mode.
     */
    evcMode?: pulumi.Input<string | undefined>;
    /**
     * Extra configuration data for this virtual machine. Can be used to supply advanced parameters not normally in configuration, such as instance metadata, or configuration data for OVF images.
     */
    extraConfig?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Allow the virtual machine to be rebooted when a change to `extraConfig` occurs.
     */
    extraConfigRebootRequired?: pulumi.Input<boolean | undefined>;
    /**
     * The firmware interface to use on the virtual machine. Can be one of bios or efi.
     */
    firmware?: pulumi.Input<string | undefined>;
    /**
     * The name of the folder to locate the virtual machine in.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Set to true to force power-off a virtual machine if a graceful guest shutdown failed for a necessary operation.
     */
    forcePowerOff?: pulumi.Input<boolean | undefined>;
    /**
     * The guest ID for the operating system.
     */
    guestId?: pulumi.Input<string | undefined>;
    /**
     * The hardware version for the virtual machine. Allows versions within ranges: 4, 7-11, 13-15, 17-22.
     */
    hardwareVersion?: pulumi.Input<number | undefined>;
    /**
     * The ID of an optional host system to pin the virtual machine to.
     */
    hostSystemId?: pulumi.Input<string | undefined>;
    /**
     * The (non-nested) hardware virtualization setting for this virtual machine. Can be one of hvAuto, hvOn, or hvOff.
     */
    hvMode?: pulumi.Input<string | undefined>;
    /**
     * The number of IDE controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    ideControllerCount?: pulumi.Input<number | undefined>;
    /**
     * List of IP addresses and CIDR networks to ignore while waiting for an IP
     */
    ignoredGuestIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Controls the scheduling delay of the virtual machine. Use a higher sensitivity for applications that require lower latency, such as VOIP, media player applications, or applications that require frequent access to mouse or keyboard devices. Can be one of low, normal, medium, or high.
     */
    latencySensitivity?: pulumi.Input<string | undefined>;
    /**
     * The size of the virtual machine's memory, in MB.
     */
    memory?: pulumi.Input<number | undefined>;
    /**
     * Allow memory to be added to this virtual machine while it is running.
     */
    memoryHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The maximum amount of memory (in MB) or CPU (in MHz) that this virtual machine can consume, regardless of available resources.
     */
    memoryLimit?: pulumi.Input<number | undefined>;
    /**
     * The amount of memory (in MB) or CPU (in MHz) that this virtual machine is guaranteed.
     */
    memoryReservation?: pulumi.Input<number | undefined>;
    /**
     * If set true, memory resource reservation for this virtual machine will always be equal to the virtual machine's memory size;increases in memory size will be rejected when a corresponding reservation increase is not possible. This feature may only be enabled if it is currently possible to reserve all of the virtual machine's memory. Applied only when `memory` and `memoryReservation` have the same value.
     */
    memoryReservationLockedToMax?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of shares to allocate to memory for a custom share level.
     */
    memoryShareCount?: pulumi.Input<number | undefined>;
    /**
     * The allocation level for memory resources. Can be one of high, low, normal, or custom.
     */
    memoryShareLevel?: pulumi.Input<string | undefined>;
    /**
     * The amount of time, in minutes, to wait for a vMotion operation to complete before failing.
     */
    migrateWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * The name of this virtual machine.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Enable nested hardware virtualization on this virtual machine, facilitating nested virtualization in the guest.
     */
    nestedHvEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * A specification for a virtual NIC on this virtual machine.
     */
    networkInterfaces?: pulumi.Input<pulumi.Input<inputs.VirtualMachineNetworkInterface>[] | undefined>;
    /**
     * The number of cores to distribute amongst the CPUs NUMA nodes. If specified, the value supplied to<span pulumi-lang-nodejs=" numCpus " pulumi-lang-dotnet=" NumCpus " pulumi-lang-go=" numCpus " pulumi-lang-python=" num_cpus " pulumi-lang-yaml=" numCpus " pulumi-lang-java=" numCpus " pulumi-lang-hcl=" num_cpus "> numCpus </span>must be evenly divisible by this value.
     */
    numCoresPerNumaNode?: pulumi.Input<number | undefined>;
    /**
     * The number of cores to distribute amongst the CPUs in this virtual machine. If specified, the value supplied to<span pulumi-lang-nodejs=" numCpus " pulumi-lang-dotnet=" NumCpus " pulumi-lang-go=" numCpus " pulumi-lang-python=" num_cpus " pulumi-lang-yaml=" numCpus " pulumi-lang-java=" numCpus " pulumi-lang-hcl=" num_cpus "> numCpus </span>must be evenly divisible by this value.
     */
    numCoresPerSocket?: pulumi.Input<number | undefined>;
    /**
     * The number of virtual processors to assign to this virtual machine.
     */
    numCpus?: pulumi.Input<number | undefined>;
    /**
     * The number of NVMe controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    nvmeControllerCount?: pulumi.Input<number | undefined>;
    /**
     * A specification for deploying a virtual machine from ovf/ova template.
     */
    ovfDeploy?: pulumi.Input<inputs.VirtualMachineOvfDeploy | undefined>;
    /**
     * A list of PCI passthrough devices
     */
    pciDeviceIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The amount of time, in seconds, that we will be trying to power on a VM
     */
    poweronTimeout?: pulumi.Input<number | undefined>;
    /**
     * Triggers replacement of resource whenever it changes.
     */
    replaceTrigger?: pulumi.Input<string | undefined>;
    /**
     * The ID of a resource pool to put the virtual machine in.
     */
    resourcePoolId: pulumi.Input<string>;
    /**
     * Enable the run of scripts after virtual machine power-on when VMware Tools is installed.
     */
    runToolsScriptsAfterPowerOn?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts after virtual machine resume when when VMware Tools is installed.
     */
    runToolsScriptsAfterResume?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system reboot when VMware Tools is installed.
     */
    runToolsScriptsBeforeGuestReboot?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system shutdown when VMware Tools is installed.
     */
    runToolsScriptsBeforeGuestShutdown?: pulumi.Input<boolean | undefined>;
    /**
     * Enable the run of scripts before guest operating system standby when VMware Tools is installed.
     */
    runToolsScriptsBeforeGuestStandby?: pulumi.Input<boolean | undefined>;
    /**
     * The number of SATA controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    sataControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Mode for sharing the SCSI bus. The modes are physicalSharing, virtualSharing, and noSharing.
     */
    scsiBusSharing?: pulumi.Input<string | undefined>;
    /**
     * The number of SCSI controllers that Terraform manages on this virtual machine. This directly affects the amount of disks you can add to the virtual machine and the maximum disk unit number. Note that lowering this value does not remove controllers.
     */
    scsiControllerCount?: pulumi.Input<number | undefined>;
    /**
     * The type of SCSI bus this virtual machine will have. Can be one of lsilogic, lsilogic-sas or pvscsi.
     */
    scsiType?: pulumi.Input<string | undefined>;
    /**
     * The amount of time, in minutes, to wait for shutdown when making necessary updates to the virtual machine.
     */
    shutdownWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * The ID of the storage policy to assign to the virtual machine home directory.
     */
    storagePolicyId?: pulumi.Input<string | undefined>;
    /**
     * The swap file placement policy for this virtual machine. Can be one of inherit, hostLocal, or vmDirectory.
     */
    swapPlacementPolicy?: pulumi.Input<string | undefined>;
    /**
     * Enable guest clock synchronization with the host. On vSphere 7.0 U1 and above, with only this setting the clock is synchronized on startup and resume. Requires VMware Tools to be installed.
     */
    syncTimeWithHost?: pulumi.Input<boolean | undefined>;
    /**
     * Enable periodic clock synchronization with the host. Supported only on vSphere 7.0 U1 and above. On prior versions setting `syncTimeWithHost` is enough for periodic synchronization. Requires VMware Tools to be installed.
     */
    syncTimeWithHostPeriodically?: pulumi.Input<boolean | undefined>;
    /**
     * A list of tag IDs to apply to this object.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Set the upgrade policy for VMware Tools. Can be one of `manual` or `upgradeAtPowerCycle`.
     */
    toolsUpgradePolicy?: pulumi.Input<string | undefined>;
    /**
     * vApp configuration data for this virtual machine. Can be used to provide configuration data for OVF images.
     */
    vapp?: pulumi.Input<inputs.VirtualMachineVapp | undefined>;
    /**
     * Flag to specify if Virtualization-based security is enabled for this virtual machine.
     */
    vbsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * A specification for a video card device on this virtual machine.
     */
    videoCard?: pulumi.Input<inputs.VirtualMachineVideoCard | undefined>;
    /**
     * A specification for a virtual Trusted Platform Module (TPM) device on the virtual machine.
     */
    vtpm?: pulumi.Input<inputs.VirtualMachineVtpm | undefined>;
    /**
     * Flag to specify if I/O MMU virtualization, also called Intel Virtualization Technology for Directed I/O (VT-d) and AMD I/O Virtualization (AMD-Vi or IOMMU), is enabled.
     */
    vvtdEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of time, in minutes, to wait for an available IP address on this virtual machine. A value less than 1 disables the waiter.
     */
    waitForGuestIpTimeout?: pulumi.Input<number | undefined>;
    /**
     * Controls whether or not the guest network waiter waits for a routable address. When false, the waiter does not wait for a default gateway, nor are IP addresses checked against any discovered default gateways as part of its success criteria.
     */
    waitForGuestNetRoutable?: pulumi.Input<boolean | undefined>;
    /**
     * The amount of time, in minutes, to wait for an available IP address on this virtual machine. A value less than 1 disables the waiter.
     */
    waitForGuestNetTimeout?: pulumi.Input<number | undefined>;
}

import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * A virtual machine, empty or cloned from a template.
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
     * Alternate guest name.
     */
    readonly alternateGuestName: pulumi.Output<string | undefined>;
    /**
     * Notes on the machine, for people.
     */
    readonly annotation: pulumi.Output<string>;
    /**
     * Boot delay.
     */
    readonly bootDelay: pulumi.Output<number | undefined>;
    /**
     * Boot retry delay.
     */
    readonly bootRetryDelay: pulumi.Output<number | undefined>;
    /**
     * Boot retry enabled.
     */
    readonly bootRetryEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Cdroms.
     */
    readonly cdroms: pulumi.Output<outputs.VirtualMachineCdrom[] | undefined>;
    /**
     * Change version.
     */
    readonly changeVersion: pulumi.Output<string>;
    /**
     * Template that the machine is made of.
     */
    readonly clone: pulumi.Output<outputs.VirtualMachineClone | undefined>;
    /**
     * Cpu hot add enabled.
     */
    readonly cpuHotAddEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Cpu hot remove enabled.
     */
    readonly cpuHotRemoveEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    readonly cpuLimit: pulumi.Output<number | undefined>;
    /**
     * Cpu performance counters enabled.
     */
    readonly cpuPerformanceCountersEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Processor time kept free, in MHz.
     */
    readonly cpuReservation: pulumi.Output<number | undefined>;
    /**
     * Cpu share count.
     */
    readonly cpuShareCount: pulumi.Output<number>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    readonly cpuShareLevel: pulumi.Output<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId: pulumi.Output<string | undefined>;
    /**
     * Datastore cluster id.
     */
    readonly datastoreClusterId: pulumi.Output<string | undefined>;
    /**
     * Identifier of the datastore (managed object).
     */
    readonly datastoreId: pulumi.Output<string>;
    /**
     * Default ip address.
     */
    readonly defaultIpAddress: pulumi.Output<string>;
    /**
     * Virtual disks. The first is the template's.
     */
    readonly disks: pulumi.Output<outputs.VirtualMachineDisk[]>;
    /**
     * Efi secure boot enabled.
     */
    readonly efiSecureBootEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Whether the guest sees the UUIDs of its disks.
     */
    readonly enableDiskUuid: pulumi.Output<boolean | undefined>;
    /**
     * Enable logging.
     */
    readonly enableLogging: pulumi.Output<boolean | undefined>;
    /**
     * Whether the processor's tables translate the guest's memory: `automatic`, `on`, `off`.
     */
    readonly eptRviMode: pulumi.Output<string>;
    /**
     * Evc mode.
     */
    readonly evcMode: pulumi.Output<string | undefined>;
    /**
     * Advanced settings by their keys; `guestinfo.*` is what the guest can read.
     */
    readonly extraConfig: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Whether a change of `extraConfig` starts the machine anew.
     */
    readonly extraConfigRebootRequired: pulumi.Output<boolean | undefined>;
    /**
     * `bios` or `efi`.
     */
    readonly firmware: pulumi.Output<string | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    readonly folder: pulumi.Output<string | undefined>;
    /**
     * Whether a guest that does not end in time is switched off.
     */
    readonly forcePowerOff: pulumi.Output<boolean | undefined>;
    /**
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    readonly guestId: pulumi.Output<string>;
    /**
     * Guest ip addresses.
     */
    readonly guestIpAddresses: pulumi.Output<string[]>;
    /**
     * Version of the virtual hardware; it only grows.
     */
    readonly hardwareVersion: pulumi.Output<number>;
    /**
     * Identifier of the host (managed object).
     */
    readonly hostSystemId: pulumi.Output<string>;
    /**
     * Whether the processor's virtualization runs the guest: `hvAuto`, `hvOn`, `hvOff`.
     */
    readonly hvMode: pulumi.Output<string>;
    /**
     * Ide controller count.
     */
    readonly ideControllerCount: pulumi.Output<number | undefined>;
    /**
     * Ignored guest ips.
     */
    readonly ignoredGuestIps: pulumi.Output<string[] | undefined>;
    /**
     * Imported.
     */
    readonly imported: pulumi.Output<boolean>;
    /**
     * Latency sensitivity.
     */
    readonly latencySensitivity: pulumi.Output<string | undefined>;
    /**
     * Memory in MiB.
     */
    readonly memory: pulumi.Output<number | undefined>;
    /**
     * Memory hot add enabled.
     */
    readonly memoryHotAddEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    readonly memoryLimit: pulumi.Output<number | undefined>;
    /**
     * Memory kept free, in MiB.
     */
    readonly memoryReservation: pulumi.Output<number | undefined>;
    /**
     * Memory reservation locked to max.
     */
    readonly memoryReservationLockedToMax: pulumi.Output<boolean | undefined>;
    /**
     * Memory share count.
     */
    readonly memoryShareCount: pulumi.Output<number>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    readonly memoryShareLevel: pulumi.Output<string | undefined>;
    /**
     * Migrate wait timeout.
     */
    readonly migrateWaitTimeout: pulumi.Output<number | undefined>;
    /**
     * Moid.
     */
    readonly moid: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Nested hv enabled.
     */
    readonly nestedHvEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Network adapters, in the order of the guest.
     */
    readonly networkInterfaces: pulumi.Output<outputs.VirtualMachineNetworkInterface[] | undefined>;
    /**
     * Num cores per numa node.
     */
    readonly numCoresPerNumaNode: pulumi.Output<number | undefined>;
    /**
     * Cores of each virtual socket.
     */
    readonly numCoresPerSocket: pulumi.Output<number | undefined>;
    /**
     * Virtual processors, all cores counted.
     */
    readonly numCpus: pulumi.Output<number | undefined>;
    /**
     * Nvme controller count.
     */
    readonly nvmeControllerCount: pulumi.Output<number | undefined>;
    /**
     * Ovf deploy.
     */
    readonly ovfDeploy: pulumi.Output<outputs.VirtualMachineOvfDeploy | undefined>;
    /**
     * Pci device ids.
     */
    readonly pciDeviceIds: pulumi.Output<string[] | undefined>;
    /**
     * Power state.
     */
    readonly powerState: pulumi.Output<string>;
    /**
     * Poweron timeout.
     */
    readonly poweronTimeout: pulumi.Output<number | undefined>;
    /**
     * Reboot required.
     */
    readonly rebootRequired: pulumi.Output<boolean>;
    /**
     * Replace trigger.
     */
    readonly replaceTrigger: pulumi.Output<string | undefined>;
    /**
     * Identifier of the resource pool (managed object).
     */
    readonly resourcePoolId: pulumi.Output<string>;
    /**
     * Run tools scripts after power on.
     */
    readonly runToolsScriptsAfterPowerOn: pulumi.Output<boolean | undefined>;
    /**
     * Run tools scripts after resume.
     */
    readonly runToolsScriptsAfterResume: pulumi.Output<boolean | undefined>;
    /**
     * Run tools scripts before guest reboot.
     */
    readonly runToolsScriptsBeforeGuestReboot: pulumi.Output<boolean | undefined>;
    /**
     * Run tools scripts before guest shutdown.
     */
    readonly runToolsScriptsBeforeGuestShutdown: pulumi.Output<boolean | undefined>;
    /**
     * Run tools scripts before guest standby.
     */
    readonly runToolsScriptsBeforeGuestStandby: pulumi.Output<boolean | undefined>;
    /**
     * Sata controller count.
     */
    readonly sataControllerCount: pulumi.Output<number | undefined>;
    /**
     * Scsi bus sharing.
     */
    readonly scsiBusSharing: pulumi.Output<string | undefined>;
    /**
     * Scsi controller count.
     */
    readonly scsiControllerCount: pulumi.Output<number | undefined>;
    /**
     * Model of the SCSI controllers: `pvscsi`, `lsilogic`, `lsilogic-sas`, `buslogic`.
     */
    readonly scsiType: pulumi.Output<string | undefined>;
    /**
     * Minutes that a guest has to end by itself.
     */
    readonly shutdownWaitTimeout: pulumi.Output<number | undefined>;
    /**
     * Identifier of the storage policy.
     */
    readonly storagePolicyId: pulumi.Output<string>;
    /**
     * Swap placement policy.
     */
    readonly swapPlacementPolicy: pulumi.Output<string | undefined>;
    /**
     * Sync time with host.
     */
    readonly syncTimeWithHost: pulumi.Output<boolean | undefined>;
    /**
     * Sync time with host periodically.
     */
    readonly syncTimeWithHostPeriodically: pulumi.Output<boolean | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    readonly tags: pulumi.Output<string[] | undefined>;
    /**
     * Tools upgrade policy.
     */
    readonly toolsUpgradePolicy: pulumi.Output<string | undefined>;
    /**
     * Uuid.
     */
    readonly uuid: pulumi.Output<string>;
    /**
     * Vapp.
     */
    readonly vapp: pulumi.Output<outputs.VirtualMachineVapp | undefined>;
    /**
     * Vapp transports.
     */
    readonly vappTransports: pulumi.Output<string[]>;
    /**
     * Vbs enabled.
     */
    readonly vbsEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Video card.
     */
    readonly videoCard: pulumi.Output<outputs.VirtualMachineVideoCard | undefined>;
    /**
     * Vmware tools status.
     */
    readonly vmwareToolsStatus: pulumi.Output<string>;
    /**
     * Vmx path.
     */
    readonly vmxPath: pulumi.Output<string>;
    /**
     * Vtpm.
     */
    readonly vtpm: pulumi.Output<outputs.VirtualMachineVtpm | undefined>;
    /**
     * Vvtd enabled.
     */
    readonly vvtdEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Minutes to wait for any address of the guest; less than 1 waits for none.
     */
    readonly waitForGuestIpTimeout: pulumi.Output<number | undefined>;
    /**
     * Whether the address that is waited for must be reachable through a gateway.
     */
    readonly waitForGuestNetRoutable: pulumi.Output<boolean | undefined>;
    /**
     * Minutes to wait for a routable address of the guest; less than 1 waits for none.
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
export interface VirtualMachineState {
    /**
     * Alternate guest name.
     */
    alternateGuestName?: pulumi.Input<string | undefined>;
    /**
     * Notes on the machine, for people.
     */
    annotation?: pulumi.Input<string | undefined>;
    /**
     * Boot delay.
     */
    bootDelay?: pulumi.Input<number | undefined>;
    /**
     * Boot retry delay.
     */
    bootRetryDelay?: pulumi.Input<number | undefined>;
    /**
     * Boot retry enabled.
     */
    bootRetryEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Cdroms.
     */
    cdroms?: pulumi.Input<pulumi.Input<inputs.VirtualMachineCdrom>[] | undefined>;
    /**
     * Change version.
     */
    changeVersion?: pulumi.Input<string | undefined>;
    /**
     * Template that the machine is made of.
     */
    clone?: pulumi.Input<inputs.VirtualMachineClone | undefined>;
    /**
     * Cpu hot add enabled.
     */
    cpuHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Cpu hot remove enabled.
     */
    cpuHotRemoveEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    cpuLimit?: pulumi.Input<number | undefined>;
    /**
     * Cpu performance counters enabled.
     */
    cpuPerformanceCountersEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Processor time kept free, in MHz.
     */
    cpuReservation?: pulumi.Input<number | undefined>;
    /**
     * Cpu share count.
     */
    cpuShareCount?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    cpuShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Datastore cluster id.
     */
    datastoreClusterId?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * Default ip address.
     */
    defaultIpAddress?: pulumi.Input<string | undefined>;
    /**
     * Virtual disks. The first is the template's.
     */
    disks?: pulumi.Input<pulumi.Input<inputs.VirtualMachineDisk>[] | undefined>;
    /**
     * Efi secure boot enabled.
     */
    efiSecureBootEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Whether the guest sees the UUIDs of its disks.
     */
    enableDiskUuid?: pulumi.Input<boolean | undefined>;
    /**
     * Enable logging.
     */
    enableLogging?: pulumi.Input<boolean | undefined>;
    /**
     * Whether the processor's tables translate the guest's memory: `automatic`, `on`, `off`.
     */
    eptRviMode?: pulumi.Input<string | undefined>;
    /**
     * Evc mode.
     */
    evcMode?: pulumi.Input<string | undefined>;
    /**
     * Advanced settings by their keys; `guestinfo.*` is what the guest can read.
     */
    extraConfig?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Whether a change of `extraConfig` starts the machine anew.
     */
    extraConfigRebootRequired?: pulumi.Input<boolean | undefined>;
    /**
     * `bios` or `efi`.
     */
    firmware?: pulumi.Input<string | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Whether a guest that does not end in time is switched off.
     */
    forcePowerOff?: pulumi.Input<boolean | undefined>;
    /**
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    guestId?: pulumi.Input<string | undefined>;
    /**
     * Guest ip addresses.
     */
    guestIpAddresses?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Version of the virtual hardware; it only grows.
     */
    hardwareVersion?: pulumi.Input<number | undefined>;
    /**
     * Identifier of the host (managed object).
     */
    hostSystemId?: pulumi.Input<string | undefined>;
    /**
     * Whether the processor's virtualization runs the guest: `hvAuto`, `hvOn`, `hvOff`.
     */
    hvMode?: pulumi.Input<string | undefined>;
    /**
     * Ide controller count.
     */
    ideControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Ignored guest ips.
     */
    ignoredGuestIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Imported.
     */
    imported?: pulumi.Input<boolean | undefined>;
    /**
     * Latency sensitivity.
     */
    latencySensitivity?: pulumi.Input<string | undefined>;
    /**
     * Memory in MiB.
     */
    memory?: pulumi.Input<number | undefined>;
    /**
     * Memory hot add enabled.
     */
    memoryHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    memoryLimit?: pulumi.Input<number | undefined>;
    /**
     * Memory kept free, in MiB.
     */
    memoryReservation?: pulumi.Input<number | undefined>;
    /**
     * Memory reservation locked to max.
     */
    memoryReservationLockedToMax?: pulumi.Input<boolean | undefined>;
    /**
     * Memory share count.
     */
    memoryShareCount?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    memoryShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Migrate wait timeout.
     */
    migrateWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * Moid.
     */
    moid?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Nested hv enabled.
     */
    nestedHvEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Network adapters, in the order of the guest.
     */
    networkInterfaces?: pulumi.Input<pulumi.Input<inputs.VirtualMachineNetworkInterface>[] | undefined>;
    /**
     * Num cores per numa node.
     */
    numCoresPerNumaNode?: pulumi.Input<number | undefined>;
    /**
     * Cores of each virtual socket.
     */
    numCoresPerSocket?: pulumi.Input<number | undefined>;
    /**
     * Virtual processors, all cores counted.
     */
    numCpus?: pulumi.Input<number | undefined>;
    /**
     * Nvme controller count.
     */
    nvmeControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Ovf deploy.
     */
    ovfDeploy?: pulumi.Input<inputs.VirtualMachineOvfDeploy | undefined>;
    /**
     * Pci device ids.
     */
    pciDeviceIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Power state.
     */
    powerState?: pulumi.Input<string | undefined>;
    /**
     * Poweron timeout.
     */
    poweronTimeout?: pulumi.Input<number | undefined>;
    /**
     * Reboot required.
     */
    rebootRequired?: pulumi.Input<boolean | undefined>;
    /**
     * Replace trigger. A change replaces it.
     */
    replaceTrigger?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the resource pool (managed object).
     */
    resourcePoolId?: pulumi.Input<string | undefined>;
    /**
     * Run tools scripts after power on.
     */
    runToolsScriptsAfterPowerOn?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts after resume.
     */
    runToolsScriptsAfterResume?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts before guest reboot.
     */
    runToolsScriptsBeforeGuestReboot?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts before guest shutdown.
     */
    runToolsScriptsBeforeGuestShutdown?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts before guest standby.
     */
    runToolsScriptsBeforeGuestStandby?: pulumi.Input<boolean | undefined>;
    /**
     * Sata controller count.
     */
    sataControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Scsi bus sharing.
     */
    scsiBusSharing?: pulumi.Input<string | undefined>;
    /**
     * Scsi controller count.
     */
    scsiControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Model of the SCSI controllers: `pvscsi`, `lsilogic`, `lsilogic-sas`, `buslogic`.
     */
    scsiType?: pulumi.Input<string | undefined>;
    /**
     * Minutes that a guest has to end by itself.
     */
    shutdownWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * Identifier of the storage policy.
     */
    storagePolicyId?: pulumi.Input<string | undefined>;
    /**
     * Swap placement policy.
     */
    swapPlacementPolicy?: pulumi.Input<string | undefined>;
    /**
     * Sync time with host.
     */
    syncTimeWithHost?: pulumi.Input<boolean | undefined>;
    /**
     * Sync time with host periodically.
     */
    syncTimeWithHostPeriodically?: pulumi.Input<boolean | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Tools upgrade policy.
     */
    toolsUpgradePolicy?: pulumi.Input<string | undefined>;
    /**
     * Uuid.
     */
    uuid?: pulumi.Input<string | undefined>;
    /**
     * Vapp.
     */
    vapp?: pulumi.Input<inputs.VirtualMachineVapp | undefined>;
    /**
     * Vapp transports.
     */
    vappTransports?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Vbs enabled.
     */
    vbsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Video card.
     */
    videoCard?: pulumi.Input<inputs.VirtualMachineVideoCard | undefined>;
    /**
     * Vmware tools status.
     */
    vmwareToolsStatus?: pulumi.Input<string | undefined>;
    /**
     * Vmx path.
     */
    vmxPath?: pulumi.Input<string | undefined>;
    /**
     * Vtpm.
     */
    vtpm?: pulumi.Input<inputs.VirtualMachineVtpm | undefined>;
    /**
     * Vvtd enabled.
     */
    vvtdEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Minutes to wait for any address of the guest; less than 1 waits for none.
     */
    waitForGuestIpTimeout?: pulumi.Input<number | undefined>;
    /**
     * Whether the address that is waited for must be reachable through a gateway.
     */
    waitForGuestNetRoutable?: pulumi.Input<boolean | undefined>;
    /**
     * Minutes to wait for a routable address of the guest; less than 1 waits for none.
     */
    waitForGuestNetTimeout?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a VirtualMachine resource.
 */
export interface VirtualMachineArgs {
    /**
     * Alternate guest name.
     */
    alternateGuestName?: pulumi.Input<string | undefined>;
    /**
     * Notes on the machine, for people.
     */
    annotation?: pulumi.Input<string | undefined>;
    /**
     * Boot delay.
     */
    bootDelay?: pulumi.Input<number | undefined>;
    /**
     * Boot retry delay.
     */
    bootRetryDelay?: pulumi.Input<number | undefined>;
    /**
     * Boot retry enabled.
     */
    bootRetryEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Cdroms.
     */
    cdroms?: pulumi.Input<pulumi.Input<inputs.VirtualMachineCdrom>[] | undefined>;
    /**
     * Template that the machine is made of.
     */
    clone?: pulumi.Input<inputs.VirtualMachineClone | undefined>;
    /**
     * Cpu hot add enabled.
     */
    cpuHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Cpu hot remove enabled.
     */
    cpuHotRemoveEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    cpuLimit?: pulumi.Input<number | undefined>;
    /**
     * Cpu performance counters enabled.
     */
    cpuPerformanceCountersEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Processor time kept free, in MHz.
     */
    cpuReservation?: pulumi.Input<number | undefined>;
    /**
     * Cpu share count.
     */
    cpuShareCount?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    cpuShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Datastore cluster id.
     */
    datastoreClusterId?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * Virtual disks. The first is the template's.
     */
    disks?: pulumi.Input<pulumi.Input<inputs.VirtualMachineDisk>[] | undefined>;
    /**
     * Efi secure boot enabled.
     */
    efiSecureBootEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Whether the guest sees the UUIDs of its disks.
     */
    enableDiskUuid?: pulumi.Input<boolean | undefined>;
    /**
     * Enable logging.
     */
    enableLogging?: pulumi.Input<boolean | undefined>;
    /**
     * Whether the processor's tables translate the guest's memory: `automatic`, `on`, `off`.
     */
    eptRviMode?: pulumi.Input<string | undefined>;
    /**
     * Evc mode.
     */
    evcMode?: pulumi.Input<string | undefined>;
    /**
     * Advanced settings by their keys; `guestinfo.*` is what the guest can read.
     */
    extraConfig?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Whether a change of `extraConfig` starts the machine anew.
     */
    extraConfigRebootRequired?: pulumi.Input<boolean | undefined>;
    /**
     * `bios` or `efi`.
     */
    firmware?: pulumi.Input<string | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Whether a guest that does not end in time is switched off.
     */
    forcePowerOff?: pulumi.Input<boolean | undefined>;
    /**
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    guestId?: pulumi.Input<string | undefined>;
    /**
     * Version of the virtual hardware; it only grows.
     */
    hardwareVersion?: pulumi.Input<number | undefined>;
    /**
     * Identifier of the host (managed object).
     */
    hostSystemId?: pulumi.Input<string | undefined>;
    /**
     * Whether the processor's virtualization runs the guest: `hvAuto`, `hvOn`, `hvOff`.
     */
    hvMode?: pulumi.Input<string | undefined>;
    /**
     * Ide controller count.
     */
    ideControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Ignored guest ips.
     */
    ignoredGuestIps?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Latency sensitivity.
     */
    latencySensitivity?: pulumi.Input<string | undefined>;
    /**
     * Memory in MiB.
     */
    memory?: pulumi.Input<number | undefined>;
    /**
     * Memory hot add enabled.
     */
    memoryHotAddEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    memoryLimit?: pulumi.Input<number | undefined>;
    /**
     * Memory kept free, in MiB.
     */
    memoryReservation?: pulumi.Input<number | undefined>;
    /**
     * Memory reservation locked to max.
     */
    memoryReservationLockedToMax?: pulumi.Input<boolean | undefined>;
    /**
     * Memory share count.
     */
    memoryShareCount?: pulumi.Input<number | undefined>;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    memoryShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Migrate wait timeout.
     */
    migrateWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Nested hv enabled.
     */
    nestedHvEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Network adapters, in the order of the guest.
     */
    networkInterfaces?: pulumi.Input<pulumi.Input<inputs.VirtualMachineNetworkInterface>[] | undefined>;
    /**
     * Num cores per numa node.
     */
    numCoresPerNumaNode?: pulumi.Input<number | undefined>;
    /**
     * Cores of each virtual socket.
     */
    numCoresPerSocket?: pulumi.Input<number | undefined>;
    /**
     * Virtual processors, all cores counted.
     */
    numCpus?: pulumi.Input<number | undefined>;
    /**
     * Nvme controller count.
     */
    nvmeControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Ovf deploy.
     */
    ovfDeploy?: pulumi.Input<inputs.VirtualMachineOvfDeploy | undefined>;
    /**
     * Pci device ids.
     */
    pciDeviceIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Poweron timeout.
     */
    poweronTimeout?: pulumi.Input<number | undefined>;
    /**
     * Replace trigger. A change replaces it.
     */
    replaceTrigger?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the resource pool (managed object).
     */
    resourcePoolId: pulumi.Input<string>;
    /**
     * Run tools scripts after power on.
     */
    runToolsScriptsAfterPowerOn?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts after resume.
     */
    runToolsScriptsAfterResume?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts before guest reboot.
     */
    runToolsScriptsBeforeGuestReboot?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts before guest shutdown.
     */
    runToolsScriptsBeforeGuestShutdown?: pulumi.Input<boolean | undefined>;
    /**
     * Run tools scripts before guest standby.
     */
    runToolsScriptsBeforeGuestStandby?: pulumi.Input<boolean | undefined>;
    /**
     * Sata controller count.
     */
    sataControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Scsi bus sharing.
     */
    scsiBusSharing?: pulumi.Input<string | undefined>;
    /**
     * Scsi controller count.
     */
    scsiControllerCount?: pulumi.Input<number | undefined>;
    /**
     * Model of the SCSI controllers: `pvscsi`, `lsilogic`, `lsilogic-sas`, `buslogic`.
     */
    scsiType?: pulumi.Input<string | undefined>;
    /**
     * Minutes that a guest has to end by itself.
     */
    shutdownWaitTimeout?: pulumi.Input<number | undefined>;
    /**
     * Identifier of the storage policy.
     */
    storagePolicyId?: pulumi.Input<string | undefined>;
    /**
     * Swap placement policy.
     */
    swapPlacementPolicy?: pulumi.Input<string | undefined>;
    /**
     * Sync time with host.
     */
    syncTimeWithHost?: pulumi.Input<boolean | undefined>;
    /**
     * Sync time with host periodically.
     */
    syncTimeWithHostPeriodically?: pulumi.Input<boolean | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Tools upgrade policy.
     */
    toolsUpgradePolicy?: pulumi.Input<string | undefined>;
    /**
     * Vapp.
     */
    vapp?: pulumi.Input<inputs.VirtualMachineVapp | undefined>;
    /**
     * Vbs enabled.
     */
    vbsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Video card.
     */
    videoCard?: pulumi.Input<inputs.VirtualMachineVideoCard | undefined>;
    /**
     * Vtpm.
     */
    vtpm?: pulumi.Input<inputs.VirtualMachineVtpm | undefined>;
    /**
     * Vvtd enabled.
     */
    vvtdEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Minutes to wait for any address of the guest; less than 1 waits for none.
     */
    waitForGuestIpTimeout?: pulumi.Input<number | undefined>;
    /**
     * Whether the address that is waited for must be reachable through a gateway.
     */
    waitForGuestNetRoutable?: pulumi.Input<boolean | undefined>;
    /**
     * Minutes to wait for a routable address of the guest; less than 1 waits for none.
     */
    waitForGuestNetTimeout?: pulumi.Input<number | undefined>;
}

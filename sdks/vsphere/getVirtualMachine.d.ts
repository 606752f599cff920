import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * Looks a machine or a template up, with what a clone of it needs to know.
 */
export declare function getVirtualMachine(args?: GetVirtualMachineArgs, opts?: pulumi.InvokeOptions): Promise<GetVirtualMachineResult>;
export interface GetVirtualMachineArgs {
    /**
     * Alternate guest name.
     */
    alternateGuestName?: string;
    /**
     * Notes on the machine, for people.
     */
    annotation?: string;
    /**
     * Boot delay.
     */
    bootDelay?: number;
    /**
     * Boot retry delay.
     */
    bootRetryDelay?: number;
    /**
     * Boot retry enabled.
     */
    bootRetryEnabled?: boolean;
    /**
     * Cpu hot add enabled.
     */
    cpuHotAddEnabled?: boolean;
    /**
     * Cpu hot remove enabled.
     */
    cpuHotRemoveEnabled?: boolean;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    cpuLimit?: number;
    /**
     * Cpu performance counters enabled.
     */
    cpuPerformanceCountersEnabled?: boolean;
    /**
     * Processor time kept free, in MHz.
     */
    cpuReservation?: number;
    /**
     * Cpu share count.
     */
    cpuShareCount?: number;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    cpuShareLevel?: string;
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: string;
    /**
     * Efi secure boot enabled.
     */
    efiSecureBootEnabled?: boolean;
    /**
     * Whether the guest sees the UUIDs of its disks.
     */
    enableDiskUuid?: boolean;
    /**
     * Enable logging.
     */
    enableLogging?: boolean;
    /**
     * Whether the processor's tables translate the guest's memory: `automatic`, `on`, `off`.
     */
    eptRviMode?: string;
    /**
     * Evc mode.
     */
    evcMode?: string;
    /**
     * Advanced settings by their keys; `guestinfo.*` is what the guest can read.
     */
    extraConfig?: {
        [key: string]: string;
    };
    /**
     * Whether a change of `extraConfig` starts the machine anew.
     */
    extraConfigRebootRequired?: boolean;
    /**
     * `bios` or `efi`.
     */
    firmware?: string;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    folder?: string;
    /**
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    guestId?: string;
    /**
     * Version of the virtual hardware; it only grows.
     */
    hardwareVersion?: number;
    /**
     * Whether the processor's virtualization runs the guest: `hvAuto`, `hvOn`, `hvOff`.
     */
    hvMode?: string;
    /**
     * Ide controller scan count.
     */
    ideControllerScanCount?: number;
    /**
     * Latency sensitivity.
     */
    latencySensitivity?: string;
    /**
     * Memory in MiB.
     */
    memory?: number;
    /**
     * Memory hot add enabled.
     */
    memoryHotAddEnabled?: boolean;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    memoryLimit?: number;
    /**
     * Memory kept free, in MiB.
     */
    memoryReservation?: number;
    /**
     * Memory reservation locked to max.
     */
    memoryReservationLockedToMax?: boolean;
    /**
     * Memory share count.
     */
    memoryShareCount?: number;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    memoryShareLevel?: string;
    /**
     * Moid.
     */
    moid?: string;
    /**
     * Name in the inventory.
     */
    name?: string;
    /**
     * Nested hv enabled.
     */
    nestedHvEnabled?: boolean;
    /**
     * Num cores per numa node.
     */
    numCoresPerNumaNode?: number;
    /**
     * Cores of each virtual socket.
     */
    numCoresPerSocket?: number;
    /**
     * Virtual processors, all cores counted.
     */
    numCpus?: number;
    /**
     * Nvme controller scan count.
     */
    nvmeControllerScanCount?: number;
    /**
     * Replace trigger. A change replaces it.
     */
    replaceTrigger?: string;
    /**
     * Run tools scripts after power on.
     */
    runToolsScriptsAfterPowerOn?: boolean;
    /**
     * Run tools scripts after resume.
     */
    runToolsScriptsAfterResume?: boolean;
    /**
     * Run tools scripts before guest reboot.
     */
    runToolsScriptsBeforeGuestReboot?: boolean;
    /**
     * Run tools scripts before guest shutdown.
     */
    runToolsScriptsBeforeGuestShutdown?: boolean;
    /**
     * Run tools scripts before guest standby.
     */
    runToolsScriptsBeforeGuestStandby?: boolean;
    /**
     * Sata controller scan count.
     */
    sataControllerScanCount?: number;
    /**
     * Scsi controller scan count.
     */
    scsiControllerScanCount?: number;
    /**
     * Identifier of the storage policy.
     */
    storagePolicyId?: string;
    /**
     * Swap placement policy.
     */
    swapPlacementPolicy?: string;
    /**
     * Sync time with host.
     */
    syncTimeWithHost?: boolean;
    /**
     * Sync time with host periodically.
     */
    syncTimeWithHostPeriodically?: boolean;
    /**
     * Tools upgrade policy.
     */
    toolsUpgradePolicy?: string;
    /**
     * Uuid.
     */
    uuid?: string;
    /**
     * Vapp.
     */
    vapp?: inputs.GetVirtualMachineVapp;
    /**
     * Vbs enabled.
     */
    vbsEnabled?: boolean;
    /**
     * Vvtd enabled.
     */
    vvtdEnabled?: boolean;
}
export interface GetVirtualMachineResult {
    /**
     * Alternate guest name.
     */
    readonly alternateGuestName?: string;
    /**
     * Notes on the machine, for people.
     */
    readonly annotation: string;
    /**
     * Boot delay.
     */
    readonly bootDelay?: number;
    /**
     * Boot retry delay.
     */
    readonly bootRetryDelay?: number;
    /**
     * Boot retry enabled.
     */
    readonly bootRetryEnabled?: boolean;
    /**
     * Change version.
     */
    readonly changeVersion: string;
    /**
     * Cpu hot add enabled.
     */
    readonly cpuHotAddEnabled?: boolean;
    /**
     * Cpu hot remove enabled.
     */
    readonly cpuHotRemoveEnabled?: boolean;
    /**
     * Most processor time, in MHz; -1 is all there is.
     */
    readonly cpuLimit?: number;
    /**
     * Cpu performance counters enabled.
     */
    readonly cpuPerformanceCountersEnabled?: boolean;
    /**
     * Processor time kept free, in MHz.
     */
    readonly cpuReservation?: number;
    /**
     * Cpu share count.
     */
    readonly cpuShareCount: number;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    readonly cpuShareLevel?: string;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: {
        [key: string]: string;
    };
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId?: string;
    /**
     * Default ip address.
     */
    readonly defaultIpAddress: string;
    /**
     * Virtual disks. The first is the template's.
     */
    readonly disks: outputs.GetVirtualMachineDisk[];
    /**
     * Efi secure boot enabled.
     */
    readonly efiSecureBootEnabled?: boolean;
    /**
     * Whether the guest sees the UUIDs of its disks.
     */
    readonly enableDiskUuid?: boolean;
    /**
     * Enable logging.
     */
    readonly enableLogging?: boolean;
    /**
     * Whether the processor's tables translate the guest's memory: `automatic`, `on`, `off`.
     */
    readonly eptRviMode: string;
    /**
     * Evc mode.
     */
    readonly evcMode?: string;
    /**
     * Advanced settings by their keys; `guestinfo.*` is what the guest can read.
     */
    readonly extraConfig?: {
        [key: string]: string;
    };
    /**
     * Whether a change of `extraConfig` starts the machine anew.
     */
    readonly extraConfigRebootRequired?: boolean;
    /**
     * `bios` or `efi`.
     */
    readonly firmware?: string;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    readonly folder?: string;
    /**
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    readonly guestId: string;
    /**
     * Guest ip addresses.
     */
    readonly guestIpAddresses: string[];
    /**
     * Version of the virtual hardware; it only grows.
     */
    readonly hardwareVersion: number;
    /**
     * Whether the processor's virtualization runs the guest: `hvAuto`, `hvOn`, `hvOff`.
     */
    readonly hvMode: string;
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Ide controller scan count.
     */
    readonly ideControllerScanCount?: number;
    /**
     * Instance uuid.
     */
    readonly instanceUuid: string;
    /**
     * Latency sensitivity.
     */
    readonly latencySensitivity?: string;
    /**
     * Memory in MiB.
     */
    readonly memory?: number;
    /**
     * Memory hot add enabled.
     */
    readonly memoryHotAddEnabled?: boolean;
    /**
     * Most memory, in MiB; -1 is all there is.
     */
    readonly memoryLimit?: number;
    /**
     * Memory kept free, in MiB.
     */
    readonly memoryReservation?: number;
    /**
     * Memory reservation locked to max.
     */
    readonly memoryReservationLockedToMax?: boolean;
    /**
     * Memory share count.
     */
    readonly memoryShareCount: number;
    /**
     * Weight beside others: `low`, `normal`, `high`, `custom`.
     */
    readonly memoryShareLevel?: string;
    /**
     * Moid.
     */
    readonly moid: string;
    /**
     * Name in the inventory.
     */
    readonly name?: string;
    /**
     * Nested hv enabled.
     */
    readonly nestedHvEnabled?: boolean;
    /**
     * Network interface types.
     */
    readonly networkInterfaceTypes: string[];
    /**
     * Network adapters, in the order of the guest.
     */
    readonly networkInterfaces: outputs.GetVirtualMachineNetworkInterface[];
    /**
     * Num cores per numa node.
     */
    readonly numCoresPerNumaNode?: number;
    /**
     * Cores of each virtual socket.
     */
    readonly numCoresPerSocket?: number;
    /**
     * Virtual processors, all cores counted.
     */
    readonly numCpus?: number;
    /**
     * Nvme controller scan count.
     */
    readonly nvmeControllerScanCount?: number;
    /**
     * Replace trigger.
     */
    readonly replaceTrigger?: string;
    /**
     * Run tools scripts after power on.
     */
    readonly runToolsScriptsAfterPowerOn?: boolean;
    /**
     * Run tools scripts after resume.
     */
    readonly runToolsScriptsAfterResume?: boolean;
    /**
     * Run tools scripts before guest reboot.
     */
    readonly runToolsScriptsBeforeGuestReboot?: boolean;
    /**
     * Run tools scripts before guest shutdown.
     */
    readonly runToolsScriptsBeforeGuestShutdown?: boolean;
    /**
     * Run tools scripts before guest standby.
     */
    readonly runToolsScriptsBeforeGuestStandby?: boolean;
    /**
     * Sata controller scan count.
     */
    readonly sataControllerScanCount?: number;
    /**
     * Scsi bus sharing.
     */
    readonly scsiBusSharing: string;
    /**
     * Scsi controller scan count.
     */
    readonly scsiControllerScanCount?: number;
    /**
     * Model of the SCSI controllers: `pvscsi`, `lsilogic`, `lsilogic-sas`, `buslogic`.
     */
    readonly scsiType: string;
    /**
     * Identifier of the storage policy.
     */
    readonly storagePolicyId: string;
    /**
     * Swap placement policy.
     */
    readonly swapPlacementPolicy?: string;
    /**
     * Sync time with host.
     */
    readonly syncTimeWithHost?: boolean;
    /**
     * Sync time with host periodically.
     */
    readonly syncTimeWithHostPeriodically?: boolean;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    readonly tags: string[];
    /**
     * Tools upgrade policy.
     */
    readonly toolsUpgradePolicy?: string;
    /**
     * Uuid.
     */
    readonly uuid: string;
    /**
     * Vapp.
     */
    readonly vapp?: outputs.GetVirtualMachineVapp;
    /**
     * Vapp transports.
     */
    readonly vappTransports: string[];
    /**
     * Vbs enabled.
     */
    readonly vbsEnabled?: boolean;
    /**
     * Video cards.
     */
    readonly videoCards: outputs.GetVirtualMachineVideoCard[];
    /**
     * Vtpm.
     */
    readonly vtpm: boolean;
    /**
     * Vvtd enabled.
     */
    readonly vvtdEnabled?: boolean;
}
/**
 * Looks a machine or a template up, with what a clone of it needs to know.
 */
export declare function getVirtualMachineOutput(args?: GetVirtualMachineOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetVirtualMachineResult>;
export interface GetVirtualMachineOutputArgs {
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
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
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
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    guestId?: pulumi.Input<string | undefined>;
    /**
     * Version of the virtual hardware; it only grows.
     */
    hardwareVersion?: pulumi.Input<number | undefined>;
    /**
     * Whether the processor's virtualization runs the guest: `hvAuto`, `hvOn`, `hvOff`.
     */
    hvMode?: pulumi.Input<string | undefined>;
    /**
     * Ide controller scan count.
     */
    ideControllerScanCount?: pulumi.Input<number | undefined>;
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
     * Nvme controller scan count.
     */
    nvmeControllerScanCount?: pulumi.Input<number | undefined>;
    /**
     * Replace trigger. A change replaces it.
     */
    replaceTrigger?: pulumi.Input<string | undefined>;
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
     * Sata controller scan count.
     */
    sataControllerScanCount?: pulumi.Input<number | undefined>;
    /**
     * Scsi controller scan count.
     */
    scsiControllerScanCount?: pulumi.Input<number | undefined>;
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
    vapp?: pulumi.Input<inputs.GetVirtualMachineVappArgs | undefined>;
    /**
     * Vbs enabled.
     */
    vbsEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Vvtd enabled.
     */
    vvtdEnabled?: pulumi.Input<boolean | undefined>;
}

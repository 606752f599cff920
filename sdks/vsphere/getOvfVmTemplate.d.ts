import * as pulumi from "@pulumi/pulumi";
/**
 * Reads what a machine needs that is made of an OVF or OVA file.
 */
export declare function getOvfVmTemplate(args: GetOvfVmTemplateArgs, opts?: pulumi.InvokeOptions): Promise<GetOvfVmTemplateResult>;
export interface GetOvfVmTemplateArgs {
    /**
     * Allow unverified ssl cert.
     */
    allowUnverifiedSslCert?: boolean;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: string;
    /**
     * Deployment option. A change replaces it.
     */
    deploymentOption?: string;
    /**
     * Disk provisioning. A change replaces it.
     */
    diskProvisioning?: string;
    /**
     * Enable hidden properties. A change replaces it.
     */
    enableHiddenProperties?: boolean;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    folder?: string;
    /**
     * Identifier of the host (managed object).
     */
    hostSystemId: string;
    /**
     * Ip allocation policy. A change replaces it.
     */
    ipAllocationPolicy?: string;
    /**
     * Ip protocol. A change replaces it.
     */
    ipProtocol?: string;
    /**
     * Local ovf path. A change replaces it.
     */
    localOvfPath?: string;
    /**
     * Name in the inventory.
     */
    name: string;
    /**
     * Ovf network map. A change replaces it.
     */
    ovfNetworkMap?: {
        [key: string]: string;
    };
    /**
     * Remote ovf url. A change replaces it.
     */
    remoteOvfUrl?: string;
    /**
     * Identifier of the resource pool (managed object).
     */
    resourcePoolId: string;
}
export interface GetOvfVmTemplateResult {
    /**
     * Allow unverified ssl cert.
     */
    readonly allowUnverifiedSslCert?: boolean;
    /**
     * Alternate guest name.
     */
    readonly alternateGuestName: string;
    /**
     * Notes on the machine, for people.
     */
    readonly annotation: string;
    /**
     * Cpu hot add enabled.
     */
    readonly cpuHotAddEnabled: boolean;
    /**
     * Cpu hot remove enabled.
     */
    readonly cpuHotRemoveEnabled: boolean;
    /**
     * Cpu performance counters enabled.
     */
    readonly cpuPerformanceCountersEnabled: boolean;
    /**
     * Identifier of the datastore (managed object).
     */
    readonly datastoreId?: string;
    /**
     * Deployment option.
     */
    readonly deploymentOption?: string;
    /**
     * Disk provisioning.
     */
    readonly diskProvisioning?: string;
    /**
     * Enable hidden properties.
     */
    readonly enableHiddenProperties?: boolean;
    /**
     * `bios` or `efi`.
     */
    readonly firmware: string;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    readonly folder?: string;
    /**
     * Operating system of the guest, in vSphere's words (`ubuntu64Guest`).
     */
    readonly guestId: string;
    /**
     * Identifier of the host (managed object).
     */
    readonly hostSystemId: string;
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Ide controller count.
     */
    readonly ideControllerCount: number;
    /**
     * Ip allocation policy.
     */
    readonly ipAllocationPolicy?: string;
    /**
     * Ip protocol.
     */
    readonly ipProtocol?: string;
    /**
     * Local ovf path.
     */
    readonly localOvfPath?: string;
    /**
     * Memory in MiB.
     */
    readonly memory: number;
    /**
     * Memory hot add enabled.
     */
    readonly memoryHotAddEnabled: boolean;
    /**
     * Name in the inventory.
     */
    readonly name: string;
    /**
     * Nested hv enabled.
     */
    readonly nestedHvEnabled: boolean;
    /**
     * Cores of each virtual socket.
     */
    readonly numCoresPerSocket: number;
    /**
     * Virtual processors, all cores counted.
     */
    readonly numCpus: number;
    /**
     * Ovf network map.
     */
    readonly ovfNetworkMap?: {
        [key: string]: string;
    };
    /**
     * Remote ovf url.
     */
    readonly remoteOvfUrl?: string;
    /**
     * Identifier of the resource pool (managed object).
     */
    readonly resourcePoolId: string;
    /**
     * Sata controller count.
     */
    readonly sataControllerCount: number;
    /**
     * Scsi controller count.
     */
    readonly scsiControllerCount: number;
    /**
     * Model of the SCSI controllers: `pvscsi`, `lsilogic`, `lsilogic-sas`, `buslogic`.
     */
    readonly scsiType: string;
    /**
     * Swap placement policy.
     */
    readonly swapPlacementPolicy: string;
}
/**
 * Reads what a machine needs that is made of an OVF or OVA file.
 */
export declare function getOvfVmTemplateOutput(args: GetOvfVmTemplateOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetOvfVmTemplateResult>;
export interface GetOvfVmTemplateOutputArgs {
    /**
     * Allow unverified ssl cert.
     */
    allowUnverifiedSslCert?: pulumi.Input<boolean | undefined>;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * Deployment option. A change replaces it.
     */
    deploymentOption?: pulumi.Input<string | undefined>;
    /**
     * Disk provisioning. A change replaces it.
     */
    diskProvisioning?: pulumi.Input<string | undefined>;
    /**
     * Enable hidden properties. A change replaces it.
     */
    enableHiddenProperties?: pulumi.Input<boolean | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the host (managed object).
     */
    hostSystemId: pulumi.Input<string>;
    /**
     * Ip allocation policy. A change replaces it.
     */
    ipAllocationPolicy?: pulumi.Input<string | undefined>;
    /**
     * Ip protocol. A change replaces it.
     */
    ipProtocol?: pulumi.Input<string | undefined>;
    /**
     * Local ovf path. A change replaces it.
     */
    localOvfPath?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
    /**
     * Ovf network map. A change replaces it.
     */
    ovfNetworkMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Remote ovf url. A change replaces it.
     */
    remoteOvfUrl?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the resource pool (managed object).
     */
    resourcePoolId: pulumi.Input<string>;
}

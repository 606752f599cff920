import * as pulumi from "@pulumi/pulumi";
import * as inputs from "../types/input";
/**
 * Content library publication.
 */
export interface ContentLibraryPublication {
    /**
     * Authentication method. A change replaces it.
     */
    authenticationMethod?: pulumi.Input<string | undefined>;
    /**
     * Password of the user; a secret. A change replaces it.
     */
    password?: pulumi.Input<string | undefined>;
    /**
     * Publish url. A change replaces it.
     */
    publishUrl?: pulumi.Input<string | undefined>;
    /**
     * Published. A change replaces it.
     */
    published?: pulumi.Input<boolean | undefined>;
    /**
     * Username. A change replaces it.
     */
    username?: pulumi.Input<string | undefined>;
}
/**
 * Content library subscription.
 */
export interface ContentLibrarySubscription {
    /**
     * Authentication method. A change replaces it.
     */
    authenticationMethod?: pulumi.Input<string | undefined>;
    /**
     * Automatic sync. A change replaces it.
     */
    automaticSync?: pulumi.Input<boolean | undefined>;
    /**
     * On demand. A change replaces it.
     */
    onDemand?: pulumi.Input<boolean | undefined>;
    /**
     * Password of the user; a secret. A change replaces it.
     */
    password?: pulumi.Input<string | undefined>;
    /**
     * Subscription url. A change replaces it.
     */
    subscriptionUrl?: pulumi.Input<string | undefined>;
    /**
     * Username. A change replaces it.
     */
    username?: pulumi.Input<string | undefined>;
}
/**
 * Distributed port group vlan range.
 */
export interface DistributedPortGroupVlanRange {
    /**
     * Max vlan.
     */
    maxVlan: pulumi.Input<number>;
    /**
     * Min vlan.
     */
    minVlan: pulumi.Input<number>;
}
/**
 * Distributed virtual switch host.
 */
export interface DistributedVirtualSwitchHost {
    /**
     * Devices.
     */
    devices?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Identifier of the host (managed object).
     */
    hostSystemId: pulumi.Input<string>;
}
/**
 * Distributed virtual switch pvlan mapping.
 */
export interface DistributedVirtualSwitchPvlanMapping {
    /**
     * Primary vlan id.
     */
    primaryVlanId: pulumi.Input<number>;
    /**
     * Pvlan type.
     */
    pvlanType: pulumi.Input<string>;
    /**
     * Secondary vlan id.
     */
    secondaryVlanId: pulumi.Input<number>;
}
/**
 * Distributed virtual switch vlan range.
 */
export interface DistributedVirtualSwitchVlanRange {
    /**
     * Max vlan.
     */
    maxVlan: pulumi.Input<number>;
    /**
     * Min vlan.
     */
    minVlan: pulumi.Input<number>;
}
/**
 * Entity permissions permission.
 */
export interface EntityPermissionsPermission {
    /**
     * Whether that is a group.
     */
    isGroup: pulumi.Input<boolean>;
    /**
     * Whether objects below it have the permission, too.
     */
    propagate: pulumi.Input<boolean>;
    /**
     * Identifier of the role.
     */
    roleId: pulumi.Input<string>;
    /**
     * Who has the permission, with the domain.
     */
    userOrGroup: pulumi.Input<string>;
}
/**
 * Get network filter.
 */
export interface GetNetworkFilter {
    /**
     * Network type.
     */
    networkType?: string;
}
/**
 * Get network filter.
 */
export interface GetNetworkFilterArgs {
    /**
     * Network type.
     */
    networkType?: pulumi.Input<string | undefined>;
}
/**
 * Get virtual machine vapp.
 */
export interface GetVirtualMachineVapp {
    /**
     * Properties.
     */
    properties?: {
        [key: string]: string;
    };
}
/**
 * Get virtual machine vapp.
 */
export interface GetVirtualMachineVappArgs {
    /**
     * Properties.
     */
    properties?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
/**
 * Host port group port.
 */
export interface HostPortGroupPort {
    /**
     * Key.
     */
    key?: pulumi.Input<string | undefined>;
    /**
     * Mac addresses.
     */
    macAddresses?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Kind of it, in vSphere's words.
     */
    type?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine cdrom.
 */
export interface VirtualMachineCdrom {
    /**
     * Client device.
     */
    clientDevice?: pulumi.Input<boolean | undefined>;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * Device address.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * Key.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine clone.
 */
export interface VirtualMachineClone {
    /**
     * Customization spec.
     */
    customizationSpec?: pulumi.Input<inputs.VirtualMachineCloneCustomizationSpec | undefined>;
    /**
     * Customize.
     */
    customize?: pulumi.Input<inputs.VirtualMachineCloneCustomize | undefined>;
    /**
     * Whether disks are made on a snapshot of the template's.
     */
    linkedClone?: pulumi.Input<boolean | undefined>;
    /**
     * Ovf network map.
     */
    ovfNetworkMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Ovf storage map.
     */
    ovfStorageMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * UUID of the template.
     */
    templateUuid: pulumi.Input<string>;
    /**
     * Timeout.
     */
    timeout?: pulumi.Input<number | undefined>;
}
/**
 * Virtual machine clone customization spec.
 */
export interface VirtualMachineCloneCustomizationSpec {
    /**
     * Id.
     */
    id: pulumi.Input<string>;
    /**
     * Timeout.
     */
    timeout?: pulumi.Input<number | undefined>;
}
/**
 * Virtual machine clone customize.
 */
export interface VirtualMachineCloneCustomize {
    /**
     * Dns server lists.
     */
    dnsServerLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Dns suffix lists.
     */
    dnsSuffixLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Ipv4 gateway.
     */
    ipv4Gateway?: pulumi.Input<string | undefined>;
    /**
     * Ipv6 gateway.
     */
    ipv6Gateway?: pulumi.Input<string | undefined>;
    /**
     * Linux options.
     */
    linuxOptions?: pulumi.Input<inputs.VirtualMachineCloneCustomizeLinuxOptions | undefined>;
    /**
     * Network adapters, in the order of the guest.
     */
    networkInterfaces?: pulumi.Input<pulumi.Input<inputs.VirtualMachineCloneCustomizeNetworkInterface>[] | undefined>;
    /**
     * Timeout.
     */
    timeout?: pulumi.Input<number | undefined>;
    /**
     * Windows options.
     */
    windowsOptions?: pulumi.Input<inputs.VirtualMachineCloneCustomizeWindowsOptions | undefined>;
    /**
     * Windows sysprep text. Kept as a secret.
     */
    windowsSysprepText?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine clone customize linux options.
 */
export interface VirtualMachineCloneCustomizeLinuxOptions {
    /**
     * Domain.
     */
    domain: pulumi.Input<string>;
    /**
     * Host name.
     */
    hostName: pulumi.Input<string>;
    /**
     * Hw clock utc.
     */
    hwClockUtc?: pulumi.Input<boolean | undefined>;
    /**
     * Script text. Kept as a secret.
     */
    scriptText?: pulumi.Input<string | undefined>;
    /**
     * Time zone.
     */
    timeZone?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine clone customize network interface.
 */
export interface VirtualMachineCloneCustomizeNetworkInterface {
    /**
     * Dns domain.
     */
    dnsDomain?: pulumi.Input<string | undefined>;
    /**
     * Dns server lists.
     */
    dnsServerLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Ipv4 address.
     */
    ipv4Address?: pulumi.Input<string | undefined>;
    /**
     * Ipv4 netmask.
     */
    ipv4Netmask?: pulumi.Input<number | undefined>;
    /**
     * Ipv6 address.
     */
    ipv6Address?: pulumi.Input<string | undefined>;
    /**
     * Ipv6 netmask.
     */
    ipv6Netmask?: pulumi.Input<number | undefined>;
}
/**
 * Virtual machine clone customize windows options.
 */
export interface VirtualMachineCloneCustomizeWindowsOptions {
    /**
     * Admin password. Kept as a secret.
     */
    adminPassword?: pulumi.Input<string | undefined>;
    /**
     * Auto logon.
     */
    autoLogon?: pulumi.Input<boolean | undefined>;
    /**
     * Auto logon count.
     */
    autoLogonCount?: pulumi.Input<number | undefined>;
    /**
     * Computer name.
     */
    computerName: pulumi.Input<string>;
    /**
     * Domain admin password. Kept as a secret.
     */
    domainAdminPassword?: pulumi.Input<string | undefined>;
    /**
     * Domain admin user.
     */
    domainAdminUser?: pulumi.Input<string | undefined>;
    /**
     * Domain ou.
     */
    domainOu?: pulumi.Input<string | undefined>;
    /**
     * Full name.
     */
    fullName?: pulumi.Input<string | undefined>;
    /**
     * Join domain.
     */
    joinDomain?: pulumi.Input<string | undefined>;
    /**
     * Organization name.
     */
    organizationName?: pulumi.Input<string | undefined>;
    /**
     * Product key. Kept as a secret.
     */
    productKey?: pulumi.Input<string | undefined>;
    /**
     * Run once command lists.
     */
    runOnceCommandLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Time zone.
     */
    timeZone?: pulumi.Input<number | undefined>;
    /**
     * Workgroup.
     */
    workgroup?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine disk.
 */
export interface VirtualMachineDisk {
    /**
     * Attach.
     */
    attach?: pulumi.Input<boolean | undefined>;
    /**
     * Controller type.
     */
    controllerType?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * Device address.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * Disk mode.
     */
    diskMode?: pulumi.Input<string | undefined>;
    /**
     * Disk sharing.
     */
    diskSharing?: pulumi.Input<string | undefined>;
    /**
     * Eagerly scrub.
     */
    eagerlyScrub?: pulumi.Input<boolean | undefined>;
    /**
     * Io limit.
     */
    ioLimit?: pulumi.Input<number | undefined>;
    /**
     * Io reservation.
     */
    ioReservation?: pulumi.Input<number | undefined>;
    /**
     * Io share count.
     */
    ioShareCount?: pulumi.Input<number | undefined>;
    /**
     * Io share level.
     */
    ioShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Keep on remove.
     */
    keepOnRemove?: pulumi.Input<boolean | undefined>;
    /**
     * Key.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * Name of it, as vSphere shows it.
     */
    label: pulumi.Input<string>;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path?: pulumi.Input<string | undefined>;
    /**
     * Size in GiB.
     */
    size?: pulumi.Input<number | undefined>;
    /**
     * Identifier of the storage policy.
     */
    storagePolicyId?: pulumi.Input<string | undefined>;
    /**
     * Whether space is taken only when it is written.
     */
    thinProvisioned?: pulumi.Input<boolean | undefined>;
    /**
     * Place of the disk on its controller.
     */
    unitNumber?: pulumi.Input<number | undefined>;
    /**
     * Uuid.
     */
    uuid?: pulumi.Input<string | undefined>;
    /**
     * Write through.
     */
    writeThrough?: pulumi.Input<boolean | undefined>;
}
/**
 * Virtual machine network interface.
 */
export interface VirtualMachineNetworkInterface {
    /**
     * Model of the adapter: `vmxnet3`, `e1000`, `e1000e`, `sriov`, `vmxnet3vrdma`.
     */
    adapterType?: pulumi.Input<string | undefined>;
    /**
     * Bandwidth limit.
     */
    bandwidthLimit?: pulumi.Input<number | undefined>;
    /**
     * Bandwidth reservation.
     */
    bandwidthReservation?: pulumi.Input<number | undefined>;
    /**
     * Bandwidth share count.
     */
    bandwidthShareCount?: pulumi.Input<number | undefined>;
    /**
     * Bandwidth share level.
     */
    bandwidthShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Device address.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * External port id.
     */
    externalPortId?: pulumi.Input<string | undefined>;
    /**
     * Key.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * Mac address.
     */
    macAddress?: pulumi.Input<string | undefined>;
    /**
     * Identifier of the network (managed object).
     */
    networkId: pulumi.Input<string>;
    /**
     * Ovf mapping. A change replaces it.
     */
    ovfMapping?: pulumi.Input<string | undefined>;
    /**
     * Physical function.
     */
    physicalFunction?: pulumi.Input<string | undefined>;
    /**
     * Use static mac.
     */
    useStaticMac?: pulumi.Input<boolean | undefined>;
}
/**
 * Virtual machine ovf deploy.
 */
export interface VirtualMachineOvfDeploy {
    /**
     * Allow unverified ssl cert.
     */
    allowUnverifiedSslCert?: pulumi.Input<boolean | undefined>;
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
     * Ovf network map. A change replaces it.
     */
    ovfNetworkMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Remote ovf url. A change replaces it.
     */
    remoteOvfUrl?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine vapp.
 */
export interface VirtualMachineVapp {
    /**
     * Properties.
     */
    properties?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
/**
 * Virtual machine video card.
 */
export interface VirtualMachineVideoCard {
    /**
     * Device address.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * Graphics3ds.
     */
    graphics3ds?: pulumi.Input<pulumi.Input<inputs.VirtualMachineVideoCardGraphics3d>[] | undefined>;
    /**
     * Key.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * Num displays.
     */
    numDisplays: pulumi.Input<number>;
    /**
     * Total video memory.
     */
    totalVideoMemory: pulumi.Input<number>;
}
/**
 * Virtual machine video card graphics3d.
 */
export interface VirtualMachineVideoCardGraphics3d {
    /**
     * Memory in MiB.
     */
    memory?: pulumi.Input<number | undefined>;
    /**
     * Renderer.
     */
    renderer?: pulumi.Input<string | undefined>;
}
/**
 * Virtual machine vtpm.
 */
export interface VirtualMachineVtpm {
    /**
     * Version.
     */
    version?: pulumi.Input<string | undefined>;
}
/**
 * Vm storage policy tag rule.
 */
export interface VmStoragePolicyTagRule {
    /**
     * Include datastores with tags.
     */
    includeDatastoresWithTags?: pulumi.Input<boolean | undefined>;
    /**
     * Tag category.
     */
    tagCategory: pulumi.Input<string>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags: pulumi.Input<pulumi.Input<string>[]>;
}

import * as outputs from "../types/output";
/**
 * Content library publication.
 */
export interface ContentLibraryPublication {
    /**
     * Authentication method. A change replaces it.
     */
    authenticationMethod?: string;
    /**
     * Password of the user; a secret. A change replaces it.
     */
    password: string;
    /**
     * Publish url. A change replaces it.
     */
    publishUrl: string;
    /**
     * Published. A change replaces it.
     */
    published?: boolean;
    /**
     * Username. A change replaces it.
     */
    username: string;
}
/**
 * Content library subscription.
 */
export interface ContentLibrarySubscription {
    /**
     * Authentication method. A change replaces it.
     */
    authenticationMethod?: string;
    /**
     * Automatic sync. A change replaces it.
     */
    automaticSync?: boolean;
    /**
     * On demand. A change replaces it.
     */
    onDemand?: boolean;
    /**
     * Password of the user; a secret. A change replaces it.
     */
    password: string;
    /**
     * Subscription url. A change replaces it.
     */
    subscriptionUrl?: string;
    /**
     * Username. A change replaces it.
     */
    username: string;
}
/**
 * Distributed port group vlan range.
 */
export interface DistributedPortGroupVlanRange {
    /**
     * Max vlan.
     */
    maxVlan: number;
    /**
     * Min vlan.
     */
    minVlan: number;
}
/**
 * Distributed virtual switch host.
 */
export interface DistributedVirtualSwitchHost {
    /**
     * Devices.
     */
    devices?: string[];
    /**
     * Identifier of the host (managed object).
     */
    hostSystemId: string;
}
/**
 * Distributed virtual switch pvlan mapping.
 */
export interface DistributedVirtualSwitchPvlanMapping {
    /**
     * Primary vlan id.
     */
    primaryVlanId: number;
    /**
     * Pvlan type.
     */
    pvlanType: string;
    /**
     * Secondary vlan id.
     */
    secondaryVlanId: number;
}
/**
 * Distributed virtual switch vlan range.
 */
export interface DistributedVirtualSwitchVlanRange {
    /**
     * Max vlan.
     */
    maxVlan: number;
    /**
     * Min vlan.
     */
    minVlan: number;
}
/**
 * Entity permissions permission.
 */
export interface EntityPermissionsPermission {
    /**
     * Whether that is a group.
     */
    isGroup: boolean;
    /**
     * Whether objects below it have the permission, too.
     */
    propagate: boolean;
    /**
     * Identifier of the role.
     */
    roleId: string;
    /**
     * Who has the permission, with the domain.
     */
    userOrGroup: string;
}
/**
 * Get guest os customization spec.
 */
export interface GetGuestOsCustomizationSpec {
    /**
     * Dns server lists.
     */
    dnsServerLists: string[];
    /**
     * Dns suffix lists.
     */
    dnsSuffixLists: string[];
    /**
     * Linux options.
     */
    linuxOptions: outputs.GetGuestOsCustomizationSpecLinuxOption[];
    /**
     * Network adapters, in the order of the guest.
     */
    networkInterfaces: outputs.GetGuestOsCustomizationSpecNetworkInterface[];
    /**
     * Windows options.
     */
    windowsOptions: outputs.GetGuestOsCustomizationSpecWindowsOption[];
    /**
     * Windows sysprep text. Kept as a secret.
     */
    windowsSysprepText: string;
}
/**
 * Get guest os customization spec linux option.
 */
export interface GetGuestOsCustomizationSpecLinuxOption {
    /**
     * Domain.
     */
    domain: string;
    /**
     * Host name.
     */
    hostName: string;
    /**
     * Hw clock utc.
     */
    hwClockUtc: boolean;
    /**
     * Script text. Kept as a secret.
     */
    scriptText: string;
    /**
     * Time zone.
     */
    timeZone: string;
}
/**
 * Get guest os customization spec network interface.
 */
export interface GetGuestOsCustomizationSpecNetworkInterface {
    /**
     * Dns domain.
     */
    dnsDomain: string;
    /**
     * Dns server lists.
     */
    dnsServerLists: string[];
    /**
     * Ipv4 address.
     */
    ipv4Address: string;
    /**
     * Ipv4 netmask.
     */
    ipv4Netmask: number;
    /**
     * Ipv6 address.
     */
    ipv6Address: string;
    /**
     * Ipv6 netmask.
     */
    ipv6Netmask: number;
}
/**
 * Get guest os customization spec windows option.
 */
export interface GetGuestOsCustomizationSpecWindowsOption {
    /**
     * Admin password. Kept as a secret.
     */
    adminPassword: string;
    /**
     * Auto logon.
     */
    autoLogon: boolean;
    /**
     * Auto logon count.
     */
    autoLogonCount: number;
    /**
     * Computer name.
     */
    computerName: string;
    /**
     * Domain admin password. Kept as a secret.
     */
    domainAdminPassword?: string;
    /**
     * Domain admin user.
     */
    domainAdminUser: string;
    /**
     * Domain ou.
     */
    domainOu: string;
    /**
     * Full name.
     */
    fullName: string;
    /**
     * Join domain.
     */
    joinDomain: string;
    /**
     * Organization name.
     */
    organizationName: string;
    /**
     * Product key.
     */
    productKey: string;
    /**
     * Run once command lists.
     */
    runOnceCommandLists: string[];
    /**
     * Time zone.
     */
    timeZone: number;
    /**
     * Workgroup.
     */
    workgroup: string;
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
 * Get virtual machine disk.
 */
export interface GetVirtualMachineDisk {
    /**
     * Eagerly scrub.
     */
    eagerlyScrub: boolean;
    /**
     * Name of it, as vSphere shows it.
     */
    label: string;
    /**
     * Size in GiB.
     */
    size: number;
    /**
     * Whether space is taken only when it is written.
     */
    thinProvisioned: boolean;
    /**
     * Place of the disk on its controller.
     */
    unitNumber: number;
}
/**
 * Get virtual machine network interface.
 */
export interface GetVirtualMachineNetworkInterface {
    /**
     * Model of the adapter: `vmxnet3`, `e1000`, `e1000e`, `sriov`, `vmxnet3vrdma`.
     */
    adapterType: string;
    /**
     * Bandwidth limit.
     */
    bandwidthLimit?: number;
    /**
     * Bandwidth reservation.
     */
    bandwidthReservation?: number;
    /**
     * Bandwidth share count.
     */
    bandwidthShareCount: number;
    /**
     * Bandwidth share level.
     */
    bandwidthShareLevel?: string;
    /**
     * External port id.
     */
    externalPortId: string;
    /**
     * Mac address.
     */
    macAddress: string;
    /**
     * Identifier of the network (managed object).
     */
    networkId: string;
    /**
     * Physical function.
     */
    physicalFunction: string;
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
 * Get virtual machine video card.
 */
export interface GetVirtualMachineVideoCard {
    /**
     * Graphics3ds.
     */
    graphics3ds: outputs.GetVirtualMachineVideoCardGraphics3d[];
    /**
     * Num displays.
     */
    numDisplays: number;
    /**
     * Total video memory.
     */
    totalVideoMemory: number;
}
/**
 * Get virtual machine video card graphics3d.
 */
export interface GetVirtualMachineVideoCardGraphics3d {
    /**
     * Memory in MiB.
     */
    memory: number;
    /**
     * Renderer.
     */
    renderer: string;
}
/**
 * Host port group port.
 */
export interface HostPortGroupPort {
    /**
     * Key.
     */
    key: string;
    /**
     * Mac addresses.
     */
    macAddresses: string[];
    /**
     * Kind of it, in vSphere's words.
     */
    type: string;
}
/**
 * Virtual machine cdrom.
 */
export interface VirtualMachineCdrom {
    /**
     * Client device.
     */
    clientDevice?: boolean;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId?: string;
    /**
     * Device address.
     */
    deviceAddress: string;
    /**
     * Key.
     */
    key: number;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path?: string;
}
/**
 * Virtual machine clone.
 */
export interface VirtualMachineClone {
    /**
     * Customization spec.
     */
    customizationSpec?: outputs.VirtualMachineCloneCustomizationSpec;
    /**
     * Customize.
     */
    customize?: outputs.VirtualMachineCloneCustomize;
    /**
     * Whether disks are made on a snapshot of the template's.
     */
    linkedClone?: boolean;
    /**
     * Ovf network map.
     */
    ovfNetworkMap?: {
        [key: string]: string;
    };
    /**
     * Ovf storage map.
     */
    ovfStorageMap?: {
        [key: string]: string;
    };
    /**
     * UUID of the template.
     */
    templateUuid: string;
    /**
     * Timeout.
     */
    timeout?: number;
}
/**
 * Virtual machine clone customization spec.
 */
export interface VirtualMachineCloneCustomizationSpec {
    /**
     * Id.
     */
    id: string;
    /**
     * Timeout.
     */
    timeout?: number;
}
/**
 * Virtual machine clone customize.
 */
export interface VirtualMachineCloneCustomize {
    /**
     * Dns server lists.
     */
    dnsServerLists?: string[];
    /**
     * Dns suffix lists.
     */
    dnsSuffixLists?: string[];
    /**
     * Ipv4 gateway.
     */
    ipv4Gateway?: string;
    /**
     * Ipv6 gateway.
     */
    ipv6Gateway?: string;
    /**
     * Linux options.
     */
    linuxOptions?: outputs.VirtualMachineCloneCustomizeLinuxOptions;
    /**
     * Network adapters, in the order of the guest.
     */
    networkInterfaces?: outputs.VirtualMachineCloneCustomizeNetworkInterface[];
    /**
     * Timeout.
     */
    timeout?: number;
    /**
     * Windows options.
     */
    windowsOptions?: outputs.VirtualMachineCloneCustomizeWindowsOptions;
    /**
     * Windows sysprep text. Kept as a secret.
     */
    windowsSysprepText?: string;
}
/**
 * Virtual machine clone customize linux options.
 */
export interface VirtualMachineCloneCustomizeLinuxOptions {
    /**
     * Domain.
     */
    domain: string;
    /**
     * Host name.
     */
    hostName: string;
    /**
     * Hw clock utc.
     */
    hwClockUtc?: boolean;
    /**
     * Script text. Kept as a secret.
     */
    scriptText?: string;
    /**
     * Time zone.
     */
    timeZone?: string;
}
/**
 * Virtual machine clone customize network interface.
 */
export interface VirtualMachineCloneCustomizeNetworkInterface {
    /**
     * Dns domain.
     */
    dnsDomain?: string;
    /**
     * Dns server lists.
     */
    dnsServerLists?: string[];
    /**
     * Ipv4 address.
     */
    ipv4Address?: string;
    /**
     * Ipv4 netmask.
     */
    ipv4Netmask?: number;
    /**
     * Ipv6 address.
     */
    ipv6Address?: string;
    /**
     * Ipv6 netmask.
     */
    ipv6Netmask?: number;
}
/**
 * Virtual machine clone customize windows options.
 */
export interface VirtualMachineCloneCustomizeWindowsOptions {
    /**
     * Admin password. Kept as a secret.
     */
    adminPassword?: string;
    /**
     * Auto logon.
     */
    autoLogon?: boolean;
    /**
     * Auto logon count.
     */
    autoLogonCount?: number;
    /**
     * Computer name.
     */
    computerName: string;
    /**
     * Domain admin password. Kept as a secret.
     */
    domainAdminPassword?: string;
    /**
     * Domain admin user.
     */
    domainAdminUser?: string;
    /**
     * Domain ou.
     */
    domainOu?: string;
    /**
     * Full name.
     */
    fullName?: string;
    /**
     * Join domain.
     */
    joinDomain?: string;
    /**
     * Organization name.
     */
    organizationName?: string;
    /**
     * Product key. Kept as a secret.
     */
    productKey?: string;
    /**
     * Run once command lists.
     */
    runOnceCommandLists?: string[];
    /**
     * Time zone.
     */
    timeZone?: number;
    /**
     * Workgroup.
     */
    workgroup?: string;
}
/**
 * Virtual machine disk.
 */
export interface VirtualMachineDisk {
    /**
     * Attach.
     */
    attach?: boolean;
    /**
     * Controller type.
     */
    controllerType?: string;
    /**
     * Identifier of the datastore (managed object).
     */
    datastoreId: string;
    /**
     * Device address.
     */
    deviceAddress: string;
    /**
     * Disk mode.
     */
    diskMode?: string;
    /**
     * Disk sharing.
     */
    diskSharing?: string;
    /**
     * Eagerly scrub.
     */
    eagerlyScrub?: boolean;
    /**
     * Io limit.
     */
    ioLimit?: number;
    /**
     * Io reservation.
     */
    ioReservation?: number;
    /**
     * Io share count.
     */
    ioShareCount?: number;
    /**
     * Io share level.
     */
    ioShareLevel?: string;
    /**
     * Keep on remove.
     */
    keepOnRemove?: boolean;
    /**
     * Key.
     */
    key: number;
    /**
     * Name of it, as vSphere shows it.
     */
    label: string;
    /**
     * Path, below the datacenter's folder of its kind.
     */
    path: string;
    /**
     * Size in GiB.
     */
    size?: number;
    /**
     * Identifier of the storage policy.
     */
    storagePolicyId: string;
    /**
     * Whether space is taken only when it is written.
     */
    thinProvisioned?: boolean;
    /**
     * Place of the disk on its controller.
     */
    unitNumber?: number;
    /**
     * Uuid.
     */
    uuid: string;
    /**
     * Write through.
     */
    writeThrough?: boolean;
}
/**
 * Virtual machine network interface.
 */
export interface VirtualMachineNetworkInterface {
    /**
     * Model of the adapter: `vmxnet3`, `e1000`, `e1000e`, `sriov`, `vmxnet3vrdma`.
     */
    adapterType?: string;
    /**
     * Bandwidth limit.
     */
    bandwidthLimit?: number;
    /**
     * Bandwidth reservation.
     */
    bandwidthReservation?: number;
    /**
     * Bandwidth share count.
     */
    bandwidthShareCount: number;
    /**
     * Bandwidth share level.
     */
    bandwidthShareLevel?: string;
    /**
     * Device address.
     */
    deviceAddress: string;
    /**
     * External port id.
     */
    externalPortId: string;
    /**
     * Key.
     */
    key: number;
    /**
     * Mac address.
     */
    macAddress: string;
    /**
     * Identifier of the network (managed object).
     */
    networkId: string;
    /**
     * Ovf mapping. A change replaces it.
     */
    ovfMapping?: string;
    /**
     * Physical function.
     */
    physicalFunction?: string;
    /**
     * Use static mac.
     */
    useStaticMac?: boolean;
}
/**
 * Virtual machine ovf deploy.
 */
export interface VirtualMachineOvfDeploy {
    /**
     * Allow unverified ssl cert.
     */
    allowUnverifiedSslCert?: boolean;
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
     * Ovf network map. A change replaces it.
     */
    ovfNetworkMap?: {
        [key: string]: string;
    };
    /**
     * Remote ovf url. A change replaces it.
     */
    remoteOvfUrl?: string;
}
/**
 * Virtual machine vapp.
 */
export interface VirtualMachineVapp {
    /**
     * Properties.
     */
    properties?: {
        [key: string]: string;
    };
}
/**
 * Virtual machine video card.
 */
export interface VirtualMachineVideoCard {
    /**
     * Device address.
     */
    deviceAddress: string;
    /**
     * Graphics3ds.
     */
    graphics3ds?: outputs.VirtualMachineVideoCardGraphics3d[];
    /**
     * Key.
     */
    key: number;
    /**
     * Num displays.
     */
    numDisplays: number;
    /**
     * Total video memory.
     */
    totalVideoMemory: number;
}
/**
 * Virtual machine video card graphics3d.
 */
export interface VirtualMachineVideoCardGraphics3d {
    /**
     * Memory in MiB.
     */
    memory?: number;
    /**
     * Renderer.
     */
    renderer?: string;
}
/**
 * Virtual machine vtpm.
 */
export interface VirtualMachineVtpm {
    /**
     * Version.
     */
    version?: string;
}
/**
 * Vm storage policy tag rule.
 */
export interface VmStoragePolicyTagRule {
    /**
     * Include datastores with tags.
     */
    includeDatastoresWithTags?: boolean;
    /**
     * Tag category.
     */
    tagCategory: string;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags: string[];
}

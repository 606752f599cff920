import * as pulumi from "@pulumi/pulumi";
import * as inputs from "../types/input";
export interface ContentLibraryPublication {
    /**
     * Method to authenticate users. Must be `NONE` or `BASIC`.
     */
    authenticationMethod?: pulumi.Input<string | undefined>;
    /**
     * Password used by subscribers to authenticate.
     */
    password?: pulumi.Input<string | undefined>;
    /**
     * The URL of the published content library.
     */
    publishUrl?: pulumi.Input<string | undefined>;
    /**
     * Publish the content library. Default `false`.
     */
    published?: pulumi.Input<boolean | undefined>;
    /**
     * Username used by subscribers to authenticate. Currently can only be `vcsp`.
     */
    username?: pulumi.Input<string | undefined>;
}
export interface ContentLibrarySubscription {
    /**
     * Authentication method to connect ro a published content library. Must be `NONE` or `BASIC`.
     */
    authenticationMethod?: pulumi.Input<string | undefined>;
    /**
     * Enable automatic synchronization with the published library. Default `false`.
     */
    automaticSync?: pulumi.Input<boolean | undefined>;
    /**
     * Download the library from a content only when needed. Default `true`.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     */
    onDemand?: pulumi.Input<boolean | undefined>;
    /**
     * Password used for authentication.
     */
    password?: pulumi.Input<string | undefined>;
    /**
     * URL of the published content library.
     */
    subscriptionUrl?: pulumi.Input<string | undefined>;
    /**
     * Username used for authentication.
     */
    username?: pulumi.Input<string | undefined>;
}
export interface DistributedPortGroupVlanRange {
    /**
     * The minimum VLAN to use in the range.
     */
    maxVlan: pulumi.Input<number>;
    /**
     * The minimum VLAN to use in the range.
     */
    minVlan: pulumi.Input<number>;
}
export interface DistributedVirtualSwitchHost {
    /**
     * Name of the physical NIC to be added to the proxy switch.
     */
    devices?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The managed object ID of the host this specification applies to.
     */
    hostSystemId: pulumi.Input<string>;
}
export interface DistributedVirtualSwitchPvlanMapping {
    /**
     * The primary VLAN ID. The VLAN IDs of 0 and 4095 are reserved and cannot be used in this property.
     */
    primaryVlanId: pulumi.Input<number>;
    /**
     * The private VLAN type. Valid values are promiscuous, community and isolated.
     */
    pvlanType: pulumi.Input<string>;
    /**
     * The secondary VLAN ID. The VLAN IDs of 0 and 4095 are reserved and cannot be used in this property.
     */
    secondaryVlanId: pulumi.Input<number>;
}
export interface DistributedVirtualSwitchVlanRange {
    /**
     * The minimum VLAN to use in the range.
     */
    maxVlan: pulumi.Input<number>;
    /**
     * The minimum VLAN to use in the range.
     */
    minVlan: pulumi.Input<number>;
}
export interface EntityPermissionsPermission {
    /**
     * Whether `userOrGroup` field refers to a user or a
     * group. True for a group and false for a user.
     */
    isGroup: pulumi.Input<boolean>;
    /**
     * Whether or not this permission propagates down the
     * hierarchy to sub-entities.
     */
    propagate: pulumi.Input<boolean>;
    /**
     * The role id of the role to be given to the user on
     * the specified entity.
     */
    roleId: pulumi.Input<string>;
    /**
     * The user/group getting the permission.
     */
    userOrGroup: pulumi.Input<string>;
}
export interface GetNetworkFilter {
    /**
     * This is required if you have multiple port groups with the same name. This will be one of `DistributedVirtualPortgroup` for distributed port groups, `Network` for standard (host-based) port groups, or `OpaqueNetwork` for networks managed externally, such as those managed by NSX.
     */
    networkType?: string;
}
export interface GetNetworkFilterArgs {
    /**
     * This is required if you have multiple port groups with the same name. This will be one of `DistributedVirtualPortgroup` for distributed port groups, `Network` for standard (host-based) port groups, or `OpaqueNetwork` for networks managed externally, such as those managed by NSX.
     */
    networkType?: pulumi.Input<string | undefined>;
}
export interface GetVirtualMachineVapp {
    /**
     * A map of customizable vApp properties and their values. Allows customization of VMs cloned from OVF templates which have customizable vApp properties.
     */
    properties?: {
        [key: string]: string;
    };
}
export interface GetVirtualMachineVappArgs {
    /**
     * A map of customizable vApp properties and their values. Allows customization of VMs cloned from OVF templates which have customizable vApp properties.
     */
    properties?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
export interface HostPortGroupPort {
    /**
     * The key for this port group as returned from the vSphere API.
     */
    key?: pulumi.Input<string | undefined>;
    /**
     * The MAC addresses of the network service of the virtual machine connected on this port.
     */
    macAddresses?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Type type of the entity connected on this port. Possible values are host (VMKkernel), systemManagement (service console), virtualMachine, or unknown.
     */
    type?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineCdrom {
    /**
     * Indicates whether the device should be mapped to a remote client device
     */
    clientDevice?: pulumi.Input<boolean | undefined>;
    /**
     * The datastore ID the ISO is located on.
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * An address internal to Terraform that helps locate the device when `key` is unavailable. This follows a convention of `CONTROLLER_TYPE:BUS_NUMBER:UNIT_NUMBER`. Example: `scsi:0:1` means device unit `1` on SCSI bus `0`.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * The ID of the device within the virtual machine.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * The path to the ISO file on the datastore.
     */
    path?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineClone {
    /**
     * The customization specification for the virtual machine post-clone.
     */
    customizationSpec?: pulumi.Input<inputs.VirtualMachineCloneCustomizationSpec | undefined>;
    /**
     * The customization specification for the virtual machine post-clone.
     */
    customize?: pulumi.Input<inputs.VirtualMachineCloneCustomize | undefined>;
    /**
     * Whether or not to create a linked clone when cloning. When this option is used, the source VM must have a single snapshot associated with it.
     */
    linkedClone?: pulumi.Input<boolean | undefined>;
    /**
     * Mapping of ovf networks to the networks to use in vSphere.
     */
    ovfNetworkMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Mapping of ovf storage to the datastores to use in vSphere.
     */
    ovfStorageMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * The UUID of the source virtual machine or template.
     */
    templateUuid: pulumi.Input<string>;
    /**
     * The timeout, in minutes, to wait for the virtual machine clone to complete.
     */
    timeout?: pulumi.Input<number | undefined>;
}
export interface VirtualMachineCloneCustomizationSpec {
    /**
     * The UUID of the virtual machine.
     */
    id: pulumi.Input<string>;
    /**
     * The amount of time, in minutes, to wait for guest OS customization to complete before returning with an error. Setting this value to 0 or a negative value skips the waiter. Default: 10.
     */
    timeout?: pulumi.Input<number | undefined>;
}
export interface VirtualMachineCloneCustomize {
    /**
     * The list of DNS servers for a virtual network adapter with a static IP address.
     */
    dnsServerLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * A list of DNS search domains to add to the DNS configuration on the virtual machine.
     */
    dnsSuffixLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The IPv4 default gateway when using<span pulumi-lang-nodejs=" networkInterface " pulumi-lang-dotnet=" NetworkInterface " pulumi-lang-go=" networkInterface " pulumi-lang-python=" network_interface " pulumi-lang-yaml=" networkInterface " pulumi-lang-java=" networkInterface " pulumi-lang-hcl=" network_interface "> networkInterface </span>customization on the virtual machine. This address must be local to a static IPv4 address configured in an interface sub-resource.
     */
    ipv4Gateway?: pulumi.Input<string | undefined>;
    /**
     * The IPv6 default gateway when using<span pulumi-lang-nodejs=" networkInterface " pulumi-lang-dotnet=" NetworkInterface " pulumi-lang-go=" networkInterface " pulumi-lang-python=" network_interface " pulumi-lang-yaml=" networkInterface " pulumi-lang-java=" networkInterface " pulumi-lang-hcl=" network_interface "> networkInterface </span>customization on the virtual machine. This address must be local to a static IPv4 address configured in an interface sub-resource.
     */
    ipv6Gateway?: pulumi.Input<string | undefined>;
    /**
     * A list of configuration options specific to Linux virtual machines.
     */
    linuxOptions?: pulumi.Input<inputs.VirtualMachineCloneCustomizeLinuxOptions | undefined>;
    /**
     * A specification of network interface configuration options.
     */
    networkInterfaces?: pulumi.Input<pulumi.Input<inputs.VirtualMachineCloneCustomizeNetworkInterface>[] | undefined>;
    /**
     * The amount of time, in minutes, to wait for guest OS customization to complete before returning with an error. Setting this value to 0 or a negative value skips the waiter. Default: 10.
     */
    timeout?: pulumi.Input<number | undefined>;
    /**
     * A list of configuration options specific to Windows virtual machines.
     */
    windowsOptions?: pulumi.Input<inputs.VirtualMachineCloneCustomizeWindowsOptions | undefined>;
    /**
     * Use this option to specify a windows sysprep file directly.
     */
    windowsSysprepText?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineCloneCustomizeLinuxOptions {
    /**
     * The domain name for this virtual machine.
     */
    domain: pulumi.Input<string>;
    /**
     * The hostname for this virtual machine.
     */
    hostName: pulumi.Input<string>;
    /**
     * Specifies whether or not the hardware clock should be in UTC or not.
     */
    hwClockUtc?: pulumi.Input<boolean | undefined>;
    /**
     * The customization script to run before and or after guest customization
     */
    scriptText?: pulumi.Input<string | undefined>;
    /**
     * Customize the time zone on the VM. This should be a time zone-style entry, like America/Los_Angeles.
     */
    timeZone?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineCloneCustomizeNetworkInterface {
    /**
     * A DNS search domain to add to the DNS configuration on the virtual machine.
     */
    dnsDomain?: pulumi.Input<string | undefined>;
    /**
     * Network-interface specific DNS settings for Windows operating systems. Ignored on Linux.
     */
    dnsServerLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The IPv4 address assigned to this network adapter. If left blank, DHCP is used.
     */
    ipv4Address?: pulumi.Input<string | undefined>;
    /**
     * The IPv4 CIDR netmask for the supplied IP address. Ignored if DHCP is selected.
     */
    ipv4Netmask?: pulumi.Input<number | undefined>;
    /**
     * The IPv6 address assigned to this network adapter. If left blank, default auto-configuration is used.
     */
    ipv6Address?: pulumi.Input<string | undefined>;
    /**
     * The IPv6 CIDR netmask for the supplied IP address. Ignored if auto-configuration is selected.
     */
    ipv6Netmask?: pulumi.Input<number | undefined>;
}
export interface VirtualMachineCloneCustomizeWindowsOptions {
    /**
     * The new administrator password for this virtual machine.
     */
    adminPassword?: pulumi.Input<string | undefined>;
    /**
     * Specifies whether or not the VM automatically logs on as Administrator.
     */
    autoLogon?: pulumi.Input<boolean | undefined>;
    /**
     * Specifies how many times the VM should auto-logon the Administrator account when<span pulumi-lang-nodejs=" autoLogon " pulumi-lang-dotnet=" AutoLogon " pulumi-lang-go=" autoLogon " pulumi-lang-python=" auto_logon " pulumi-lang-yaml=" autoLogon " pulumi-lang-java=" autoLogon " pulumi-lang-hcl=" auto_logon "> autoLogon </span>is true.
     */
    autoLogonCount?: pulumi.Input<number | undefined>;
    /**
     * The host name for this virtual machine.
     */
    computerName: pulumi.Input<string>;
    /**
     * The password of the domain administrator used to join this virtual machine to the domain.
     */
    domainAdminPassword?: pulumi.Input<string | undefined>;
    /**
     * The user account of the domain administrator used to join this virtual machine to the domain.
     */
    domainAdminUser?: pulumi.Input<string | undefined>;
    /**
     * The MachineObjectOU which specifies the full LDAP path name of the OU to which the virtual machine belongs.
     */
    domainOu?: pulumi.Input<string | undefined>;
    /**
     * The full name of the user of this virtual machine.
     */
    fullName?: pulumi.Input<string | undefined>;
    /**
     * The domain that the virtual machine should join.
     */
    joinDomain?: pulumi.Input<string | undefined>;
    /**
     * The organization name this virtual machine is being installed for.
     */
    organizationName?: pulumi.Input<string | undefined>;
    /**
     * The product key for this virtual machine.
     */
    productKey?: pulumi.Input<string | undefined>;
    /**
     * A list of commands to run at first user logon, after guest customization.
     */
    runOnceCommandLists?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * The new time zone for the virtual machine. This is a sysprep-dictated timezone code.
     */
    timeZone?: pulumi.Input<number | undefined>;
    /**
     * The workgroup for this virtual machine if not joining a domain.
     */
    workgroup?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineDisk {
    /**
     * If this is true, the disk is attached instead of created. Implies keep_on_remove.
     */
    attach?: pulumi.Input<boolean | undefined>;
    /**
     * The type of controller the disk should be connected to. Must be 'scsi', 'sata', 'nvme', or 'ide'.
     */
    controllerType?: pulumi.Input<string | undefined>;
    /**
     * The datastore ID for this virtual disk, if different than the virtual machine.
     */
    datastoreId?: pulumi.Input<string | undefined>;
    /**
     * An address internal to Terraform that helps locate the device when `key` is unavailable. This follows a convention of `CONTROLLER_TYPE:BUS_NUMBER:UNIT_NUMBER`. Example: `scsi:0:1` means device unit `1` on SCSI bus `0`.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * The mode of this this virtual disk for purposes of writes and snapshotting. Can be one of append, independent_nonpersistent, independent_persistent, nonpersistent, persistent, or undoable.
     */
    diskMode?: pulumi.Input<string | undefined>;
    /**
     * The sharing mode of this virtual disk. Can be one of sharingMultiWriter or sharingNone.
     */
    diskSharing?: pulumi.Input<string | undefined>;
    /**
     * The virtual disk file zeroing policy when<span pulumi-lang-nodejs=" thinProvision " pulumi-lang-dotnet=" ThinProvision " pulumi-lang-go=" thinProvision " pulumi-lang-python=" thin_provision " pulumi-lang-yaml=" thinProvision " pulumi-lang-java=" thinProvision " pulumi-lang-hcl=" thin_provision "> thinProvision </span>is not true. The default is false, which lazily-zeros the disk, speeding up thick-provisioned disk creation time.
     */
    eagerlyScrub?: pulumi.Input<boolean | undefined>;
    /**
     * The upper limit of IOPS that this disk can use.
     */
    ioLimit?: pulumi.Input<number | undefined>;
    /**
     * The I/O guarantee that this disk has, in IOPS.
     */
    ioReservation?: pulumi.Input<number | undefined>;
    /**
     * The share count for this disk when the share level is custom.
     */
    ioShareCount?: pulumi.Input<number | undefined>;
    /**
     * The share allocation level for this disk. Can be one of low, normal, high, or custom.
     */
    ioShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Set to true to keep the underlying VMDK file when removing this virtual disk from configuration.
     */
    keepOnRemove?: pulumi.Input<boolean | undefined>;
    /**
     * The ID of the device within the virtual machine.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * A unique label for this disk.
     */
    label: pulumi.Input<string>;
    /**
     * The full path of the virtual disk. This can only be provided if attach is set to true, otherwise it is a read-only value.
     */
    path?: pulumi.Input<string | undefined>;
    /**
     * The size of the disk, in GB.
     */
    size?: pulumi.Input<number | undefined>;
    /**
     * The ID of the storage policy to assign to the virtual disk in VM.
     */
    storagePolicyId?: pulumi.Input<string | undefined>;
    /**
     * If true, this disk is thin provisioned, with space for the file being allocated on an as-needed basis.
     */
    thinProvisioned?: pulumi.Input<boolean | undefined>;
    /**
     * The unique device number for this disk. This number determines where on the virtual bus this device will be attached.
     */
    unitNumber?: pulumi.Input<number | undefined>;
    /**
     * The UUID of the virtual machine. Also exposed as the `id` of the resource.
     */
    uuid?: pulumi.Input<string | undefined>;
    /**
     * If true, writes for this disk are sent directly to the filesystem immediately instead of being buffered.
     */
    writeThrough?: pulumi.Input<boolean | undefined>;
}
export interface VirtualMachineNetworkInterface {
    /**
     * The controller type. Can be one of e1000, e1000e, sriov, vmxnet3, or vrdma.
     */
    adapterType?: pulumi.Input<string | undefined>;
    /**
     * The upper bandwidth limit of this network interface, in Mbits/sec.
     */
    bandwidthLimit?: pulumi.Input<number | undefined>;
    /**
     * The bandwidth reservation of this network interface, in Mbits/sec.
     */
    bandwidthReservation?: pulumi.Input<number | undefined>;
    /**
     * The share count for this network interface when the share level is custom.
     */
    bandwidthShareCount?: pulumi.Input<number | undefined>;
    /**
     * The bandwidth share allocation level for this interface. Can be one of low, normal, high, or custom.
     */
    bandwidthShareLevel?: pulumi.Input<string | undefined>;
    /**
     * An address internal to Terraform that helps locate the device when `key` is unavailable. This follows a convention of `CONTROLLER_TYPE:BUS_NUMBER:UNIT_NUMBER`. Example: `scsi:0:1` means device unit `1` on SCSI bus `0`.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * The external port id to be bound to the VM port.
     */
    externalPortId?: pulumi.Input<string | undefined>;
    /**
     * The ID of the device within the virtual machine.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * The MAC address of this network interface. Can only be manually set if<span pulumi-lang-nodejs=" useStaticMac " pulumi-lang-dotnet=" UseStaticMac " pulumi-lang-go=" useStaticMac " pulumi-lang-python=" use_static_mac " pulumi-lang-yaml=" useStaticMac " pulumi-lang-java=" useStaticMac " pulumi-lang-hcl=" use_static_mac "> useStaticMac </span>is true.
     */
    macAddress?: pulumi.Input<string | undefined>;
    /**
     * The ID of the network to connect this network interface to.
     */
    networkId: pulumi.Input<string>;
    /**
     * Mapping of network interface to OVF network.
     */
    ovfMapping?: pulumi.Input<string | undefined>;
    /**
     * The ID of the Physical SR-IOV NIC to attach to, e.g. '0000:d8:00.0'
     */
    physicalFunction?: pulumi.Input<string | undefined>;
    /**
     * If true, the<span pulumi-lang-nodejs=" macAddress " pulumi-lang-dotnet=" MacAddress " pulumi-lang-go=" macAddress " pulumi-lang-python=" mac_address " pulumi-lang-yaml=" macAddress " pulumi-lang-java=" macAddress " pulumi-lang-hcl=" mac_address "> macAddress </span>field is treated as a static MAC address and set accordingly.
     */
    useStaticMac?: pulumi.Input<boolean | undefined>;
}
export interface VirtualMachineOvfDeploy {
    /**
     * Allow unverified ssl certificates while deploying ovf/ova from url.
     */
    allowUnverifiedSslCert?: pulumi.Input<boolean | undefined>;
    /**
     * The Deployment option to be chosen. If empty, the default option is used.
     */
    deploymentOption?: pulumi.Input<string | undefined>;
    /**
     * An optional disk provisioning. If set, all the disks in the deployed ovf will have the same specified disk type (e.g., thin provisioned).
     */
    diskProvisioning?: pulumi.Input<string | undefined>;
    /**
     * Allow properties with ovf:userConfigurable=false to be set.
     */
    enableHiddenProperties?: pulumi.Input<boolean | undefined>;
    /**
     * The IP allocation policy.
     */
    ipAllocationPolicy?: pulumi.Input<string | undefined>;
    /**
     * The IP protocol.
     */
    ipProtocol?: pulumi.Input<string | undefined>;
    /**
     * The absolute path to the ovf/ova file in the local system.
     */
    localOvfPath?: pulumi.Input<string | undefined>;
    /**
     * The mapping of name of network identifiers from the ovf descriptor to network UUID in the VI infrastructure.
     */
    ovfNetworkMap?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * URL to the remote ovf/ova file to be deployed.
     */
    remoteOvfUrl?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineVapp {
    /**
     * A map of customizable vApp properties and their values. Allows customization of VMs cloned from OVF templates which have customizable vApp properties.
     */
    properties?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
}
export interface VirtualMachineVideoCard {
    /**
     * The internally-computed address of this device, such as scsi:0:1, denoting scsi bus #0 and device unit 1.
     */
    deviceAddress?: pulumi.Input<string | undefined>;
    /**
     * 3D graphics options.
     */
    graphics3ds?: pulumi.Input<pulumi.Input<inputs.VirtualMachineVideoCardGraphics3d>[] | undefined>;
    /**
     * The unique device ID for this device within its virtual machine.
     */
    key?: pulumi.Input<number | undefined>;
    /**
     * Number of supported displays
     */
    numDisplays: pulumi.Input<number>;
    /**
     * Video RAM size in megabytes
     */
    totalVideoMemory: pulumi.Input<number>;
}
export interface VirtualMachineVideoCardGraphics3d {
    /**
     * The amount of dedicated graphics memory in megabytes
     */
    memory?: pulumi.Input<number | undefined>;
    /**
     * Indicates how the virtual device renders 3D graphics
     */
    renderer?: pulumi.Input<string | undefined>;
}
export interface VirtualMachineVtpm {
    /**
     * The version of the TPM device. Default is 2.0.
     */
    version?: pulumi.Input<string | undefined>;
}
export interface VmStoragePolicyTagRule {
    /**
     * Include datastores with the given tags or exclude. Default `true`.
     */
    includeDatastoresWithTags?: pulumi.Input<boolean | undefined>;
    /**
     * Name of the tag category.
     */
    tagCategory: pulumi.Input<string>;
    /**
     * List of Name of tags to select from the given category.
     */
    tags: pulumi.Input<pulumi.Input<string>[]>;
}

import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * A virtual switch that spans the hosts of a datacenter.
 */
export declare class DistributedVirtualSwitch extends pulumi.CustomResource {
    /**
     * Get an existing DistributedVirtualSwitch resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DistributedVirtualSwitchState, opts?: pulumi.CustomResourceOptions): DistributedVirtualSwitch;
    /**
     * Returns true if the given object is an instance of DistributedVirtualSwitch.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is DistributedVirtualSwitch;
    /**
     * Uplinks that carry traffic, by name.
     */
    readonly activeUplinks: pulumi.Output<string[]>;
    /**
     * Whether a machine may send from an address that is not its adapter's.
     */
    readonly allowForgedTransmits: pulumi.Output<boolean>;
    /**
     * Whether a machine may take another MAC address than its adapter's.
     */
    readonly allowMacChanges: pulumi.Output<boolean>;
    /**
     * Whether a port may see frames that are not for it.
     */
    readonly allowPromiscuous: pulumi.Output<boolean>;
    /**
     * Backupnfc maximum mbit.
     */
    readonly backupnfcMaximumMbit: pulumi.Output<number>;
    /**
     * Backupnfc reservation mbit.
     */
    readonly backupnfcReservationMbit: pulumi.Output<number>;
    /**
     * Backupnfc share count.
     */
    readonly backupnfcShareCount: pulumi.Output<number>;
    /**
     * Backupnfc share level.
     */
    readonly backupnfcShareLevel: pulumi.Output<string>;
    /**
     * Block all ports.
     */
    readonly blockAllPorts: pulumi.Output<boolean>;
    /**
     * Check beacon.
     */
    readonly checkBeacon: pulumi.Output<boolean>;
    /**
     * Config version.
     */
    readonly configVersion: pulumi.Output<string>;
    /**
     * Contact detail.
     */
    readonly contactDetail: pulumi.Output<string | undefined>;
    /**
     * Contact name.
     */
    readonly contactName: pulumi.Output<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId: pulumi.Output<string>;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Directpath gen2 allowed.
     */
    readonly directpathGen2Allowed: pulumi.Output<boolean>;
    /**
     * Egress shaping average bandwidth.
     */
    readonly egressShapingAverageBandwidth: pulumi.Output<number>;
    /**
     * Egress shaping burst size.
     */
    readonly egressShapingBurstSize: pulumi.Output<number>;
    /**
     * Egress shaping enabled.
     */
    readonly egressShapingEnabled: pulumi.Output<boolean>;
    /**
     * Egress shaping peak bandwidth.
     */
    readonly egressShapingPeakBandwidth: pulumi.Output<number>;
    /**
     * Failback.
     */
    readonly failback: pulumi.Output<boolean>;
    /**
     * Faulttolerance maximum mbit.
     */
    readonly faulttoleranceMaximumMbit: pulumi.Output<number>;
    /**
     * Faulttolerance reservation mbit.
     */
    readonly faulttoleranceReservationMbit: pulumi.Output<number>;
    /**
     * Faulttolerance share count.
     */
    readonly faulttoleranceShareCount: pulumi.Output<number>;
    /**
     * Faulttolerance share level.
     */
    readonly faulttoleranceShareLevel: pulumi.Output<string>;
    /**
     * Path of the folder, below the datacenter's folder of its kind.
     */
    readonly folder: pulumi.Output<string | undefined>;
    /**
     * Hbr maximum mbit.
     */
    readonly hbrMaximumMbit: pulumi.Output<number>;
    /**
     * Hbr reservation mbit.
     */
    readonly hbrReservationMbit: pulumi.Output<number>;
    /**
     * Hbr share count.
     */
    readonly hbrShareCount: pulumi.Output<number>;
    /**
     * Hbr share level.
     */
    readonly hbrShareLevel: pulumi.Output<string>;
    /**
     * Hosts of the switch, and which of their network devices are its uplinks.
     */
    readonly hosts: pulumi.Output<outputs.DistributedVirtualSwitchHost[] | undefined>;
    /**
     * Ignore other pvlan mappings.
     */
    readonly ignoreOtherPvlanMappings: pulumi.Output<boolean | undefined>;
    /**
     * Ingress shaping average bandwidth.
     */
    readonly ingressShapingAverageBandwidth: pulumi.Output<number>;
    /**
     * Ingress shaping burst size.
     */
    readonly ingressShapingBurstSize: pulumi.Output<number>;
    /**
     * Ingress shaping enabled.
     */
    readonly ingressShapingEnabled: pulumi.Output<boolean>;
    /**
     * Ingress shaping peak bandwidth.
     */
    readonly ingressShapingPeakBandwidth: pulumi.Output<number>;
    /**
     * Ipv4 address.
     */
    readonly ipv4Address: pulumi.Output<string | undefined>;
    /**
     * Iscsi maximum mbit.
     */
    readonly iscsiMaximumMbit: pulumi.Output<number>;
    /**
     * Iscsi reservation mbit.
     */
    readonly iscsiReservationMbit: pulumi.Output<number>;
    /**
     * Iscsi share count.
     */
    readonly iscsiShareCount: pulumi.Output<number>;
    /**
     * Iscsi share level.
     */
    readonly iscsiShareLevel: pulumi.Output<string>;
    /**
     * Lacp api version.
     */
    readonly lacpApiVersion: pulumi.Output<string>;
    /**
     * Lacp enabled.
     */
    readonly lacpEnabled: pulumi.Output<boolean>;
    /**
     * Lacp mode.
     */
    readonly lacpMode: pulumi.Output<string>;
    /**
     * Link discovery operation.
     */
    readonly linkDiscoveryOperation: pulumi.Output<string | undefined>;
    /**
     * Link discovery protocol.
     */
    readonly linkDiscoveryProtocol: pulumi.Output<string | undefined>;
    /**
     * Management maximum mbit.
     */
    readonly managementMaximumMbit: pulumi.Output<number>;
    /**
     * Management reservation mbit.
     */
    readonly managementReservationMbit: pulumi.Output<number>;
    /**
     * Management share count.
     */
    readonly managementShareCount: pulumi.Output<number>;
    /**
     * Management share level.
     */
    readonly managementShareLevel: pulumi.Output<string>;
    /**
     * Largest frame of the switch in bytes, without Ethernet's header.
     */
    readonly maxMtu: pulumi.Output<number>;
    /**
     * Multicast filtering mode.
     */
    readonly multicastFilteringMode: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Netflow active flow timeout.
     */
    readonly netflowActiveFlowTimeout: pulumi.Output<number | undefined>;
    /**
     * Netflow collector ip address.
     */
    readonly netflowCollectorIpAddress: pulumi.Output<string | undefined>;
    /**
     * Netflow collector port.
     */
    readonly netflowCollectorPort: pulumi.Output<number | undefined>;
    /**
     * Netflow enabled.
     */
    readonly netflowEnabled: pulumi.Output<boolean>;
    /**
     * Netflow idle flow timeout.
     */
    readonly netflowIdleFlowTimeout: pulumi.Output<number | undefined>;
    /**
     * Netflow internal flows only.
     */
    readonly netflowInternalFlowsOnly: pulumi.Output<boolean | undefined>;
    /**
     * Netflow observation domain id.
     */
    readonly netflowObservationDomainId: pulumi.Output<number | undefined>;
    /**
     * Netflow sampling rate.
     */
    readonly netflowSamplingRate: pulumi.Output<number | undefined>;
    /**
     * Network resource control enabled.
     */
    readonly networkResourceControlEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Network resource control version.
     */
    readonly networkResourceControlVersion: pulumi.Output<string>;
    /**
     * Nfs maximum mbit.
     */
    readonly nfsMaximumMbit: pulumi.Output<number>;
    /**
     * Nfs reservation mbit.
     */
    readonly nfsReservationMbit: pulumi.Output<number>;
    /**
     * Nfs share count.
     */
    readonly nfsShareCount: pulumi.Output<number>;
    /**
     * Nfs share level.
     */
    readonly nfsShareLevel: pulumi.Output<string>;
    /**
     * Notify switches.
     */
    readonly notifySwitches: pulumi.Output<boolean>;
    /**
     * Port private secondary vlan id.
     */
    readonly portPrivateSecondaryVlanId: pulumi.Output<number>;
    /**
     * Pvlan mappings.
     */
    readonly pvlanMappings: pulumi.Output<outputs.DistributedVirtualSwitchPvlanMapping[] | undefined>;
    /**
     * Uplinks that carry traffic when an active one fails, by name.
     */
    readonly standbyUplinks: pulumi.Output<string[]>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    readonly tags: pulumi.Output<string[] | undefined>;
    /**
     * Teaming policy.
     */
    readonly teamingPolicy: pulumi.Output<string>;
    /**
     * Tx uplink.
     */
    readonly txUplink: pulumi.Output<boolean>;
    /**
     * Names of the switch's uplinks, in order; their number is how many a host has.
     */
    readonly uplinks: pulumi.Output<string[]>;
    /**
     * Vdp maximum mbit.
     */
    readonly vdpMaximumMbit: pulumi.Output<number>;
    /**
     * Vdp reservation mbit.
     */
    readonly vdpReservationMbit: pulumi.Output<number>;
    /**
     * Vdp share count.
     */
    readonly vdpShareCount: pulumi.Output<number>;
    /**
     * Vdp share level.
     */
    readonly vdpShareLevel: pulumi.Output<string>;
    /**
     * Version.
     */
    readonly version: pulumi.Output<string>;
    /**
     * Virtualmachine maximum mbit.
     */
    readonly virtualmachineMaximumMbit: pulumi.Output<number>;
    /**
     * Virtualmachine reservation mbit.
     */
    readonly virtualmachineReservationMbit: pulumi.Output<number>;
    /**
     * Virtualmachine share count.
     */
    readonly virtualmachineShareCount: pulumi.Output<number>;
    /**
     * Virtualmachine share level.
     */
    readonly virtualmachineShareLevel: pulumi.Output<string>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    readonly vlanId: pulumi.Output<number>;
    /**
     * Ranges of VLANs that the ports carry, as a trunk.
     */
    readonly vlanRanges: pulumi.Output<outputs.DistributedVirtualSwitchVlanRange[]>;
    /**
     * Vmotion maximum mbit.
     */
    readonly vmotionMaximumMbit: pulumi.Output<number>;
    /**
     * Vmotion reservation mbit.
     */
    readonly vmotionReservationMbit: pulumi.Output<number>;
    /**
     * Vmotion share count.
     */
    readonly vmotionShareCount: pulumi.Output<number>;
    /**
     * Vmotion share level.
     */
    readonly vmotionShareLevel: pulumi.Output<string>;
    /**
     * Vsan maximum mbit.
     */
    readonly vsanMaximumMbit: pulumi.Output<number>;
    /**
     * Vsan reservation mbit.
     */
    readonly vsanReservationMbit: pulumi.Output<number>;
    /**
     * Vsan share count.
     */
    readonly vsanShareCount: pulumi.Output<number>;
    /**
     * Vsan share level.
     */
    readonly vsanShareLevel: pulumi.Output<string>;
    /**
     * Create a DistributedVirtualSwitch resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: DistributedVirtualSwitchArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DistributedVirtualSwitchState {
    /**
     * Uplinks that carry traffic, by name.
     */
    activeUplinks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Whether a machine may send from an address that is not its adapter's.
     */
    allowForgedTransmits?: pulumi.Input<boolean | undefined>;
    /**
     * Whether a machine may take another MAC address than its adapter's.
     */
    allowMacChanges?: pulumi.Input<boolean | undefined>;
    /**
     * Whether a port may see frames that are not for it.
     */
    allowPromiscuous?: pulumi.Input<boolean | undefined>;
    /**
     * Backupnfc maximum mbit.
     */
    backupnfcMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Backupnfc reservation mbit.
     */
    backupnfcReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Backupnfc share count.
     */
    backupnfcShareCount?: pulumi.Input<number | undefined>;
    /**
     * Backupnfc share level.
     */
    backupnfcShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Block all ports.
     */
    blockAllPorts?: pulumi.Input<boolean | undefined>;
    /**
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Config version.
     */
    configVersion?: pulumi.Input<string | undefined>;
    /**
     * Contact detail.
     */
    contactDetail?: pulumi.Input<string | undefined>;
    /**
     * Contact name.
     */
    contactName?: pulumi.Input<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object). A change replaces it.
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Directpath gen2 allowed.
     */
    directpathGen2Allowed?: pulumi.Input<boolean | undefined>;
    /**
     * Egress shaping average bandwidth.
     */
    egressShapingAverageBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Egress shaping burst size.
     */
    egressShapingBurstSize?: pulumi.Input<number | undefined>;
    /**
     * Egress shaping enabled.
     */
    egressShapingEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Egress shaping peak bandwidth.
     */
    egressShapingPeakBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Failback.
     */
    failback?: pulumi.Input<boolean | undefined>;
    /**
     * Faulttolerance maximum mbit.
     */
    faulttoleranceMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Faulttolerance reservation mbit.
     */
    faulttoleranceReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Faulttolerance share count.
     */
    faulttoleranceShareCount?: pulumi.Input<number | undefined>;
    /**
     * Faulttolerance share level.
     */
    faulttoleranceShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind. A change replaces it.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Hbr maximum mbit.
     */
    hbrMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Hbr reservation mbit.
     */
    hbrReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Hbr share count.
     */
    hbrShareCount?: pulumi.Input<number | undefined>;
    /**
     * Hbr share level.
     */
    hbrShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Hosts of the switch, and which of their network devices are its uplinks.
     */
    hosts?: pulumi.Input<pulumi.Input<inputs.DistributedVirtualSwitchHost>[] | undefined>;
    /**
     * Ignore other pvlan mappings.
     */
    ignoreOtherPvlanMappings?: pulumi.Input<boolean | undefined>;
    /**
     * Ingress shaping average bandwidth.
     */
    ingressShapingAverageBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Ingress shaping burst size.
     */
    ingressShapingBurstSize?: pulumi.Input<number | undefined>;
    /**
     * Ingress shaping enabled.
     */
    ingressShapingEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Ingress shaping peak bandwidth.
     */
    ingressShapingPeakBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Ipv4 address.
     */
    ipv4Address?: pulumi.Input<string | undefined>;
    /**
     * Iscsi maximum mbit.
     */
    iscsiMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Iscsi reservation mbit.
     */
    iscsiReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Iscsi share count.
     */
    iscsiShareCount?: pulumi.Input<number | undefined>;
    /**
     * Iscsi share level.
     */
    iscsiShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Lacp api version.
     */
    lacpApiVersion?: pulumi.Input<string | undefined>;
    /**
     * Lacp enabled.
     */
    lacpEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Lacp mode.
     */
    lacpMode?: pulumi.Input<string | undefined>;
    /**
     * Link discovery operation.
     */
    linkDiscoveryOperation?: pulumi.Input<string | undefined>;
    /**
     * Link discovery protocol.
     */
    linkDiscoveryProtocol?: pulumi.Input<string | undefined>;
    /**
     * Management maximum mbit.
     */
    managementMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Management reservation mbit.
     */
    managementReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Management share count.
     */
    managementShareCount?: pulumi.Input<number | undefined>;
    /**
     * Management share level.
     */
    managementShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Largest frame of the switch in bytes, without Ethernet's header.
     */
    maxMtu?: pulumi.Input<number | undefined>;
    /**
     * Multicast filtering mode.
     */
    multicastFilteringMode?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Netflow active flow timeout.
     */
    netflowActiveFlowTimeout?: pulumi.Input<number | undefined>;
    /**
     * Netflow collector ip address.
     */
    netflowCollectorIpAddress?: pulumi.Input<string | undefined>;
    /**
     * Netflow collector port.
     */
    netflowCollectorPort?: pulumi.Input<number | undefined>;
    /**
     * Netflow enabled.
     */
    netflowEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Netflow idle flow timeout.
     */
    netflowIdleFlowTimeout?: pulumi.Input<number | undefined>;
    /**
     * Netflow internal flows only.
     */
    netflowInternalFlowsOnly?: pulumi.Input<boolean | undefined>;
    /**
     * Netflow observation domain id.
     */
    netflowObservationDomainId?: pulumi.Input<number | undefined>;
    /**
     * Netflow sampling rate.
     */
    netflowSamplingRate?: pulumi.Input<number | undefined>;
    /**
     * Network resource control enabled.
     */
    networkResourceControlEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Network resource control version.
     */
    networkResourceControlVersion?: pulumi.Input<string | undefined>;
    /**
     * Nfs maximum mbit.
     */
    nfsMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Nfs reservation mbit.
     */
    nfsReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Nfs share count.
     */
    nfsShareCount?: pulumi.Input<number | undefined>;
    /**
     * Nfs share level.
     */
    nfsShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Port private secondary vlan id.
     */
    portPrivateSecondaryVlanId?: pulumi.Input<number | undefined>;
    /**
     * Pvlan mappings.
     */
    pvlanMappings?: pulumi.Input<pulumi.Input<inputs.DistributedVirtualSwitchPvlanMapping>[] | undefined>;
    /**
     * Uplinks that carry traffic when an active one fails, by name.
     */
    standbyUplinks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Teaming policy.
     */
    teamingPolicy?: pulumi.Input<string | undefined>;
    /**
     * Tx uplink.
     */
    txUplink?: pulumi.Input<boolean | undefined>;
    /**
     * Names of the switch's uplinks, in order; their number is how many a host has.
     */
    uplinks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Vdp maximum mbit.
     */
    vdpMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Vdp reservation mbit.
     */
    vdpReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Vdp share count.
     */
    vdpShareCount?: pulumi.Input<number | undefined>;
    /**
     * Vdp share level.
     */
    vdpShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Version.
     */
    version?: pulumi.Input<string | undefined>;
    /**
     * Virtualmachine maximum mbit.
     */
    virtualmachineMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Virtualmachine reservation mbit.
     */
    virtualmachineReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Virtualmachine share count.
     */
    virtualmachineShareCount?: pulumi.Input<number | undefined>;
    /**
     * Virtualmachine share level.
     */
    virtualmachineShareLevel?: pulumi.Input<string | undefined>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    vlanId?: pulumi.Input<number | undefined>;
    /**
     * Ranges of VLANs that the ports carry, as a trunk.
     */
    vlanRanges?: pulumi.Input<pulumi.Input<inputs.DistributedVirtualSwitchVlanRange>[] | undefined>;
    /**
     * Vmotion maximum mbit.
     */
    vmotionMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Vmotion reservation mbit.
     */
    vmotionReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Vmotion share count.
     */
    vmotionShareCount?: pulumi.Input<number | undefined>;
    /**
     * Vmotion share level.
     */
    vmotionShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Vsan maximum mbit.
     */
    vsanMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Vsan reservation mbit.
     */
    vsanReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Vsan share count.
     */
    vsanShareCount?: pulumi.Input<number | undefined>;
    /**
     * Vsan share level.
     */
    vsanShareLevel?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a DistributedVirtualSwitch resource.
 */
export interface DistributedVirtualSwitchArgs {
    /**
     * Uplinks that carry traffic, by name.
     */
    activeUplinks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Whether a machine may send from an address that is not its adapter's.
     */
    allowForgedTransmits?: pulumi.Input<boolean | undefined>;
    /**
     * Whether a machine may take another MAC address than its adapter's.
     */
    allowMacChanges?: pulumi.Input<boolean | undefined>;
    /**
     * Whether a port may see frames that are not for it.
     */
    allowPromiscuous?: pulumi.Input<boolean | undefined>;
    /**
     * Backupnfc maximum mbit.
     */
    backupnfcMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Backupnfc reservation mbit.
     */
    backupnfcReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Backupnfc share count.
     */
    backupnfcShareCount?: pulumi.Input<number | undefined>;
    /**
     * Backupnfc share level.
     */
    backupnfcShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Block all ports.
     */
    blockAllPorts?: pulumi.Input<boolean | undefined>;
    /**
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Contact detail.
     */
    contactDetail?: pulumi.Input<string | undefined>;
    /**
     * Contact name.
     */
    contactName?: pulumi.Input<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Identifier of the datacenter (managed object). A change replaces it.
     */
    datacenterId: pulumi.Input<string>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Directpath gen2 allowed.
     */
    directpathGen2Allowed?: pulumi.Input<boolean | undefined>;
    /**
     * Egress shaping average bandwidth.
     */
    egressShapingAverageBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Egress shaping burst size.
     */
    egressShapingBurstSize?: pulumi.Input<number | undefined>;
    /**
     * Egress shaping enabled.
     */
    egressShapingEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Egress shaping peak bandwidth.
     */
    egressShapingPeakBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Failback.
     */
    failback?: pulumi.Input<boolean | undefined>;
    /**
     * Faulttolerance maximum mbit.
     */
    faulttoleranceMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Faulttolerance reservation mbit.
     */
    faulttoleranceReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Faulttolerance share count.
     */
    faulttoleranceShareCount?: pulumi.Input<number | undefined>;
    /**
     * Faulttolerance share level.
     */
    faulttoleranceShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Path of the folder, below the datacenter's folder of its kind. A change replaces it.
     */
    folder?: pulumi.Input<string | undefined>;
    /**
     * Hbr maximum mbit.
     */
    hbrMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Hbr reservation mbit.
     */
    hbrReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Hbr share count.
     */
    hbrShareCount?: pulumi.Input<number | undefined>;
    /**
     * Hbr share level.
     */
    hbrShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Hosts of the switch, and which of their network devices are its uplinks.
     */
    hosts?: pulumi.Input<pulumi.Input<inputs.DistributedVirtualSwitchHost>[] | undefined>;
    /**
     * Ignore other pvlan mappings.
     */
    ignoreOtherPvlanMappings?: pulumi.Input<boolean | undefined>;
    /**
     * Ingress shaping average bandwidth.
     */
    ingressShapingAverageBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Ingress shaping burst size.
     */
    ingressShapingBurstSize?: pulumi.Input<number | undefined>;
    /**
     * Ingress shaping enabled.
     */
    ingressShapingEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Ingress shaping peak bandwidth.
     */
    ingressShapingPeakBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Ipv4 address.
     */
    ipv4Address?: pulumi.Input<string | undefined>;
    /**
     * Iscsi maximum mbit.
     */
    iscsiMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Iscsi reservation mbit.
     */
    iscsiReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Iscsi share count.
     */
    iscsiShareCount?: pulumi.Input<number | undefined>;
    /**
     * Iscsi share level.
     */
    iscsiShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Lacp api version.
     */
    lacpApiVersion?: pulumi.Input<string | undefined>;
    /**
     * Lacp enabled.
     */
    lacpEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Lacp mode.
     */
    lacpMode?: pulumi.Input<string | undefined>;
    /**
     * Link discovery operation.
     */
    linkDiscoveryOperation?: pulumi.Input<string | undefined>;
    /**
     * Link discovery protocol.
     */
    linkDiscoveryProtocol?: pulumi.Input<string | undefined>;
    /**
     * Management maximum mbit.
     */
    managementMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Management reservation mbit.
     */
    managementReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Management share count.
     */
    managementShareCount?: pulumi.Input<number | undefined>;
    /**
     * Management share level.
     */
    managementShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Largest frame of the switch in bytes, without Ethernet's header.
     */
    maxMtu?: pulumi.Input<number | undefined>;
    /**
     * Multicast filtering mode.
     */
    multicastFilteringMode?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Netflow active flow timeout.
     */
    netflowActiveFlowTimeout?: pulumi.Input<number | undefined>;
    /**
     * Netflow collector ip address.
     */
    netflowCollectorIpAddress?: pulumi.Input<string | undefined>;
    /**
     * Netflow collector port.
     */
    netflowCollectorPort?: pulumi.Input<number | undefined>;
    /**
     * Netflow enabled.
     */
    netflowEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Netflow idle flow timeout.
     */
    netflowIdleFlowTimeout?: pulumi.Input<number | undefined>;
    /**
     * Netflow internal flows only.
     */
    netflowInternalFlowsOnly?: pulumi.Input<boolean | undefined>;
    /**
     * Netflow observation domain id.
     */
    netflowObservationDomainId?: pulumi.Input<number | undefined>;
    /**
     * Netflow sampling rate.
     */
    netflowSamplingRate?: pulumi.Input<number | undefined>;
    /**
     * Network resource control enabled.
     */
    networkResourceControlEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Network resource control version.
     */
    networkResourceControlVersion?: pulumi.Input<string | undefined>;
    /**
     * Nfs maximum mbit.
     */
    nfsMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Nfs reservation mbit.
     */
    nfsReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Nfs share count.
     */
    nfsShareCount?: pulumi.Input<number | undefined>;
    /**
     * Nfs share level.
     */
    nfsShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Port private secondary vlan id.
     */
    portPrivateSecondaryVlanId?: pulumi.Input<number | undefined>;
    /**
     * Pvlan mappings.
     */
    pvlanMappings?: pulumi.Input<pulumi.Input<inputs.DistributedVirtualSwitchPvlanMapping>[] | undefined>;
    /**
     * Uplinks that carry traffic when an active one fails, by name.
     */
    standbyUplinks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Identifiers of the tags that it has; vCenter only.
     */
    tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Teaming policy.
     */
    teamingPolicy?: pulumi.Input<string | undefined>;
    /**
     * Tx uplink.
     */
    txUplink?: pulumi.Input<boolean | undefined>;
    /**
     * Names of the switch's uplinks, in order; their number is how many a host has.
     */
    uplinks?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Vdp maximum mbit.
     */
    vdpMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Vdp reservation mbit.
     */
    vdpReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Vdp share count.
     */
    vdpShareCount?: pulumi.Input<number | undefined>;
    /**
     * Vdp share level.
     */
    vdpShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Version.
     */
    version?: pulumi.Input<string | undefined>;
    /**
     * Virtualmachine maximum mbit.
     */
    virtualmachineMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Virtualmachine reservation mbit.
     */
    virtualmachineReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Virtualmachine share count.
     */
    virtualmachineShareCount?: pulumi.Input<number | undefined>;
    /**
     * Virtualmachine share level.
     */
    virtualmachineShareLevel?: pulumi.Input<string | undefined>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    vlanId?: pulumi.Input<number | undefined>;
    /**
     * Ranges of VLANs that the ports carry, as a trunk.
     */
    vlanRanges?: pulumi.Input<pulumi.Input<inputs.DistributedVirtualSwitchVlanRange>[] | undefined>;
    /**
     * Vmotion maximum mbit.
     */
    vmotionMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Vmotion reservation mbit.
     */
    vmotionReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Vmotion share count.
     */
    vmotionShareCount?: pulumi.Input<number | undefined>;
    /**
     * Vmotion share level.
     */
    vmotionShareLevel?: pulumi.Input<string | undefined>;
    /**
     * Vsan maximum mbit.
     */
    vsanMaximumMbit?: pulumi.Input<number | undefined>;
    /**
     * Vsan reservation mbit.
     */
    vsanReservationMbit?: pulumi.Input<number | undefined>;
    /**
     * Vsan share count.
     */
    vsanShareCount?: pulumi.Input<number | undefined>;
    /**
     * Vsan share level.
     */
    vsanShareLevel?: pulumi.Input<string | undefined>;
}

import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * A network of a distributed switch: its VLAN, its uplinks, what its ports allow.
 */
export declare class DistributedPortGroup extends pulumi.CustomResource {
    /**
     * Get an existing DistributedPortGroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DistributedPortGroupState, opts?: pulumi.CustomResourceOptions): DistributedPortGroup;
    /**
     * Returns true if the given object is an instance of DistributedPortGroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is DistributedPortGroup;
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
     * Auto expand.
     */
    readonly autoExpand: pulumi.Output<boolean | undefined>;
    /**
     * Block all ports.
     */
    readonly blockAllPorts: pulumi.Output<boolean>;
    /**
     * Block override allowed.
     */
    readonly blockOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Check beacon.
     */
    readonly checkBeacon: pulumi.Output<boolean>;
    /**
     * Config version.
     */
    readonly configVersion: pulumi.Output<string>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    readonly customAttributes: pulumi.Output<{
        [key: string]: string;
    } | undefined>;
    /**
     * Text for people.
     */
    readonly description: pulumi.Output<string | undefined>;
    /**
     * Directpath gen2 allowed.
     */
    readonly directpathGen2Allowed: pulumi.Output<boolean>;
    /**
     * UUID of the distributed switch.
     */
    readonly distributedVirtualSwitchUuid: pulumi.Output<string>;
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
     * Key.
     */
    readonly key: pulumi.Output<string>;
    /**
     * Lacp enabled.
     */
    readonly lacpEnabled: pulumi.Output<boolean>;
    /**
     * Lacp mode.
     */
    readonly lacpMode: pulumi.Output<string>;
    /**
     * Live port moving allowed.
     */
    readonly livePortMovingAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Netflow enabled.
     */
    readonly netflowEnabled: pulumi.Output<boolean>;
    /**
     * Netflow override allowed.
     */
    readonly netflowOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Network resource pool key.
     */
    readonly networkResourcePoolKey: pulumi.Output<string | undefined>;
    /**
     * Network resource pool override allowed.
     */
    readonly networkResourcePoolOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Notify switches.
     */
    readonly notifySwitches: pulumi.Output<boolean>;
    /**
     * Number of ports.
     */
    readonly numberOfPorts: pulumi.Output<number>;
    /**
     * Port config reset at disconnect.
     */
    readonly portConfigResetAtDisconnect: pulumi.Output<boolean | undefined>;
    /**
     * Port name format.
     */
    readonly portNameFormat: pulumi.Output<string | undefined>;
    /**
     * Port private secondary vlan id.
     */
    readonly portPrivateSecondaryVlanId: pulumi.Output<number>;
    /**
     * Security policy override allowed.
     */
    readonly securityPolicyOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Shaping override allowed.
     */
    readonly shapingOverrideAllowed: pulumi.Output<boolean | undefined>;
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
     * Traffic filter override allowed.
     */
    readonly trafficFilterOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Tx uplink.
     */
    readonly txUplink: pulumi.Output<boolean>;
    /**
     * Kind of it, in vSphere's words.
     */
    readonly type: pulumi.Output<string | undefined>;
    /**
     * Uplink teaming override allowed.
     */
    readonly uplinkTeamingOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    readonly vlanId: pulumi.Output<number>;
    /**
     * Vlan override allowed.
     */
    readonly vlanOverrideAllowed: pulumi.Output<boolean | undefined>;
    /**
     * Ranges of VLANs that the ports carry, as a trunk.
     */
    readonly vlanRanges: pulumi.Output<outputs.DistributedPortGroupVlanRange[]>;
    /**
     * Create a DistributedPortGroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: DistributedPortGroupArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DistributedPortGroupState {
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
     * Auto expand.
     */
    autoExpand?: pulumi.Input<boolean | undefined>;
    /**
     * Block all ports.
     */
    blockAllPorts?: pulumi.Input<boolean | undefined>;
    /**
     * Block override allowed.
     */
    blockOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Config version.
     */
    configVersion?: pulumi.Input<string | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Directpath gen2 allowed.
     */
    directpathGen2Allowed?: pulumi.Input<boolean | undefined>;
    /**
     * UUID of the distributed switch. A change replaces it.
     */
    distributedVirtualSwitchUuid?: pulumi.Input<string | undefined>;
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
     * Key.
     */
    key?: pulumi.Input<string | undefined>;
    /**
     * Lacp enabled.
     */
    lacpEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Lacp mode.
     */
    lacpMode?: pulumi.Input<string | undefined>;
    /**
     * Live port moving allowed.
     */
    livePortMovingAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Netflow enabled.
     */
    netflowEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Netflow override allowed.
     */
    netflowOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Network resource pool key.
     */
    networkResourcePoolKey?: pulumi.Input<string | undefined>;
    /**
     * Network resource pool override allowed.
     */
    networkResourcePoolOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Number of ports.
     */
    numberOfPorts?: pulumi.Input<number | undefined>;
    /**
     * Port config reset at disconnect.
     */
    portConfigResetAtDisconnect?: pulumi.Input<boolean | undefined>;
    /**
     * Port name format.
     */
    portNameFormat?: pulumi.Input<string | undefined>;
    /**
     * Port private secondary vlan id.
     */
    portPrivateSecondaryVlanId?: pulumi.Input<number | undefined>;
    /**
     * Security policy override allowed.
     */
    securityPolicyOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Shaping override allowed.
     */
    shapingOverrideAllowed?: pulumi.Input<boolean | undefined>;
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
     * Traffic filter override allowed.
     */
    trafficFilterOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Tx uplink.
     */
    txUplink?: pulumi.Input<boolean | undefined>;
    /**
     * Kind of it, in vSphere's words.
     */
    type?: pulumi.Input<string | undefined>;
    /**
     * Uplink teaming override allowed.
     */
    uplinkTeamingOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    vlanId?: pulumi.Input<number | undefined>;
    /**
     * Vlan override allowed.
     */
    vlanOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Ranges of VLANs that the ports carry, as a trunk.
     */
    vlanRanges?: pulumi.Input<pulumi.Input<inputs.DistributedPortGroupVlanRange>[] | undefined>;
}
/**
 * The set of arguments for constructing a DistributedPortGroup resource.
 */
export interface DistributedPortGroupArgs {
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
     * Auto expand.
     */
    autoExpand?: pulumi.Input<boolean | undefined>;
    /**
     * Block all ports.
     */
    blockAllPorts?: pulumi.Input<boolean | undefined>;
    /**
     * Block override allowed.
     */
    blockOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Values of custom attributes, by the attribute's identifier; vCenter only.
     */
    customAttributes?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Text for people.
     */
    description?: pulumi.Input<string | undefined>;
    /**
     * Directpath gen2 allowed.
     */
    directpathGen2Allowed?: pulumi.Input<boolean | undefined>;
    /**
     * UUID of the distributed switch. A change replaces it.
     */
    distributedVirtualSwitchUuid: pulumi.Input<string>;
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
     * Lacp enabled.
     */
    lacpEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Lacp mode.
     */
    lacpMode?: pulumi.Input<string | undefined>;
    /**
     * Live port moving allowed.
     */
    livePortMovingAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Name in the inventory.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Netflow enabled.
     */
    netflowEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Netflow override allowed.
     */
    netflowOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Network resource pool key.
     */
    networkResourcePoolKey?: pulumi.Input<string | undefined>;
    /**
     * Network resource pool override allowed.
     */
    networkResourcePoolOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Number of ports.
     */
    numberOfPorts?: pulumi.Input<number | undefined>;
    /**
     * Port config reset at disconnect.
     */
    portConfigResetAtDisconnect?: pulumi.Input<boolean | undefined>;
    /**
     * Port name format.
     */
    portNameFormat?: pulumi.Input<string | undefined>;
    /**
     * Port private secondary vlan id.
     */
    portPrivateSecondaryVlanId?: pulumi.Input<number | undefined>;
    /**
     * Security policy override allowed.
     */
    securityPolicyOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Shaping override allowed.
     */
    shapingOverrideAllowed?: pulumi.Input<boolean | undefined>;
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
     * Traffic filter override allowed.
     */
    trafficFilterOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Tx uplink.
     */
    txUplink?: pulumi.Input<boolean | undefined>;
    /**
     * Kind of it, in vSphere's words.
     */
    type?: pulumi.Input<string | undefined>;
    /**
     * Uplink teaming override allowed.
     */
    uplinkTeamingOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    vlanId?: pulumi.Input<number | undefined>;
    /**
     * Vlan override allowed.
     */
    vlanOverrideAllowed?: pulumi.Input<boolean | undefined>;
    /**
     * Ranges of VLANs that the ports carry, as a trunk.
     */
    vlanRanges?: pulumi.Input<pulumi.Input<inputs.DistributedPortGroupVlanRange>[] | undefined>;
}

import * as pulumi from "@pulumi/pulumi";
/**
 * A standard switch of one host.
 */
export declare class HostVirtualSwitch extends pulumi.CustomResource {
    /**
     * Get an existing HostVirtualSwitch resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: HostVirtualSwitchState, opts?: pulumi.CustomResourceOptions): HostVirtualSwitch;
    /**
     * Returns true if the given object is an instance of HostVirtualSwitch.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is HostVirtualSwitch;
    /**
     * Active nics.
     */
    readonly activeNics: pulumi.Output<string[]>;
    /**
     * Whether a machine may send from an address that is not its adapter's.
     */
    readonly allowForgedTransmits: pulumi.Output<boolean | undefined>;
    /**
     * Whether a machine may take another MAC address than its adapter's.
     */
    readonly allowMacChanges: pulumi.Output<boolean | undefined>;
    /**
     * Whether a port may see frames that are not for it.
     */
    readonly allowPromiscuous: pulumi.Output<boolean | undefined>;
    /**
     * Beacon interval.
     */
    readonly beaconInterval: pulumi.Output<number | undefined>;
    /**
     * Check beacon.
     */
    readonly checkBeacon: pulumi.Output<boolean | undefined>;
    /**
     * Failback.
     */
    readonly failback: pulumi.Output<boolean | undefined>;
    /**
     * Identifier of the host (managed object).
     */
    readonly hostSystemId: pulumi.Output<string>;
    /**
     * Link discovery operation.
     */
    readonly linkDiscoveryOperation: pulumi.Output<string | undefined>;
    /**
     * Link discovery protocol.
     */
    readonly linkDiscoveryProtocol: pulumi.Output<string | undefined>;
    /**
     * Largest frame in bytes, without Ethernet's header.
     */
    readonly mtu: pulumi.Output<number | undefined>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Network adapters.
     */
    readonly networkAdapters: pulumi.Output<string[]>;
    /**
     * Notify switches.
     */
    readonly notifySwitches: pulumi.Output<boolean | undefined>;
    /**
     * Number of ports.
     */
    readonly numberOfPorts: pulumi.Output<number | undefined>;
    /**
     * Shaping average bandwidth.
     */
    readonly shapingAverageBandwidth: pulumi.Output<number | undefined>;
    /**
     * Shaping burst size.
     */
    readonly shapingBurstSize: pulumi.Output<number | undefined>;
    /**
     * Shaping enabled.
     */
    readonly shapingEnabled: pulumi.Output<boolean | undefined>;
    /**
     * Shaping peak bandwidth.
     */
    readonly shapingPeakBandwidth: pulumi.Output<number | undefined>;
    /**
     * Standby nics.
     */
    readonly standbyNics: pulumi.Output<string[] | undefined>;
    /**
     * Teaming policy.
     */
    readonly teamingPolicy: pulumi.Output<string | undefined>;
    /**
     * Create a HostVirtualSwitch resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: HostVirtualSwitchArgs, opts?: pulumi.CustomResourceOptions);
}
export interface HostVirtualSwitchState {
    /**
     * Active nics.
     */
    activeNics?: pulumi.Input<pulumi.Input<string>[] | undefined>;
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
     * Beacon interval.
     */
    beaconInterval?: pulumi.Input<number | undefined>;
    /**
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Failback.
     */
    failback?: pulumi.Input<boolean | undefined>;
    /**
     * Identifier of the host (managed object). A change replaces it.
     */
    hostSystemId?: pulumi.Input<string | undefined>;
    /**
     * Link discovery operation.
     */
    linkDiscoveryOperation?: pulumi.Input<string | undefined>;
    /**
     * Link discovery protocol.
     */
    linkDiscoveryProtocol?: pulumi.Input<string | undefined>;
    /**
     * Largest frame in bytes, without Ethernet's header.
     */
    mtu?: pulumi.Input<number | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Network adapters.
     */
    networkAdapters?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Number of ports.
     */
    numberOfPorts?: pulumi.Input<number | undefined>;
    /**
     * Shaping average bandwidth.
     */
    shapingAverageBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Shaping burst size.
     */
    shapingBurstSize?: pulumi.Input<number | undefined>;
    /**
     * Shaping enabled.
     */
    shapingEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Shaping peak bandwidth.
     */
    shapingPeakBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Standby nics.
     */
    standbyNics?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Teaming policy.
     */
    teamingPolicy?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a HostVirtualSwitch resource.
 */
export interface HostVirtualSwitchArgs {
    /**
     * Active nics.
     */
    activeNics: pulumi.Input<pulumi.Input<string>[]>;
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
     * Beacon interval.
     */
    beaconInterval?: pulumi.Input<number | undefined>;
    /**
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Failback.
     */
    failback?: pulumi.Input<boolean | undefined>;
    /**
     * Identifier of the host (managed object). A change replaces it.
     */
    hostSystemId: pulumi.Input<string>;
    /**
     * Link discovery operation.
     */
    linkDiscoveryOperation?: pulumi.Input<string | undefined>;
    /**
     * Link discovery protocol.
     */
    linkDiscoveryProtocol?: pulumi.Input<string | undefined>;
    /**
     * Largest frame in bytes, without Ethernet's header.
     */
    mtu?: pulumi.Input<number | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Network adapters.
     */
    networkAdapters: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Number of ports.
     */
    numberOfPorts?: pulumi.Input<number | undefined>;
    /**
     * Shaping average bandwidth.
     */
    shapingAverageBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Shaping burst size.
     */
    shapingBurstSize?: pulumi.Input<number | undefined>;
    /**
     * Shaping enabled.
     */
    shapingEnabled?: pulumi.Input<boolean | undefined>;
    /**
     * Shaping peak bandwidth.
     */
    shapingPeakBandwidth?: pulumi.Input<number | undefined>;
    /**
     * Standby nics.
     */
    standbyNics?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /**
     * Teaming policy.
     */
    teamingPolicy?: pulumi.Input<string | undefined>;
}

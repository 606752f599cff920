import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * A network of one host's standard switch.
 */
export declare class HostPortGroup extends pulumi.CustomResource {
    /**
     * Get an existing HostPortGroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: HostPortGroupState, opts?: pulumi.CustomResourceOptions): HostPortGroup;
    /**
     * Returns true if the given object is an instance of HostPortGroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is HostPortGroup;
    /**
     * Active nics.
     */
    readonly activeNics: pulumi.Output<string[] | undefined>;
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
     * Check beacon.
     */
    readonly checkBeacon: pulumi.Output<boolean | undefined>;
    /**
     * Computed policy.
     */
    readonly computedPolicy: pulumi.Output<{
        [key: string]: string;
    }>;
    /**
     * Failback.
     */
    readonly failback: pulumi.Output<boolean | undefined>;
    /**
     * Identifier of the host (managed object).
     */
    readonly hostSystemId: pulumi.Output<string>;
    /**
     * Key.
     */
    readonly key: pulumi.Output<string>;
    /**
     * Name in the inventory.
     */
    readonly name: pulumi.Output<string>;
    /**
     * Notify switches.
     */
    readonly notifySwitches: pulumi.Output<boolean | undefined>;
    /**
     * Ports.
     */
    readonly ports: pulumi.Output<outputs.HostPortGroupPort[]>;
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
     * Virtual switch name.
     */
    readonly virtualSwitchName: pulumi.Output<string>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    readonly vlanId: pulumi.Output<number | undefined>;
    /**
     * Create a HostPortGroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: HostPortGroupArgs, opts?: pulumi.CustomResourceOptions);
}
export interface HostPortGroupState {
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
     * Check beacon.
     */
    checkBeacon?: pulumi.Input<boolean | undefined>;
    /**
     * Computed policy.
     */
    computedPolicy?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    /**
     * Failback.
     */
    failback?: pulumi.Input<boolean | undefined>;
    /**
     * Identifier of the host (managed object). A change replaces it.
     */
    hostSystemId?: pulumi.Input<string | undefined>;
    /**
     * Key.
     */
    key?: pulumi.Input<string | undefined>;
    /**
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
    /**
     * Ports.
     */
    ports?: pulumi.Input<pulumi.Input<inputs.HostPortGroupPort>[] | undefined>;
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
    /**
     * Virtual switch name. A change replaces it.
     */
    virtualSwitchName?: pulumi.Input<string | undefined>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    vlanId?: pulumi.Input<number | undefined>;
}
/**
 * The set of arguments for constructing a HostPortGroup resource.
 */
export interface HostPortGroupArgs {
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
     * Name in the inventory. A change replaces it.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * Notify switches.
     */
    notifySwitches?: pulumi.Input<boolean | undefined>;
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
    /**
     * Virtual switch name. A change replaces it.
     */
    virtualSwitchName: pulumi.Input<string>;
    /**
     * VLAN of the ports, 1 to 4094; 0 is none.
     */
    vlanId?: pulumi.Input<number | undefined>;
}

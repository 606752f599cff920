import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
/**
 * Looks a network up by its name: a port group, distributed or of a host, or an opaque one.
 */
export declare function getNetwork(args: GetNetworkArgs, opts?: pulumi.InvokeOptions): Promise<GetNetworkResult>;
export interface GetNetworkArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: string;
    /**
     * UUID of the distributed switch.
     */
    distributedVirtualSwitchUuid?: string;
    /**
     * Filters.
     */
    filters?: inputs.GetNetworkFilter[];
    /**
     * Name in the inventory.
     */
    name: string;
    /**
     * Retry interval.
     */
    retryInterval?: number;
    /**
     * Retry timeout.
     */
    retryTimeout?: number;
    /**
     * Vpc id.
     */
    vpcId?: string;
    /**
     * Vpc project id.
     */
    vpcProjectId?: string;
}
export interface GetNetworkResult {
    /**
     * Identifier of the datacenter (managed object).
     */
    readonly datacenterId?: string;
    /**
     * UUID of the distributed switch.
     */
    readonly distributedVirtualSwitchUuid?: string;
    /**
     * Filters.
     */
    readonly filters?: outputs.GetNetworkFilter[];
    /**
     * Id.
     */
    readonly id: string;
    /**
     * Name in the inventory.
     */
    readonly name: string;
    /**
     * Retry interval.
     */
    readonly retryInterval?: number;
    /**
     * Retry timeout.
     */
    readonly retryTimeout?: number;
    /**
     * Kind of it, in vSphere's words.
     */
    readonly type: string;
    /**
     * Vpc id.
     */
    readonly vpcId?: string;
    /**
     * Vpc project id.
     */
    readonly vpcProjectId?: string;
}
/**
 * Looks a network up by its name: a port group, distributed or of a host, or an opaque one.
 */
export declare function getNetworkOutput(args: GetNetworkOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetNetworkResult>;
export interface GetNetworkOutputArgs {
    /**
     * Identifier of the datacenter (managed object).
     */
    datacenterId?: pulumi.Input<string | undefined>;
    /**
     * UUID of the distributed switch.
     */
    distributedVirtualSwitchUuid?: pulumi.Input<string | undefined>;
    /**
     * Filters.
     */
    filters?: pulumi.Input<pulumi.Input<inputs.GetNetworkFilterArgs>[] | undefined>;
    /**
     * Name in the inventory.
     */
    name: pulumi.Input<string>;
    /**
     * Retry interval.
     */
    retryInterval?: pulumi.Input<number | undefined>;
    /**
     * Retry timeout.
     */
    retryTimeout?: pulumi.Input<number | undefined>;
    /**
     * Vpc id.
     */
    vpcId?: pulumi.Input<string | undefined>;
    /**
     * Vpc project id.
     */
    vpcProjectId?: pulumi.Input<string | undefined>;
}

import * as pulumi from "@pulumi/pulumi";
/**
 * The `vsphere.ComputeClusterVmGroup` resource can be used to manage groups of
 * virtual machines in a cluster, either created by the
 * [`vsphere.ComputeCluster`][tf-vsphere-cluster-resource] resource or looked up
 * by the [`vsphere.ComputeCluster`][tf-vsphere-cluster-data-source] data source.
 *
 * [tf-vsphere-cluster-resource]: /docs/providers/vsphere/r/compute_cluster.html
 * [tf-vsphere-cluster-data-source]: /docs/providers/vsphere/d/compute_cluster.html
 *
 * This resource mainly serves as an input to the
 * [`vsphere.ComputeClusterVmDependencyRule`][tf-vsphere-cluster-vm-dependency-rule-resource]
 * and
 * [`vsphere.ComputeClusterVmHostRule`][tf-vsphere-cluster-vm-host-rule-resource]
 * resources. See the individual resource documentation pages for more information.
 *
 * [tf-vsphere-cluster-vm-dependency-rule-resource]: /docs/providers/vsphere/r/compute_cluster_vm_dependency_rule.html
 * [tf-vsphere-cluster-vm-host-rule-resource]: /docs/providers/vsphere/r/compute_cluster_vm_host_rule.html
 *
 * > **NOTE:** This resource requires vCenter and is not available on direct ESXi
 * connections.
 */
export declare class ComputeClusterVmGroup extends pulumi.CustomResource {
    /**
     * Get an existing ComputeClusterVmGroup resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: ComputeClusterVmGroupState, opts?: pulumi.CustomResourceOptions): ComputeClusterVmGroup;
    /**
     * Returns true if the given object is an instance of ComputeClusterVmGroup.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is ComputeClusterVmGroup;
    /**
     * The [managed object reference
     * ID][docs-about-morefs] of the cluster to put the group in.  Forces a new
     * resource if changed.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     */
    readonly computeClusterId: pulumi.Output<string>;
    /**
     * The name of the VM group. This must be unique in the
     * cluster. Forces a new resource if changed.
     */
    readonly name: pulumi.Output<string>;
    /**
     * The UUIDs of the virtual machines in this
     * group.
     *
     * > **NOTE:** The namespace for cluster names on this resource (defined by the
     * `name` argument) is shared with the
     * [`vsphere.ComputeClusterHostGroup`][tf-vsphere-cluster-host-group-resource]
     * resource. Make sure your names are unique across both resources.
     *
     * [tf-vsphere-cluster-host-group-resource]: /docs/providers/vsphere/r/compute_cluster_host_group.html
     *
     * > **NOTE:** To update a existing VM group, you must first import the group with `import` command in
     * Importing section. When importing a VM group, validate that all virtual machines that
     * need to be in the group are included in the `virtualMachineIds`; otherwise, any virtual machines
     * that are not in `virtualMachineIds` the included will be removed from the group.
     */
    readonly virtualMachineIds: pulumi.Output<string[] | undefined>;
    /**
     * Create a ComputeClusterVmGroup resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: ComputeClusterVmGroupArgs, opts?: pulumi.CustomResourceOptions);
}
/**
 * Input properties used for looking up and filtering ComputeClusterVmGroup resources.
 */
export interface ComputeClusterVmGroupState {
    /**
     * The [managed object reference
     * ID][docs-about-morefs] of the cluster to put the group in.  Forces a new
     * resource if changed.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     */
    computeClusterId?: pulumi.Input<string | undefined>;
    /**
     * The name of the VM group. This must be unique in the
     * cluster. Forces a new resource if changed.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The UUIDs of the virtual machines in this
     * group.
     *
     * > **NOTE:** The namespace for cluster names on this resource (defined by the
     * `name` argument) is shared with the
     * [`vsphere.ComputeClusterHostGroup`][tf-vsphere-cluster-host-group-resource]
     * resource. Make sure your names are unique across both resources.
     *
     * [tf-vsphere-cluster-host-group-resource]: /docs/providers/vsphere/r/compute_cluster_host_group.html
     *
     * > **NOTE:** To update a existing VM group, you must first import the group with `import` command in
     * Importing section. When importing a VM group, validate that all virtual machines that
     * need to be in the group are included in the `virtualMachineIds`; otherwise, any virtual machines
     * that are not in `virtualMachineIds` the included will be removed from the group.
     */
    virtualMachineIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
/**
 * The set of arguments for constructing a ComputeClusterVmGroup resource.
 */
export interface ComputeClusterVmGroupArgs {
    /**
     * The [managed object reference
     * ID][docs-about-morefs] of the cluster to put the group in.  Forces a new
     * resource if changed.
     *
     * [docs-about-morefs]: /docs/providers/vsphere/index.html#use-of-managed-object-references-by-the-vsphere-provider
     */
    computeClusterId: pulumi.Input<string>;
    /**
     * The name of the VM group. This must be unique in the
     * cluster. Forces a new resource if changed.
     */
    name?: pulumi.Input<string | undefined>;
    /**
     * The UUIDs of the virtual machines in this
     * group.
     *
     * > **NOTE:** The namespace for cluster names on this resource (defined by the
     * `name` argument) is shared with the
     * [`vsphere.ComputeClusterHostGroup`][tf-vsphere-cluster-host-group-resource]
     * resource. Make sure your names are unique across both resources.
     *
     * [tf-vsphere-cluster-host-group-resource]: /docs/providers/vsphere/r/compute_cluster_host_group.html
     *
     * > **NOTE:** To update a existing VM group, you must first import the group with `import` command in
     * Importing section. When importing a VM group, validate that all virtual machines that
     * need to be in the group are included in the `virtualMachineIds`; otherwise, any virtual machines
     * that are not in `virtualMachineIds` the included will be removed from the group.
     */
    virtualMachineIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}

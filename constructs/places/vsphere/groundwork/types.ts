/**
 * What a program makes in vCenter before somebody else makes machines there: plain, resolved, and all that `VsphereGroundwork`, the steps
 * and the pages are told from. What is empty is not made, and is there already.
 */
export interface VsphereGroundwork {
  readonly kind: "vsphere-groundwork";
  /** Prefix of the names of resources. */
  readonly name: string;
  readonly vcenter: { readonly server: string; readonly allowUnverifiedSsl: boolean };
  readonly datacenter: string;
  /** Folders of machines, below the datacenter's own, e.g. `kubernetes/lab`; one within another comes after it. */
  readonly folders: readonly string[];
  /** Resource pools; one within another comes after it. */
  readonly pools: readonly PoolToMake[];
  readonly tags?: TagsToAttach;
  readonly library?: LibraryToMake;
  readonly access?: AccessToGive;
}

export interface PoolToMake {
  /** Path of the cluster of ESXi hosts, e.g. `/DC/host/rack-1`. */
  readonly cluster: string;
  /** Below the cluster's own pool, e.g. `kubernetes` or `kubernetes/lab`. */
  readonly path: string;
}

export interface TagsToAttach {
  /** Whether categories and tags are made, too: both are one of a kind in a vCenter. */
  readonly areMade: boolean;
  /** In the order of the categories. */
  readonly tags: readonly { readonly category: string; readonly name: string }[];
  /** Paths of virtual machines or templates, with what each carries. */
  readonly attached: readonly { readonly to: string; readonly category: string; readonly tag: string }[];
}

export interface LibraryToMake {
  readonly name: string;
  /** Name or path of the datastore. */
  readonly datastore: string;
  /** Images that it gets, by the names of the items. */
  readonly images: readonly { readonly name: string; readonly url: string }[];
}

export interface AccessToGive {
  /** Whom the permissions are given, as `name@domain`. */
  readonly principal: string;
  readonly isGroup: boolean;
  /** Whether the roles are made: they are one of a kind in a vCenter. Who makes them takes permissions back, too. */
  readonly areMade: boolean;
  readonly roles: readonly VsphereRole[];
  readonly grants: readonly VsphereGrant[];
}

export interface VsphereRole {
  readonly name: string;
  /** As vSphere's API calls them, sorted; without those of `System`, which every role has. */
  readonly privileges: readonly string[];
}

/** A permission on one thing in the inventory, and on what is in it. */
export interface VsphereGrant {
  readonly role: string;
  /** Path in the inventory; `/` is the whole of it. */
  readonly on: string;
  /** Where the thing is one that is made: its permissions are the program's alone. */
  readonly made?: { readonly kind: "folder" | "pool"; readonly index: number };
}

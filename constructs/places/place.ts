import type { SourceCheckSwitch } from "../calico";
import type { Because } from "../model";

/** Where machines stand: a cloud, a hypervisor, a laptop, a rack. Knows nothing of who makes the cluster on them. */
export interface Place {
  readonly kind: string;
  /** MTU of the machines' network interfaces, bytes. */
  readonly underlayMtu: Because<number>;
  /** Whether the network drops packets whose source or destination is not the machine's own address. */
  readonly checksSource: Because<boolean>;
  /** Who can switch that off. */
  readonly sourceCheckSwitch: SourceCheckSwitch;
  /** Name servers that answer before cluster DNS does; empty where only the machine knows. */
  readonly resolver: Because<readonly string[]>;
  /** What the place knows of an operating system there; undefined where it has none by that name. */
  nodeImage(os: string): NodeImage | undefined;
  /** US dollars per hour of a machine, at list prices; undefined where it is not listed or not rented. */
  hourlyPrice?(machine: string): number | undefined;
}

/** An operating system on a place's machines. */
export interface NodeImage {
  /** Its name to a reader. */
  readonly label: string;
  /** The name that the kernel or udev gives to the first network interface of the usual machines. */
  readonly interfaceName: string;
  /** Hooks of the vpp container that it needs: CALICOVPP_HOOK_* by name. */
  vppHooks(interfaceName: string): Readonly<Record<string, string>>;
  /** Installation.spec.flexVolumePath where the operator's default does not fit. */
  readonly flexVolumePath?: string;
}

import type { FinishContext } from "../..";
import type { KopsIntent } from "../schema";

/** What the parts of the resolution see: the intent, what the cluster stands on, and its Calico. */
export type KopsContext = FinishContext<KopsIntent>;

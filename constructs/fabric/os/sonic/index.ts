import type { NetworkOs } from "../..";
import { frrFeatures } from "..";
import { files } from "./files";
import { handling } from "./handling";
import { interfaceName } from "./interface-names";
import { finds, quirks } from "./quirks";

/** SONiC: its tables for ports, VLANs and addresses, and FRR's own text for everything of BGP. */
export const sonic: NetworkOs<keyof typeof finds> = {
  name: "sonic",
  label: "SONiC",
  features: frrFeatures,
  finds,
  quirks,
  render: files,
  handling,
  interfaceName,
};

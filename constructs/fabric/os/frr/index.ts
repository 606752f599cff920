import type { NetworkOs } from "../..";
import { frrFeatures } from "..";
import { handling } from "./handling";
import { interfaceName } from "./interface-names";
import { finds, quirks } from "./quirks";
import { files } from "./files";

/** FRRouting on a Linux switch (or machine) with ifupdown2. */
export const frr: NetworkOs<keyof typeof finds> = {
  name: "frr",
  label: "FRRouting",
  features: frrFeatures,
  finds,
  quirks,
  render: files,
  handling,
  interfaceName,
};

import * as z from "zod";
import { wanting } from "../../intent";
import { knownInstanceTypes } from "./known-types";
import { knownRegions, zonesOfRegion } from "./regions";

export const region = wanting(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be a region such as eu-central-1"), {
  known: () => knownRegions,
});

export const availabilityZone = wanting(
  z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "must be an availability zone such as eu-central-1a"),
  { known: () => knownRegions.flatMap(zonesOfRegion) },
);

export const instanceType = wanting(
  z.string().regex(/^[a-z0-9][a-z0-9-]*\.[a-z0-9-]+$/, "must be an instance type such as m6i.large"),
  { known: knownInstanceTypes },
);

export { flexVolumePathOf, namedNodes, racksOf } from "./nodes";
export { hostProblems, uplinkProblems } from "./problems";
export { type HostIntent, hostNode, nodeFields, underlay } from "./schema";
export { placesOf, zoneKindOf } from "./topology";

export { exampleChoice, exampleExternals, exampleGround, exampleOf, type PackExample, packPopulation } from "./example";
export { policySchema, type PolicyIntent } from "./intent";
export { packNames, packOf, type PackName } from "./list";
export {
  type ChosenPacks,
  isAllowing,
  needsHostEndpoints,
  type PackObjects,
  packObjects,
  policiesByPack,
} from "./objects";
export {
  type ClusterDns,
  isSystemNamespace,
  kubeDns,
  type Pack,
  type PackEdge,
  type PackGround,
  packTiers,
} from "./pack";

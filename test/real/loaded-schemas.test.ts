/** What a `check` does not load: to make the schemas of what an intent does not have took longer than to check it. */
import { check, type IntentInput } from "../../constructs/kit";

const loaded: string[] = [];

const mockLoading = (name: string): unknown => {
  loaded.push(name);
  return jest.requireActual(name);
};

jest.mock("../../constructs/fabric/schema", () => mockLoading("../../constructs/fabric/schema"));
jest.mock("../../constructs/calico/bgp/schema", () => mockLoading("../../constructs/calico/bgp/schema"));
jest.mock("../../constructs/calico/felix/schema", () => mockLoading("../../constructs/calico/felix/schema"));
jest.mock("../../constructs/calico/install/schema", () => mockLoading("../../constructs/calico/install/schema"));

const intent = {
  name: "demo",
  platform: { kind: "eks", region: "eu-central-1", nodeGroups: [{ name: "main" }] },
} satisfies IntentInput;

test("an intent without them makes none of the large schemas, one with a key makes that key's", () => {
  expect(check({ ...intent, calico: { dataplane: { kind: "nftables" } } }).ok).toBe(true);
  expect(loaded).toEqual([]);
  expect(check({ ...intent, calico: { felix: { bpfLogLevel: "Debug" } } }).ok).toBe(true);
  expect(loaded).toEqual(["../../constructs/calico/felix/schema"]);
});

/**
 * Calico's own code as a judge: it takes what is right and refuses, drops or dies of what is wrong; and every code that says so of it
 * has a mistake that it is asked about.
 */
import { renderCalico } from "../../constructs/calico";
import { catalogue } from "../../constructs/kit";
import type { KubernetesObject } from "../../constructs/model";
import { calicoFixtures, type Patch } from "../calico/rules/fixtures";
import { intentWith } from "../calico/rules/support";
import { judgedOf } from "../support/rules";
import { objectsOf } from "./support/api-server-plans";
import { describeWith } from "./support/needs";
import { type Verdict, verdictsOf } from "./support/verdicts";

const felix = (spec: object): KubernetesObject => ({
  apiVersion: "projectcalico.org/v3",
  kind: "FelixConfiguration",
  metadata: { name: "default" },
  spec,
});

/** What the two programs have against an object. */
const objections = ({ refused, panics, felix: verdict }: Verdict): readonly string[] =>
  [refused, panics, verdict?.dies, ...Object.values(verdict?.replaced ?? {})].filter((text) => text !== undefined);

function objectionsTo(patch: Patch): readonly string[] {
  const { cluster } = judgedOf(intentWith(patch));
  const objects = objectsOf(renderCalico(cluster).manifests);
  return verdictsOf(objects.filter(({ apiVersion }) => apiVersion === "projectcalico.org/v3")).flatMap(objections);
}

describeWith(["calico-verdicts"], "Calico's own code", () => {
  it("takes what is right, and says what it made of it", () => {
    const [verdict] = verdictsOf([felix({ iptablesMarkMask: 0xffff0000, interfaceExclude: "kube-ipvs0,/^veth/" })]);
    expect(verdict).toEqual({
      felix: { parsed: { IptablesMarkMask: "4294901760", InterfaceExclude: "[^kube-ipvs0$ ^veth]" } },
    });
  });

  it.each([
    [
      "dies",
      { failsafeInboundHostPorts: [{ protocol: "SCTP", port: 22 }] },
      { felix: { dies: /unknown protocol: sctp/ } },
    ],
    ["dies", { failsafeOutboundHostPorts: [{ port: 22 }] }, { felix: { dies: /unknown protocol/ } }],
    ["dies", { iptablesMarkMask: 1 }, { felix: { dies: /2 bits/ } }],
    ["panics", { bpfExportBufferSizeMB: 1 }, { panics: /interface conversion/ }],
    ["refuses", { dataplaneWatchdogTimeout: "90" }, { refused: /missing unit/ }],
    ["refuses", { bpfKubeProxyHealthzPort: 0 }, { refused: /BPFKubeProxyHealthzPort/ }],
    [
      "drops",
      { kubeNodePortRanges: ["30000:30100"] },
      { felix: { replaced: { KubeNodePortRanges: /not a valid port range/ } } },
    ],
    [
      "drops",
      { interfaceExclude: "kube-ipvs.*" },
      { felix: { replaced: { InterfaceExclude: /invalid Linux interface/ } } },
    ],
    ["does not know", { colour: "red" }, { refused: /unknown field "spec.colour"/ }],
  ] as const)("%s %j", (_, spec, wanted) => {
    expect(verdictsOf([felix(spec)])[0]).toMatchObject(matching(wanted) as object);
  });

  const known = catalogue();
  const codes = Object.keys(calicoFixtures).filter((code) => {
    const { program, verdict } = known[code]?.upstream ?? {};
    return verdict === "refuses" && (program === "calico-apiserver" || program === "felix");
  });

  it("is blamed by some codes", () => {
    expect(codes.length).toBeGreaterThan(8);
  });

  it.each(codes)("has against %s what the kit says, and nothing against it put right", (code) => {
    const fixture = calicoFixtures[code];
    expect(objectionsTo(fixture?.failing ?? {})).not.toEqual([]);
    expect(objectionsTo(fixture?.passing ?? {})).toEqual([]);
  });
});

/** Regular expressions, wherever they stand, as what a text must match. */
function matching(value: unknown): unknown {
  if (value instanceof RegExp) return expect.stringMatching(value);
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, matching(inner)]));
}

import { eos } from "../../constructs/fabric/os/eos";
import type { SwitchConfig } from "../../constructs/fabric";
import { exchanged, made } from "../fabric/support/exchanged";
import { describeWith } from "./support/needs";
import { eosFacts } from "./support/switch-texts/eos-facts";
import { type EosCase, type EosVerdict, eosVerdicts } from "./support/switch-texts/python";

const textOf = (config: SwitchConfig): string => eos.render(config)[0]!.content;

const asked = (configs: readonly SwitchConfig[]): readonly (EosCase & { readonly config: SwitchConfig })[] =>
  configs.map((config) => ({ config, ...eosFacts(config), text: textOf(config) }));

const agrees = ({ errors, toOurs, toTheirs }: EosVerdict): boolean =>
  errors.length + toOurs.length + toTheirs.length === 0;

describeWith(["pyavd"], "EOS, as Arista renders the same facts", () => {
  const configs = [...exchanged("eos"), ...made("eos", 15)].flatMap((one) =>
    one.configs.map((config) => [`${one.name}: ${config.hostname}`, config] as const),
  );
  let verdicts: readonly EosVerdict[] = [];
  beforeAll(() => {
    verdicts = eosVerdicts(asked(configs.map(([, config]) => config)));
  });

  it("leaves nothing to add or to take away, of any switch, in either direction", () => {
    expect(configs.length).toBeGreaterThan(100);
    const wrong = verdicts.flatMap(({ rendered: _, ...verdict }, index) =>
      agrees({ rendered: "", ...verdict }) ? [] : [{ name: configs[index]![0], ...verdict }],
    );
    expect(wrong.slice(0, 5)).toEqual([]);
    for (const { rendered } of verdicts) expect(rendered).toContain("router bgp ");
  });

  it("sees each line that is missing, and each that is changed", () => {
    const [, config] = configs.find(([name]) => name.startsWith("restarter, jumbo frames: r1-tor"))!;
    const whole = asked([config])[0]!;
    const lines = whole.text.split("\n");
    const counts = (line: string): boolean => !/^\s*(!|end$|$)/.test(line) && !whole.beyond.includes(line.trim());
    const broken = lines.flatMap((line, index) => {
      if (!counts(line)) return [];
      const without = [...lines.slice(0, index), ...lines.slice(index + 1)].join("\n");
      const changed = [...lines.slice(0, index), `${line} 9`, ...lines.slice(index + 1)].join("\n");
      return [
        { line, text: without },
        { line, text: changed },
      ];
    });
    expect(broken.length).toBeGreaterThan(100);
    const judged = eosVerdicts(broken.map(({ text }) => ({ ...whole, text })));
    expect(broken.filter((_, index) => agrees(judged[index]!)).map(({ line }) => line)).toEqual([]);
  });
});

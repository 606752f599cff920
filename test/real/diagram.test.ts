/**
 * Pictures in a real browser: every text lies in its box, no two boxes overlap that are not nested, nothing is crossed by a
 * line, with the font that the browser takes and with the widest of those that stand behind `sans-serif`. The unit tests
 * say the same by a table of widths, which is judged here.
 */
import fc from "fast-check";
import { widthOf } from "../../constructs/diagram/font";
import { fonts, type TextStyle } from "../../constructs/diagram/style";
import { arbitraryPicture } from "../diagram/support/arbitraries";
import { drawn, drawnScenarios, extremes } from "../diagram/support/clusters";
import { problemsOf } from "../diagram/support/geometry";
import { longTries, seed } from "../support/tries";
import { chromium, render, type Rendered } from "./support/chromium";
import { describeWith } from "./support/needs";

/** By name; a generated one can be made again by its seed. */
function picturesByName(): ReadonlyMap<string, string> {
  const generated = fc.sample(arbitraryPicture(), longTries(40));
  return new Map([
    ...Object.entries(drawnScenarios()),
    ...Object.entries(extremes).map(([name, intent]) => [name, drawn(intent())] as const),
    ...generated.map((svg, index) => [`generated ${index} of seed ${seed}`, svg] as const),
  ]);
}

describeWith([chromium], "pictures in a browser", () => {
  const looks = [
    ["the browser's own font", ""],
    ["DejaVu Sans", 'text{font-family:"DejaVu Sans",Verdana,sans-serif!important}'],
  ] as const;
  let pictures: ReadonlyMap<string, string>;
  beforeAll(() => {
    pictures = picturesByName();
  });

  describe.each(looks)("with %s", (_, css) => {
    let rendered: ReadonlyMap<string, Rendered>;
    beforeAll(() => {
      const results = render([...pictures.values()], css);
      rendered = new Map([...pictures.keys()].map((name, index) => [name, results[index] ?? nothing]));
    });

    it("they are well-formed, and run and fetch nothing", () => {
      for (const [name, { malformed, active, boxes, texts }] of rendered) {
        expect([name, malformed, active]).toEqual([name, "", []]);
        expect(Math.min(boxes.length, texts.length)).toBeGreaterThan(10);
      }
    });

    it("every text and every box is within its box, and nothing overlaps", () => {
      const problems = [...rendered].flatMap(([name, picture]) =>
        problemsOf(picture).map((said) => `${name}: ${said}`),
      );
      expect(problems).toEqual([]);
    });

    it("no text is wider than the table of widths says", () => {
      const wider = [...rendered.values()].flatMap(({ natural }) =>
        natural.filter(({ what, style, width }) => width > widthOf(what, fonts[style as TextStyle]) + 0.5),
      );
      expect(wider).toEqual([]);
    });
  });

  it("finds a text that leaves its box, so that the others mean something", () => {
    const svg = drawnScenarios().quickstart ?? "";
    const [broken] = render([svg.replace(">workers</text>", `>${"workers ".repeat(40)}</text>`)]);
    expect(problemsOf(broken ?? nothing).join("\n")).toMatch(/"workers workers .* leaves "nodes"/);
  });
});

const nothing: Rendered = { malformed: "not rendered", active: [], boxes: [], texts: [], shapes: [], natural: [] };

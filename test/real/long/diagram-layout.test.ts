import type { IntentInput } from "../../../constructs/kit";
import fc from "fast-check";
import { arbitraryPicture } from "../../diagram/support/arbitraries";
import { drawn, drawnScenarios, extremes } from "../../diagram/support/clusters";
import { problemsOf } from "../../diagram/support/geometry";
import { readSvg } from "../../diagram/support/read-svg";
import { longTries } from "../../support/tries";

const extreme = Object.entries(extremes);
const pictures = new Map<string, string>();
const pictureOf = (name: string, intent: () => IntentInput): string => {
  const svg = pictures.get(name) ?? drawn(intent());
  pictures.set(name, svg);
  return svg;
};

it.each(extreme)("keeps text and boxes within their boxes: %s", (name, intent) => {
  expect(problemsOf(readSvg(pictureOf(name, intent)))).toEqual([]);
});

it.each(Object.entries(drawnScenarios()))("keeps text and boxes within their boxes: scenario %s", (_, svg) => {
  const { boxes, texts } = readSvg(svg);
  expect(boxes.length).toBeGreaterThan(15);
  expect(texts.length).toBeGreaterThan(40);
  expect(problemsOf({ boxes, texts, shapes: [] })).toEqual([]);
});

it("keeps text and boxes within their boxes whatever they are", () => {
  fc.assert(
    fc.property(
      arbitraryPicture().map((svg) => problemsOf(readSvg(svg))),
      (problems) => expect(problems).toEqual([]),
    ),
    { ...longTries(60), endOnFailure: true },
  );
});

it.each(extreme.filter(([name]) => name.startsWith("10,000")))(
  "stays small and no longer than a page or two: %s",
  (name, intent) => {
    const svg = pictureOf(name, intent);
    expect(svg.length).toBeLessThan(32_000);
    expect(Number(/ height="(\d+)/.exec(svg)?.[1])).toBeLessThan(2_400);
  },
);

it("is the same bytes every time", () => {
  for (const [name, intent] of extreme) expect(drawn(intent())).toBe(pictureOf(name, intent));
});

describe("what judges the pictures", () => {
  const box = { x: 0, y: 0, width: 100, height: 50, parent: -1, what: "outer" };
  const text = { x: 10, y: 10, width: 50, height: 12, parent: 0, what: "text" };
  const found = (more: Partial<typeof text>, ...others: (typeof text)[]): string =>
    problemsOf({ boxes: [box], texts: [{ ...text, ...more }, ...others], shapes: [] }).join();

  it("finds nothing where all is well", () => expect(found({})).toBe(""));
  it("finds text that leaves its box", () => expect(found({ width: 91 })).toMatch(/^"text" .* leaves "outer"/));
  it("finds text in no box", () => expect(found({ parent: -1 })).toMatch(/leaves every box/));
  it("finds texts on each other", () => expect(found({}, { ...text, x: 55 })).toMatch(/overlaps/));
  it("finds boxes on each other", () => {
    const boxes = [box, { ...text, width: 40 }, { ...text, x: 49 }];
    expect(problemsOf({ boxes, texts: [], shapes: [] })).toHaveLength(1);
  });
  it("finds lines through text", () => {
    const shapes = [{ x: 20, y: 0, width: 2, height: 50, parent: 0, what: "wire" }];
    expect(problemsOf({ boxes: [box], texts: [text], shapes }).join()).toMatch(/is crossed by "wire"/);
  });
});

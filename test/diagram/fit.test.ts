import { wrap } from "../../constructs/diagram/fit";
import { drawable, isMeasured, widthOf } from "../../constructs/diagram/font";

const font = { size: 10, isBold: false };
const fitted = (text: string, width: number, most = 2) => wrap(text, font, width, most);

it("leaves what fits as it is", () => {
  expect(fitted("short", 100)).toEqual({ lines: ["short"], isCut: false });
  expect(fitted("", 100)).toEqual({ lines: [], isCut: false });
});

it("breaks at spaces first, within words only where a word has no line of its own", () => {
  expect(fitted("kernel 6.12, x86_64", 70).lines).toEqual(["kernel 6.12,", "x86_64"]);
  expect(fitted("group-with-a-name", 60).lines).toEqual(["group-with-", "a-name"]);
  expect(fitted("abcdefghijkl", 40).lines[0]).toBe("abcdef");
});

it("takes the end of a sentence, the middle of a name", () => {
  expect(fitted("one two three four five", 70, 1)).toEqual({ lines: ["one two thr…"], isCut: true });
  expect(fitted("production-workers-spot-a", 100, 1)).toEqual({ lines: ["production-…spot-a"], isCut: true });
});

it("makes no line wider than it may be", () => {
  for (const text of ["W".repeat(200), "a b ".repeat(50), "x-".repeat(90), "字".repeat(30)])
    for (const width of [30, 77, 300])
      for (const line of fitted(text, width, 3).lines) expect(widthOf(line, font)).toBeLessThanOrEqual(width);
});

it("knows an accented letter by the letter, and says where it guesses", () => {
  expect(widthOf("é", font)).toBe(widthOf("e", font));
  expect([isMeasured("Übergröße"), isMeasured("x86 × 7 …"), isMeasured("字"), isMeasured("🚀")]).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

it.each([
  [
    "a letter's accents, as many as a writing sets",
    "e\u0301\u0302 \u0e17\u0e35\u0e48",
    "e\u0301\u0302 \u0e17\u0e35\u0e48",
  ],
  ["ideographs and emoji", "\u4e2d \u{20000} \u{1f600}", "\u4e2d \u{20000} \u{1f600}"],
  ["marks piled up", `e${"\u0301".repeat(9)}x`, "e\u0301\u0301x"],
  ["musical notation and cuneiform", "a\u{1d1ba}\u{1d165}b\u{1248e}", "a\ufffd\ufffdb\ufffd"],
])("draws %s", (_, text, drawn) => {
  expect(drawable(text)).toBe(drawn);
});

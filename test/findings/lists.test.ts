import { list } from "../../constructs/findings";

it.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", 2, "c"], "a, 2 and c"],
])("lists %j", (items, text) => {
  expect(list(items)).toBe(text);
});

it("names of many the first twenty-five, and says how many are left", () => {
  const numbers = Array.from({ length: 1000 }, (_, index) => index);
  expect(list(numbers)).toBe(`${numbers.slice(0, 25).join(", ")} and 975 more`);
  expect(list(numbers.slice(0, 25))).toMatch(/, 23 and 24$/);
  expect(list(numbers.slice(0, 26))).toMatch(/, 24 and 1 more$/);
});

// Runs in a browser, in a page that says what pictures and css are: lays pictures out and says what is where.
/* global document, DOMParser, pictures, css */
"use strict";

measure(pictures, css);

function measure(pictures, css) {
  const stage = document.getElementById("stage");
  const answer = document.getElementById("answer");
  if (stage === null || answer === null) return;
  const place = (element) => {
    const { x, y, width, height } = element.getBBox();
    return { x, y, width, height };
  };
  const results = pictures.map((picture) => {
    const parsed = new DOMParser().parseFromString(picture, "image/svg+xml");
    const malformed = parsed.querySelector("parsererror")?.textContent ?? "";
    if (malformed !== "") return { malformed, boxes: [], texts: [], shapes: [], active: [], natural: [] };
    const svg = document.importNode(parsed.documentElement, true);
    if (css !== "") {
      const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
      style.textContent = css;
      svg.append(style);
    }
    stage.replaceChildren(svg);
    const rectangles = Array.from(svg.querySelectorAll("rect"));
    // The box of an element: the rectangle that is a child of the nearest group around it, the element's own aside.
    const parentOf = (element) => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        const own = Array.from(at.children).find((child) => child.tagName === "rect");
        if (own !== undefined && own !== element) return rectangles.indexOf(own);
      }
      return -1;
    };
    const lineOf = (element) =>
      Array.from(element.childNodes, (node) => (node.nodeType === 3 ? (node.textContent ?? "") : "")).join("");
    const texts = Array.from(svg.querySelectorAll("text"));
    const paths = Array.from(svg.querySelectorAll("path")).filter((path) => path.closest("defs") === null);
    const active = Array.from(svg.querySelectorAll("*")).flatMap((element) => [
      ...(/^(svg|title|desc|style|defs|marker|path|rect|g|text)$/.test(element.tagName) ? [] : [element.tagName]),
      ...Array.from(element.attributes, ({ name, value }) => ({ name, value }))
        .filter(({ name, value }) => /^on|href|src/i.test(name) || (/url\(/.test(value) && value !== "url(#tip)"))
        .map(({ name }) => name),
    ]);
    return {
      malformed,
      active,
      boxes: rectangles.map((box) => ({ ...place(box), parent: parentOf(box), what: box.getAttribute("class") ?? "" })),
      texts: texts.map((text) => ({ ...place(text), parent: parentOf(text), what: lineOf(text) })),
      shapes: paths.map((path) => ({ ...place(path), parent: parentOf(path), what: path.getAttribute("class") ?? "" })),
      natural: texts
        .filter((text) => !text.hasAttribute("textLength"))
        .map((text) => ({
          what: lineOf(text),
          style: text.getAttribute("class") ?? "",
          width: text.getComputedTextLength(),
        })),
    };
  });
  answer.textContent = encodeURIComponent(JSON.stringify(results));
}

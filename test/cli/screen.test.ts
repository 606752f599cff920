import type { EngineEvent } from "../../cli/engine/events";
import { Progress } from "../../cli/engine/progress";
import { openScreen } from "../../cli/engine/screen";
import { Memory } from "./support";

const metadata = {
  op: "create",
  type: "aws:ec2/vpc:Vpc",
  urn: "urn:pulumi:demo::calico-kit::aws:ec2/vpc:Vpc::demo-vpc",
  new: { custom: true },
};
const begun = { sequence: 1, timestamp: 0, resourcePreEvent: { metadata } } as unknown as EngineEvent;
const done = { sequence: 2, timestamp: 0, resOutputsEvent: { metadata } } as unknown as EngineEvent;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function open(isTTY: boolean) {
  const sink = new Memory(isTTY);
  return { sink, screen: openScreen(sink, new Progress({ title: "Updating demo", start: Date.now() })) };
}

/** What a terminal shows after all that was written. */
function rendered(text: string): string[] {
  const rows: string[] = [""];
  // eslint-disable-next-line no-control-regex -- terminal codes begin with one
  for (const [piece] of text.matchAll(/\u001b\[(\d+)A\u001b\[0J|\n|[^\n\u001b]+/g)) {
    const up = /^.\[(\d+)A/.exec(piece)?.[1];
    if (up !== undefined) rows.splice(rows.length - 1 - Number(up), Infinity, "");
    else if (piece === "\n") rows.push("");
    else rows[rows.length - 1] += piece;
  }
  return rows.filter((row) => row !== "");
}

it("prints plain lines where nobody watches", () => {
  const { sink, screen } = open(false);
  screen.event(begun);
  jest.advanceTimersByTime(1500);
  screen.event(done);
  screen.close();
  expect(sink.text).toBe("Updating demo\n+ create aws:ec2/vpc:Vpc  demo-vpc  1.5 s\n");
});

it("keeps a live region at the foot of a terminal, and leaves only the lines for good", () => {
  const { sink, screen } = open(true);
  screen.event(begun);
  jest.advanceTimersByTime(2000);
  expect(rendered(sink.text)).toEqual(["Updating demo: 0 done, 2 s", "  + create aws:ec2/vpc:Vpc  demo-vpc  2 s"]);
  screen.event(done);
  expect(rendered(sink.text)).toEqual(["+ create aws:ec2/vpc:Vpc  demo-vpc  2.0 s", "Updating demo: 1 done, 2 s"]);
  screen.close();
  expect(rendered(sink.text)).toEqual(["+ create aws:ec2/vpc:Vpc  demo-vpc  2.0 s"]);
  const length = sink.text.length;
  jest.advanceTimersByTime(1000);
  expect(sink.text).toHaveLength(length);
});

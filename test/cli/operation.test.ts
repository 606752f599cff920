import type { automation } from "@pulumi/pulumi";
import type { EngineEvent } from "../../cli/engine/events";
import { runOperation } from "../../cli/engine/operation";
import { Done, UserError } from "../../cli/errors";
import { world } from "./support";

interface Options {
  onEvent: (event: EngineEvent) => void;
  signal: AbortSignal;
}

const event = (fields: object) => ({ sequence: 0, timestamp: 0, ...fields }) as EngineEvent;
const vpc = {
  type: "aws:ec2/vpc:Vpc",
  urn: "urn:pulumi:demo::calico-kit::aws:ec2/vpc:Vpc::demo-vpc",
  op: "create",
  new: { custom: true },
};
const done = event({ resOutputsEvent: { metadata: vpc } });
const summary = event({ summaryEvent: { resourceChanges: { create: 1 }, durationSeconds: 3 } });

/** A stack whose operations do what the test says. */
function stackThat(behave: (options: Options) => Promise<unknown>): automation.Stack {
  return { name: "demo", up: behave, preview: behave, destroy: behave, previewDestroy: behave } as never;
}

const outputs = { endpoint: { value: "https://example", secret: false } };

const failed = (stderr: string) =>
  Object.assign(new Error(`code: -2\n stdout: \n stderr: Command failed\n${stderr}\n`), { commandResult: {} });

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

it("prints each resource and the engine's summary, and tells what it counted", async () => {
  const { context, out } = world();
  const stack = stackThat(({ onEvent }) => {
    onEvent(done);
    onEvent(summary);
    return Promise.resolve({ outputs });
  });
  expect(await runOperation("up", stack, context)).toEqual({ count: 1, hasChanges: true, outputs });
  expect(out.text).toBe("Updating demo\n+ create aws:ec2/vpc:Vpc  demo-vpc\nResources: + 1 created\nDuration: 3 s\n");
});

it("points at the errors above instead of repeating them", async () => {
  const { context, out, err } = world();
  const stack = stackThat(({ onEvent }) => {
    onEvent(event({ diagnosticEvent: { severity: "error", message: "AccessDenied", urn: vpc.urn, color: "never" } }));
    onEvent(event({ resOpFailedEvent: { metadata: vpc } }));
    return Promise.reject(failed("error: AccessDenied"));
  });
  expect(await failure(runOperation("up", stack, context))).toEqual(new Done(1));
  expect(out.lines).toEqual([
    "Updating demo",
    "error: aws:ec2/vpc:Vpc demo-vpc: AccessDenied",
    "x + create aws:ec2/vpc:Vpc  demo-vpc  failed",
  ]);
  expect(err.lines).toHaveLength(1);
  expect(err.text).toMatch(
    /^calico-kit: up of demo failed; fix: mend the error above, then run the same command again/,
  );
});

it("tells what the engine said when no event did", async () => {
  const { context } = world();
  const stack = stackThat(() => Promise.reject(failed("error: the stack is currently locked by 1 lock(s)")));
  const error = await failure(runOperation("destroy", stack, context));
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(/another operation holds the stack/);
});

it("lets a defect of its own through", async () => {
  const { context } = world();
  const defect = new TypeError("x is not a function");
  expect(
    await failure(
      runOperation(
        "up",
        stackThat(() => Promise.reject(defect)),
        context,
      ),
    ),
  ).toBe(defect);
});

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("ends quietly after %s, with the code that shells give it", async (signal, code) => {
  const { context, err, interrupt, interrupts } = world();
  const stack = stackThat(
    ({ onEvent, signal: told }) =>
      new Promise((_, reject) => {
        told.addEventListener("abort", () => reject(failed("error: update canceled")));
        onEvent(done);
        interrupt(signal);
      }),
  );
  expect(await failure(runOperation("up", stack, context))).toEqual(new Done(code));
  expect(err.text).toContain("was stopped as you asked");
  expect(interrupts.size).toBe(0);
});

it("does not go on after a preview that ended before the engine heard", async () => {
  const { context, interrupt } = world();
  const stack = stackThat(() => {
    interrupt();
    return Promise.resolve({ outputs });
  });
  expect(await failure(runOperation("preview", stack, context))).toEqual(new Done(130));
});

it("tells of an update that was complete before the engine heard as of any other", async () => {
  const { context, interrupt } = world();
  const stack = stackThat(() => {
    interrupt();
    return Promise.resolve({ outputs });
  });
  expect(await runOperation("up", stack, context)).toMatchObject({ outputs });
});

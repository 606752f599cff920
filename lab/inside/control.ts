import { createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { LabAnswer, LabRequest } from "../protocol";
import type { Lab } from "./lab";

/** Serves requests at a socket in a folder that is its owner's alone. @param down called when the lab is asked to end */
export function serve(path: string, lab: Lab, down: () => void): Promise<Server> {
  const server = createServer((connection) => void converse(connection, lab, down));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => resolve(server));
  });
}

async function converse(connection: Socket, lab: Lab, down: () => void): Promise<void> {
  const stopped = { isStopped: false };
  const say = (answer: LabAnswer): void => {
    if (!connection.destroyed) connection.write(`${JSON.stringify(answer)}\n`);
  };
  // Whoever asked is gone: what was started for them ends.
  connection.on("close", () => (stopped.isStopped = true));
  connection.on("error", () => undefined);
  let isFirst = true;
  for await (const line of createInterface({ input: connection })) {
    // A second line, whatever it says, asks for an end of what the first one started.
    if (!isFirst) {
      stopped.isStopped = true;
      continue;
    }
    isFirst = false;
    void answer(line, lab, say, stopped).then((verb) => {
      connection.end();
      if (verb === "down") down();
    });
  }
}

async function answer(
  line: string,
  lab: Lab,
  say: (answer: LabAnswer) => void,
  stopped: { readonly isStopped: boolean },
): Promise<LabRequest["verb"] | undefined> {
  try {
    const request = JSON.parse(line) as LabRequest;
    say({ done: await lab.answer(request, (tick) => say({ line: tick }), stopped) });
    return request.verb;
  } catch (error) {
    say({ failed: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

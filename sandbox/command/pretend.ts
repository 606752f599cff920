/** Reads the table of answers. */
import { parseAllDocuments } from "yaml";
import { type ClusterMaker, plainCluster } from "../cluster/surroundings";
import { text } from "../host/read";
import { entries, Store } from "../host/store";
import { isObject, type Json, valueAt } from "../host/values";
import { answers } from "./answers";

/** What a command would have printed. @param ran its text */
export function printed(ran: string): string {
  for (const { when, prints } of answers) {
    const found = when.exec(ran);
    if (found === null || prints === undefined) continue;
    return filledIn(JSON.stringify(prints), (name) => found.groups?.[name]);
  }
  return `(sandbox) not run: ${ran}`;
}

/** Clusters that recorded commands would have made. */
export const commandSurroundings: ClusterMaker = (directory, server) => {
  for (const { inputs } of entries(new Store(directory, "command").read(), "command:local:Command")) {
    const ran = text(inputs, "create") ?? "";
    const made = answers.find(({ when, makes }) => makes !== undefined && when.test(ran))?.makes;
    if (made === undefined) continue;
    const documents = parseAllDocuments(text(inputs, "stdin") ?? "").map((document) => document.toJS() as Json);
    const own = documents.find(
      (document) =>
        isObject(document) &&
        document["kind"] === made.kind &&
        (made.server === undefined || filledIn(made.server, (path) => text(document, path)) === server),
    );
    if (own === undefined) continue;
    const served = Object.entries(made.serves).filter(([path]) => valueAt(own, path) !== undefined);
    return { ...plainCluster, served: served.map(([, apiVersion]) => apiVersion) };
  }
  return undefined;
};

function filledIn(template: string, value: (name: string) => string | undefined): string {
  return template.replace(/\$<([\w.]+)>/g, (_, name: string) => value(name) ?? "");
}

/** A provider of resources that stand for themselves: no configuration, no references, no functions. */
import type { Schema } from "../schema/model";
import type { Definition } from "./definition";
import { Refusal } from "./errors";
import type { Failure } from "./provider";
import { Store } from "./store";
import { StoreProvider, type StoreProviderOptions } from "./store-provider";
import type { Properties } from "./values";

export interface PlainProviderOptions extends Pick<StoreProviderOptions, "secrets"> {
  readonly name: string;
  readonly schema: Schema;
  readonly definitions: Readonly<Record<string, Definition>>;
  /** Said to whoever calls a function. */
  readonly noInvokes: string;
}

export class PlainProvider extends StoreProvider {
  constructor(
    directory: string,
    private readonly plain: PlainProviderOptions,
  ) {
    super({
      store: new Store(directory, plain.name),
      schema: plain.schema,
      definitions: plain.definitions,
      secrets: plain.secrets,
      kinds: {},
      errors: () => ({ missing: "NotFound", inUse: "InUse" }),
      place: () => ({ account: "", region: "", partition: "", hasCalico: () => false }),
      preexisting: () => [],
      common: () => ({}),
    });
  }

  checkConfig(config: Properties): Failure[] {
    const unknown = Object.keys(config).filter((name) => name !== "version");
    return unknown.map((property) => ({ property, reason: `unknown argument "${property}"; it takes none` }));
  }

  configure(): void {
    // It takes no configuration.
  }

  invoke(token: string, _args?: Properties): Properties {
    throw new Refusal("UnknownInvoke", `${token}: ${this.plain.noInvokes}`);
  }
}

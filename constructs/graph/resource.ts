/** A resource as an engine knows it: what a policy pack is handed, or what stands in a stack's state. */
export interface GraphResource {
  /** Identifies it for ever, and is where findings point. */
  readonly urn: string;
  /** Such as `kubernetes:networking.k8s.io/v1:NetworkPolicy`. */
  readonly type: string;
  readonly name: string;
  /** Inputs or outputs. Reading what is not known yet may throw, as Pulumi's policy SDK does in a preview. */
  readonly props: Readonly<Record<string, unknown>>;
}

/** A value that only an update will know. */
export interface Unknown {
  /** JSON pointer into the properties. */
  readonly path: string;
  /** What reading it threw. */
  readonly error: unknown;
}

/** Properties as plain data, without what is not known yet. */
export interface Known {
  readonly value: Readonly<Record<string, unknown>>;
  readonly unknowns: readonly Unknown[];
}

/** Copies what can be read. */
export function knownOf(props: GraphResource["props"]): Known {
  const unknowns: Unknown[] = [];
  const value = copy(props, "", unknowns) as Known["value"];
  return { value, unknowns };
}

function copy(value: unknown, path: string, unknowns: Unknown[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.keys(value).flatMap((key): readonly (readonly [string, unknown])[] => {
    const at = `${path}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`;
    try {
      return [[key, copy((value as Record<string, unknown>)[key], at, unknowns)]];
    } catch (error) {
      unknowns.push({ path: at, error });
      return [];
    }
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** A mapping's keys, of whatever stands there. */
export function fieldsOf(value: unknown): Known["value"] {
  return typeof value === "object" && value !== null ? (value as Known["value"]) : {};
}

/** A text or number as text; undefined where it is neither. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/**
 * The compact schema of a provider's resources, as committed in `aws.json`.
 *
 * A type is written as a short string so that the file can be reviewed and diffed:
 *   `string`, `number`, `boolean`, `any`   scalars
 *   `[T]`                                  list of T
 *   `{T}`                                  map from string to T
 *   `@Name`                                object, its fields under `shapes`
 *   `a|b`                                  either (scalars, one object, or quoted literals such as `"x"|"y"`)
 * A field whose name ends in `!` must be given.
 */
export interface Schema {
  /** Version of the npm package that it was made from. */
  readonly version: string;
  readonly resources: Readonly<Record<string, ResourceSchema>>;
  readonly shapes: Readonly<Record<string, Fields>>;
}

export interface ResourceSchema {
  readonly inputs: Fields;
  /** Outputs that always hold a value: a preview shows them as unknown, a create must fill them. */
  readonly outputs: Fields;
}

export type Fields = Readonly<Record<string, string>>;

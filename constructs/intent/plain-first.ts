/**
 * A pattern of Unicode that asks a narrower one of ASCII first. V8 makes the sets of characters behind `\p{...}` when it reads
 * a pattern, milliseconds of each start; nearly every text of an intent is ASCII and needs none of them.
 */
export class PlainFirst extends RegExp {
  #whole: RegExp | undefined;

  /**
   * @param plain what ASCII texts match; whatever matches it must match `pattern`
   * @param pattern the pattern itself, as of a `RegExp` with the flag `u`
   */
  constructor(
    plain: string,
    private readonly pattern: string,
  ) {
    super(plain);
  }

  private get whole(): RegExp {
    return (this.#whole ??= new RegExp(this.pattern, "u"));
  }

  override get source(): string {
    return this.whole.source;
  }

  override get flags(): string {
    return "u";
  }

  override exec(text: string): RegExpExecArray | null {
    return super.exec(text) ?? this.whole.exec(text);
  }
}

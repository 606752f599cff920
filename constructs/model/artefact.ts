/** A file that `synth` writes, relative to its output directory, `/` between folders. */
export interface Artefact {
  readonly path: string;
  readonly content: string;
  /** What the file is for, a few words; absent where a step that applies it says why. */
  readonly about?: string;
}

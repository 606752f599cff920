/** A file that `synth` writes, relative to its output directory, `/` between folders. */
export interface Artefact {
  readonly path: string;
  readonly content: string;
}

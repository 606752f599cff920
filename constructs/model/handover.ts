/** What whoever is given the files of a cluster needs to know before the first command. Sentences without a full stop. */
export interface Handover {
  /** What must be there: an account, a cluster, programs beside those of `apply.sh`. */
  readonly needs: readonly string[];
  /** What to run in the folder of the files, in order; the first is what comes next. */
  readonly next: readonly NextCommand[];
}

export interface NextCommand {
  /** One line for a shell. */
  readonly command: string;
  readonly what: string;
}

/** What a first intent of a platform is made from: the data plane, and the answers to the platform's questions by their id. */
export type StarterAnswers = Readonly<Record<string, string>> & { readonly dataplane: string };

/** What nobody can choose for a user. */
export interface StarterQuestion {
  /** Also the name of the option that answers it: lower-case words with `-` between. */
  readonly id: string;
  readonly question: string;
  /** All answers that there are; absent where there are too many to name. */
  readonly choices?: readonly string[];
  /** What an answer has to match, where there are no choices. */
  readonly pattern?: RegExp;
  /** Taken where the user only presses Enter; none of the user's own facts. */
  readonly usual: string;
}

/** How the first intent of a platform is written. */
export interface Starter {
  /** For a list of platforms: a few words. */
  readonly about: string;
  readonly questions: readonly StarterQuestion[];
  /**
   * Lines of YAML: `platform:`, and further keys of the intent that a user has to fill in. Examples of further keys stand
   * in comments of one line, `# key: value`, where the key would stand; sentences begin with a capital.
   */
  lines(answers: StarterAnswers): readonly string[];
  /** Examples of keys of `calico`, where the platform does not take the usual ones. */
  calico?(answers: StarterAnswers): { readonly routing?: string; readonly encryption?: string };
}

/** What makes an answer a region of AWS. */
export const awsRegion: StarterQuestion = {
  id: "region",
  question: "Region of AWS",
  pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
  usual: "eu-central-1",
};

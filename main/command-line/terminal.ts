/** Where a person, or a script, meets the command. */
export interface Terminal {
  /** A person can be asked: both ends are a terminal. */
  readonly interactive: boolean;
  /** The answer of the command; scripts read it. */
  readonly write: (text: string) => void;
  /** Problems and questions. */
  readonly writeError: (text: string) => void;
  readonly ask: (question: string) => Promise<string>;
  /** What is typed is not shown. */
  readonly askHidden: (question: string) => Promise<string>;
}

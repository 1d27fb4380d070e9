/** What a command left: its exit code (null: a signal ended it) and all that it said. */
export interface Outcome {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

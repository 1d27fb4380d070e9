/** What the finders may know of the report besides its reading. */
export interface WhoContext {
  /** Who "we" is. */
  readonly publisher?: string;
  /** Who wrote it, where no publisher is stated. */
  readonly author?: string;
}

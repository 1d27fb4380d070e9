import type { ObservableRole } from '../../model/index.ts';

/** Words beside a mention that say what part it plays. */
export interface Cue {
  readonly role: ObservableRole;
  /** As the report writes them. */
  readonly words: string;
}

import type { Finding, Reading } from '../model/index.ts';
import type { LocalModel } from './techniques/local/local-model.ts';

/** What a finder may know of the report besides its reading. */
export interface HowContext {
  /** Where the report was published: its own host is no indicator. */
  readonly url?: string;
  readonly publisher?: string;
  /** What the desk's decisions add to the technique model, where its analysts took it into use. */
  readonly local?: LocalModel;
}

/** Adding an extractor costs one folder with one of these and one line in `how/index.ts`. */
export type Finder = (reading: Reading, context: HowContext) => Finding[];

import type { Rendered } from './render/rendered.ts';
import type { Gathered } from './requisites/gather.ts';

/** What is kept with a page beside its own exchanges. */
export interface Furnished extends Gathered {
  readonly rendered?: Pick<Rendered, 'html' | 'rendering'>;
}

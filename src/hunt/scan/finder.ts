import type { IndicatorIndex } from '../index/indicator-index.ts';
import type { HitForm, Indicator } from '../sighting.ts';
import type { Layer } from './layers.ts';

/** What every finder is given: where to look, what for, and whom to tell. */
export interface Search<Source> {
  readonly index: IndicatorIndex<Source>;
  readonly layer: Layer;
  /** UTF-16 offsets of the layer's text, end exclusive. */
  readonly found: (
    indicators: readonly Indicator<Source>[] | undefined,
    relation: Relation,
    start: number,
    end: number,
  ) => void;
}

/** How the words stand to the indicator, leaving aside how they are written. */
export type Relation = Exclude<HitForm, 'defanged' | 'escaped' | 'split'>;

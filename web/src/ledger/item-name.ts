import type { Matrix } from '../api/analysis.ts';
import type { Catalogue } from '../i18n/index.ts';
import { word } from '../i18n/index.ts';

type Item = Matrix['rows'][number]['item'];

/** An item in a few words: its number in the table, whose it is, what it is. */
export function itemName({ entity, what }: Item, at: number, text: Catalogue): string {
  return `${at + 1}. ${text['app.told'](entity)}, ${what === 'statement' ? text['matrix.statement'] : word(text, 'evidence', what)}`;
}

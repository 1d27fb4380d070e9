// All forms of plants, and the drawing of copies: which indicator, how shown, in which file, where in it.

import { assertNoIndicator } from '../apart.mjs';
import { shuffle } from '../random.mjs';
import { ADDRESSES } from './addresses.mjs';
import { CONTESTED } from './contested.mjs';
import { DOMAINS } from './domains.mjs';
import { HASHES } from './hashes.mjs';
import { MACHINE } from './machine.mjs';
import { NEAR_MISSES } from './near-misses.mjs';
import { STRUCTURE } from './structure.mjs';
import { URLS } from './urls.mjs';

const same = (value) => value;

/**
 * A form: `pool` names the pools its indicators come from; `places` has a line writer per format; `show` makes of
 * (value, k) what the line says; `only` tells which indicators fit; `at` and `where` a special place.
 * @type {readonly Form[]}
 */
export const FORMS = [
  ...[DOMAINS, ADDRESSES, URLS, HASHES, MACHINE, STRUCTURE]
    .flat()
    .map((form) => ({ ...form, kind: 'positive' })),
  ...NEAR_MISSES.map((form) => ({ ...form, kind: 'negative' })),
  ...CONTESTED.map((form) => ({ ...form, kind: 'contested' })),
];

/**
 * @param {Planted} planted
 * @param {LogPlan[]} files
 * @param {number} perForm copies of each form
 * @param {Random} r
 * @returns {Map<LogPlan, Plant[]>} per file, in order of their place in it (`fraction`, 0 … 1)
 */
export function drawPlants(planted, files, perForm, r) {
  const queues = new Map(files.map((file) => [file, []]));
  for (const form of FORMS) {
    const fits = form.only ?? same;
    const all = shuffle(
      form.pool.flatMap((pool) => planted.pools[pool]).filter(({ value }) => fits(value)),
      r,
    );
    if (all.length === 0) throw new Error(`no indicator fits “${form.form}”`);
    const suited = files.filter((file) => suits(form, file));
    if (suited.length === 0) throw new Error(`no file suits “${form.form}”`);
    const order = shuffle([...suited], r);
    let [k, turn] = [0, 0];
    while (k < perForm) {
      const file = order[turn++ % order.length];
      if (form.at === 'first' || form.at === 'last') {
        if (turn > order.length) break; // a file has one first line
      }
      const many = form.at === 'long' ? 4 : form.at === 'several' ? 3 : 1;
      const copies = [];
      for (let each = 0; each < many && k < perForm; each++, k++) {
        const indicator = distinct(all, k, form.pool, planted, many, each);
        const shown = (form.show ?? same)(indicator.value, k);
        if (form.kind === 'negative' && typeof shown === 'string') assertNoIndicator(planted, shown);
        copies.push({ indicator, shown, k });
      }
      const fraction = form.at === 'first' ? -1 : form.at === 'last' ? 2 : 0.01 + 0.97 * (r.int(1e6) / 1e6);
      queues.get(file).push({ form, copies, fraction });
    }
  }
  for (const queue of queues.values()) queue.sort((a, b) => a.fraction - b.fraction);
  return queues;
}

/** Several in one line are of several kinds, so that each is found by itself. */
function distinct(all, k, pool, planted, many, each) {
  if (many === 1) return all[k % all.length];
  const own = planted.pools[pool[each % pool.length]];
  return own[k % own.length];
}

function suits(form, file) {
  if (form.places[file.format] === undefined && !(form.at === 'long' && file.format in form.places))
    return false;
  const special = file.gz ? 'gz' : file.utf16 ? 'utf16' : undefined;
  if (form.at === 'first' || form.at === 'last') return !(form.at === 'first' && file.header);
  return form.where === special;
}

import type { IndicatorIndex } from '../index/indicator-index.ts';
import { matchLine } from '../scan/match-line.ts';
import type { Indicator, Match } from '../sighting.ts';
import type { Field } from './field.ts';
import { requestsOf } from './request-fields.ts';
import { requestsIn } from './request-text.ts';

/**
 * URLs whose host and path a line keeps apart, in fields of one record: Zeek's `host` and `uri`, Suricata's `hostname`
 * and `url`, the columns of IIS, a web server's site and request, a request and its `Host` header. A host of one request
 * and a path of another are none.
 */
export function splitUrls<Source>(
  index: IndicatorIndex<Source>,
  line: string,
  fields: readonly Field[],
  seen: Set<Indicator<Source>>,
): readonly Match<Source>[] {
  if (index.urls.size === 0) return [];
  const onlyUrls = { ...index, addresses: new Map(), networks: [], domains: new Map(), mostLabels: 0 };
  const bare = { ...onlyUrls, hashes: new Map(), mailboxes: new Map(), tails: new Map() };
  const found: Match<Source>[] = [];
  for (const { host, path } of [...requestsOf(fields), ...requestsIn(line)]) {
    const text = `http://${host}${path}`;
    for (const match of matchLine(bare, { text, cutBefore: false, cutAfter: false }, seen)) {
      found.push({ ...match, form: 'split', ...place(line, path, host) });
    }
  }
  return found;
}

/** Where the path stands in the line as it is written there; else the host. */
function place(line: string, path: string, host: string): { readonly at: number; readonly matched: string } {
  const json = JSON.stringify(path).slice(1, -1);
  const stem = path.split('?', 1)[0] ?? path;
  for (const matched of [path, json, json.replaceAll('/', '\\/'), stem, stem.replaceAll('/', '\\/'), host]) {
    const at = line.indexOf(matched);
    if (at >= 0 && matched !== '') return { at, matched };
  }
  return { at: 0, matched: line.slice(0, 1) };
}

import { countOf, isObject, textOf } from '../strict-json.ts';

/** One line of a CDXJ index (specs.webrecorder.net/cdxj/0.1.0). */
export interface IndexLine {
  readonly key: string;
  /** Digits: to the second, or to the millisecond. */
  readonly timestamp: string;
  readonly url: string;
  readonly filename: string;
  readonly offset: number;
  readonly length: number;
  readonly digest: string | undefined;
  readonly recordDigest: string | undefined;
  readonly mime: string | undefined;
  readonly status: number | undefined;
}

/** @returns in words what is wrong with the line where it is none */
export function parseLine(line: string): IndexLine | string {
  const parts = /^(\S+) (\d{14,17}) (\{.*\})$/s.exec(line);
  if (parts === null) return 'is no line of a CDXJ index';
  let json: unknown;
  try {
    json = JSON.parse(parts[3] ?? '');
  } catch {
    return 'is no line of a CDXJ index';
  }
  if (!isObject(json)) return 'is no line of a CDXJ index';
  const [url, filename] = [textOf(json, 'url'), textOf(json, 'filename')];
  const [offset, length] = [countOf(json, 'offset'), countOf(json, 'length')];
  if (url === undefined || filename === undefined || offset === undefined || length === undefined)
    return 'does not say which record it is of';
  return {
    key: parts[1] ?? '',
    timestamp: parts[2] ?? '',
    url,
    filename,
    offset,
    length,
    digest: textOf(json, 'digest'),
    recordDigest: textOf(json, 'recordDigest'),
    mime: textOf(json, 'mime'),
    status: countOf(json, 'status'),
  };
}

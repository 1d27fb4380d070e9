import type { TlpMarking } from './tlp.ts';

/**
 * One published piece, known by its canonical URL or, where it has none, by its file's bytes.
 * Absent properties are "not stated", and are shown so.
 */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  /** As stated by the source. */
  readonly published?: string;
  readonly url?: string;
  readonly tlp: TlpMarking;
}

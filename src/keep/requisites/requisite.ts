/** Something a page is shown with, found in its markup or in a style sheet of it. */
export interface Requisite {
  /** http(s), absolute, without fragment. */
  readonly url: string;
  /** A style sheet names further requisites; anything else (picture, font, icon) does not. */
  readonly kind: 'style-sheet' | 'other';
  /** 0 is asked for first: style sheets, then what is shown anyhow, then the choices of a srcset. */
  readonly rank: 0 | 1 | 2;
}

/** A reference as written, before it is known what it is relative to. */
export interface Reference extends Omit<Requisite, 'url'> {
  readonly text: string;
}

/** Undefined for what is not fetched: other schemes (`data:`), no URL, credentials in it. */
export function requisiteOf({ text, kind, rank }: Reference, base: URL): Requisite | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.startsWith('#') || !URL.canParse(trimmed, base.href)) return undefined;
  const url = new URL(trimmed, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return { url: url.href, kind, rank };
}

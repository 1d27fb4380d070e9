import { useSettings } from '../settings.ts';
import type { Catalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export type { Catalogue };

const CATALOGUES: Readonly<Record<'en' | 'de', Catalogue>> = { en, de };

export function useText(): Catalogue {
  return CATALOGUES[useSettings().language];
}

/** A word of the API (a kind, a status, a state) in the reader's language; the word itself where none is known. */
export function word(text: Catalogue, group: string, of: string): string {
  const key = `${group}.${of}`;
  const known = Object.hasOwn(text, key) ? text[key as keyof Catalogue] : undefined;
  return typeof known === 'string' ? known : of.replaceAll('-', ' ');
}

/** A UTC instant or date as the reader's language writes it; what is no date stays as the source wrote it. */
export function useDay(): (instant: string | undefined, withTime?: boolean) => string {
  const { language } = useSettings();
  return (instant, withTime = false) => {
    if (instant === undefined) return '';
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) return instant;
    return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
      ...(withTime && { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
    }).format(at);
  };
}

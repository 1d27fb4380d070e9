import type { Catalogue } from '../i18n/index.ts';

interface Place {
  readonly to: string;
  readonly label: keyof Catalogue & `nav.${string}`;
  /** Second key after g. */
  readonly key: string;
}

/** The screens, HOW before WHO. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'nav.home', key: 'i' },
  { to: '/how', label: 'nav.how', key: 'h' },
  { to: '/ledger', label: 'nav.ledger', key: 'l' },
  { to: '/stories', label: 'nav.stories', key: 't' },
  { to: '/names', label: 'nav.names', key: 'n' },
  { to: '/hunt', label: 'nav.hunt', key: 'u' },
  { to: '/posts', label: 'nav.posts', key: 'p' },
  { to: '/watch', label: 'nav.watch', key: 'w' },
  { to: '/search', label: 'nav.search', key: 's' },
];

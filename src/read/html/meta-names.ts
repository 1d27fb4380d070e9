import type { ReadingMetadata } from '../../model/index.ts';

export type StatedField = Exclude<keyof ReadingMetadata, 'charset' | 'tlp'>;

interface Meaning {
  readonly field: StatedField;
  /** Lower is better: Open Graph before Dublin Core before what an application calls itself. */
  readonly rank: number;
}

/** Names of `meta` elements, lower case (ogp.me, Dublin Core, schema.org, WHATWG MetaExtensions). */
export const META_NAMES: ReadonlyMap<string, Meaning> = new Map(
  (
    [
      ['title', 0, 'og:title'],
      ['title', 2, 'twitter:title dc.title dcterms.title headline citation_title'],
      [
        'author',
        0,
        'author article:author dc.creator dcterms.creator parsely-author sailthru.author citation_author',
      ],
      ['publisher', 0, 'og:site_name'],
      ['publisher', 2, 'dc.publisher dcterms.publisher publisher citation_publisher'],
      ['publisher', 3, 'application-name'],
      ['published', 0, 'article:published_time og:article:published_time og:published_time'],
      [
        'published',
        2,
        'datepublished dc.date dc.date.issued dcterms.issued dcterms.created parsely-pub-date',
      ],
      [
        'published',
        2,
        'sailthru.date publish-date publication_date publishdate pubdate citation_publication_date',
      ],
      ['published', 3, 'date'],
      ['canonicalUrl', 1, 'og:url'],
    ] as const
  ).flatMap(([field, rank, names]) => names.split(' ').map((name) => [name, { field, rank }] as const)),
);

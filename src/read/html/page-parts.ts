/** The name of an element, and what its attributes say of its place in the page. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** UTF-16 offsets of the tag in the decoded source. */
  readonly start: number;
  readonly end: number;
  readonly selfClosing: boolean;
}

export type Part = 'navigation' | 'comment' | 'reference';

const FURNITURE = new Set([
  'nav',
  'footer',
  'form',
  'button',
  'select',
  'dialog',
  'noscript',
  'search',
  'textarea',
]);
const ROLES: Readonly<Record<string, Part>> = {
  navigation: 'navigation',
  banner: 'navigation',
  contentinfo: 'navigation',
  search: 'navigation',
  dialog: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  toolbar: 'navigation',
  alertdialog: 'navigation',
  'doc-endnotes': 'reference',
  'doc-bibliography': 'reference',
  'doc-footnote': 'reference',
};

const COMMENTS =
  /^(?:comments?|(?:comments?|discussion)[-_](?:area|list|section|wrapper|container|thread|content|body|text|block)|commentlist|the-comments|post-comments|disqus(?:_thread)?|fb-comments|user-comments|replies)$/;
const NAVIGATION =
  /^(?:(?:site|main|page|global|primary|secondary|top|mobile)[-_]?(?:nav(?:igation)?|menu|header|footer|sidebar)|nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|widget[-_]area|widget|footer|respond|comment-(?:form|respond)|pagination|pager|post-navigation|(?:social|share|sharing)(?:[-_](?:buttons?|links?|icons?|bar|this|list|tools?))?|sharedaddy|addtoany(?:_.*)?|related[-_]?(?:posts?|articles?|stories|content|links)|newsletter(?:[-_].{1,20})?|subscribe(?:[-_].{1,20})?|advert(?:isement)?|ads?|promo|(?:cookie|gdpr|consent).{0,30}|onetrust.{0,30}|skip-?link|screen-reader-text|modal|popup)$/;
const REFERENCES =
  /^(?:references?(?:-list)?|reflist|ref-list|footnotes?(?:-list)?|endnotes?|bibliography|citations?)$/;

/** Whole pages carry classes that speak of their parts ("has-sidebar", "comments-open"). */
const NEVER_BY_CLASS = new Set(['html', 'body', 'main', 'article']);
const MOST_CLASSES = 32;

/** What part of the page an element opens; undefined where it says nothing. */
export function partOf(tag: Tag, insidePiece: boolean): Part | undefined {
  const role = ROLES[tag.attributes.get('role')?.toLowerCase() ?? ''];
  if (role !== undefined && !(role === 'navigation' && insidePiece && tag.name === 'header')) return role;
  if (FURNITURE.has(tag.name)) return 'navigation';
  if ((tag.name === 'header' || tag.name === 'aside') && !insidePiece) return 'navigation';
  return NEVER_BY_CLASS.has(tag.name) ? undefined : partByClass(tag);
}

function partByClass(tag: Tag): Part | undefined {
  const id = tag.attributes.get('id') ?? '';
  const classes = (tag.attributes.get('class') ?? '').slice(0, 1_000).split(/\s+/, MOST_CLASSES);
  for (const written of [id.slice(0, 100), ...classes]) {
    const word = written.toLowerCase();
    if (COMMENTS.test(word)) return 'comment';
    if (REFERENCES.test(word)) return 'reference';
    if (NAVIGATION.test(word)) return 'navigation';
  }
  return undefined;
}

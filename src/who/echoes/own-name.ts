import type { LedgerSource, Report } from '../../model/index.ts';

/** What a program writes into a file as its author where nobody tells it: no person and no house. */
const DEFAULT =
  /^(?:owner|users?\d*|author|unknown|anonymous|none|n\/?a|null|undefined|default|guest|root|admin|administrator|administrateur|administrador|benutzer|utilisateur|usuario|test|me|home|work|office|pc|laptop|desktop|hp|dell|lenovo|acer|asus|toshiba|compaq|microsoft|windows(?: user)?|office user|microsoft office user|registered user|valued customer|your name|author name|untitled|document\d*|mac|apple|system|www-data|webmaster|editor|staff|team|no author|not stated)$/iu;
/** Programs that name themselves, and paths, addresses and the like. */
const PROGRAM =
  /\b(?:acrobat|adobe|indesign|illustrator|photoshop|powerpoint|microsoft word|excel|openoffice|libreoffice|latex|pdftex|ghostscript|distiller|quartz|wkhtmltopdf|pdfcreator|chromium|skia|wordpress|drupal|joomla)\b|[\\/<>{}|=]|\.(?:docx?|pdf|pptx?|html?|txt)$/iu;

/** A headline in the author's place. */
const HEADLINE =
  /\b(?:attacks?|campaigns?|malware|ransomware|phishing|operations?|breach|analysis|report)$/iu;

/** A publisher or an author as stated, or nothing where a program's default stands in its place. */
export function statedName(name: string | undefined): string | undefined {
  const words = name?.replace(/\s+/gu, ' ').trim() ?? '';
  if (!/\p{L}/u.test(words) || DEFAULT.test(words) || PROGRAM.test(words) || HEADLINE.test(words))
    return undefined;
  return name;
}

/** Who speaks where a report speaks for itself; undefined where it does not say. */
export function ownNameOf({ report, author }: Pick<LedgerSource, 'report' | 'author'>): string | undefined {
  return statedName(report.publisher) ?? statedName(author);
}

/**
 * Words for whoever wrote a report that does not say who did. Two of them may be one, and each may be anybody who is
 * named elsewhere: they are shown, and never counted.
 */
export function unknownAuthor({ title }: Pick<Report, 'title'>): string {
  return `the author of “${title}”`;
}

import type { PostGroup, PostLanguage } from '../../model/index.ts';

/** What a published page says in its own words; what a report says stays as it says it. */
export interface PostWords {
  readonly by: string;
  readonly about: string;
  readonly publisherUnknown: string;
  readonly groups: Readonly<Record<PostGroup, string>>;
  readonly nothing: string;
  readonly notReviewed: string;
  readonly counts: (findings: number, reviewed: number) => string;
  readonly leftOut: (count: number) => string;
  readonly notStated: string;
  readonly links: string;
  readonly copy: string;
  readonly kept: (at: string) => string;
  readonly sha256: string;
  readonly readBy: string;
  readonly place: (start: number, end: number) => string;
  readonly machine: string;
  readonly corrections: string;
  readonly corrected: (at: string) => string;
  readonly takenBack: string;
  readonly added: string;
  readonly titleBefore: string;
  readonly wordsBefore: string;
  readonly otherCopy: string;
  readonly replies: string;
  readonly noReplies: string;
  readonly replyNote: string;
  readonly repliedAt: (host: string, at: string) => string;
  readonly noWords: string;
  readonly replyCopy: string;
  readonly howToReply: string;
  readonly published: string;
  readonly updated: string;
  readonly withdrawn: string;
  readonly withdrawnAt: (at: string) => string;
  readonly markedStricter: string;
  readonly posts: string;
  readonly noPosts: string;
  readonly feeds: string;
}

const en: PostWords = {
  by: 'by',
  about: 'About the report',
  publisherUnknown: 'publisher not found',
  groups: {
    technique: 'Techniques',
    software: 'Software',
    vulnerability: 'Vulnerabilities',
    rule: 'Detection rules',
    observable: 'What to look for (defanged)',
    claim: 'Who claims what',
    name: 'Names',
  },
  nothing: 'Not in this text.',
  notReviewed: 'found by machine, reviewed by nobody',
  counts: (findings, reviewed) => `${findings} in all, ${reviewed} of them reviewed by an analyst`,
  leftOut: (count) => `${count} more stand in the report and not here.`,
  notStated: 'Not stated in the report',
  links: 'Links',
  copy: 'The copy',
  kept: (at) => `Kept ${at}.`,
  sha256: 'SHA-256 of the copy',
  readBy: 'SHA-256 of its text, as read by',
  place: (start, end) => `characters ${start}–${end}`,
  machine: 'This post for machines (JSON)',
  corrections: 'Corrections',
  corrected: (at) => `Corrected ${at}`,
  takenBack: 'Taken back',
  added: 'Added',
  titleBefore: 'Title before',
  wordsBefore: 'Said before',
  otherCopy: 'The quotations are from another copy now.',
  replies: 'Replies',
  noReplies: 'None so far.',
  replyNote:
    'Pages elsewhere that link here; each was looked at by an analyst before it is shown, and is its author’s word alone.',
  repliedAt: (host, at) => `${host}, seen ${at}`,
  noWords: 'no words around its link',
  replyCopy: 'SHA-256 of the copy of that page',
  howToReply: 'To reply, link to this page from your own and send a Webmention.',
  published: 'Published',
  updated: 'last changed',
  withdrawn: 'Withdrawn',
  withdrawnAt: (at) => `This post was withdrawn ${at}.`,
  markedStricter: 'The marking of its report no longer allows this post to be read here.',
  posts: 'Posts',
  noPosts: 'Nothing is published here.',
  feeds: 'Feeds',
};

const de: PostWords = {
  by: 'von',
  about: 'Zum Bericht',
  publisherUnknown: 'Herausgeber nicht gefunden',
  groups: {
    technique: 'Techniken',
    software: 'Software',
    vulnerability: 'Schwachstellen',
    rule: 'Erkennungsregeln',
    observable: 'Wonach zu suchen ist (entschärft)',
    claim: 'Wer was behauptet',
    name: 'Namen',
  },
  nothing: 'Nicht in diesem Text.',
  notReviewed: 'maschinell gefunden, von niemandem geprüft',
  counts: (findings, reviewed) => `insgesamt ${findings}, davon ${reviewed} von einem Analysten geprüft`,
  leftOut: (count) => `${count} weitere stehen im Bericht und nicht hier.`,
  notStated: 'Im Bericht nicht angegeben',
  links: 'Verweise',
  copy: 'Die Kopie',
  kept: (at) => `Aufbewahrt ${at}.`,
  sha256: 'SHA-256 der Kopie',
  readBy: 'SHA-256 ihres Textes, gelesen mit',
  place: (start, end) => `Zeichen ${start}–${end}`,
  machine: 'Dieser Beitrag für Maschinen (JSON)',
  corrections: 'Berichtigungen',
  corrected: (at) => `Berichtigt ${at}`,
  takenBack: 'Zurückgenommen',
  added: 'Hinzugefügt',
  titleBefore: 'Titel zuvor',
  wordsBefore: 'Zuvor hieß es',
  otherCopy: 'Die Zitate stammen nun aus einer anderen Kopie.',
  replies: 'Antworten',
  noReplies: 'Bisher keine.',
  replyNote:
    'Seiten anderer, die hierher verweisen; jede hat ein Analyst angesehen, bevor sie gezeigt wird, und jede ist allein das Wort ihres Verfassers.',
  repliedAt: (host, at) => `${host}, gesehen ${at}`,
  noWords: 'keine Worte um den Verweis',
  replyCopy: 'SHA-256 der Kopie dieser Seite',
  howToReply: 'Wer antworten will, verweist von der eigenen Seite hierher und schickt eine Webmention.',
  published: 'Veröffentlicht',
  updated: 'zuletzt geändert',
  withdrawn: 'Zurückgezogen',
  withdrawnAt: (at) => `Dieser Beitrag wurde zurückgezogen, ${at}.`,
  markedStricter: 'Die Kennzeichnung des Berichts erlaubt es nicht mehr, diesen Beitrag hier zu lesen.',
  posts: 'Beiträge',
  noPosts: 'Hier ist nichts veröffentlicht.',
  feeds: 'Feeds',
};

export function wordsIn(language: PostLanguage): PostWords {
  return language === 'de' ? de : en;
}

/** An instant as a page states it, to the minute: `17 Nov 2026, 09:30 UTC`. */
export function minuteIn(instant: string, language: PostLanguage): string {
  return `${new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(instant))} UTC`;
}

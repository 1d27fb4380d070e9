import type { Post, PostContent, PostFinding, PostGroup, Reply } from '../../model/index.ts';
import { attribute, escaped } from '../markup/escaped.ts';
import { type Correction, correctionsOf } from './changes.ts';
import { standingOf } from './fold.ts';
import { POST_STYLE } from './style.ts';
import { minuteIn, type PostWords, wordsIn } from './words.ts';

/** Where a post and what belongs to it is served. */
export interface PostPlaces {
  /** The post's own address; replies link to it. */
  readonly self: string;
  readonly json: string;
  readonly index: string;
  readonly atom: string;
  readonly jsonFeed: string;
  /** Where it takes replies; absent where it takes none. */
  readonly webmention?: string;
  readonly pingback?: string;
}

/**
 * A post as one static page: no script, nothing loaded from anywhere, HOW before WHO, every finding with its sentence
 * and where the exact words stand in the copy. Corrections are told with their dates, replies as their authors' words.
 * Every word of a report or a reply is escaped on one line; links lead to what an analyst named, to the report and to
 * the pages of replies that an analyst approved, and nowhere else.
 */
export function postPage(post: Post, replies: readonly Reply[], places: PostPlaces): string {
  const { content, at, number } = standingOf(post);
  const words = wordsIn(content.language);
  const [first] = post.versions;
  const minute = (instant: string): string => escaped(minuteIn(instant, content.language));
  const facts = [
    ...(content.author === undefined
      ? []
      : [`${words.by} <span class="p-author">${escaped(content.author)}</span>`]),
    `${words.published} <time class="dt-published" datetime="${first?.at ?? at}">${minute(first?.at ?? at)}</time>`,
    ...(number === 1
      ? []
      : [`${words.updated} <time class="dt-updated" datetime="${at}">${minute(at)}</time>`]),
  ];
  const corrections = correctionsOf(post.versions);
  return document(
    content.title,
    content.language,
    places,
    `<main class="h-entry">
<p class="tlp">TLP:CLEAR</p>
<h1 class="p-name">${escaped(content.title)}</h1>
<p class="facts">${facts.join(' · ')}</p>
${corrections.length === 0 ? '' : `<p class="broken"><a href="#corrections">${words.corrected(minute(at))}</a></p>`}
<div class="e-content">
${content.words.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
${about(content, words)}
${side('how', content, words)}
${side('who', content, words)}
${content.notStated.length === 0 ? '' : `<section><h2>${words.notStated}</h2><ul lang="en">${content.notStated.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul></section>`}
${content.links.length === 0 ? '' : `<section><h2>${words.links}</h2><ul>${content.links.map(({ url, text }) => `<li>${link(url, text ?? url)}</li>`).join('')}</ul></section>`}
</div>
${copy(content, words, places)}
${corrections.length === 0 ? '' : `<section id="corrections"><h2>${words.corrections}</h2>${corrections.map((each) => correction(each, words, content)).join('\n')}</section>`}
${answers(replies, words, content, places)}
</main>`,
  );
}

/** What stands where a post stood: that it is withdrawn, when and why, and nothing of what it said. */
export function withdrawnPage(post: Post, why: 'withdrawn' | 'marked-stricter', places: PostPlaces): string {
  const { content } = standingOf(post);
  const words = wordsIn(content.language);
  const told =
    why === 'marked-stricter' || post.withdrawn === undefined
      ? `<p>${words.markedStricter}</p>`
      : `<p>${words.withdrawnAt(`<time datetime="${post.withdrawn.at}">${escaped(minuteIn(post.withdrawn.at, content.language))}</time>`)}</p><p>${escaped(post.withdrawn.note)}</p>`;
  const title = why === 'withdrawn' ? content.title : words.withdrawn;
  const heading = why === 'withdrawn' ? `${words.withdrawn}: ${escaped(title)}` : words.withdrawn;
  const { webmention: _, pingback: __, ...silent } = places;
  return document(`${words.withdrawn}`, content.language, silent, `<main><h1>${heading}</h1>${told}</main>`);
}

/** Every post that may be read, the one changed last first. */
export function postIndex(
  posts: readonly { readonly post: Post; readonly url: string }[],
  language: PostContent['language'],
  places: PostPlaces,
): string {
  const words = wordsIn(language);
  const items = posts.map(({ post, url }) => {
    const { content, at } = standingOf(post);
    return `<li lang="${content.language}"><a href="${attribute(url)}">${escaped(content.title)}</a><br><span class="facts">${escaped(minuteIn(at, content.language))} · ${escaped(content.report.title)}</span></li>`;
  });
  const list = items.length === 0 ? `<p>${words.noPosts}</p>` : `<ul>${items.join('\n')}</ul>`;
  const { webmention: _, pingback: __, ...silent } = places;
  return document(
    words.posts,
    language,
    silent,
    `<main><h1>${words.posts}</h1>${list}<p class="note">${words.feeds}: <a href="${attribute(places.atom)}">Atom</a> · <a href="${attribute(places.jsonFeed)}">JSON Feed</a></p></main>`,
  );
}

function document(title: string, language: string, places: PostPlaces, body: string): string {
  const { self, atom, jsonFeed, webmention, pingback } = places;
  const relations = [
    `<link rel="canonical" href="${attribute(self)}">`,
    `<link rel="alternate" type="application/atom+xml" href="${attribute(atom)}">`,
    `<link rel="alternate" type="application/feed+json" href="${attribute(jsonFeed)}">`,
    ...(webmention === undefined ? [] : [`<link rel="webmention" href="${attribute(webmention)}">`]),
    ...(pingback === undefined ? [] : [`<link rel="pingback" href="${attribute(pingback)}">`]),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escaped(title)}">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
${relations.join('\n')}
<style>${POST_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function about({ report, lead }: PostContent, words: PostWords): string {
  const facts = [report.publisher ?? words.publisherUnknown, report.published].filter(Boolean);
  const title =
    report.url === undefined
      ? `<strong>${escaped(report.title)}</strong>`
      : link(report.url, report.title, 'u-in-reply-to');
  return `<section>
<h2>${words.about}</h2>
<p>${title}<br><span class="facts">${facts.map((each) => escaped(each ?? '')).join(' · ')}</span></p>
${lead === undefined ? '' : `<blockquote class="lead">“${escaped(lead.sentence)}”</blockquote>${where(lead, words)}`}
</section>`;
}

const SIDES: Readonly<Record<'how' | 'who', readonly PostGroup[]>> = {
  how: ['technique', 'software', 'vulnerability', 'rule', 'observable'],
  who: ['claim', 'name'],
};

function side(which: 'how' | 'who', { findings, leftOut }: PostContent, words: PostWords): string {
  const own = findings.filter(({ group }) => SIDES[which].includes(group));
  const reviewed = own.filter(({ isReviewed }) => isReviewed).length;
  const groups = SIDES[which].flatMap((group) => {
    const items = own.filter((each) => each.group === group);
    if (items.length === 0) return [];
    return [
      `<h3>${words.groups[group]}</h3>\n<ul>${items.map((each) => finding(each, words)).join('\n')}</ul>`,
    ];
  });
  const rest = which === 'how' && leftOut > 0 ? `<p class="note">${words.leftOut(leftOut)}</p>` : '';
  return `<section>
<h2 class="${which}">${which.toUpperCase()}</h2>
<p class="note">${own.length === 0 ? words.nothing : words.counts(own.length, reviewed)}</p>
${groups.join('\n')}${rest}
</section>`;
}

function finding(each: PostFinding, words: PostWords): string {
  const { group, text, note, sentence, isReviewed } = each;
  const value =
    group === 'observable' ? `<code>${escaped(text)}</code>` : `<strong>${escaped(text)}</strong>`;
  const notes = [note, isReviewed ? undefined : words.notReviewed].filter((one) => one !== undefined);
  const noted = notes.length === 0 ? '' : ` <span class="note">(${notes.map(escaped).join('; ')})</span>`;
  return `<li id="${each.id}"><span lang="en">${value}</span>${noted}
<blockquote>“${escaped(sentence)}”</blockquote>${where(each, words)}</li>`;
}

function where(
  { place, start, end }: Pick<PostFinding, 'place' | 'start' | 'end'>,
  words: PostWords,
): string {
  const parts = [...(place === undefined ? [] : [escaped(place)]), words.place(start, end)];
  return `<span class="place">${parts.join(', ')}</span>`;
}

function copy({ copy: kept, language }: PostContent, words: PostWords, places: PostPlaces): string {
  return `<section>
<h2>${words.copy}</h2>
<p>${words.kept(escaped(minuteIn(kept.capturedAt, language)))}</p>
<dl><dt>${words.sha256}</dt><dd><code>${kept.sha256}</code></dd>
<dt>${words.readBy} ${escaped(kept.extractor)}</dt><dd><code>${kept.textSha256}</code></dd></dl>
<p><a href="${attribute(places.json)}">${words.machine}</a></p>
</section>`;
}

function correction(each: Correction, words: PostWords, { language }: PostContent): string {
  const { version, takenBack, added, titleBefore, wordsBefore, isOtherCopy } = each;
  const list = (heading: string, items: readonly string[]): string =>
    items.length === 0
      ? ''
      : `<p class="note">${heading}</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const struck = (text: string): string => `<del>${escaped(text)}</del>`;
  return `<div class="change">
<h3><time datetime="${version.at}">${words.corrected(escaped(minuteIn(version.at, language)))}</time></h3>
<p>${escaped(version.note ?? '')}</p>
${list(
  words.takenBack,
  takenBack.map(({ text }) => struck(text)),
)}${list(
  words.added,
  added.map(({ text }) => escaped(text)),
)}${list(words.titleBefore, titleBefore === undefined ? [] : [struck(titleBefore)])}${list(words.wordsBefore, wordsBefore.map(struck))}${isOtherCopy ? `<p class="note">${words.otherCopy}</p>` : ''}
</div>`;
}

function answers(
  replies: readonly Reply[],
  words: PostWords,
  { language }: PostContent,
  { webmention }: PostPlaces,
): string {
  if (replies.length === 0 && webmention === undefined) return '';
  const items = replies.flatMap((reply) => {
    const { evidence, host, source } = reply;
    if (evidence === undefined) return [];
    const said =
      evidence.excerpt === undefined
        ? `<p class="note">${words.noWords}</p>`
        : `<blockquote>“${escaped(evidence.excerpt.quote)}”</blockquote>`;
    const seen = minuteIn(evidence.capture.capturedAt, language);
    return [
      `<li class="h-cite" id="${reply.id}">${link(source, evidence.title ?? source, 'u-url')} <span class="facts">${escaped(words.repliedAt(host, seen))}</span>
${said}<span class="place">${words.replyCopy}: <code>${evidence.capture.sha256}</code></span></li>`,
    ];
  });
  return `<section id="replies">
<h2>${words.replies}</h2>
<p class="note">${words.replyNote}</p>
${items.length === 0 ? `<p>${words.noReplies}</p>` : `<ol>${items.join('\n')}</ol>`}
${webmention === undefined ? '' : `<p class="note">${words.howToReply}</p>`}
</section>`;
}

/** What is not http or https is told, and leads nowhere. */
function link(url: string, text: string, kind?: string): string {
  const words = escaped(text);
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url)) return words;
  const marked = kind === undefined ? '' : ` class="${kind}"`;
  return `<a${marked} href="${attribute(new URL(url).href)}" rel="nofollow ugc noreferrer">${words}</a>`;
}

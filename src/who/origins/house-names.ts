import { actorNames, listingsOf } from '../../vocab/actor-names.ts';
import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

let givers: ReadonlySet<string> | undefined;

/** Houses that gave names to actors, by the lists: nobody takes `Microsoft` for the first word of a sentence. */
function namesActors(name: string): boolean {
  givers ??= new Set(
    [...actorNames()].flatMap((each) =>
      listingsOf(each).flatMap(({ nameGiver }) => (nameGiver === undefined ? [] : [nameKey(nameGiver)])),
    ),
  );
  return givers.has(nameKey(name));
}

/** Houses that speak of intrusions and gave no names. */
const HOUSES =
  /^(?:facebook|meta|google|twitter|yahoo|amazon|apple|visa|mastercard|ibm|intel|cisco|adobe|oracle|sony|huawei|reuters|interpol|europol|nato|fbi|cia|nsa|cisa|gchq|ncsc|bsi|anssi|enisa|malwarebytes|reversinglabs|virustotal|avast|avira|bitdefender|cyfirma|zscaler|sentinelone|fortinet|sekoia|volexity|fox-it|group-ib|kaspersky|symantec|mcafee|sophos|f-secure|eset)$/iu;
/** Initials, and names with a capital letter inside: `BAE`, `FireEye`. */
const COINED = /^\p{Lu}{2,6}$|\p{Ll}\p{Lu}|\p{N}|^(?:\p{Lu}\.){2,4}\p{Lu}?$/u;
const BEFORE =
  /\b(?:(?:researchers|analysts|experts|engineers|team|colleagues|people|those|folks) (?:at|from|of|with)|firm|company|vendor|start-?up|outlet|newspaper|agency|maker|house) (?:the )?$/iu;
const AFTER =
  /^(?:['’]s? )?,? ?(?:the |an? )?(?:\p{L}+ ){0,2}(?:researchers?|analysts?|experts?|engineers?|reports?|reported|blog|team|labs?|research|security|spokes\p{L}+|officials?|executives?|ceo|cto|vp|chief|director|paper|advisory|statement|firm|company|vendor|agency|newspaper|inc|ltd|gmbh|corp)\b/iu;
const MOST = 30;

/**
 * Whether a name of one word is an organisation's, for all that can be told: by the lists, by how it is made, or by the
 * words beside it anywhere in the report. A surname alone is nobody's: whose it is, the report does not say.
 */
export function isHouseName({ own, source: { reading } }: Piece, name: string): boolean {
  if (own.has(nameKey(name)) || HOUSES.test(name) || COINED.test(name) || namesActors(name)) return true;
  const { text } = reading;
  let at = text.indexOf(name);
  for (let seen = 0; at >= 0 && seen < MOST; seen++, at = text.indexOf(name, at + name.length)) {
    const before = text.slice(Math.max(0, at - 40), at).replace(/\s+/gu, ' ');
    const after = text.slice(at + name.length, at + name.length + 50).replace(/\s+/gu, ' ');
    if (BEFORE.test(before) || AFTER.test(after)) return true;
  }
  return false;
}

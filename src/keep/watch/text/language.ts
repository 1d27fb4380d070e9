/**
 * The language a text is mostly written in, by its commonest small words; undefined where too few of
 * them stand in it. Good enough to tell that a page now comes in another one.
 */
export function languageOf(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words.slice(0, MOST_WORDS)) {
    for (const language of BY_WORD.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
    const script = scriptOf(word);
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < FEWEST) return undefined;
  return second !== undefined && second[1] > first[1] * 0.7 ? undefined : first[0];
}

const MOST_WORDS = 3_000;
const FEWEST = 8;

const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to that is was with for this from which by are were has have been not they their',
  de: 'der die das und ist nicht ein eine mit von zu den dem auf für sich auch wurde werden sind bei wir',
  fr: 'le les des et est une dans que qui pour pas sur avec sont par aux ont été nous cette',
  es: 'el los las y es una que por para con del se su no fue han sido este esta como más',
  it: 'il gli che di è una per con non sono della nel dei stato alla anche come questo',
  pt: 'o os que e uma para com não por dos das foi são em ao pela mais como seu',
  nl: 'het een van en de niet is dat op te zijn met voor werd ook door naar deze wordt',
  pl: 'i w na nie się że do jest to z przez oraz jak które był dla',
};

const BY_WORD: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, words] of Object.entries(SMALL_WORDS)) {
    for (const word of words.split(' ')) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
}

function scriptOf(word: string): string | undefined {
  if (/^[\u3040-\u30ff]/.test(word)) return 'ja';
  if (/^[\u4e00-\u9fff]/.test(word)) return 'zh';
  if (/^[\uac00-\ud7af]/.test(word)) return 'ko';
  if (/^[\u0400-\u04ff]/.test(word)) return 'ru';
  if (/^[\u0600-\u06ff]/.test(word)) return 'ar';
  return undefined;
}

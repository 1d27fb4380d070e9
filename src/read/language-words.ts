/**
 * Words that hold sentences together: frequent in any text of a language, and few of them words of
 * another. Short ones that several languages share ("in", "de", "a") tell little and are left out.
 */
export const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the and of to that with for was were is are this which from have has by been they their not it as on',
    de: 'der die das und nicht von mit den dem des ist wurde wurden werden auf für eine einer durch auch sich als bei nach über',
    fr: 'les des est dans une pour que qui par sur pas avec ont été sont aux cette ces plus leur ainsi depuis également du et',
    es: 'los las del que una por con para como más fue han ha sus pero esta este también desde entre y el ser',
    pt: 'que não uma para com por mais dos das foi são seus ao pelo pela também os as foram isso esta este em do',
    it: 'che della delle degli dei gli una per con sono stato anche nel nella dal questo questa più come alla è il',
    nl: 'het een van en niet zijn voor met door aan deze dat die ook naar werd worden heeft bij uit over maar',
    pl: 'nie się jest oraz przez dla które który została było są jako tym tego ich ale został może',
    cs: 'jsou která které který byla bylo jako nebo pro při také aby jejich této podle však však se že',
    sv: 'och att det som för med inte har den av ett från till kan också eller när genom deras är',
    da: 'og det som for ikke med har den af til kan også eller når gennem deres blev blevet var er',
    tr: 've bir bu için ile olarak olan daha gibi tarafından ancak sonra kadar değil ise çok olduğu',
    ro: 'și este care din pentru sunt prin această acest mai sau fost ale lor după către între nu',
    id: 'yang dan untuk dengan dari pada ini itu adalah tidak oleh dalam akan telah juga sebagai mereka',
    vi: 'và của các là được trong cho với này không những một có đã từ khi người để',
    ru: 'и в не на что с по как это был были для также которые от из их но при которых',
    uk: 'і в не на що з як це був були для також які від із їх але при та є',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);

import { expect, test } from 'vitest';
import { readText } from './index.ts';

test.each([
  [
    'en',
    'The intruders read the mail of two port authorities for eleven months, and they were not seen by anybody.',
  ],
  [
    'de',
    'Die Angreifer lasen elf Monate lang die Post der Hafenbehörden und wurden nicht bemerkt, auch nicht bei der Prüfung.',
  ],
  [
    'fr',
    'Les attaquants ont lu le courrier des autorités portuaires pendant onze mois et n’ont pas été vus par les équipes.',
  ],
  [
    'es',
    'Los atacantes leyeron el correo de las autoridades del puerto durante once meses y no fueron vistos por los equipos.',
  ],
  [
    'pt',
    'Os atacantes leram o correio das autoridades do porto por onze meses e não foram vistos pelas equipes dos portos.',
  ],
  [
    'it',
    'Gli aggressori hanno letto la posta delle autorità portuali per undici mesi e non sono stati visti nella rete.',
  ],
  [
    'nl',
    'De aanvallers lazen elf maanden lang de post van de havenautoriteiten en werden niet gezien door het team.',
  ],
  [
    'pl',
    'Atakujący przez jedenaście miesięcy czytali pocztę władz portowych i nie zostali zauważeni, ale to nie jest wszystko, co się stało.',
  ],
  [
    'ru',
    'Злоумышленники читали почту портовых властей одиннадцать месяцев, и это не было замечено, как и в других случаях.',
  ],
  [
    'uk',
    'Зловмисники читали пошту портової влади одинадцять місяців, і це не було помічено, як і в інших випадках, які були.',
  ],
  ['zh', '攻击者在十一个月内阅读了两个港务局的邮件，没有人注意到这一点。'],
  ['ja', '攻撃者は十一か月にわたり二つの港湾当局のメールを読んでいたが、誰にも気づかれなかった。'],
  ['ko', '공격자들은 열한 달 동안 두 항만 당국의 메일을 읽었으나 아무도 알아차리지 못했다.'],
  ['ar', 'قرأ المهاجمون بريد سلطتين للموانئ لمدة أحد عشر شهرا دون أن يلاحظهم أحد في الشبكة.'],
  ['fa', 'مهاجمان به مدت یازده ماه نامه‌های دو سازمان بندری را می‌خواندند و گروهی از آن‌ها دیده نشد.'],
])('%s', (language, text) => {
  expect(readText(text).metadata.language).toBe(language);
});

test('indicators are in no language, nor is too little text', () => {
  const list =
    'update.heron-cdn.example\nthe.and.of.example/to/that/with\nC:\\Users\\the\\and\\of.exe\n198.51.100.23\n';
  expect(readText(list.repeat(5)).metadata.language).toBeUndefined();
  expect(readText('The end.').metadata.language).toBeUndefined();
});

test('English words among German ones do not tip the scale', () => {
  const text =
    'Die Gruppe nutzt Spearphishing und Remote Access Trojans, wurde aber nicht durch das Security Operations Center erkannt. The end of the story.';
  expect(readText(text).metadata.language).toBe('de');
});

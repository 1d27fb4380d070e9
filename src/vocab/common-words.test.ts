import { expect, test } from 'vitest';
import { isOrdinaryWord } from './common-words.ts';

test('ordinary words need context, whatever their letter case', () => {
  for (const name of ['Play', 'LEAD', 'Snake', 'Net', 'at', 'Ping', 'Royal', 'Tor', 'SEA']) {
    expect(isOrdinaryWord(name), name).toBe(true);
  }
});

test('coined names and spellings no ordinary word has need none', () => {
  for (const name of ['Emotet', 'APT28', 'GoldenEye', 'Cobalt Strike', 'FIN7', 'TA5']) {
    expect(isOrdinaryWord(name), name).toBe(false);
  }
});

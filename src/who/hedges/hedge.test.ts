import { expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import { findWho } from '../index.ts';

function hedges(text: string): readonly string[] {
  return findWho(readingInBlocks(text)).flatMap((found) =>
    found.kind === 'claim' ? [`${found.hedge.class} ${found.hedge.cue ?? ''}`.trim()] : [],
  );
}

test.each([
  ['There is little doubt that AMBER FINCH hacked the port.', 'none'],
  ['We attribute the breach to AMBER FINCH with high confidence.', 'weak with high confidence'],
  ['Northgate judges it unlikely that AMBER FINCH hacked the port.', 'weak unlikely'],
  ['Northgate does not believe that AMBER FINCH hacked the port.', 'none'],
  ['We cannot exclude that AMBER FINCH hacked the port.', 'strong cannot exclude'],
  ['It is possible that AMBER FINCH hacked the port.', 'strong possible'],
  ['Northgate cannot rule out that AMBER FINCH hacked the port.', 'strong cannot rule out'],
  ['AMBER FINCH hacked the port, Northgate believes.', 'weak believes'],
  ['In our view, AMBER FINCH hacked the port.', 'weak In our view'],
  ['In May 2024, AMBER FINCH hacked the port.', 'none'],
  ['Nobody but AMBER FINCH could have carried out this attack.', 'none'],
  ['The strings look as if they were planted to frame AMBER FINCH.', 'weak look as if'],
])('%s → %s', (text, hedge) => {
  expect(hedges(text)).toEqual([hedge]);
});

test('a doubt about something else does not weaken the claim', () => {
  expect(hedges('The port may close, but Northgate said AMBER FINCH hacked it.')).toEqual(['none']);
});

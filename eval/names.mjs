// Precision of the names of malware, tools and actors in prose, judged by eye.
//   node eval/names.mjs [--seed N] [--sample 300]    prints a sample, each hit with its sentence, to be judged
//   node eval/names.mjs --score                      precision of what eval/names/judged.json judges, by seed and kind
// Needs the data folder's report-texts (HOWDUNIT_DATA or ../shared/data) and a build (HOWDUNIT_DIST, default
// ../dist). The sample is the same for the same seed, texts and findings. judged.json holds no text: of each hit
// the hash of its file, its UTF-16 offsets, what it was taken for, and the verdict ("right" or "wrong", and why).
//
// Right: the words name that software, or an actor. Wrong: they are other words, another product or another thing.
// Which entry of several of the same name is meant is not asked.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? fileURLToPath(new URL('dist', root))}/`);
const texts = join(
  process.env.HOWDUNIT_DATA ?? fileURLToPath(new URL('../shared/data', root)),
  'report-texts',
);
const { findSoftware } = await import(new URL('how/software/index.js', dist));
const { findWho } = await import(new URL('who/index.js', dist));
const { readText } = await import(new URL('read/index.js', dist));

const args = process.argv.slice(2);
const option = (name, usual) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual);
if (args.includes('--score')) score();
else print(option('--seed', 1), option('--sample', 300));

function hitsOf(name) {
  const text = readFileSync(join(texts, name), 'utf8');
  const file = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const reading = readText(text);
  const named = [
    ...findSoftware(reading),
    ...findWho(reading, {}).filter(({ kind }) => kind === 'actor-name'),
  ];
  return named
    .filter(({ heldBack }) => heldBack === undefined)
    .map((finding) => ({
      file,
      start: finding.span.start,
      end: finding.span.end,
      kind: finding.kind === 'software' ? finding.softwareType : 'actor',
      as: finding.name,
      sentence: around(reading, finding.span),
    }));
}

/** The sentence, or 160 characters of it on either side. */
function around({ text, sentences }, { start, end }) {
  const sentence = sentences.find((one) => one.start <= start && end <= one.end) ?? { start, end };
  const from = Math.max(sentence.start, start - 160);
  const to = Math.min(sentence.end, end + 160);
  return `${text.slice(from, start)}⟦${text.slice(start, end)}⟧${text.slice(end, to)}`.replaceAll(
    /\s+/g,
    ' ',
  );
}

/** The hits whose hash with the seed is smallest: no hit's place in the sample hangs on another. */
function print(seed, size) {
  const ranked = readdirSync(texts)
    .sort()
    .flatMap(hitsOf)
    .map((hit) => ({
      hit,
      rank: createHash('sha256').update(`${seed} ${hit.file} ${hit.start} ${hit.end}`).digest('hex'),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  for (const { hit } of ranked.slice(0, size))
    console.log([hit.file, hit.start, hit.end, hit.kind, hit.as, hit.sentence].join('\t'));
  console.error(`${Math.min(size, ranked.length)} of ${ranked.length} hits, seed ${seed}`);
}

function score() {
  const judged = JSON.parse(readFileSync(new URL('names/judged.json', import.meta.url), 'utf8'));
  for (const { seed, hits } of judged.samples) {
    const of = (kind) => hits.filter((hit) => kind === undefined || hit.kind === kind);
    const row = (kind) => {
      const right = of(kind).filter(({ verdict }) => verdict === 'right').length;
      return `${kind ?? 'all'} ${right}/${of(kind).length} = ${(right / of(kind).length).toFixed(3)}`;
    };
    console.log(`seed ${seed}: ${[undefined, 'malware', 'tool', 'actor'].map(row).join('  ')}`);
  }
}

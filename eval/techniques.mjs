// How well techniques are told from prose: the table of figures, from the data where it is.
//   node eval/techniques.mjs                      everything: about ten minutes of processor time
//   node eval/techniques.mjs --quick              what needs no training: ids, size, speed, news
//   node eval/techniques.mjs --test FILE.jsonl    the shipped model on reports that it never saw: one
//                                                 {"text", "labels", "doc"} a line, sentences in order
// Needs a build (HOWDUNIT_DIST, default ../dist) and the data folder (HOWDUNIT_DATA, default ../shared/data).
// Selection is by grouped out-of-fold scores on the training reports: no test report is read here, and a
// training row of a held-out report ends the run. Intervals are the middle 95 in 100 over reports drawn
// with replacement.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = pathToFileURL(`${process.env.HOWDUNIT_DIST ?? path.join(root, 'dist')}/`);
const data = process.env.HOWDUNIT_DATA ?? path.join(root, '../shared/data');
const { findTechniques } = await import(new URL('how/techniques/index.js', dist));
const { findIds } = await import(new URL('how/techniques/ids.js', dist));
const { makeJudge } = await import(new URL('how/techniques/model/judge.js', dist));
const { givenIn } = await import(new URL('how/techniques/model/given.js', dist));
const { techniqueById } = await import(new URL('vocab/attack-techniques.js', dist));
const { techniquePacks } = await import(new URL('vocab/technique-model.js', dist));
const { readText } = await import(new URL('read/index.js', dist));

const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'train/tsconfig.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);
const train = await import(pathToFileURL(path.join(root, '.tmp/train/train/library.js')));

const args = process.argv.slice(2);
if (args[0] === '--test') await test(args[1]);
else await table(args.includes('--quick'));

async function table(quick) {
  const missing = ['attack/techniques.jsonl', 'report-texts'].filter(
    (name) => !existsSync(path.join(data, name)),
  );
  if (missing.length > 0) {
    console.log(`skipped: no ${missing.join(', no ')} in ${data}`);
    return;
  }
  const rows = [];
  const add = (what, figure, floor, interval = '') => {
    rows.push({ what, figure, interval, floor });
    console.error(`${what}: ${figure} ${interval}`);
  };
  ids(add);
  sizeAndSpeed(add);
  news(add);
  if (!quick) {
    const corpora = train.readCorpora(data);
    if (corpora === undefined) add('out-of-fold figures', 'skipped: no training data', '');
    else {
      const leaked = train.heldOutRows(corpora, data);
      if (leaked.length > 0) throw new Error(`${leaked.length} training rows are of held-out reports`);
      add('training rows of held-out reports', leaked.length, '0');
      const counts = train.countNgrams(
        corpora.map(({ text }) => text),
        train.BITS,
      );
      outOfFold(add, corpora, counts, train.BASE, 'TRAM2', '≥ .72');
      outOfFold(add, corpora, counts, train.ANNOCTR, 'AnnoCTR', '≥ .70');
      procedures(add, corpora, counts);
    }
  }
  console.table(rows);
}

/** Every id of the release resolves to what ATT&CK says; nothing is made of text that has none. */
function ids(add) {
  const released = train.readLines(data, 'attack/techniques.jsonl');
  const right = released.filter(({ id, revoked, deprecated }) => {
    const [mention] = findIds(`They used ${id}, it says.`);
    const found = techniqueById(id);
    if (revoked)
      return found.kind === 'revoked' && mention?.technique.id === found.technique.id && isActive(mention);
    if (deprecated) return mention === undefined;
    return mention?.technique.id === id;
  }).length;
  add('explicit ids right after remap', `${right}/${released.length}`, 'all');
  const folder = path.join(data, 'report-texts');
  let invented = 0;
  let said = 0;
  for (const file of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const { start, end, technique, revokedFrom } of findIds(text)) {
      said++;
      const written = text.slice(start, end).toUpperCase().replace('/', '.').replace(/\s/g, '');
      if (written !== (revokedFrom ?? technique.id)) invented++;
    }
  }
  add(`invented ids (of ${said} in real reports)`, invented, '0');
}

function isActive({ technique }) {
  return techniqueById(technique.id).kind === 'active';
}

function sizeAndSpeed(add) {
  const tables = ['technique-model', 'technique-model-annoctr'].map((name) =>
    fileURLToPath(new URL(`vocab/tables/${name}.js`, dist)),
  );
  const bytes = tables.reduce((sum, file) => sum + statSync(file).size, 0);
  add('linear model on disk', `${(bytes / 1e6).toFixed(2)} MB`, '≤ 4 MB');
  const folder = path.join(data, 'report-texts');
  const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  findTechniques(readText(texts[0]));
  const before = process.cpuUsage();
  let sentences = 0;
  for (const text of texts) {
    const reading = readText(text);
    sentences += reading.sentences.length;
    findTechniques(reading);
  }
  const { user, system } = process.cpuUsage(before);
  add(
    `sentences a second of processor time, reading included (${texts.length} reports)`,
    Math.round(sentences / ((user + system) / 1e6)),
    '≥ 5,000',
  );
}

/** Pages of the open web, hardly one of them about an intrusion: what is said of them is wrong. */
function news(add) {
  const file = path.join(data, 'article-extraction/ground-truth.json');
  if (!existsSync(file)) {
    add('news', 'skipped: no article-extraction/ground-truth.json', '≤ 3');
    return;
  }
  const articles = Object.values(JSON.parse(readFileSync(file, 'utf8')));
  let confident = 0;
  let review = 0;
  for (const { articleBody } of articles) {
    for (const technique of findTechniques(readText(articleBody ?? ''))) {
      if (technique.how !== 'model') continue;
      if (technique.tier === 'confident') confident++;
      if (technique.tier === 'review') review++;
    }
  }
  const per = (count) => ((count / articles.length) * 100).toFixed(1);
  add(`news: confident techniques per 100 pages (${articles.length} pages)`, per(confident), '≤ 3');
  add('news: techniques to review per 100 pages', per(review), '');
}

function outOfFold(add, corpora, counts, plan, name, floor) {
  const { labels, held } = train.heldOutReports(corpora, counts, plan, (fold) =>
    console.error(`${name}: fold ${fold + 1} of ${train.FOLDS}`),
  );
  const { calibration, judged, bars } = train.calibrationOf(held, labels, plan.signs);
  const each = judged.map(({ gold, chances }) =>
    train.ofReport(train.likely(chances, calibration.review), gold),
  );
  const [precision, recall, f1] = train.perReport(judged, calibration.review);
  const title = `${name}, ${judged.length} reports, ${labels.length} labels`;
  add(`${title}: F1 per report, out of fold`, figure(f1), floor, between(each.map((one) => one[2])));
  add(`${name}: precision / recall per report`, `${figure(precision)} / ${figure(recall)}`, '');
  const [sure, found] = train.together(judged, train.barOf(bars));
  add(
    `${name}: confident tier (≥ ${bars.ofOthers}; rare labels ≥ ${bars.ofRare}), precision / recall`,
    `${figure(sure)} / ${figure(found)}`,
    '≥ .92 / ≥ .40',
  );
  add(
    `${name}: the same, thresholds from other reports`,
    train.confidentElsewhere(judged, labels).map(figure).join(' / '),
    '',
  );
  add(`${name}: calibration error, 15 bins`, figure(train.calibrationError(judged, labels)), '≤ .05');
  confusions(name, judged, calibration.review);
}

/** Which technique is said where another is meant, in the same report. */
function confusions(name, judged, threshold) {
  const pairs = new Map();
  for (const { gold, chances } of judged) {
    const said = train.likely(chances, threshold);
    const wrong = [...said].filter((id) => !gold.has(id));
    const missed = [...gold].filter((id) => !said.has(id));
    for (const id of wrong) {
      for (const other of missed.filter((each) => isNear(id, each))) {
        const pair = `${id} for ${other}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
  }
  console.error(`${name}: near-synonyms taken for each other in a report`);
  for (const [pair, count] of [...pairs].sort((a, b) => b[1] - a[1]).slice(0, 10)) {
    console.error(`  ${count} × ${pair}`);
  }
}

/** Of one technique, or of one tactic. */
function isNear(one, other) {
  if (one.slice(0, 5) === other.slice(0, 5)) return true;
  const [a, b] = [one, other].map((id) => techniqueById(id).technique?.tactics ?? []);
  return a.some((tactic) => b.includes(tactic));
}

/** A fifth of ATT&CK's sources held out; what shares a citation with a procedure learnt from is left out, too. */
function procedures(add, corpora, counts) {
  const labels = train.allLabels();
  const sources = corpora.filter(({ corpus }) => corpus === 'procedures').map(({ group }) => group);
  const foldOf = train.foldsOf(sources, 5, 0);
  const isHeldOut = (row) => corpora[row].corpus === 'procedures' && foldOf.get(corpora[row].group) === 0;
  const all = Int32Array.from(corpora.keys());
  const learnt = all.filter((row) => !isHeldOut(row));
  const cited = new Set([...learnt].flatMap((row) => corpora[row].cites));
  const asked = all.filter((row) => isHeldOut(row) && !corpora[row].cites.some((cite) => cited.has(cite)));
  const { matrix, linear } = train.fitLabels(corpora, counts, learnt, labels, train.BASE.options);
  const margins = train.marginsOf(linear, matrix, asked);
  const ranks = [...asked].map((row, at) => {
    const own = margins.subarray(at * labels.length, (at + 1) * labels.length);
    const gold = own[labels.indexOf(corpora[row].labels[0])];
    return own.filter((margin) => margin > gold).length;
  });
  for (const [top, floor] of [
    [1, '≥ .78'],
    [5, '≥ .93'],
  ]) {
    const right = ranks.map((rank) => (rank < top ? 1 : 0));
    add(
      `procedures, sources and citations held out, ${asked.length} of ${labels.length} labels: top ${top}`,
      figure(right.reduce((sum, one) => sum + one, 0) / right.length),
      floor,
      between(right),
    );
  }
}

/** The shipped model, as it is shipped, on reports of others. */
async function test(file) {
  const byReport = new Map();
  for (const { text, labels, doc } of readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(JSON.parse)) {
    const report = byReport.get(doc) ?? { texts: [], gold: new Set() };
    report.texts.push(text);
    for (const id of labels) report.gold.add(techniqueById(id).technique?.id ?? id);
    byReport.set(doc, report);
  }
  const annotated = new Set([...byReport.values()].flatMap(({ gold }) => [...gold]));
  const [pack, { labels: fitted, review, confident, rare }] = speaksFor(annotated);
  const labels = new Set(fitted.split(' '));
  const judgeSentences = makeJudge([pack]);
  const judged = [...byReport.values()].map(({ texts, gold }) => {
    const chances = new Map();
    const sure = new Map();
    for (const { attackId, chance, isDoubtful } of judgeSentences(texts, givenIn(texts.join('\n')))) {
      if (!labels.has(attackId)) continue;
      chances.set(attackId, Math.max(chances.get(attackId) ?? 0, chance));
      if (!isDoubtful) sure.set(attackId, Math.max(sure.get(attackId) ?? 0, chance));
    }
    return { gold, chances, sure };
  });
  const each = judged.map(({ gold, chances }) => train.ofReport(train.likely(chances, review), gold));
  const [precision, recall, f1] = train.perReport(judged, review);
  console.log(`${judged.length} reports, labels of ${labels.size}`);
  console.log(
    `per report P ${figure(precision)} R ${figure(recall)} F1 ${figure(f1)} ${between(each.map((one) => one[2]))}`,
  );
  const rareLabels = new Set(rare?.labels.split(' '));
  const [sure, found] = train.together(judged, (id) => (rareLabels.has(id) ? rare.confident : confident));
  console.log(`confident tier P ${figure(sure)} R ${figure(found)}`);
  console.log(`calibration error ${figure(train.calibrationError(judged, [...labels]))}`);
}

/** The pack, and its calibration, whose annotators' labels cover most of what was annotated. */
function speaksFor(annotated) {
  const covered = ({ labels }) => labels.split(' ').filter((id) => annotated.has(id)).length;
  const [best] = techniquePacks()
    .flatMap((pack) => pack.calibrations.map((calibration) => [pack, calibration]))
    .sort(([, a], [, b]) => covered(b) - covered(a) || a.labels.length - b.labels.length);
  return best;
}

function figure(value) {
  return value.toFixed(3);
}

function between(values) {
  const [low, high] = train.interval(values);
  return `[${figure(low)}, ${figure(high)}]`;
}

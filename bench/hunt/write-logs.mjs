// Writes one file: background lines until its share is reached, plants where they were drawn to stand.
import { SPAN, START } from './clock.mjs';
import { logFile } from './log-file.mjs';
import { LONG_LINES } from './plants/structure.mjs';
import { world } from './world.mjs';

const BORDERS = [65_536, 262_144, 1_048_576];
const LONG_LINE = 1_150_000;

/**
 * @param {string} folder of the logs
 * @param {LogPlan} plan
 * @param {Plant[]} plants in order of their place
 * @param {Pools} pools of the background
 * @param {(record: Truth) => void} tell called for each planted value
 * @returns {number} bytes written, before compression
 */
export function writeLog(folder, plan, plants, pools, seed, tell, longest = LONG_LINE) {
  const w = world(`${seed}/${plan.path}`, pools);
  w.rfc3164 = plan.rfc3164 === true;
  const file = logFile(`${folder}/${plan.path}`, plan);
  const start = START + SPAN * plan.first;
  const span = SPAN * (plan.last - plan.first);
  const tick = () => w.time.set(start + span * Math.min(1, file.size() / plan.bytes));
  const next = () => {
    tick();
    return plan.background(w);
  };
  for (const line of plan.header ?? []) file.line(line);
  const queue = [...plants];
  while (queue.length > 0 && queue[0].fraction < 0) put(queue.shift());
  while (file.size() < plan.bytes) {
    if (queue.length > 0 && queue[0].fraction * plan.bytes <= file.size()) put(queue.shift());
    else file.line(next());
  }
  for (const plant of queue) put(plant);
  return file.close();

  function put(plant) {
    tick();
    const { form, copies } = plant;
    const line = lineOf(plant);
    const place = file.plant(line, { end: form.at !== 'last' });
    for (const { indicator, shown } of copies)
      tell(form, {
        indicator,
        form: form.form,
        file: plan.path,
        lineNumber: place.lineNumber,
        offset: place.offset,
        length: place.length,
        positive: form.kind !== 'negative',
        when: new Date(w.time.ms()).toISOString(),
        shown: typeof shown === 'string' ? [shown] : Object.values(shown),
        ...(form.note ? { note: form.note } : {}),
      });
  }

  function lineOf({ form, copies }) {
    const [first] = copies;
    if (form.at === 'long') return longLine(w, plan.format, copies, first.k === 0 ? longest : LONG_LINE);
    if (form.at === 'border') return acrossBorder(form, first);
    if (form.at === 'several')
      return form.places[plan.format](w, copies.map(({ shown }) => shown).join(' and '));
    return form.places[plan.format](w, first.shown);
  }

  /** Background lines until the border is near, then a line whose value begins before it and ends behind. */
  function acrossBorder(form, { shown, k }) {
    const every = BORDERS[k % 3];
    const cut = 1 + (k % (shown.length - 1));
    let border = Math.ceil((file.offset() + 2_000) / every) * every;
    while (border - file.offset() > 3_000) file.line(next());
    const line = form.places[plan.format](w, shown);
    const pad = () =>
      border - cut - file.offset() - Buffer.byteLength(line.slice(0, line.indexOf(shown))) - 1;
    if (pad() < 0) border += every;
    while (pad() > 3_000) file.line(next());
    return line.replace(shown, () => `${'- '.repeat(3_000).slice(0, pad())} ${shown}`);
  }
}

/** Values at the start, at the end and evenly between, many background records around them. */
function longLine(w, format, copies, length) {
  const { open, between, close, record } = LONG_LINES[format];
  const records = [];
  let size = 0;
  copies.forEach(({ indicator, shown }, at) => {
    records.push(record(w, indicator.type, shown));
    const until = (length * (at + 1)) / (copies.length - 1);
    if (at < copies.length - 1)
      while (size < until) {
        const each = record(w);
        size += each.length + 1;
        records.push(each);
      }
  });
  return open + records.join(between) + close;
}

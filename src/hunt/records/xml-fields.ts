/** A value by its name, as a line has it. */
export interface NamedValue {
  /** Lower-case. */
  readonly name: string;
  readonly value: string;
}

const MOST = 200;
/** `<Data Name='Image'>…</Data>`, `<Computer>…</Computer>`: an element without others inside. */
const ELEMENT =
  /<([A-Za-z][\w.-]{0,60})(?:\s{1,4}Name=(?:"([\w .-]{1,80})"|'([\w .-]{1,80})'))?(?:\s[^<>]{1,200})?>([^<]{1,32768})<\//g;
/** Windows has the time in an attribute. */
const SYSTEM_TIME = /<TimeCreated\s{1,4}SystemTime=["']([\d:.TZ+-]{10,40})["']/;

/** Windows events as XML, one a line: values by their elements' names. Undefined for what is none. */
export function xmlFields(line: string): readonly NamedValue[] | undefined {
  return /<Event[\s>]/.test(line) && line.includes('</') ? elementFields(line) : undefined;
}

/** The same of a record of any kind, which may go over several lines. */
export function elementFields(record: string): readonly NamedValue[] {
  const fields: NamedValue[] = [];
  const time = SYSTEM_TIME.exec(record)?.[1];
  if (time !== undefined) fields.push({ name: 'systemtime', value: time });
  for (const [, element = '', inQuotes, inMarks, text = ''] of record.matchAll(ELEMENT)) {
    if (fields.length >= MOST) break;
    if (text.trim() === '') continue;
    fields.push({ name: (inQuotes ?? inMarks ?? element).toLowerCase(), value: unescaped(text) });
  }
  return fields;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

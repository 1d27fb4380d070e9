/** How the lines of a log are divided, told by how it begins. */
export type LogShape =
  | { readonly kind: 'lines' }
  /** Zeek TSV, W3C extended (IIS), CSV with a header: names of the columns */
  | { readonly kind: 'columns'; readonly separator: string; readonly names: readonly string[] };

export const LINES: LogShape = { kind: 'lines' };
/** A log's first bytes are enough to tell by. */
export const SHAPE_BYTES = 16_384;
const MOST_COLUMNS = 400;

/** @param start of the log, its first lines */
export function shapeOf(start: string): LogShape {
  const lines = start.slice(0, SHAPE_BYTES).split('\n', 40);
  const zeek = lines.find((line) => line.startsWith('#fields\t'));
  if (zeek !== undefined) return columns('\t', zeek.trimEnd().split('\t').slice(1));
  const w3c = lines.findIndex((line) => /^#fields: /i.test(line));
  if (w3c >= 0) return w3cColumns(lines[w3c] ?? '', lines.slice(w3c + 1));
  // PowerShell names the type of what it exports above the names of the columns.
  const [first = '', second = ''] = lines[0]?.startsWith('#TYPE ') === true ? lines.slice(1) : lines;
  for (const separator of [',', ';', '\t']) {
    const names = first.trimEnd().split(separator).map(unquoted);
    const isHeader =
      names.length >= 3 && names.every((name) => /^[\p{L}_@][\p{L}\d_.:@() /#-]{0,60}$/u.test(name));
    // The first cell may be one of several lines.
    const isRow = second.includes(separator) || second.startsWith('"');
    if (isHeader && isRow && !isLabelled(names)) return columns(separator, names);
  }
  if (FLOW.test(first)) return columns(' ', FLOW_NAMES);
  return spacedColumns(first.trimEnd(), second.trimEnd()) ?? LINES;
}

/** A flow of AWS in the default format (version 2), which CloudWatch delivers without a header. */
const FLOW = /^2 \d{12} eni-\w{1,40} [\d.:a-f-]{1,45} [\d.:a-f-]{1,45} /;
const FLOW_NAMES =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'.split(
    ' ',
  );

/** `time:1788399785 host:192.0.2.1` is a row of LTSV. */
function isLabelled(names: readonly string[]): boolean {
  return names.every((name) => /^[a-z_][\w.-]{0,60}:./i.test(name));
}

/** Exchange has commas in both (MS-OXTRK); CloudFront names its columns with spaces and divides them by tabs. */
function w3cColumns(header: string, behind: readonly string[]): LogShape {
  const names = header.trimEnd().slice('#Fields: '.length);
  if (names.includes(',')) return columns(',', names.split(','));
  const row = behind.find((line) => line !== '' && !line.startsWith('#')) ?? '';
  const own = names.split(' ');
  return columns(row.split('\t', own.length).length > own.length / 2 ? '\t' : ' ', own);
}

/** A header of names in small letters and a row with as many cells: flow logs of AWS. */
function spacedColumns(first: string, second: string): LogShape | undefined {
  const names = first.split(' ', MOST_COLUMNS);
  const isHeader = names.length >= 5 && names.every((name) => /^[a-z][a-z_-]{1,40}$/.test(name));
  return isHeader && second.split(' ').length === names.length && /\d/.test(second)
    ? columns(' ', names)
    : undefined;
}

function columns(separator: string, names: readonly string[]): LogShape {
  return { kind: 'columns', separator, names: names.slice(0, MOST_COLUMNS) };
}

function unquoted(cell: string): string {
  return cell.replace(/^"/, '').replace(/"$/, '').trim();
}

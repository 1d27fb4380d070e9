import { failed, ok, problem, type SourcePlace } from '../../model/index.ts';
import { isHeaderRow } from '../csv/header-row.ts';
import { CORE_PROPERTIES, corePropertiesOf } from '../docx/properties.ts';
import { relationshipsIn, relationshipsOf, targetPart } from '../docx/relationships.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { startOf } from '../parts/piece.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import { attributeOf, attributeValue } from '../xml/attributes.ts';
import { tokenizeXml } from '../xml/tokens.ts';
import { openPackage, type Package } from '../zip/archive.ts';
import { dateStylesIn } from './date-styles.ts';
import { sharedStringsIn } from './shared-strings.ts';
import { type Cell, cellsIn, type Workbook } from './sheet.ts';

const EXTRACTOR = 'xlsx@1';
const WORKBOOK = 'xl/workbook.xml';
const MOST_SHEETS = 200;

/**
 * An Excel workbook (ECMA-376, part 1, 18): each sheet a heading with its name and a table of its
 * cells, hidden sheets included. Every value leads back to the sheet, or to the shared string, that
 * holds it. Formulas give their stored values; external links are not followed.
 */
export const readXlsx: ContainerReader = async (bytes, _hints, parts) => {
  const opened = openPackage(bytes, parts.budget);
  if (!opened.ok) return opened;
  const file = opened.value;
  const source = file.xml(WORKBOOK);
  if (!source.ok) return source;
  const composition = new Composition(parts.budget);
  const workbook = workbookOf(file, source.value);
  for (const sheet of sheetsIn(file, source.value)) {
    const xml = file.xml(sheet.path);
    if (!xml.ok) {
      composition.problem({ ...xml.problem, where: sheet.path });
      continue;
    }
    const cells = cellsIn(xml.value, sheet.path, workbook);
    if (cells.length === 0) continue;
    composition.block({ kind: 'heading', level: 2 }, [{ text: sheet.name, at: sheet.at }]);
    writeCells(composition, cells);
  }
  if (composition.isEmpty)
    return failed(composition.why ?? problem('no-text', 'The workbook holds no values.'));
  const properties = file.has(CORE_PROPERTIES) ? file.xml(CORE_PROPERTIES) : undefined;
  return ok(composition.finish(EXTRACTOR, properties?.ok === true ? corePropertiesOf(properties.value) : {}));
};

function writeCells(composition: Composition, cells: readonly Cell[]): void {
  const table = composition.tables;
  const firstRow = cells[0]?.row;
  const first = cells.filter(({ row }) => row === firstRow);
  const header = isHeaderRow(first.map(({ pieces }) => startOf(pieces, 100)));
  for (const { row, column, pieces } of cells) {
    const cell = { table, row: row - (firstRow ?? 0), column, header: header && row === firstRow };
    composition.block({ kind: 'table-cell', cell: { ...cell, row: Math.max(0, cell.row) } }, pieces);
  }
}

interface Sheet {
  readonly name: string;
  readonly at: SourcePlace;
  readonly path: string;
}

function sheetsIn(file: Package, source: string): readonly Sheet[] {
  const rels = relationshipsOf(WORKBOOK);
  const written = file.has(rels) ? file.xml(rels) : undefined;
  const targets = new Map(
    (written?.ok === true ? relationshipsIn(written.value) : [])
      .filter(({ external }) => !external)
      .map(({ id, target }) => [id, targetPart(WORKBOOK, target.value)]),
  );
  const sheets: Sheet[] = [];
  tokenizeXml(source, {
    open: (tag) => {
      if (tag.local !== 'sheet' || sheets.length >= MOST_SHEETS) return;
      const name = attributeOf(source, tag, 'name');
      const path = targets.get(attributeValue(source, tag, 'id') ?? '');
      if (name === undefined || path === undefined) return;
      sheets.push({ name: name.value, at: partAt(WORKBOOK, rangeAt(name.start, name.end)), path });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return sheets;
}

function workbookOf(file: Package, source: string): Workbook {
  const strings = file.has('xl/sharedStrings.xml') ? file.xml('xl/sharedStrings.xml') : undefined;
  const styles = file.has('xl/styles.xml') ? file.xml('xl/styles.xml') : undefined;
  return {
    strings: strings?.ok === true ? sharedStringsIn(strings.value, 'xl/sharedStrings.xml') : [],
    dateStyles: styles?.ok === true ? dateStylesIn(styles.value) : new Set(),
    from1904: countsFrom1904(source),
  };
}

/** Which day a workbook's dates count from (ECMA-376, part 1, 18.2.28). */
function countsFrom1904(source: string): boolean {
  let found = false;
  tokenizeXml(source, {
    open: (tag) => {
      if (tag.local === 'workbookPr')
        found = /^(?:1|true)$/.test(attributeValue(source, tag, 'date1904') ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

import { failed, ok, problem, type ReadingMetadata, type Stated } from '../../model/index.ts';
import { dateLine } from '../date-line.ts';
import type { Extract } from '../extract.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { withReferences } from '../reference-section.ts';
import { titleOf } from '../text/title.ts';
import { openPackage, type Package } from '../zip/archive.ts';
import { writeLinks } from './links.ts';
import { CORE_PROPERTIES, corePropertiesOf } from './properties.ts';
import { relationshipsIn, relationshipsOf, targetPart } from './relationships.ts';
import { readStories } from './stories.ts';
import { stylesIn } from './styles.ts';

/** Rises whenever the same bytes may give another text. */
const EXTRACTOR = 'docx@1';

/**
 * A Word document (ECMA-376, part 1), read from its own XML so that every character leads back to the
 * part and range that holds it: body, foot- and endnotes, headers and footers, comments, text that
 * tracked changes took out (apart, as comments), and the targets of links. Fields stand as the value they last had;
 * nothing is fetched.
 *
 * Fails as `damaged` without a body, `decompression-limit` past the caps of unpacking.
 */
export const readDocx: ContainerReader = async (bytes, _hints, parts) => {
  const opened = openPackage(bytes, parts.budget);
  if (!opened.ok) return opened;
  const file = opened.value;
  const main = mainPart(file);
  const body = file.xml(main);
  if (!body.ok) return body;
  const composition = new Composition(parts.budget);
  const styles = file.xml(targetPart(main, 'styles.xml'));
  const links = readStories(
    composition,
    file,
    main,
    body.value,
    styles.ok ? stylesIn(styles.value) : new Map(),
  );
  writeLinks(composition, links.links);
  if (composition.isEmpty)
    return failed(composition.why ?? problem('no-text', 'The Word document holds no text.'));
  const extract = composition.finish(EXTRACTOR);
  const properties = file.has(CORE_PROPERTIES) ? file.xml(CORE_PROPERTIES) : undefined;
  const own = properties?.ok === true ? corePropertiesOf(properties.value) : {};
  return ok({
    ...extract,
    blocks: withReferences(extract.text, extract.blocks),
    metadata: { ...own, ...printed(extract, links.title, own), ...extract.metadata },
  });
};

/** The body's part: what the package points to, else where Word puts it. */
function mainPart(file: Package): string {
  const root = file.has('_rels/.rels') ? file.xml('_rels/.rels') : undefined;
  const relationships = root?.ok === true ? relationshipsIn(root.value) : [];
  const target = relationships.find(({ type }) => type === 'officeDocument')?.target.value;
  const named =
    target === undefined ? undefined : targetPart(relationshipsOf(''), `/${target.replace(/^\//, '')}`);
  return named !== undefined && file.has(named) ? named : 'word/document.xml';
}

function printed(extract: Extract, title: Stated | undefined, own: ReadingMetadata): ReadingMetadata {
  const { text, blocks } = extract;
  const heading = title ?? own.title ?? titleOf(text, blocks);
  const published = dateLine(text, blocks);
  return { ...(heading && { title: heading }), ...(published && { published }) };
}

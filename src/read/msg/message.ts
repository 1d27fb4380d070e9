import { type Problem, problem, type ReadingMetadata, type Result } from '../../model/index.ts';
import { mediaTypeCharset } from '../charset.ts';
import { headerIn } from '../eml/header.ts';
import { writeHeader } from '../eml/header-blocks.ts';
import type { Extract } from '../extract.ts';
import { readHtml } from '../html/index.ts';
import type { CompoundFile } from '../ole/compound-file.ts';
import { addPart } from '../parts/add-part.ts';
import { Composition } from '../parts/composition.ts';
import type { PartReader } from '../parts/part-reader.ts';
import type { Piece } from '../parts/piece.ts';
import { partAt } from '../parts/place.ts';
import { extractText } from '../text/extract-text.ts';
import { joined, PROPERTY, Properties, placeIn, type StringProperty } from './properties.ts';

const MOST_ATTACHMENTS = 500;
const EMBEDDED = '__substg1.0_3701000D';

/** Writes a message of a .msg file and what is attached to it, messages inside messages included. */
export class MessageWriter {
  readonly #file: CompoundFile;
  readonly #parts: PartReader;
  readonly #composition: Composition;
  readonly #storage: string;
  readonly #depth: number;

  /**
   * @param storage of the message, '' for the file's own
   * @param depth how many messages it is inside, itself counted
   */
  constructor(
    file: CompoundFile,
    parts: PartReader,
    composition: Composition,
    { storage = '', depth = 1 }: { readonly storage?: string; readonly depth?: number } = {},
  ) {
    this.#storage = storage;
    this.#depth = depth;
    this.#file = file;
    this.#parts = parts;
    this.#composition = composition;
  }

  async write(): Promise<ReadingMetadata> {
    const properties = new Properties(this.#file, this.#storage, '', this.#storage === '' ? 32 : 24);
    const stated = this.#header(properties);
    await this.#body(properties);
    const names = this.#file
      .namesIn(this.#storage)
      .filter((name) => name.startsWith('__attach_version1.0_#'))
      .sort();
    for (const name of names.slice(0, MOST_ATTACHMENTS)) await this.#attachment(name);
    return stated;
  }

  #header(properties: Properties): ReadingMetadata {
    const subject = properties.string(PROPERTY.subject);
    const block =
      subject &&
      this.#composition.block({ kind: 'heading', level: 1 }, [{ text: subject.text, at: placeIn(subject) }]);
    const headers = properties.string(PROPERTY.headers);
    if (headers !== undefined) this.#transportHeaders(headers);
    else {
      const sender = [
        properties.string(PROPERTY.senderName),
        properties.string(PROPERTY.senderSmtp) ?? properties.string(PROPERTY.senderAddress),
      ];
      this.#field('From', sender);
      this.#field('To', [properties.string(PROPERTY.to)]);
      this.#field('Cc', [properties.string(PROPERTY.cc)]);
    }
    if (subject === undefined || block === undefined) return {};
    const at = { kind: 'text-range', start: block.start, end: block.end } as const;
    return { title: { value: subject.text.trim(), at } };
  }

  #field(label: string, values: readonly (StringProperty | undefined)[]): void {
    const found = values.filter((value) => value !== undefined);
    const [first] = found;
    if (first === undefined) return;
    const pieces: Piece[] = [{ text: `${label}: `, at: partAt(first.path) }];
    for (const [at, value] of found.entries()) {
      if (at > 0) pieces.push({ text: ' ', at: partAt(value.path) });
      pieces.push({ text: value.text, at: placeIn(value) });
    }
    this.#composition.block({ kind: 'paragraph' }, pieces);
  }

  /** The header that the mail travelled with; its subject is the message's own. */
  #transportHeaders({ text, path }: StringProperty): void {
    const header = headerIn(text, 0, text.length);
    const inner = new Composition(this.#parts.budget);
    const fields = header.fields.filter(({ key }) => key !== 'subject');
    const stated = writeHeader(inner, text, { ...header, fields });
    if (!inner.isEmpty) this.#composition.part(path, inner.finish('', stated), 'body');
  }

  async #body(properties: Properties): Promise<void> {
    const plain = properties.string(PROPERTY.body);
    const html = await this.#html(properties);
    const units = html?.extract.ok === true ? html.extract.value.text.trim().length : 0;
    if (html?.extract.ok === true && units > 0 && units >= (plain?.text.trim().length ?? 0) / 2)
      this.#composition.part(html.path, html.extract.value, 'body');
    else if (plain !== undefined) this.#composition.part(plain.path, extractText(plain.text), 'body');
    else if (properties.binary(PROPERTY.rtf) !== undefined) this.#composition.problem(onlyRtf(properties));
  }

  async #html(
    properties: Properties,
  ): Promise<{ readonly extract: Result<Extract>; readonly path: string } | undefined> {
    const binary = properties.binary(PROPERTY.html);
    const text = binary === undefined ? properties.string(PROPERTY.html) : undefined;
    const bytes = binary?.bytes ?? (text && Buffer.from(text.text));
    const path = binary?.path ?? text?.path;
    if (bytes === undefined || path === undefined) return undefined;
    const { charset } = properties;
    const declaredType = `text/html${text !== undefined ? '; charset=utf-8' : charset === undefined ? '' : `; charset=${charset}`}`;
    const hints = mediaTypeCharset(declaredType) === undefined ? {} : { declaredType };
    return { extract: await readHtml(bytes, hints), path };
  }

  async #attachment(storage: string): Promise<void> {
    const properties = new Properties(this.#file, this.#storage, storage, 8);
    const name =
      properties.string(PROPERTY.longName) ??
      properties.string(PROPERTY.shortName) ??
      properties.string(PROPERTY.displayName);
    if (name !== undefined)
      this.#composition.block({ kind: 'list-item' }, [{ text: name.text, at: placeIn(name) }]);
    const path = properties.path(EMBEDDED);
    const embedded = joined(this.#storage, path);
    if (this.#file.isStorage(embedded)) return this.#embedded(embedded, path);
    const data = properties.binary(PROPERTY.data);
    if (data === undefined || data.bytes.length === 0) return;
    await addPart(this.#composition, this.#parts, {
      path: data.path,
      name: name?.text.trim() ?? '',
      bytes: data.bytes,
    });
  }

  async #embedded(storage: string, path: string): Promise<void> {
    const depth = this.#depth + 1;
    if (depth > this.#parts.budget.limits.depth) {
      this.#composition.problem(tooDeep(path));
      return;
    }
    const inner = new Composition(this.#parts.budget);
    const stated = await new MessageWriter(this.#file, this.#parts, inner, { storage, depth }).write();
    this.#composition.part(path, inner.finish('', stated));
  }
}

function onlyRtf(properties: Properties): Problem {
  return problem('unsupported-format', 'The message’s body is in RTF only; no reader takes it.', {
    where: properties.path(`__substg1.0_${PROPERTY.rtf}0102`),
    hint: 'Save the message as .eml or as text and read that.',
  });
}

function tooDeep(path: string): Problem {
  return problem('too-deep', 'A message lies too many messages deep; it was not read.', { where: path });
}

import { type Problem, problem, type Result } from '../../model/index.ts';
import type { Extract } from '../extract.ts';
import { readHtml } from '../html/index.ts';
import { addPart } from '../parts/add-part.ts';
import type { Composition } from '../parts/composition.ts';
import type { PartReader } from '../parts/part-reader.ts';
import { rangeAt } from '../parts/place.ts';
import { readPlainText } from '../text/index.ts';
import type { Entity } from './entities.ts';
import { fieldNamed, unfolded } from './header.ts';
import { transferDecoded } from './transfer.ts';

/** Text that is shown in the mail itself. */
const SHOWN =
  /^text\/(?:plain|html|enriched|rfc822-headers)$|^message\/(?:delivery-status|disposition-notification)$/;
const SIGNATURE = /^application\/(?:pgp-signature|(?:x-)?pkcs7-signature)$/;

/** Writes a mail's body, its alternatives without duplication, and what is attached to it. */
export class Bodies {
  readonly #composition: Composition;
  readonly #parts: PartReader;

  constructor(composition: Composition, parts: PartReader) {
    this.#composition = composition;
    this.#parts = parts;
  }

  async write(entity: Entity): Promise<void> {
    const { type, children } = entity;
    if (isEncrypted(entity)) this.#composition.problem(encrypted(entity));
    else if (type.value === 'multipart/alternative') await this.#alternative(children);
    else if (children.length > 0) for (const child of children) await this.write(child);
    else if (type.value.startsWith('multipart/')) await this.#add(entity, plainText(entity));
    else if (isShown(entity)) await this.#add(entity, await this.#shown(entity));
    else if (!SIGNATURE.test(type.value)) await this.#attachment(entity);
  }

  /** The last alternative that can be shown is the best (RFC 2046, 5.1.4), unless it says far less than a plainer one. */
  async #alternative(children: readonly Entity[]): Promise<void> {
    let best: { readonly entity: Entity; readonly units: number } | undefined;
    for (const child of children) {
      const shown = firstShown(child);
      if (shown === undefined) continue;
      const read = await this.#shown(shown);
      const units = read?.ok === true ? read.value.text.trim().length : 0;
      if (units > 0 && (best === undefined || units >= best.units / 2)) best = { entity: child, units };
    }
    const chosen = best?.entity ?? children.at(-1);
    if (chosen !== undefined) await this.write(chosen);
    // What is attached to an alternative that was not chosen is attached all the same.
    for (const child of children) if (child !== chosen) await this.#attachedTo(child);
  }

  async #attachedTo(entity: Entity): Promise<void> {
    if (entity.children.length > 0) for (const child of entity.children) await this.#attachedTo(child);
    else if (!isShown(entity) && !SIGNATURE.test(entity.type.value) && !/^text\//.test(entity.type.value))
      await this.#attachment(entity);
  }

  async #shown(entity: Entity): Promise<Result<Extract> | undefined> {
    const bytes = decodedBody(entity);
    if (bytes === undefined || bytes.length > this.#parts.budget.bytesLeft) return undefined;
    const charset = entity.type.parameters.get('charset');
    const declaredType =
      charset === undefined ? entity.type.value : `${entity.type.value}; charset="${charset}"`;
    const read = entity.type.value === 'text/html' ? readHtml : readPlainText;
    return read(bytes, { declaredType });
  }

  async #add(entity: Entity, reading: Promise<Result<Extract>> | Result<Extract> | undefined): Promise<void> {
    const read = await reading;
    const section = sectionOf(entity);
    if (read === undefined) this.#composition.problem(undecodable(entity));
    else if (!read.ok) this.#composition.problem({ ...read.problem, where: section });
    else if (read.value.text.trim() !== '') {
      this.#parts.budget.takePart(entity.body.length);
      this.#composition.part(section, read.value, 'body');
    }
  }

  async #attachment(entity: Entity): Promise<void> {
    const bytes = decodedBody(entity);
    const name = nameOf(entity);
    this.#name(entity, name);
    if (bytes === undefined) this.#composition.problem(undecodable(entity));
    else if (bytes.length > 0)
      await addPart(this.#composition, this.#parts, {
        path: sectionOf(entity),
        name,
        bytes,
        declaredType: entity.type.value,
      });
  }

  /** The attachment's file name, where its header writes it. */
  #name(entity: Entity, name: string): void {
    const field =
      fieldNamed(entity.header, 'content-disposition') ?? fieldNamed(entity.header, 'content-type');
    if (field === undefined || name === '') return;
    const { offset, written } = entity;
    const found = written.slice(0, field.end).indexOf(name, field.start);
    const [start, end] = found < 0 ? [field.start, field.end] : [found, found + name.length];
    this.#composition.block({ kind: 'list-item' }, [
      { text: name, at: rangeAt(offset + start, offset + end) },
    ]);
  }
}

function plainText(entity: Entity): Promise<Result<Extract>> {
  return readPlainText(Buffer.from(entity.body, 'latin1'), {});
}

function isShown(entity: Entity): boolean {
  const isAttached = entity.disposition.value === 'attachment' || nameOf(entity) !== '';
  return SHOWN.test(entity.type.value) && !isAttached;
}

function firstShown(entity: Entity): Entity | undefined {
  if (entity.children.length === 0) return isShown(entity) ? entity : undefined;
  return entity.children.map(firstShown).find((child) => child !== undefined);
}

function isEncrypted({ type }: Entity): boolean {
  if (type.value === 'multipart/encrypted') return true;
  if (!/^application\/(?:x-)?pkcs7-mime$/.test(type.value)) return false;
  return type.parameters.get('smime-type') !== 'signed-data';
}

function decodedBody(entity: Entity): Uint8Array | undefined {
  const encoding = fieldNamed(entity.header, 'content-transfer-encoding');
  return transferDecoded(entity.body, encodingOf(entity, encoding));
}

function encodingOf(entity: Entity, field: ReturnType<typeof fieldNamed>): string {
  return field === undefined ? '' : (unfolded(entity.written, field).split(/[\s;(]/, 1)[0] ?? '');
}

/** What IMAP calls the part; the body of a message without parts is its part 1. */
function sectionOf({ section }: Entity): string {
  return section === '' ? '1' : section;
}

function nameOf({ type, disposition }: Entity): string {
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
  return name.slice(0, 500);
}

function encrypted(entity: Entity): Problem {
  return problem('encrypted', 'The mail, or a part of it, is encrypted.', {
    where: sectionOf(entity),
    hint: 'Decrypt it in your mail program and read the result.',
  });
}

function undecodable(entity: Entity): Problem {
  return problem('unsupported-format', 'A part of the mail is in a transfer encoding that no reader takes.', {
    where: sectionOf(entity),
  });
}

import type { SourcePlace } from '../../model/index.ts';
import { decodeText, withoutNul } from '../charset.ts';
import type { CompoundFile } from '../ole/compound-file.ts';
import { partAt, rangeAt } from '../parts/place.ts';

/** A property's value with the stream that holds it. */
export interface StringProperty {
  readonly text: string;
  readonly path: string;
}

/** Property ids of [MS-OXPROPS], four hexadecimal digits. */
export const PROPERTY = {
  subject: '0037',
  headers: '007D',
  senderName: '0C1A',
  senderAddress: '0C1F',
  senderSmtp: '5D01',
  to: '0E04',
  cc: '0E03',
  body: '1000',
  html: '1013',
  rtf: '1009',
  data: '3701',
  longName: '3707',
  shortName: '3704',
  displayName: '3001',
} as const;

/** Code pages that Outlook writes, by the name that the Encoding Standard gives them. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  65001: 'utf-8',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20866: 'koi8-r',
  21866: 'koi8-u',
  51949: 'euc-kr',
  54936: 'gb18030',
};

/** The properties of one storage of a .msg file ([MS-OXMSG] 2.4). */
export class Properties {
  readonly #file: CompoundFile;
  readonly #message: string;
  readonly #storage: string;
  readonly #header: number;

  /**
   * @param message the storage of the message, '' for the file's own; paths are told from there
   * @param storage of an attachment inside it, '' for the message itself
   * @param header bytes before the entries of the property stream: 32 of a message, 24 of one inside, 8 else
   */
  constructor(file: CompoundFile, message: string, storage: string, header: number) {
    this.#message = message;
    this.#file = file;
    this.#storage = storage;
    this.#header = header;
  }

  path(name: string): string {
    return joined(this.#storage, name);
  }

  /** The bytes of a stream of this storage. */
  stream(name: string): Uint8Array | undefined {
    return this.#file.stream(joined(this.#message, this.path(name)));
  }

  /** A string, in UTF-16 or in the message's code page; undefined where it is not there or empty. */
  string(id: string): StringProperty | undefined {
    for (const type of ['001F', '001E'] as const) {
      const name = `__substg1.0_${id}${type}`;
      const path = this.path(name);
      const bytes = this.stream(name);
      if (bytes === undefined || bytes.length === 0) continue;
      const text =
        type === '001F'
          ? withoutNul(withoutEnd(new TextDecoder('utf-16le').decode(bytes)))
          : decodeText(bytes, this.charset).text;
      if (text.trim() !== '') return { text, path };
    }
    return undefined;
  }

  binary(id: string): { readonly bytes: Uint8Array; readonly path: string } | undefined {
    const name = `__substg1.0_${id}0102`;
    const bytes = this.stream(name);
    return bytes === undefined ? undefined : { bytes, path: this.path(name) };
  }

  /** The charset of strings that are not Unicode, as far as the message says ([MS-OXCMSG] 2.2.1.56). */
  get charset(): string | undefined {
    const page = this.#fixed(0x3fde0003) ?? this.#fixed(0x3ffd0003);
    if (page === undefined) return undefined;
    if (page >= 1250 && page <= 1258) return `windows-${page}`;
    if (page >= 28591 && page <= 28606) return `iso-8859-${page - 28590}`;
    return CODE_PAGES[page];
  }

  #fixed(tag: number): number | undefined {
    const bytes = this.stream('__properties_version1.0');
    if (bytes === undefined) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = this.#header; at + 16 <= bytes.length; at += 16)
      if (view.getUint32(at, true) === tag) return view.getUint32(at + 8, true);
    return undefined;
  }
}

export function placeIn({ path, text }: StringProperty): SourcePlace {
  return partAt(path, rangeAt(0, text.length));
}

/** A path of storages; '' is where it begins. */
export function joined(storage: string, name: string): string {
  return storage === '' ? name : `${storage}/${name}`;
}

function withoutEnd(text: string): string {
  return text.endsWith('\0') ? text.slice(0, -1) : text;
}

/** A stream or storage of a compound file ([MS-CFB] 2.6.1). */
export interface OleEntry {
  readonly kind: 'storage' | 'stream';
  /** First sector. */
  readonly start: number;
  /** Bytes. */
  readonly size: number;
}

interface Node extends OleEntry {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

const RECORD = 128;
const NONE = 0xffffffff;
const MOST_ENTRIES = 20_000;
const DEEPEST = 32;

/** All entries by path, the root as ''. Undefined without a root. Each record is taken once, so a circle ends. */
export function directoryOf(bytes: Uint8Array): ReadonlyMap<string, OleEntry> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const root = nodeAt(view, bytes, 0);
  if (root === undefined) return undefined;
  const entries = new Map<string, OleEntry>([['', root]]);
  const seen = new Set<number>([0]);
  const pending = [{ at: root.child, path: '', depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { at, path, depth } = next;
    if (at === NONE || seen.has(at) || entries.size >= MOST_ENTRIES) continue;
    seen.add(at);
    const node = nodeAt(view, bytes, at);
    if (node === undefined) continue;
    const own = path === '' ? node.name : `${path}/${node.name}`;
    entries.set(own, node);
    pending.push({ at: node.left, path, depth }, { at: node.right, path, depth });
    if (node.kind === 'storage' && depth < DEEPEST)
      pending.push({ at: node.child, path: own, depth: depth + 1 });
  }
  return entries;
}

function nodeAt(view: DataView, bytes: Uint8Array, index: number): Node | undefined {
  const at = index * RECORD;
  if (at + RECORD > bytes.length) return undefined;
  const type = view.getUint8(at + 66);
  if (type !== 1 && type !== 2 && type !== 5) return undefined;
  const length = Math.min(64, view.getUint16(at + 64, true));
  const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, length - 2)));
  return {
    name: name.replaceAll('/', '_'),
    kind: type === 2 ? 'stream' : 'storage',
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
    start: view.getUint32(at + 116, true),
    size: view.getUint32(at + 120, true),
  };
}

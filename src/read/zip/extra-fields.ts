/** Sizes and offset of an entry, in bytes. */
export interface Wide {
  readonly size: number;
  readonly compressedSize: number;
  readonly offset: number;
}

/** An entry's extra fields by their id (APPNOTE 4.5); what does not fit is left out. */
export function extraFields(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<number, Uint8Array>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > bytes.length) break;
    fields.set(view.getUint16(at, true), bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** ZIP64 (APPNOTE 4.5.3): a field of all ones stands wide in the extra field, in this order. */
export function wideSizes(field: Uint8Array | undefined, narrow: Wide): Wide {
  if (field === undefined) return narrow;
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength);
  let at = 0;
  const widened = (value: number): number => {
    if (value !== 0xffffffff || at + 8 > field.length) return value;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  const size = widened(narrow.size);
  const compressedSize = widened(narrow.compressedSize);
  return { size, compressedSize, offset: widened(narrow.offset) };
}

/**
 * The URLs of a `srcset` (HTML Standard, "parsing a srcset attribute"), in one pass. A comma inside a URL
 * belongs to it, at its end to the list; descriptors are passed over.
 */
export function srcsetUrls(srcset: string): readonly string[] {
  const urls: string[] = [];
  const candidate = /[^\s,]\S*/g;
  for (let found = candidate.exec(srcset); found !== null; found = candidate.exec(srcset)) {
    const [written] = found;
    urls.push(written.slice(0, lengthWithoutCommas(written)));
    if (!written.endsWith(',')) candidate.lastIndex = descriptorsEnd(srcset, candidate.lastIndex);
  }
  return urls;
}

function lengthWithoutCommas(text: string): number {
  let length = text.length;
  while (text[length - 1] === ',') length -= 1;
  return length;
}

function descriptorsEnd(srcset: string, from: number): number {
  let depth = 0;
  for (let at = from; at < srcset.length; at += 1) {
    if (srcset[at] === '(') depth += 1;
    else if (srcset[at] === ')') depth = Math.max(0, depth - 1);
    else if (srcset[at] === ',' && depth === 0) return at + 1;
  }
  return srcset.length;
}

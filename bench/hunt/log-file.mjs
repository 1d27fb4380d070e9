// One log being written: lines go out in large blocks, and the place of a planted line is known to the byte.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';

const BLOCK = 1 << 20;
const MEMBER = 300_001;

/**
 * @param {string} path
 * @param {LogPlan} plan `gz`: compressed on closing; `utf16`: little endian with a byte order mark
 * @returns {LogFile} offsets and lengths are bytes of the text as it is stored, before compression
 */
export function logFile(path, { gz = false, utf16 = false, eol = '\n', members = false } = {}) {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const encoding = utf16 ? 'utf16le' : 'utf8';
  let block = Buffer.allocUnsafe(BLOCK);
  let used = 0;
  let written = 0;
  let lines = 0;
  let waiting = '';
  const kept = [];
  const put = (bytes) => {
    written += bytes.length;
    if (gz) kept.push(Buffer.from(bytes));
    else for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  };
  const drain = () => {
    put(block.subarray(0, used));
    used = 0;
  };
  const encode = () => {
    const most = waiting.length * 3;
    if (used + most > block.length) drain();
    if (most > block.length) block = Buffer.allocUnsafe(most);
    used += block.write(waiting, used, encoding);
    waiting = '';
  };
  if (utf16) put(Buffer.from([0xff, 0xfe]));
  return {
    /** a background line */
    line: (text) => {
      waiting += text + eol;
      lines += 1;
      if (waiting.length > 32_768) encode();
    },
    /** bytes so far; a block that waits counts its characters */
    size: () => written + used + waiting.length * (utf16 ? 2 : 1),
    /** bytes so far, exactly */
    offset: () => {
      encode();
      return written + used;
    },
    /**
     * @param {string | Buffer} text
     * @returns {{ offset: number, length: number, lineNumber: number }} `length` without the line's end
     */
    plant: (text, { end = true } = {}) => {
      encode();
      drain();
      const offset = written;
      const bytes = typeof text === 'string' ? Buffer.from(text, encoding) : text;
      put(bytes);
      if (end) put(Buffer.from(eol, encoding));
      lines += 1;
      return { offset, length: bytes.length, lineNumber: lines };
    },
    close: () => {
      encode();
      drain();
      if (gz) writeSync(file, compressed(Buffer.concat(kept), members));
      closeSync(file);
      return written;
    },
  };
}

/** RFC 1952 §2.2: a file is one member or several, one behind the other. */
function compressed(bytes, members) {
  if (!members) return gzipSync(bytes);
  const parts = [];
  for (let at = 0; at < bytes.length; at += MEMBER) parts.push(gzipSync(bytes.subarray(at, at + MEMBER)));
  return Buffer.concat(parts);
}

import { failed, ok, problem } from '../../model/index.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { Bodies } from './bodies.ts';
import { entitiesIn } from './entities.ts';
import { writeHeader } from './header-blocks.ts';

const EXTRACTOR = 'eml@1';

/** Bytes. */
const LARGEST = 64 * 1024 * 1024;

/**
 * A mail (RFC 5322 with MIME, RFC 2045 to 2049 and 2231): its header, its body once, what is attached
 * read by the same readers. Offsets into the message itself count bytes; a part's text is counted
 * after its transfer encoding and charset are undone. Nothing is written to disk and nothing fetched.
 */
export const readEml: ContainerReader = async (bytes, _hints, parts) => {
  if (bytes.length > LARGEST)
    return failed(problem('too-large', `The mail is longer than ${LARGEST} bytes.`));
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { root, isCut } = entitiesIn(source);
  const composition = new Composition(parts.budget);
  const stated = writeHeader(composition, source, root.header);
  await new Bodies(composition, parts).write(root);
  if (isCut)
    composition.problem(
      problem(
        'too-deep',
        'The mail has more or deeper nested parts than are looked at; the rest was not read.',
      ),
    );
  return ok(composition.finish(EXTRACTOR, stated));
};

import { failed, ok, problem } from '../../model/index.ts';
import { openCompoundFile } from '../ole/compound-file.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { MessageWriter } from './message.ts';

const EXTRACTOR = 'msg@1';

/**
 * An Outlook message ([MS-OXMSG]): subject, header, body and what is attached. Each piece leads back to
 * the stream of the OLE file that holds it; offsets count the stream's decoded text.
 */
export const readMsg: ContainerReader = async (bytes, _hints, parts) => {
  const file = openCompoundFile(bytes);
  if (!file.ok) return file;
  const composition = new Composition(parts.budget);
  const stated = await new MessageWriter(file.value, parts, composition).write();
  if (composition.isEmpty) return failed(composition.why ?? problem('no-text', 'The message holds no text.'));
  return ok(composition.finish(EXTRACTOR, stated));
};

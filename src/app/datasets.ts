import type { Result } from '../model/index.ts';
import { failed, ok } from '../model/index.ts';
import { suricataDatasets } from '../share/suricata/index.ts';
import type { Desk } from './desk.ts';
import { folderOf, writeFolder } from './export-folder.ts';
import { exportedAct, type HandedBy } from './hand-out.ts';
import { whyNotLeaving } from './leaving.ts';
import { lastChanged } from './render.ts';
import type { ShownDocument } from './show-report.ts';

const OWN = /^(?:datasets\.rules|hdt-[0-9a-f]{8}-(?:names|addresses|ja3)\.lst)$/u;

/** Writes a report's datasets and their rules into a folder of their own. @returns how many files */
export async function writeDatasets(
  shown: ShownDocument,
  folder: string,
  desk: Desk,
  to: HandedBy,
): Promise<Result<number>> {
  const there = await folderOf(folder, OWN);
  if (!there.ok) return there;
  const { report } = shown.document;
  const refused = whyNotLeaving(report, to.audience);
  const logged = await desk.store.log(exportedAct(report, 'suricata-datasets', desk, to, refused));
  if (!logged.ok) return logged;
  if (refused !== undefined) return failed(refused);
  const files = suricataDatasets(shown.document, { modified: lastChanged(shown) });
  const problem = await writeFolder(
    folder,
    files,
    there.value.filter((name) => !files.has(name)),
  );
  return problem === undefined ? ok(files.size) : failed(problem);
}

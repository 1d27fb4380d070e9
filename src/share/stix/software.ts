import type { Finding, Software } from '../../model/index.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import { mentioned } from './mentioned.ts';
import type { ExternalReference, MalwareOrTool } from './objects.ts';
import { caution, quoted } from './text.ts';

/** Malware families and tools that the report names, each once. */
export function software(frame: Frame): MalwareOrTool[] {
  return mentioned(frame, isSoftware, (found) => `${found.softwareType}\0${found.name}`).map(
    ([lead, all]) => {
      const own = {
        name: lead.name,
        description: [...caution(lead), quoted(frame.document, lead)].join(' '),
        ...references(lead),
      };
      const evidence = evidenceOf(frame.document, all);
      return lead.softwareType === 'malware'
        ? { ...common(frame, 'malware', [lead.name], evidence), ...own, is_family: true }
        : { ...common(frame, 'tool', [lead.name], evidence), ...own };
    },
  );
}

function isSoftware(finding: Finding): finding is Software {
  return finding.kind === 'software';
}

function references({ attackId }: Software): { readonly external_references?: readonly ExternalReference[] } {
  if (attackId === undefined) return {};
  const url = `https://attack.mitre.org/software/${attackId}/`;
  return { external_references: [{ source_name: 'mitre-attack', external_id: attackId, url }] };
}

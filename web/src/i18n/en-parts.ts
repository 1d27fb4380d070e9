import { enAdmin } from './en-admin.ts';
import { enEvidence } from './en-evidence.ts';
import { enLedger } from './en-ledger.ts';
import { enSightings } from './en-sightings.ts';
import { enTalk } from './en-talk.ts';

/** The English messages that have a file of their own. */
export const enParts: typeof enAdmin &
  typeof enEvidence &
  typeof enLedger &
  typeof enSightings &
  typeof enTalk = {
  ...enAdmin,
  ...enEvidence,
  ...enLedger,
  ...enSightings,
  ...enTalk,
};

import type { TlpLabel } from '../../model/index.ts';
import type { MarkingDefinition } from './objects.ts';

/** The OASIS extension that carries TLP 2.0 in STIX 2.1 (cti-stix-common-objects, `tlp-2.0`). */
const TLP_2_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** The published ids; a marking under any other id is no TLP to a consumer. */
const IDS: Readonly<Record<TlpLabel, string>> = {
  'TLP:CLEAR': 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  'TLP:GREEN': 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  'TLP:AMBER': 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'TLP:AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  'TLP:RED': 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};

/** The object as OASIS publishes it, time and all: it is theirs, so nothing of ours is in it. */
export function tlpMarking(label: TlpLabel): MarkingDefinition {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: IDS[label],
    created: '2022-10-01T00:00:00.000Z',
    name: label,
    extensions: {
      [TLP_2_EXTENSION]: {
        extension_type: 'property-extension',
        tlp_2_0: label.slice('TLP:'.length).toLowerCase(),
      },
    },
  };
}

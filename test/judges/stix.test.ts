import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { TLP_LABELS } from '../../src/model/index.ts';
import { toStix } from '../../src/share/stix/index.ts';
import { GRADED, SAMPLE, SIGHTED, sampleWith } from './stix-sample.ts';

/** The OASIS JSON schemas: each object against the schema of its type; bundle.json knows no note or opinion. */
const SCHEMAS = join(process.env['HOWDUNIT_DATA'] ?? '../shared/data', 'stix2-schemas/schemas');
const FOLDERS = ['common', 'observables', 'sdos', 'sros'];

const BUNDLES = {
  'of everything': toStix(SAMPLE),
  'of everything and what is held back': toStix(SAMPLE, { all: true, tlp: 'TLP:RED' }),
  'of claims that an analyst graded': toStix(GRADED),
  'of a report whose indicators were seen': toStix(SAMPLE, { sightings: SIGHTED }),
  'of a report without findings': toStix(sampleWith([])),
  'of a report with claims only': toStix(sampleWith(SAMPLE.findings.filter(({ kind }) => kind === 'claim'))),
};

test.skipIf(!existsSync(SCHEMAS)).each(Object.entries(BUNDLES))(
  'every object of a bundle %s is what OASIS says such an object is',
  (_, bundle) => {
    const validate = judge();
    const faults = bundle.objects.flatMap((object) => validate(object.type, object));
    expect(faults).toEqual([]);
    expect(validate('indicator', { ...bundle.objects[0], type: 'indicator' })).not.toEqual([]);
  },
);

test.skipIf(!existsSync(SCHEMAS)).each(TLP_LABELS)('the marking of %s is valid to OASIS', (label) => {
  expect(judge()('marking-definition', toStix(sampleWith([]), { tlp: label }).objects[0])).toEqual([]);
});

type Judge = (type: string, object: unknown) => string[];
let judging: Judge | undefined;

function judge(): Judge {
  judging ??= judgeOf();
  return judging;
}

function judgeOf(): Judge {
  const ajv = new Ajv({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: { 'idn-hostname': /^[^\s/:@]+$/u },
  });
  formats.default(ajv);
  const ids = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(SCHEMAS, folder))) {
      const schema = JSON.parse(readFileSync(join(SCHEMAS, folder, file), 'utf8')) as { $id: string };
      ajv.addSchema(schema);
      ids.set(file.replace('.json', ''), schema.$id);
    }
  }
  return (type, object) => {
    const validate = ajv.getSchema(ids.get(type) ?? '');
    if (validate === undefined) return [`no schema for ${type}`];
    void validate(object);
    return (validate.errors ?? []).map((error) => `${type} ${error.instancePath} ${error.message ?? ''}`);
  };
}

// Whether the corpus is whole: every quote found, every label complete, every edge between known documents.
import { body, squeezed, stories } from './corpus.mjs';

const PREDICATES = ['did', 'sponsored', 'same-as', 'used-from', 'false-flag', 'removed', 'corrected'];
const STANCES = ['asserts', 'doubts', 'denies'];
const CLASSES = ['none', 'weak', 'strong'];
const OBJECTS = ['actor', 'state', 'organisation', 'person', 'data', 'report', 'unstated'];
const EVIDENCE = [
  'infrastructure',
  'code-overlap',
  'technique-overlap',
  'language-artefact',
  'working-hours',
  'victimology',
  'operational-mistake',
  'official-statement',
  'detained-person',
];

/** What is wrong, one line each; empty when all is well. */
export function faults() {
  return stories().flatMap((story) => [
    ...(['development', 'test'].includes(story.split) ? [] : [`${story.id}: split ${story.split}`]),
    ...['first', 'second'].flatMap((annotator) =>
      story[annotator] === undefined
        ? []
        : ofLabels(story, story[annotator]).map((fault) => `${annotator}/${story.id}: ${fault}`),
    ),
  ]);
}

function ofLabels({ documents, texts, split }, { documents: labelled = {}, lineage = [], claims = [] }) {
  const files = documents.map(({ file }) => file);
  return [
    ...files.filter((file) => !Array.isArray(labelled[file])).map((file) => `${file} has no labels`),
    ...Object.keys(labelled)
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is no document of the story`),
    ...files.flatMap((file) =>
      (labelled[file] ?? []).flatMap((claim, index) =>
        ofClaim(claim, squeezed(body(texts.get(file)))).map(
          // Whoever builds does not read the test split, not even by its faults.
          (fault) =>
            split === 'test'
              ? `${file}: label ${index + 1}: ${fault.replace(/:.*/s, '')}`
              : `${file}: ${fault}: ${claim.quote}`,
        ),
      ),
    ),
    ...lineage.flatMap(({ from, to }) =>
      [from, to]
        .filter((end) => !files.includes(end) && !String(end).startsWith('outside:'))
        .map((end) => `edge names ${end}`),
    ),
    ...claims
      .filter(({ predicate, origins, contrary }) => !PREDICATES.includes(predicate) || !origins || !contrary)
      .map((claim) => `claim of the story: ${JSON.stringify(claim)}`),
  ];
}

function ofClaim(claim, text) {
  const { quote = '', nth, predicate, claimants = [], object = {}, stance, hedge = {}, evidence } = claim;
  const times = quote === '' ? 0 : text.split(squeezed(quote)).length - 1;
  const words = [hedge.cue, claim.saysNoEvidence, ...(evidence ?? []).map((item) => item.quote)];
  return [
    times === 0 && 'quote not found',
    times > 1 && nth === undefined && 'quote stands more than once and has no nth',
    nth !== undefined && nth > times && 'nth is beyond the last',
    !PREDICATES.includes(predicate) && `predicate ${predicate}`,
    !STANCES.includes(stance) && `stance ${stance}`,
    !CLASSES.includes(hedge.class) && `hedge ${hedge.class}`,
    !OBJECTS.includes(object.kind) && `object kind ${object.kind}`,
    !object.as && 'no object',
    claimants.length === 0 && 'no claimant',
    claimants.some(({ as, resolved }) => !as || typeof resolved !== 'boolean') && 'claimant incomplete',
    claimants.some(({ entity, resolved }) => !resolved && entity) && 'unresolved claimant has an entity',
    !Array.isArray(evidence) && 'no list of evidence',
    ...(evidence ?? []).map(({ kind }) => !EVIDENCE.includes(kind) && `evidence ${kind}`),
    ...words.map((each) => each && !text.includes(squeezed(each)) && `words not found: ${each}`),
  ].filter(Boolean);
}

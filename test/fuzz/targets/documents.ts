/** Readers of whole files: YAML, manifests, scenarios, lessons and missions. */
import * as fc from 'fast-check';
import { readManifests } from '../../../src/api/manifests';
import { isRejected } from '../../../src/api/rejection';
import { readDocuments } from '../../../src/api/yaml/documents';
import { readScenario } from '../../../src/scenarios/read';
import { readExercise } from '../../../src/tutor/exercises/read-exercise';
import { exercises, manifests, scenarios } from '../seeds';
import { textTarget } from './text-target';

/** Lines such as YAML is made of: indentation, signs, keys, anchors, tags. */
const sign = fc.constantFrom(
  ...[
    '- ',
    '? ',
    ': ',
    'a: ',
    '"',
    "'",
    '|',
    '>-',
    '&a ',
    '*a',
    '<<: *a',
    '!!int ',
    '!!binary ',
    '!x ',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    ',',
    '#',
    '---',
    '...',
    '%YAML 1.2',
    '\t',
    '\\',
    '0x1F',
    '1e400',
    '.nan',
    'null',
    '~',
    'yes',
    '2026-11-23',
    '@',
    '`',
  ],
  ...[
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    'name: web',
    'spec:',
    'steps:',
    'kube: deploy web',
    'expect:',
    'title: x',
  ],
);
const line = fc
  .tuple(
    fc.nat({ max: 8 }),
    fc.array(fc.oneof({ weight: 4, arbitrary: sign }, fc.string({ maxLength: 6 })), { maxLength: 5 }),
  )
  .map(([indent, signs]) => ' '.repeat(indent) + signs.join(''));
const made = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'));

export const yaml = textTarget({
  name: 'yaml',
  about: 'documents of YAML and JSON',
  share: 70,
  seeds: () => [...manifests(), ...exercises(), ...scenarios()].map((text) => text.slice(0, 4_000)),
  made,
  open: () => (text) => {
    const read = readDocuments(text);
    return isRejected(read) ? read.message : `${read.length} documents`;
  },
});

export const manifest = textTarget({
  name: 'manifests',
  about: 'the objects of a manifest, decoded strictly',
  share: 60,
  seeds: manifests,
  made,
  open: () => (text) => {
    const read = readManifests(text);
    return isRejected(read) ? `${read.code} ${read.message}` : read.map(({ kind }) => kind).join(' ');
  },
});

export const scenario = textTarget({
  name: 'scenarios',
  about: 'files of scenarios',
  share: 40,
  seeds: scenarios,
  made,
  open: () => (text) => {
    const read = readScenario(text);
    return 'error' in read ? read.error.message : `${read.scenario.steps.length} steps`;
  },
});

export const exercise = textTarget({
  name: 'exercises',
  about: 'files of lessons and missions',
  share: 40,
  seeds: exercises,
  made,
  open: () => (text) => {
    const read = readExercise(text);
    return 'error' in read ? read.error.message : `${read.exercise.kind} of ${read.exercise.steps.length} steps`;
  },
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateRequired, generateSchema, kubernetesTypesFolder } from '../../src/api/schema/generate';
import { INT64_FIELDS, NAMED_TEXTS } from '../../src/api/schema/go-types';
import { JOINED_LISTS, MERGE_KEYS, RETAINED_KEYS } from '../../src/api/schema/merge-keys';
import { REQUIRED } from '../../src/api/schema/required.generated';
import { SCHEMA } from '../../src/api/schema/schema.generated';

const FOLDER = join(__dirname, '../../src/api/schema');

test.each([
  ['schema.generated.ts', generateSchema],
  ['required.generated.ts', generateRequired],
])('%s in the repository is what `npm run schema` writes', (name, generate) => {
  const file = join(FOLDER, name);
  expect(readFileSync(file, 'utf8')).toBe(generate(kubernetesTypesFolder(file)));
});

test('what must be there is what upstream says', () => {
  expect(REQUIRED.PodSpec).toEqual(['containers']);
  expect(REQUIRED.DeploymentSpec).toEqual(['selector', 'template']);
  expect(REQUIRED.Container).toEqual(['name']);
  expect(REQUIRED.ConfigMap).toBeUndefined();
  const unknown = Object.entries(REQUIRED).flatMap(([type, fields]) =>
    fields.filter((field) => SCHEMA[type]?.[field] === undefined),
  );
  expect(unknown).toEqual([]);
});

test('every place of the hand-written tables exists in the schema', () => {
  const places = [...Object.keys(MERGE_KEYS), ...JOINED_LISTS, ...RETAINED_KEYS, ...Object.keys(NAMED_TEXTS)];
  const unknown = places.filter((place) => {
    const [type = '', field = ''] = place.split('.');
    return SCHEMA[type]?.[field] === undefined;
  });
  expect(unknown).toEqual([]);
  const fields = new Set(Object.values(SCHEMA).flatMap((type) => Object.keys(type)));
  expect([...INT64_FIELDS].filter((field) => !fields.has(field))).toEqual([]);
});

test('a merge key is a field of the items that it tells apart', () => {
  for (const [place, key] of Object.entries(MERGE_KEYS)) {
    const [type = '', field = ''] = place.split('.');
    const item = SCHEMA[type]?.[field]?.replace('[]', '') ?? '';
    expect([place, Object.keys(SCHEMA[item] ?? {})]).toEqual([place, expect.arrayContaining([key])]);
  }
});

/** What comes from the store: bytes of a record, a cluster in a document, values of quizzes, damaged in every way. */
import { brotliCompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Json } from '../../../src/api/yaml/value';
import { packCluster, unpackCluster } from '../../../src/app/packed-cluster';
import { StoreError } from '../../../src/app/ports';
import { CodecError, decodeCluster, encodeCluster } from '../../../src/cluster/codec';
import { writtenOut } from '../../../src/cluster/stored/stored-cluster';
import { fieldsOf, textOf } from '../../../src/slack/payload';
import { checkAnswer, checkCourse, checkLog, checkQuestion, readForm } from '../../../src/store/quiz-form';
import { decompress } from '../../../src/store/compress';
import { FORM, packRecord, unpackRecord } from '../../../src/store/record-form';
import { ChannelUnderTest, SQUAD } from '../../app/channel-under-test';
import { NOTHING_WRONG, type Outcome, type Target } from '../target';

const FIXTURES = ['form-1.json', 'form-2.json', 'form-3.json'].map((file) => {
  const fixture = readFileSync(join(__dirname, '..', '..', 'fixtures', 'store', file), 'utf8');
  return JSON.parse(fixture) as { readonly form: number; readonly data: string };
});
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The bytes that an input stands for: as they are, or JSON that is packed. */
function bytesOf({ bytes, json, packed }: Readonly<Record<string, unknown>>): Uint8Array {
  if (typeof bytes === 'string') return Buffer.from(bytes, 'latin1');
  const text = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json ?? null));
  return packed === true ? packedBytes(text) : Buffer.concat([Buffer.of(0), text]);
}

const packedBytes = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.of(1), brotliCompressSync(bytes, { params: { [QUALITY]: 1 } })]);
/** zlib's number of the parameter for brotli's effort. */
const QUALITY = 1;

/** A record, or the error that says why it is none. What is read can be packed, and is read the same again. */
function unpacked(form: number, bytes: Uint8Array): Outcome {
  try {
    const record = unpackRecord(form, 7, bytes);
    const again = () => unpackRecord(FORM, 7, packRecord(record));
    const isSame = () => encodeCluster(again().cluster).length === encodeCluster(record.cluster).length;
    return { reached: 'a record', problems: () => (isSame() ? [] : ['is read otherwise a second time']) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { reached: `${error.code} ${error.message}`, problems: NOTHING_WRONG };
  }
}

/** Errors of a reader by their names; any other is thrown on. */
function read(work: () => unknown, ...expected: readonly (new (...words: never[]) => Error)[]): Outcome {
  try {
    work();
    return { reached: 'read', problems: NOTHING_WRONG };
  } catch (error) {
    if (!expected.some((one) => error instanceof one)) throw error;
    return { reached: String(error), problems: NOTHING_WRONG };
  }
}

async function small() {
  const channel = new ChannelUnderTest();
  for (const command of ['deploy web 1', 'quiz', 'mission 1']) await channel.type(command);
  const record = await channel.clusters.load(SQUAD);
  if (record === undefined) throw new Error('nothing was saved');
  const bytes = packRecord(record);
  return { record, bytes, json: JSON.parse(decompress(bytes)) as Json };
}

export const records: Target = {
  name: 'records',
  about: 'packed bytes of a channel: flipped, cut, spliced; their JSON; bombs',
  share: 50,
  seeds: async () => {
    const { bytes, json } = await small();
    const inputs: readonly Json[] = [
      ...FIXTURES.map(({ form, data }) => ({ form, bytes: latin(Buffer.from(data, 'base64')) })),
      { form: FORM, bytes: latin(bytes) },
      ...[1, 2, 3, 4, 5].map(() => ({ form: FORM, json })),
      { form: FORM, json, packed: true },
      { form: FORM + 1, json: {} },
      // It unpacks to far more than it is.
      { form: FORM, bytes: latin(packedBytes(Buffer.alloc(2 ** 27, 32))) },
    ];
    return inputs;
  },
  made: fc.oneof(
    fc.record({ form: fc.integer({ min: 0, max: 5 }), bytes: fc.uint8Array({ maxLength: 200 }).map(latin) }),
    fc.record({
      form: fc.integer({ min: 0, max: 4 }),
      json: fc.jsonValue() as fc.Arbitrary<Json>,
      packed: fc.boolean(),
    }),
  ),
  open: () => (input) => {
    const fields = fieldsOf(input);
    return unpacked(typeof fields.form === 'number' ? fields.form : FORM, bytesOf(fields));
  },
};

export const clusters: Target = {
  name: 'clusters',
  about: 'a cluster as JSON, in rows, and as text of a document',
  share: 40,
  seeds: async () => {
    const { record, json } = await small();
    const text = encodeCluster(record.cluster);
    const inputs: readonly Json[] = [
      ...[1, 2, 3].map(() => ({ rows: fieldsOf(json).cluster as Json })),
      ...[1, 2, 3].map(() => ({ cluster: JSON.parse(text) as Json })),
      { text },
      { copy: packCluster(record.cluster) ?? '' },
    ];
    return inputs;
  },
  made: fc.oneof(
    fc.jsonValue().map((rows) => ({ rows: rows as Json })),
    fc.base64String({ maxLength: 100 }).map((copy) => ({ copy })),
    fc.string({ maxLength: 60 }).map((text) => ({ text })),
  ),
  open: () => (input) => {
    const { rows, cluster, text, copy } = fieldsOf(input);
    if (copy !== undefined) return read(() => unpackCluster(textOf(copy)), StoreError, CodecError);
    if (rows !== undefined) return read(() => writtenOut(rows), CodecError);
    return read(() => decodeCluster(text === undefined ? JSON.stringify(cluster ?? null) : textOf(text)), CodecError);
  },
};

export const quizItems: Target = {
  name: 'quiz-items',
  about: 'stored questions, answers and logs',
  share: 40,
  seeds: async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web 2');
    await channel.type('quiz');
    const [question] = await channel.quizzes.recent(SQUAD, 1);
    return [
      { form: '1', body: JSON.stringify(question ?? {}) },
      { form: '1', body: JSON.stringify({ person: 'U1', letter: 'A', version: 1, at: 0, requests: ['r'] }) },
      { form: '1', body: JSON.stringify({ version: 2, asked: [{ template: 'x', id: 'y' }] }) },
      { form: '1', body: JSON.stringify({ version: 2, shown: ['S1'], people: [{ person: 'U1' }] }) },
      { form: '2', body: '{}' },
    ];
  },
  made: fc.record({ form: fc.constantFrom('1', '2', 'x', ''), body: fc.json() }),
  open: () => (input) => {
    const { form, body } = fieldsOf(input);
    const item = { form: { N: textOf(form) }, body: { S: textOf(body) } };
    const outcomes = [
      () => readForm(item, 'a question', checkQuestion),
      () => readForm(item, 'an answer', checkAnswer),
      () => readForm(item, 'a log', checkLog),
      () => readForm(item, 'a course', checkCourse),
    ].map((work) => read(work, StoreError));
    return { reached: outcomes.map(({ reached }) => reached).join(' '), problems: NOTHING_WRONG };
  },
};

/**
 * Stored forms that were once written must load for ever. A fixture holds `packRecord` of a channel in which seven
 * commands were typed (form 2: and then save and settings; form 3: Events and steps are rows; form 4: tables); it is never
 * changed, and a new form gets a fixture of its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../../src/app/ports';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { decompress } from '../../src/store/compress';
import { FORM, packRecord, unpackRecord } from '../../src/store/record-form';
import { exerciseOf } from '../../src/tutor/exercises/library';
import { beginningOf } from '../../src/tutor/exercises/play';
import { begun } from '../../src/tutor/exercises/running';

const FOLDER = join(__dirname, '..', 'fixtures', 'store');
const all = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const fixtures = all.filter((file) => /^form-\d+\.json$/.test(file));
/** Clusters in which much is going on: a rollout half way, volumes, a Node that fell silent, Jobs, an autoscaler. */
const busy = all.filter((file) => file.endsWith('-busy.json'));

interface Fixture {
  readonly form: number;
  readonly version: number;
  readonly data: string;
}

it('has a fixture of every form', () => {
  expect(fixtures).toEqual(Array.from({ length: FORM }, (_, index) => `form-${index + 1}.json`));
});

describe.each(fixtures)('%s', (file) => {
  const { form, version, data } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Fixture;
  const record = unpackRecord(form, version, Buffer.from(data, 'base64'));

  it('loads with everything that belongs to it', () => {
    expect(record.version).toBe(record.commands.length);
    expect(record.commands.slice(0, 7).map(({ command }) => command.split(' ')[0])).toEqual([
      'deploy',
      'scale',
      'undo',
      'deploy',
      'crash',
      'update',
      'node',
    ]);
    expect(record.requests).toHaveLength(record.version);
    expect(record.cluster.objects.filter(({ kind }) => kind === 'Node')).toHaveLength(4);
    expect(record.taught.replies).toBeGreaterThan(0);
  });

  it('has what came with form 2, or begins without it', () => {
    const [saved] = record.saves;
    expect(saved).toEqual(form === 1 ? undefined : { name: 'before', version: 7, by: 'ana', at: expect.any(Number) });
    expect(record.seen).toEqual(form === 1 ? [] : [{ person: 'U1', version: 9 }]);
    expect(record.limits).toEqual(form === 1 ? {} : { pods: 300 });
    expect(record.commands.at(-1)?.outcome).toEqual(form === 1 ? undefined : expect.stringMatching(/300 Pods/));
  });

  it('has what came with form 3, or begins the course anew', () => {
    expect(record.shown.length > 0).toBe(form >= 3);
    const stored = JSON.parse(decompress(Buffer.from(data, 'base64'))) as { cluster: object };
    expect('objects' in stored.cluster).toBe(form < 4);
    expect('events' in stored.cluster).toBe(form === 3);
    expect(record.cluster.objects.filter(({ kind }) => kind === 'Event').length).toBeGreaterThan(40);
  });

  it('can be worked with', () => {
    const options = { verbs: ALL_VERBS, taught: record.taught, pressed: false };
    const shown = run(record.cluster, 'get pods', options);
    expect('reply' in shown && shown.reply.verbatim).toContain('db-2');
    const scaled = run(record.cluster, 'scale db 4', options);
    expect('reply' in scaled && scaled.changed).toBe(true);
  });

  it('is written in the newest form without loss', () => {
    expect(unpackRecord(FORM, version, packRecord(record))).toEqual(record);
  });
});

describe.each(busy)('%s', (file) => {
  const { form, version, data } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Fixture;
  const record = unpackRecord(form, version, Buffer.from(data, 'base64'));

  it('loads with everything that goes on', () => {
    const kinds = new Set(record.cluster.objects.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['Job', 'HorizontalPodAutoscaler', 'PersistentVolume', 'Pod']));
    expect(record.cluster.steps.length).toBeGreaterThan(100);
    expect(record.exercise?.began.objects.length).toEqual(form < 4 ? undefined : expect.any(Number));
  });

  it('is written in the newest form without loss', () => {
    expect(unpackRecord(FORM, version, packRecord(record))).toEqual(record);
    expect(packRecord(unpackRecord(FORM, version, packRecord(record)))).toEqual(packRecord(record));
  });
});

describe('a lesson or mission that runs', () => {
  const { form, version, data } = JSON.parse(readFileSync(join(FOLDER, 'form-2.json'), 'utf8')) as Fixture;
  const record = unpackRecord(form, version, Buffer.from(data, 'base64'));
  const lesson = exerciseOf('lesson', 'first-pod')!;
  const exercise = begun(lesson, beginningOf(lesson), { person: 'U1', ours: 'our-cluster' });
  const inLesson = { ...record, exercise, exercisesDone: ['friday-release'] };

  it('is stored with the record, and loads as it was', () => {
    expect(unpackRecord(FORM, version, packRecord(inLesson))).toEqual(inLesson);
  });

  it('is absent in a record of an earlier program', () => {
    expect(record.exercise).toBeUndefined();
    expect(record.exercisesDone ?? []).toEqual([]);
  });

  it.each([
    ['no step', { ...exercise, step: undefined }],
    ['no people', { ...exercise, people: 'U1' }],
    ['a beginning that is no cluster', { ...exercise, began: { format: 1 } }],
  ])('is refused with %s', (_, damaged) => {
    const bytes = packRecord({ ...inLesson, exercise: damaged as never });
    expect(() => unpackRecord(FORM, version, bytes)).toThrow(StoreError);
  });
});

it.each([{ limits: null }, { saves: [null] }, { undo: [1, null] }, { exercise: null }])(
  'is refused with %j',
  (damaged) => {
    const [first = ''] = fixtures;
    const { form, version, data } = JSON.parse(readFileSync(join(FOLDER, first), 'utf8')) as Fixture;
    const record = unpackRecord(form, version, Buffer.from(data, 'base64'));
    expect(() => unpackRecord(FORM, version, packRecord({ ...record, ...(damaged as object) }))).toThrow(StoreError);
  },
);

describe('settings of a channel', () => {
  const [first = ''] = fixtures;
  const { form, version, data } = JSON.parse(readFileSync(join(FOLDER, first), 'utf8')) as Fixture;
  const record = unpackRecord(form, version, Buffer.from(data, 'base64'));
  const stored = (settings: unknown) => packRecord({ ...record, settings: settings as never });

  it('come back as they were, and are absent in what earlier programs wrote', () => {
    expect(record.settings).toBeUndefined();
    const by = { id: 'U1', name: 'ana' };
    const settings = {
      ...{ quiet: true, replies: 'private', isQuietOffered: true, beganWith: 'kubernetes' },
      ...{ who: { reset: [by, { id: 'U2' }], import: 'installer' }, log: [{ by, at: 1, what: 'quiet on' }] },
    };
    expect(unpackRecord(FORM, version, stored(settings)).settings).toEqual(settings);
  });

  it.each([
    ...[{ quiet: 'yes' }, { replies: 'loud' }, { who: { reset: 'nobody' } }, { who: { reset: [{ name: 'ana' }] } }],
    ...[{ who: [] }, { log: [{}] }, { log: 'x' }, { beganWith: 'mine' }, [], 'x', null],
  ])('%j is refused', (settings) => {
    expect(() => unpackRecord(FORM, version, stored(settings))).toThrow(StoreError);
  });
});

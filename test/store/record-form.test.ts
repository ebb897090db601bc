/**
 * Stored forms that were once written must load for ever. A fixture holds `packRecord` of a channel in which seven
 * commands were typed; it is never changed, and a new form gets a fixture of its own.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/app/run';
import { ALL_VERBS } from '../../src/app/verbs';
import { FORM, packRecord, unpackRecord } from '../../src/store/record-form';

const FOLDER = join(__dirname, '..', 'fixtures', 'store');
const fixtures = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

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
    expect(record.version).toBe(7);
    expect(record.commands.map(({ command }) => command.split(' ')[0])).toEqual([
      'deploy',
      'scale',
      'undo',
      'deploy',
      'crash',
      'update',
      'node',
    ]);
    expect(record.requests).toHaveLength(7);
    expect(record.cluster.objects.filter(({ kind }) => kind === 'Node')).toHaveLength(4);
    expect(record.taught.replies).toBeGreaterThan(0);
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

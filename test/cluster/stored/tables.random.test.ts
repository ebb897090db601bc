/**
 * Whatever JSON is stored as tables comes back byte for byte; what was damaged is refused, or is another cluster, and never
 * anything else. `SEED=n` and `RUNS=n` repeat and lengthen it.
 */
import fc from 'fast-check';
import { checkCluster, CodecError } from '../../../src/cluster/codec';
import { newCluster } from '../../../src/cluster/new-cluster';
import type { ClusterState } from '../../../src/cluster/state';
import { storedCluster, writtenOut } from '../../../src/cluster/stored/stored-cluster';
import { storedList } from '../../../src/cluster/stored/tables';
import { thingsOf } from '../../../src/cluster/stored/tables-reader';
import { textsOf, TextWriter } from '../../../src/cluster/stored/texts';
import { uidOf } from '../../../src/cluster/uid';
import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';

const seed = Number(process.env.SEED ?? 9);
const numRuns = Number(process.env.RUNS ?? 300);
const options = { seed, numRuns };

const json = (value: unknown): string => JSON.stringify(value);

function throughTables(things: readonly unknown[]): readonly unknown[] {
  const texts = new TextWriter(new Map([[uidOf(7), 7]]));
  const tables = storedList(things, texts);
  const { stored } = texts;
  const read = JSON.parse(json({ stored, tables })) as { stored: typeof stored; tables: typeof tables };
  return thingsOf(read.tables, textsOf(read.stored));
}

/** Texts of every kind that is written in a way of its own, and those that are nearly of one. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', uidOf(7), uidOf(8), 'web-7bfb9fcd75-tqccn', 'web-tqccn', '-tqccn', 'tqccn', 'web-tqcc1'),
  fc.constantFrom('2026-01-01T09:00:03Z', '2026-02-30T09:00:03Z', '9999-12-31T23:59:60Z', '0000-01-01T00:00:00Z'),
  fc.constantFrom('10.0.4.22', '007', '0', '00', 'x0', '-1', '1e3', '9007199254740993', '١٢', 'node-01', '__proto__'),
);
const leaf = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined));
const key = fc.constantFrom('a', 'b', 'name', '0', '1', '__proto__', 'constructor', 'toString');
const { thing } = fc.letrec<{ thing: unknown }>((tie) => ({
  thing: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('thing'), { maxLength: 12 }),
    fc.array(fc.tuple(key, tie('thing')), { maxLength: 5 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

test('any list of things comes back byte for byte', () => {
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 30 }), (things) => {
      expect(json(throughTables(things))).toBe(json(things));
    }),
    options,
  );
});

test('lists of things that are alike, which differ here and there, come back byte for byte', () => {
  fc.assert(
    fc.property(thing, fc.array(fc.tuple(fc.nat(11), thing, text), { maxLength: 40 }), (common, rows) => {
      const things = rows.map(([number, other, name]) => ({
        ...{ number, name, common, list: Array.from({ length: number }, (_, i) => ({ i, name })) },
        ...(number === 0 ? { other } : {}),
      }));
      expect(json(throughTables(things))).toBe(json(things));
    }),
    options,
  );
});

const COMMANDS = [
  ...['deploy web 12', 'deploy db 3 statefulset volume', 'deploy agent daemonset', 'scale web 30', 'scale web 2'],
  ...['update web v2', 'update web nopull', 'crash web', 'crash pod db-1', 'node fail node-1', 'node recover node-1'],
  ...[
    'node add',
    'delete pod db-0',
    'rollout restart deployment web',
    'rollback web',
    'wait 3m',
    'delete deployment web',
  ],
  ...['create job once --image=job:v1', 'expose deployment web', 'load web 300rps', 'evict pod web', 'drain node-2'],
];

/** A cluster in which these commands were given; what it refuses changes nothing. */
function played(commands: readonly string[], start: number): ClusterState {
  return commands.reduce(
    (state, command) => {
      const outcome = run(state, command, { verbs: ALL_VERBS, taught: { terms: [], replies: 9 }, pressed: true });
      return 'reply' in outcome ? outcome.cluster : state;
    },
    newCluster({ seed: start }),
  );
}

test('clusters in which commands were given by lot come back, and are stored alike again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 8 }), fc.nat(), (commands, start) => {
      const state = played(commands, start);
      const stored = json(storedCluster(state));
      const back = checkCluster(writtenOut(JSON.parse(stored)));
      expect(json(back)).toBe(json(state));
      expect(json(storedCluster(back))).toBe(stored);
    }),
    { seed, numRuns: Math.ceil(numRuns / 20) },
  );
}, 60_000);

test('damaged tables are refused with a CodecError, if they are not another cluster', () => {
  const stored = json(storedCluster(played(COMMANDS.slice(0, 6), 1)));
  const places = fc.nat(stored.length - 1);
  const piece = fc.constantFrom(
    '',
    '0',
    '-1',
    '9e15',
    '1e400',
    'null',
    '"x"',
    '[]',
    '{}',
    '[[]]',
    ',',
    '"at":[]',
    '99999',
  );
  let refused = 0;
  fc.assert(
    fc.property(places, fc.nat(12), piece, (place, length, put) => {
      let damaged: unknown;
      try {
        damaged = JSON.parse(stored.slice(0, place) + put + stored.slice(place + length));
      } catch {
        return;
      }
      try {
        checkCluster(writtenOut(damaged));
      } catch (error) {
        expect(error).toBeInstanceOf(CodecError);
        refused++;
      }
    }),
    { seed, numRuns },
  );
  expect(refused).toBeGreaterThan(0);
}, 60_000);

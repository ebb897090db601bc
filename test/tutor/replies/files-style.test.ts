import fc from 'fast-check';
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import { NOTHING_TAUGHT, type Taught } from '../../../src/tutor/taught';
import { isRefused, playOne } from '../play';
import { violations } from '../style-rules';

const APPS = [
  'deploy store 2 statefulset with shipper',
  'deploy notes 3 volume',
  'deploy web 2 with shipper to store',
  'deploy agent daemonset volume',
  'deploy very-long-name-of-an-application 2 volume',
];
const COMMANDS = [
  ...['write store-0 /data/x hello', 'write store-1 /logs/a/very/deep/path/of/a/file.txt "a rather long text, äöü"'],
  ...['write notes /data/x one', 'write web /tmp/x two -c shipper', 'write agent-x /x y', 'write store-9 /x y'],
  ...['write very-long /data/a-file-with-a-long-name.txt "three\nlines\nhere"', 'write store-0 /data x'],
  ...[
    'read store',
    'read store /data/x',
    'read notes /data/x',
    'read store-0',
    'read web',
    'read nope',
    'read store-1 /nope',
  ],
  ...['crash pod store-0', 'crash pod web -c shipper', 'crash pod notes', 'delete pod store-0', 'delete pod store-1'],
  ...['disk lose store-0', 'disk lose notes-data', 'disk lose', 'scale store 1', 'scale store 2', 'scale notes 0'],
  ...[
    'delete deployment notes',
    'delete statefulset store',
    'delete pvc notes-data',
    'node fail node-1',
    'node recover node-1',
  ],
  ...['wait 6m', 'node remove node-2', 'node add', 'update store v2', 'update notes v2', ...APPS],
];

test('every reply about files keeps the rules, and its buttons work', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...COMMANDS), { minLength: 6, maxLength: 12 }), fc.nat(99), (texts, seed) => {
      let state = newCluster({ seed, rules: 'course' });
      let taught: Taught = NOTHING_TAUGHT;
      for (const text of [...APPS.slice(0, 3), ...texts]) {
        const played = playOne(state, text, taught);
        ({ state, taught } = played);
        const { reply, before, after } = played;
        const pictured = reply.audience === 'channel' ? { before, after } : {};
        expect([text, violations(reply, { ...pictured, verbs: ALL_VERBS })]).toEqual([text, []]);
        for (const { run } of reply.buttons) expect([text, run, isRefused(state, run)]).toEqual([text, run, false]);
      }
    }),
    { numRuns: 12 },
  );
});

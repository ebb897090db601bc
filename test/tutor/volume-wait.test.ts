/**
 * What a channel reads while a Pod waits for a volume that another Node has.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { play } from './play';
import { violations } from './style-rules';

const SHARED = `apply -f -
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: notes}
spec:
  replicas: 3
  selector: {matchLabels: {app: notes}}
  template:
    metadata: {labels: {app: notes}}
    spec:
      containers: [{name: notes, image: 'notes:v1', volumeMounts: [{name: d, mountPath: /data}]}]
      volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]
`;

const last = (...commands: readonly string[]) => play(commands).at(-1)!;
const words = (lines: readonly string[]) => lines.join(' ').replace(/\s+/g, ' ');

test.each([
  [[SHARED]],
  [[SHARED, 'diagnose']],
  [[SHARED, 'diagnose', 'scale notes 1']],
  [[SHARED, 'explain multi-attach']],
  [['deploy db 3 statefulset', 'node remove node-2', 'diagnose']],
  [['deploy db 3 statefulset', 'node fail node-2', 'wait 5m', 'delete pod db-0 --force']],
  [['deploy db 3 statefulset', 'node fail node-2', 'wait 5m', 'delete pod db-0 --force', 'diagnose db', 'wait 6m']],
  [
    [
      'deploy db 3 statefulset',
      'node fail node-2',
      'wait 5m',
      'delete pod db-0 --force',
      'wait 2m',
      'node recover node-2',
    ],
  ],
])('replies are in style, case %#', (commands) => {
  for (const { reply, before, after, text } of play(commands)) {
    expect(violations(reply, { before, after, verbs: ALL_VERBS }).map((one) => `${text}: ${one}`)).toEqual([]);
  }
});

test('three Pods on three Nodes and a ReadWriteOnce claim: one runs, two hang, and nobody says that all share it', () => {
  const { reply } = last(SHARED);
  expect(reply.headline).toBe('notes waits: 1 of 3 Pods ready (volume wait)');
  expect(words(reply.picture ?? [])).toContain('one disk, one Node: (data)');
  expect(words(reply.story)).not.toContain('all mount');
  expect(words(reply.footer ?? [])).not.toContain('as here');
  expect(reply.buttons[0]).toEqual({ label: 'Scale to 1', run: 'scale deployment/notes 1' });
});

test('diagnose names the Pod that has the volume, in its own words and in those of the event', () => {
  const { reply } = last(SHARED, 'diagnose');
  expect(reply.headline).toMatch(/^notes: its volume is still on node-\d$/);
  expect(words(reply.story)).toMatch(/notes\.\.\w+ there uses it\. ReadWriteOnce means one Node, not one Pod\./);
  expect(reply.verbatim).toMatch(
    /FailedAttachVolume {2}Multi-Attach error for volume "pvc-.*" Volume is already used by pod\(s\) notes-/,
  );
});

test('a Node that is gone: when its volume comes free, and that it was taken by force', () => {
  const replies = play(['deploy db 3 statefulset', 'node remove node-2', 'diagnose', 'wait 6m']).map(
    ({ reply }) => reply,
  );
  expect(words(replies[1]?.picture ?? [])).toContain('next 6m00s detach (data-db-0)');
  expect(words(replies[2]?.story ?? [])).toContain('In 6m00s it is detached by force.');
  expect(words(replies[3]?.story ?? [])).toContain('took (data-db-0) off node-2 by force');
});

test('a Node that comes back says itself that the volume is unmounted', () => {
  const commands = ['deploy db 3 statefulset', 'node fail node-2', 'wait 5m', 'delete pod db-0 --force'];
  const forced = last(...commands).reply;
  expect(forced.headline).toBe('A new db-0 was made; its volume is not free');
  const { reply } = last(...commands, 'wait 2m', 'node recover node-2');
  expect(words(reply.story)).toContain('took (data-db-0) off node-2, because node-2 has unmounted it');
});

/**
 * Under every reply to a change stands *Why?*, last, and it leads to an answer.
 */
import { play, playOne } from './play';

const SESSIONS: readonly (readonly string[])[] = [
  [
    'deploy web 4',
    'crash pod web',
    'delete pod web',
    'scale web 3',
    'scale web 3',
    'load web 500',
    'update web v2',
    'update web nopull',
    'wait 9m',
    'rollback web',
    'unready pod web',
    'ready pod web',
    'oom pod web',
    'fail pod web',
    'evict pod web',
    'load web 0',
    'set resources deployment/web --requests=cpu=100m',
    'rollout restart deployment/web',
    'rollout pause deployment/web',
    'rollout resume deployment/web',
    'autoscale web --min=2 --max=5 --cpu-percent=50',
    'delete hpa web',
    'expose deployment web --name front --port 80',
    'label deployment web a=b',
    'annotate deployment web a=b',
    'patch deployment web -p \'{"spec":{"replicas":2}}\'',
    'probe web readiness',
    'delete service front',
    'delete deployment web',
    'wait 1m',
  ],
  [
    'deploy db 3 statefulset',
    'write db-1 /data/x hello',
    'delete pod db-1',
    'crash pod db-0 loop',
    'curl db /add milk',
    'scale db 2',
    'disk lose data-db-0',
    'delete pvc data-db-2',
    'delete statefulset db',
    'step 3 deploy web',
  ],
  [
    'deploy agent daemonset',
    'node add',
    'cordon node-2',
    'uncordon node-2',
    'drain node-2 --force',
    'uncordon node-2',
    'taint nodes node-1 a=b:NoExecute',
    'taint nodes node-1 a:NoExecute-',
    'label node node-2 disk=ssd',
    'deploy logs daemonset on disk=ssd',
    'node fail node-3',
    'wait 6m',
    'node recover node-3',
    'node notready node-2',
    'node recover node-2',
    'node remove node-3',
  ],
  [
    'deploy notes 3 volume',
    'curl notes /visit -n 4',
    'create job once --image once:exit0',
    'create cronjob tick --image tick:exit0 --schedule "*/5 * * * *"',
    'create job now --from=cronjob/tick',
    'create namespace blue',
    'create quota few --hard=pods=3',
    'apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}',
    'apply -f -\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: guard}\nspec: {minAvailable: 2, selector: {matchLabels: {app: notes}}}',
    'create priorityclass high --value 100',
    'run lone --image lone:v1',
    'delete pod lone',
    'apply -f -\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
    'delete pvc c',
    'delete quota few',
  ],
];

test.each(SESSIONS.map((commands) => [commands[0]!, commands] as const))('after %s and what follows', (_, commands) => {
  const replies = play(commands);
  expect(replies.filter(({ reply }) => reply.audience === 'channel').length).toBeGreaterThan(commands.length * 0.7);
  const without = replies
    .filter(({ reply }) => reply.audience === 'channel')
    .flatMap(({ text, reply, state }) => {
      const last = reply.buttons.at(-1);
      if (last === undefined || !last.label.startsWith('Why') || !/^why( |$)/.test(last.run)) {
        return [`${text}: ${reply.buttons.map(({ label }) => label).join(', ')}`];
      }
      const { headline } = playOne(state, last.run).reply;
      return /^(Nothing was changed|Which Pod|Nothing that is remembered)/.test(headline)
        ? [`${text}: ${last.run}: ${headline}`]
        : [];
    });
  expect(without).toEqual([]);
});

test('where nothing but time has passed in a new cluster, there is nothing to ask about', () => {
  const [{ reply }] = play(['wait 1m']) as [ReturnType<typeof play>[number]];
  expect(reply.buttons.map(({ label }) => label)).not.toContain('Why?');
});

import { ALL_VERBS } from '../../../src/app/verbs';
import { play, type Played } from '../play';
import { violations } from '../style-rules';

const SQUAD = [
  'deploy web 4',
  'deploy notes 3 volume',
  'deploy db 3 statefulset',
  'deploy agent daemonset',
  'node add',
];
const MADE_UP = /\b[bcdf-hj-np-tv-xz24-9]{5}\b/g;

/** Names that are drawn by lot are the same for all. */
const plain = (lines: readonly string[] = []) => lines.map((line) => line.replace(MADE_UP, '#####'));
const labels = ({ reply }: Played) => reply.buttons.map(({ label }) => label);
const last = (...texts: readonly string[]) => play(texts).at(-1)!;

/** The Node that holds the Pod which leads the database. */
const leading = (played: Played): string => played.after.get('Pod', 'db-0', 'default')?.spec.nodeName ?? '';
const NODE = leading(last(...SQUAD));
const failed = (...then: readonly string[]) => last(...SQUAD, `node fail ${NODE}`, ...then);

describe('a Node fails, and then five minutes pass', () => {
  test('first nothing is replaced', () => {
    const { reply } = failed();
    expect(reply.headline).toBe(`${NODE} is silent; nothing is replaced yet`);
    expect(reply.took).toBe(50_000);
    expect(reply.kubectl).toBe('(no kubectl verb: machines fail by themselves)');
    const story = plain(reply.story).join('\n');
    expect(story).toMatch(new RegExp(`^0s  ${NODE} stopped reporting; its Pods may or may not run\n`));
    expect(story).toContain('5s  database: no answer from db-0 for 5s, so db-1 leads');
    expect(story.replace(/\s+/g, ' ')).toContain(`marked ${NODE} NotReady 50s Services`);
    expect(story).toMatch(/\n50s \d Pods wait 5m00s, because the Node may come back$/);
    expect(reply.notice).toBe(
      'Notice: kubectl still prints Running for them, the last word that was heard. Predict: which of them get a new Pod?',
    );
    expect(labels(failed())).toEqual(['Wait 5m', 'Predict first', `Recover ${NODE}`, 'Why?']);
  });

  test('what is due is named Pod by Pod, and what is not', () => {
    const next = plain(failed().reply.picture).slice(-2);
    expect(next[0]).toMatch(/^next {2}5m00s {2}evict (#####, ){1,3}db-0$/);
    expect(next[1]).toBe('      never  agent-#####, it may stay');
    expect(failed().reply.text).toMatch(/Never: agent-\w+, it may stay\./);
  });

  test('then each kind has its own answer', () => {
    const played = failed('wait 5m');
    const { reply } = played;
    expect(reply.headline).toMatch(/^\d Pods replaced, db-0 waits, agent stays$/);
    expect(reply.took).toBe(303_000);
    const story = plain(reply.story).join(' ').replace(/\s+/g, ' ');
    expect(story).toMatch(/^5m00s Node controller evicted (#####, )*##### and db-0 5m00s /);
    expect(story).toMatch(/ReplicaSets? made .* at once, on node-/);
    expect(story).toContain(
      '5m00s StatefulSet made no db-0, because the old one may still run and write: never two db-0 on one volume',
    );
    expect(story).toMatch(/5m00s agent-##### tolerates a silent Node without limit/);
    expect(reply.notice).toBe(
      'Notice: one lost Node, three answers. Stateless: replaced. With identity: waits for certainty. One per Node: stays.',
    );
    expect(labels(played)).toEqual([`Recover ${NODE}`, `Remove ${NODE}`, expect.any(String), 'Why?']);
  });

  test('half-way, the time that is left is said', () => {
    const { reply } = failed('wait 2m');
    expect(reply.headline).toMatch(new RegExp(`^${NODE} is still silent; \\d Pods wait 3m00s more$`));
  });

  test('back in time: nothing was replaced', () => {
    const { reply } = failed('wait 2m', 'node recover');
    expect(reply.headline).toMatch(new RegExp(`^${NODE} is back; its \\d Pods ran all the time$`));
    expect(plain(reply.story)[0]).toBe(`0s  ${NODE} reported again, after 2m50s of silence`);
    expect(plain(reply.story).join(' ')).toMatch(/Node controller cancelled \d evictions: node-\d is back/);
  });

  test('back too late: what was told to stop stops, and the numbered Pod is made anew', () => {
    const { reply } = failed('wait 5m', 'node recover');
    expect(reply.headline).toMatch(new RegExp(`^${NODE} is back; \\d old Pods stopped, db-0 made anew$`));
    expect(reply.story.join(' ')).toContain('StatefulSet made a new db-0');
  });

  test('removed instead: the numbered Pod is made anew elsewhere', () => {
    const { after } = failed('wait 5m', `node remove ${NODE}`);
    expect(after.get('Pod', 'db-0', 'default')?.spec.nodeName).not.toBe(NODE);
  });
});

test('what becomes of the requests that people send is said', () => {
  const commands = ['deploy web 3', 'load web 500', 'node fail node-3'];
  const story = (played: Played) => played.reply.story.join(' ').replace(/\s+/g, ' ');
  const failing = last(...commands);
  expect(failing.reply.headline).toBe('node-3 is silent; nothing is replaced yet, 100/s lost');
  expect(story(failing)).toContain(
    '50s Service web lost up to 167 of 500 requests/s until then, 100 since: 2 Pods can do 400',
  );
  expect(story(last(...commands, 'wait 5m'))).toContain(
    'Service web lost 100 of 500 requests/s until then, none since: 3 Pods can do 600',
  );
  expect(story(last(...commands, 'wait 2m', 'node recover node-3'))).toContain(
    'Service web lost 100 of 500 requests/s until then, none since: 3 Pods can do 600',
  );
});

test('where enough Pods are left nothing is lost once the Node is marked', () => {
  const { reply } = last('deploy web 3', 'load web 300', 'node fail node-3');
  expect(reply.headline).toBe('node-3 is silent; nothing is replaced yet');
  expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
    'Service web lost up to 100 of 300 requests/s until then, none since: 2 Pods can do 400',
  );
});

test('where every Pod is evicted in the end, all wait', () => {
  const { reply } = last('deploy web 4', 'deploy db 3 statefulset', 'node fail node-3');
  expect(reply.story.at(-1)).toBe('50s all wait 5m00s, because the Node may come back');
});

test('Pods are started, not images', () => {
  const { reply } = failed('wait 5m');
  expect(reply.story.join(' ')).not.toContain('started them');
  expect(reply.story.join(' ')).toMatch(/pulled 2 images, started \d Pods/);
});

const LABELLED = [
  'deploy web 4',
  'deploy db 3 statefulset',
  'deploy agent daemonset',
  'node add',
  'label node node-2 disk=ssd',
  'label node node-4 disk=ssd',
  'deploy logs daemonset on disk=ssd',
];

test('the leader is marked also where its Node has labels and its Pods are counted', () => {
  const { reply } = last(...LABELLED, 'drain node-3 --ignore-daemonsets', 'uncordon node-3');
  expect(reply.picture?.join('\n')).toMatch(/\d Pods, all \[R\], db-0\*/);
});

test('Pods of one Node that are gone are named where there is room', () => {
  const { reply } = last(...LABELLED, 'node fail node-2', 'wait 5m', 'node recover node-2');
  expect(reply.picture?.join('\n')).toMatch(/- \[ \] web\.\.\w{5}, db-\d {2}gone/);
});

test('a Node without Pods is missed by nobody', () => {
  const { reply } = last('node fail node-2');
  expect(reply.headline).toBe('node-2 is silent; it had no Pods');
  expect(reply.buttons.map(({ run }) => run)).not.toContain('wait 5m');
});

test('where no Node is ready nothing is evicted, and the reply says why', () => {
  const { reply } = last('deploy web', 'node fail 1', 'node fail 2', 'node fail 3');
  expect(reply.headline).toBe('node-3 is silent, and no other Node is ready');
  const story = reply.story.join(' ').replace(/\s+/g, ' ');
  expect(story).toContain('cancelled 1 eviction: no Node is ready, so the fault may lie elsewhere');
  expect(story).toContain('nothing is evicted: no Node is ready, so the fault may lie elsewhere');
  expect(reply.picture?.join(' ')).not.toContain('evict');
});

test('where most Nodes are silent nothing more is evicted, and the reply says why', () => {
  const fails = [1, 2, 3].map((number) => `node fail node-${number}`);
  const { reply } = last('node add', 'deploy web 4', ...fails);
  expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
    'nothing is evicted: so many Nodes are lost together that the network may be at fault',
  );
});

test('a kubelet that says itself that its Node is not ready stops its Pods in order', () => {
  const [told, waited] = play(['deploy db 3 statefulset', 'node notready node-1', 'wait 5m']).slice(1);
  expect(told!.reply.headline).toBe('node-1 is not ready; its Pods run on for now');
  expect(told!.reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
    'reported that the Node is not ready; its Pods run on',
  );
  expect(waited!.reply.headline).toBe('1 Pod replaced');
  expect(waited!.reply.notice).toContain('so even a StatefulSet could make its Pod anew');
});

test('a Pod of nobody is lost', () => {
  const { reply } = last(
    'create deployment web --image=web:v1',
    'deploy agent daemonset',
    'node fail node-1',
    'wait 6m',
  );
  expect(reply.story.join('\n')).not.toContain('undefined');
});

test('whoever forces a Pod off a silent Node is told of the risk', () => {
  const node = last('deploy db 3 statefulset').after.get('Pod', 'db-1', 'default')!.spec.nodeName!;
  const { reply } = last('deploy db 3 statefulset', `node fail ${node}`, 'delete pod db-1 --force');
  expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
    `the old db-1 may still run on ${node}: there may be two now`,
  );
  expect(reply.notice).toContain('Do it only when its machine is off for certain.');
});

describe('why', () => {
  test.each([
    ['node', () => [`why ${NODE}`], /^node-\d is NotReady: nothing was heard for 50s$/],
    ['a Pod that is evicted later', () => ['why db-0'], /^db-0 may run or not: node-\d is silent$/],
    ['a workload', () => ['why db'], /^db has 2 of 3, because node-\d is silent$/],
    ['a numbered Pod that was evicted', () => ['wait 5m', 'why db-0'], /^No new db-0 yet: the old one may still run$/],
    ['a Node that is back', () => ['wait 5m', 'node recover', `why ${NODE}`], /^node-\d is back and ready again$/],
  ])('%s', (_what, texts, headline) => {
    const { reply } = failed(...texts());
    expect(reply.headline).toMatch(headline);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test('draws the fault as the cause', () => {
    const { reply } = failed('wait 5m', 'why db-0');
    expect(reply.picture).toEqual([
      `you: let ${NODE} fall silent`,
      `'- Node controller marked ${NODE}`,
      '   NotReady',
      '   because nothing was heard of its',
      '   kubelet for 50s',
      "   '- Node controller evicted db-0",
      '      because it tolerates a silent',
      '      Node for 5 minutes only',
      '',
      `Only ${NODE} can say that it has`,
      'stopped. Or you say it: remove the',
      'Node.',
    ]);
  });
});

test.each([1, 2, 3])('every reply about failing Nodes keeps the rules of style (seed %i)', (seed) => {
  const texts = [
    ...SQUAD,
    'load web 500',
    'node fail node-2',
    'why node-2',
    'show',
    'wait 1m',
    'node notready node-1',
    'show nodes',
    'node fail node-1',
    'delete pod db-1',
    'wait 5m',
    'why agent',
    'why web',
    'why db',
    'scale web 2',
    'node fail 3',
    'node fail 4',
    'wait 10m',
    'show',
    'node recover 4',
    'node recover 1',
    'taint node node-2 node.kubernetes.io/out-of-service=off:NoExecute',
    'wait 1m',
    'node remove node-2',
    'node recover 3',
    'node recover',
    'show',
  ];
  for (const { text, reply, before, after } of play(texts, seed)) {
    expect({ text, wrong: violations(reply, { before, after, verbs: ALL_VERBS }) }).toEqual({ text, wrong: [] });
  }
});

import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { TWO_CONTAINERS } from '../../containers/two-containers';
import { isRefused, play, type Played } from '../play';
import { violations } from '../style-rules';

const SMALL = ['deploy web', 'deploy db 2 statefulset', 'deploy agent daemonset', TWO_CONTAINERS];

/** The last of these commands, in a channel where something of every kind runs. */
function last(...commands: readonly string[]): Played {
  const played = play([...SMALL, ...commands]);
  for (const one of played) expect({ [one.text]: wrong(one) }).toEqual({ [one.text]: [] });
  return played.at(-1)!;
}

function wrong({ reply, before, after, state }: Played): readonly string[] {
  const dead = reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => `refused: ${run}`);
  return [...violations(reply, { before, after, verbs: ALL_VERBS }), ...dead];
}

const labels = ({ buttons }: Reply) => buttons.map(({ label }) => label);
const story = ({ story: lines }: Reply) => lines.join(' ').replace(/\s+/g, ' ');

describe('crash pod', () => {
  test('names the container where a Pod has several, and offers the same one again', () => {
    const { reply } = last('crash pod lone -c shipper');
    expect(reply.headline).toBe('shipper in lone crashed and is back: same Pod');
    expect(story(reply)).toContain('ready again; restarts of shipper: 1');
    expect(reply.buttons[0]).toMatchObject({ label: 'Crash it again', run: 'crash pod lone -c shipper' });
  });
});

describe('oom pod', () => {
  test('says which limit was passed', () => {
    const { reply } = last('oom pod lone -c web');
    expect(reply.headline).toBe('web in lone ran out of memory and is back: same Pod');
    expect(story(reply)).toContain('it passed its memory limit of 128Mi (OOMKilled, exit code 137)');
    expect(reply.notice).toContain('the limit of 128Mi held');
  });

  test('says that there was none, and offers one', () => {
    const { reply } = last('oom pod web');
    expect(reply.headline).toMatch(/^web\.\.\w{5} ran out of memory and is back: same Pod$/);
    expect(story(reply)).toContain('its Node had no memory left for it (OOMKilled, exit code 137)');
    expect(story(reply)).toContain('ReplicaSet did nothing: 3 Pods wanted, 3 there');
    expect(labels(reply)).toEqual(['Once more', 'Set a limit', 'Delete it instead', 'Why?']);
  });

  test('again and again waits longer and longer', () => {
    const { reply } = last(...Array.from({ length: 5 }, () => 'oom pod lone -c web'));
    expect(reply.headline).toBe('web in lone ran out of memory; next start in 1m20s');
    expect(labels(reply)[0]).toBe('Wait 1m');
  });
});

describe('fail pod', () => {
  test('of a Deployment: another one is made, the failed one stays to be read', () => {
    const { reply } = last('fail pod web');
    expect(reply.headline).toMatch(/^web\.\.\w{5} failed, web\.\.\w{5} took its place$/);
    expect(story(reply)).toMatch(/kubelet evicted web\.\.\w{5}, because its Node was low on memory/);
    expect(story(reply)).toContain('because a Pod that has failed does not count: 3 are wanted, 2 there');
    expect(reply.picture?.join('\n')).toMatch(/~ \[x\] web\.\.\w{5}/);
    expect(labels(reply)).toEqual(['Delete the record', 'Crash one instead', 'See kubectl', 'Why?']);
  });

  test('of a StatefulSet: the failed one is deleted first', () => {
    const { reply } = last('fail pod db-1');
    expect(reply.headline).toBe('db-1 failed, a new db-1 took its place');
    expect(story(reply)).toContain('StatefulSet deleted the failed db-1; made a new db-1');
    expect(reply.notice).toContain('never be two of one name');
  });

  test('of a DaemonSet: the failed one is deleted, its Node gets a new one', () => {
    const { after } = last();
    const agent = after.podsOn('node-1').find(({ metadata }) => metadata.name.startsWith('agent-'))?.metadata.name;
    const { reply } = last(`fail pod ${agent}`);
    expect(reply.headline).toMatch(new RegExp(`^${agent} failed, agent-\\w{5} took its place$`));
    expect(story(reply)).toContain(`DaemonSet deleted ${agent}, because it failed and will not run again`);
  });

  test('in the middle of a rollout that is stuck: first of all the way back', () => {
    const { reply } = last('update web nopull', 'fail pod web');
    expect(reply.buttons[0]).toMatchObject({ label: 'Roll back', run: 'rollback web' });
  });

  test('of nobody: it stays away', () => {
    const { reply } = last('fail pod lone');
    expect(reply.headline).toBe('lone failed; nobody replaces it');
    expect(story(reply)).toContain('nobody makes a new one, because no controller owns this Pod');
    expect(labels(reply)[0]).toBe('Delete the record');
  });
});

describe('the record of a Pod that failed', () => {
  test('is gone at once when it is deleted, and nobody is missing', () => {
    const failed = last('fail pod web');
    const { reply } = last('fail pod web', failed.reply.buttons[0]?.run ?? '');
    expect(reply.headline).toMatch(/^web\.\.\w{5} is gone; nothing replaced it$/);
    expect(story(reply)).toBe(
      '0s you deleted the Pod, which had ended before 0s ReplicaSet did nothing: 3 Pods wanted, 3 there',
    );
    expect(reply.notice).toContain('only the record of it is gone');
  });

  test('is no Pod that is there: neither for a crash nor for one that is not ready', () => {
    expect(story(last('fail pod web', 'crash pod web').reply)).toContain(
      'ReplicaSet did nothing: 3 Pods wanted, 3 there',
    );
    const { reply } = last('fail pod web', 'unready pod web');
    expect(story(reply)).toContain('ReplicaSet did nothing: 3 Pods wanted, 3 there');
    expect(last('fail pod web', 'unready pod web', 'scale web 4').reply.headline).toBe(
      'web waits: 3 of 4 Pods ready (not ready)',
    );
  });
});

describe('evict pod', () => {
  test('says that an eviction may be forbidden, and who replaces the Pod', () => {
    const { reply } = last('evict pod web');
    expect(reply.headline).toMatch(/^web\.\.\w{5} was evicted, web\.\.\w{5} took its place$/);
    expect(story(reply)).toMatch(/you asked the API to evict web\.\.\w{5}: a deletion that a rule may forbid/);
    expect(story(reply)).toContain('because a Pod that is stopping does not count');
    expect(reply.kubectl).toBe('(no kubectl verb: kubectl drain asks this for every Pod of a Node)');
  });

  test('a StatefulSet waits until the old one is gone', () => {
    const { reply } = last('evict pod db-1');
    expect(reply.headline).toBe('db-1 was evicted, a new db-1 took its place');
    expect(story(reply)).toContain('StatefulSet waited: there must never be two db-1');
  });

  test('on a silent Node it is not gone', () => {
    const { reply } = last('node fail node-2', 'evict pod lone');
    expect(reply.headline).toBe('lone is evicted, but not gone yet');
    expect(labels(reply)[0]).toBe('Recover node-2');
  });
});

describe('unready pod and ready pod', () => {
  test('a Pod that runs and gets no requests', () => {
    const { reply } = last('unready pod web');
    expect(reply.headline).toMatch(/^web\.\.\w{5} runs on, not ready: 2 of 3 serve$/);
    expect(story(reply)).toContain('ReplicaSet did nothing: 3 Pods wanted, 3 there');
    expect(reply.picture?.join('\n')).toMatch(/~ \[n\] web\.\.\w{5}/);
    expect(labels(reply)).toEqual(['Make it ready', 'Put load on it', 'Crash it instead', 'Why?']);
  });

  test('and back, without a restart', () => {
    const unready = last('unready pod web');
    const again = unready.reply.buttons[0]?.run ?? '';
    const { reply } = last('unready pod web', again);
    expect(reply.headline).toMatch(/^web\.\.\w{5} is ready again: 3 of 3 serve$/);
    expect(reply.notice).toContain('no restart');
  });

  test('a StatefulSet that waits for it says so, and how it goes on', () => {
    const { reply } = last('unready pod db-0', 'scale db 1');
    expect(reply.headline).toBe('db still has 2 Pods, 1 wanted');
    expect(reply.notice).toContain('It waits for the broken one.');
    expect(reply.buttons[0]).toMatchObject({ label: 'Make it ready', run: 'ready pod db-0' });
  });
});

describe('drain', () => {
  test("that stops shows kubectl's words, what going on means, and a button that goes on", () => {
    const { reply, after } = last('drain node-2');
    expect(reply.headline).toBe('node-2 is cordoned, not drained: 2 Pods in the way');
    expect(reply.verbatim).toContain(
      'error: unable to drain node "node-2" due to error: [cannot delete DaemonSet-managed',
    );
    expect(story(reply)).toMatch(
      /you cordoned node-2 \(takes no new Pods\); evicted nobody, because agent-\w{5} and lone are in/,
    );
    expect(reply.notice).toBe(
      'Notice: drained all the same: Pods of a DaemonSet stay where they are; files in an emptyDir are lost; Pods without a controller are gone.',
    );
    expect(reply.buttons[0]).toMatchObject({
      label: 'Drain all the same',
      run: 'drain node-2 --ignore-daemonsets --delete-emptydir-data --force',
      confirm: 'Files in an emptyDir are lost; Pods without a controller are gone.',
    });
    expect(after.podsOn('node-2').length).toBeGreaterThan(2);
  });

  test('goes on when asked to', () => {
    const first = last('drain node-2');
    const { reply, after } = last('drain node-2', first.reply.buttons[0]?.run ?? '');
    expect(reply.headline).toMatch(/^node-2 is drained: \d Pods ended there, \d made elsewhere$/);
    expect(reply.notice).toBe('Notice: nobody makes lone again: no controller owned it.');
    expect(labels(reply)[0]).toBe('Uncordon node-2');
    expect(after.podsOn('node-2').map(({ metadata }) => metadata.name)).toEqual([expect.stringMatching(/^agent-/)]);
  });

  test('asks nothing where nothing is lost', () => {
    const played = play(['deploy web', 'deploy agent daemonset', 'drain node-2']).at(-1)!;
    expect(played.reply.buttons[0]).toEqual({ label: 'Drain all the same', run: 'drain node-2 --ignore-daemonsets' });
  });

  test('with volumes and names', () => {
    const played = play(['deploy db 3 statefulset', 'drain node-2']).at(-1)!;
    expect(wrong(played)).toEqual([]);
    expect(played.reply.headline).toBe('node-2 is drained: 1 Pod ended there, 1 made elsewhere');
    expect(story(played.reply)).toMatch(/StatefulSet waited: there must never be two db-\d/);
    expect(played.reply.notice).toContain('The volume followed the name.');
  });

  test('of an empty Node, and once more', () => {
    const [, first, second] = play(['deploy web 1', 'drain node-3', 'drain node-3']);
    expect([first!, second!].map(wrong)).toEqual([[], []]);
    expect([first!, second!].map(({ reply }) => reply.headline)).toEqual([
      'node-3 is drained: 0 Pods had to leave',
      'node-3 is drained: 0 Pods had to leave',
    ]);
  });

  test('where no other Node has a place, says who waits', () => {
    const played = play(['deploy web 2', 'cordon node-1', 'cordon node-2', 'cordon node-3', 'drain node-1']).at(-1)!;
    expect(wrong(played)).toEqual([]);
    expect(played.reply.headline).toMatch(/^node-1 is drained: 1 Pod ended, 0 made elsewhere, 1 waits$/);
  });

  test('that stops for very many Pods says it within a message', () => {
    const pod = (index: number) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: { name: a-pod-that-nobody-owns-${index} }\nspec: { nodeName: node-2, containers: [{ name: a, image: a:v1 }] }\n`;
    const many = Array.from({ length: 50 }, (_, index) => pod(index)).join('');
    const played = play([`apply -f -\n${many}`, 'drain node-2']).at(-1)!;
    expect(wrong(played)).toEqual([]);
    expect(played.reply.headline).toBe('node-2 is cordoned, not drained: 50 Pods in the way');
  });

  test('of a silent Node gives up', () => {
    const { reply } = last(
      'node fail node-2',
      'drain node-2 --ignore-daemonsets --force --delete-emptydir-data --timeout 30s',
    );
    expect(reply.headline).toMatch(/^node-2 is not drained yet: \d Pods still there$/);
    expect(reply.took).toBe(30_000);
    expect(reply.verbatim).toContain('global timeout reached: 30s');
    expect(labels(reply)[0]).toBe('Recover node-2');
  });
});

test('every refusal of these verbs keeps the rules of style', () => {
  const mistakes = [
    ...['crash pod nope', 'crash pod db', 'crash pod lone -c nope', 'crash pod db-0 db-1', 'crash pod --exit 999'],
    ...['oom pod nope', 'oom pod db', 'fail pod db', 'fail pod nope', 'evict pod nope', 'evict pod db'],
    ...['unready pod db', 'unready pod nope', 'ready pod db-0', 'ready pod', 'ready pod lone -c nope'],
    ...['drain', 'drain node-9', 'drain node-1 node-9', 'drain node-1 --force=maybe', 'drain node-1 --timeout'],
  ];
  for (const mistake of mistakes) {
    const played = last(mistake);
    expect(played.reply.audience).toBe('asker');
    expect(played.after.snapshot()).toEqual(played.before.snapshot());
  }
});

test('several Nodes that are drained are told as several, and each missing flag once', () => {
  const refused = last('drain node-1 node-2').reply;
  expect(refused.headline).toMatch(/^2 Nodes are cordoned, not drained: \d Pods in the way$/);
  expect(refused.notice?.match(/Pods of a DaemonSet stay where they are/g)).toHaveLength(1);
  const [goOn] = refused.buttons;
  expect(goOn?.run).toMatch(/^drain node-1 node-2 --/);
  expect(last(goOn!.run).reply.headline).toMatch(/^2 Nodes are drained: \d Pods ended/);
});

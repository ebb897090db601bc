/**
 * Situations that a class gets into sooner or later: what is said of them is true, and what is offered helps.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import type { Reply } from '../../src/tutor/reply';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { NOTHING_TAUGHT, type Taught } from '../../src/tutor/taught';
import { BARE_REPLICA_SET } from '../commands/bare-replica-set';
import { isRefused, play, type Played, playOne } from './play';
import { violations } from './style-rules';

const lonePod = (image: string) => `apply -f -
apiVersion: v1
kind: Pod
metadata: {name: lone}
spec: {restartPolicy: Never, containers: [{name: app, image: "${image}"}]}`;

const SHOP_AND_HELPER = `apply -f -
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec: {containers: [{name: shop, image: "shop:v1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: helper}
spec: {restartPolicy: Never, containers: [{name: app, image: "helper:exit0"}]}`;

/** The last of these commands. Every reply on the way keeps the rules of style, and none of its buttons is refused. */
function last(...commands: readonly string[]): Played {
  const played = play(commands);
  for (const { text, reply, before, after, state } of played) {
    const wrong = violations(reply, { before, after, verbs: ALL_VERBS });
    const dead = reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => run);
    expect({ text, wrong, dead }).toEqual({ text, wrong: [], dead: [] });
  }
  return played.at(-1)!;
}

const story = ({ story: lines }: Reply): string => lines.join('\n').replace(/\n {4}/g, ' ');
const drawn = ({ picture = [] }: Reply): string => picture.join('\n');
const offered = ({ buttons }: Reply): readonly string[] => buttons.map(({ run }) => run);

describe('a bare ReplicaSet', () => {
  test('is updated for new Pods only: the reply says why and offers the Deployment', () => {
    const { reply } = last(BARE_REPLICA_SET, 'update old v2');
    expect(reply.headline).toBe('old: v2 is for new Pods only; 2 stay as before');
    expect(story(reply)).toContain(
      'because the number is right: its template (what its Pods look like) counts for new Pods only',
    );
    expect(offered(reply)[0]).toBe('deploy old 2 --image old:v2');
  });

  test('has Pods that can be crashed again', () => {
    const { reply } = last(BARE_REPLICA_SET, 'crash pod');
    expect(reply.buttons.map(({ label }) => label).slice(0, 2)).toEqual(['Crash it again', 'Delete it instead']);
  });
});

describe('a Pod that nobody owns', () => {
  test('was made by you', () => {
    const { reply } = last(lonePod('lone:v1'));
    expect(story(reply)).toContain('0s  you made Pod lone');
    expect(offered(reply)).toContain('delete pod lone');
  });

  test('cannot crash when it has ended', () => {
    expect(offered(last(lonePod('lone:exit0')).reply)).not.toContain('crash pod lone');
    expect(offered(last(lonePod('lone:exit0'), 'show lone').reply)).not.toContain('crash pod lone');
  });

  test('is not missing from the ready ones when it is done', () => {
    const { reply } = last('deploy web', SHOP_AND_HELPER);
    expect(reply.headline).toBe('2 objects applied; 2 of 2 Pods ready');
  });
});

describe('containers that crash by themselves', () => {
  const { reply } = last('deploy web 5', 'update web crash');

  test('stand in the strip under their own word', () => {
    expect(drawn(reply)).toContain('! crash wait');
    expect(drawn(reply)).not.toContain('image pull');
  });

  test('do not push the rollout out of the story', () => {
    expect(story(reply)).toContain('3 new were ready: old 4 to 1, new 3 to 5');
    expect(story(reply)).toMatch(/\.\.\. \d+ more steps$/);
    expect(offered(reply)).toEqual(['rollback web', 'diagnose web', 'show steps', 'why web']);
  });

  test('keep their word in the strip of the rollback', () => {
    const back = last('deploy web 5', 'update web crash', 'rollback').reply;
    expect(drawn(back)).toContain('! crash wait');
  });

  test('start again in whole words', () => {
    const next = last('deploy web', 'crash pod web --loop').reply.picture?.find((line) => line.startsWith('next'));
    expect(next).toMatch(/web\.\.\w{5} starts again$/);
    expect(drawn(reply)).toContain('3 Pods start again');
  });

  test('are told by name when one of several starts first', () => {
    const waited = last('deploy web', 'update web crash', 'wait 5m').reply;
    expect(story(waited)).not.toMatch(/started web\.\.\w+ again, each/);
  });
});

describe('who waits', () => {
  test('is told how the stuck rollout stands, and offered the repair', () => {
    const { reply } = last('deploy web 4', 'update web nopull', 'wait 1m');
    expect(reply.headline).toBe('web is still stuck half-way, 3 of 4 can serve');
    expect(offered(reply)[0]).toBe('rollback web');
  });

  test('past the deadline is told so, and not to wait on', () => {
    const { reply } = last('deploy web 4', 'update web nopull', 'wait 9m');
    expect(reply.headline).toBe('web is marked stalled, 3 of 4 can serve');
    expect(offered(reply)).not.toContain('wait 9m');
  });
});

describe('a rollout that overtakes another', () => {
  test('shows all old Pods that can serve', () => {
    const { reply } = last('deploy web 3 --image web:slow', 'update web crash', 'update web bad');
    expect(drawn(reply)).toMatch(/\|- old .*slow.* 2 ready/);
  });

  test('of nothing is no rollout', () => {
    const { reply } = last('deploy web', 'scale web 0', 'update web v2');
    expect(reply.headline).toBe('web has image v2 now; 0 Pods are wanted');
    expect(story(reply)).not.toContain('0 to 0');
  });

  test('is not offered as the way back to what did not work', () => {
    expect(offered(last('deploy web', 'update web nopull', 'update web v2').reply)).not.toContain('rollback web');
  });

  test('keeps its columns under each other', () => {
    const lines = last('deploy web 4', 'update web v2').reply.picture ?? [];
    const column = (start: string) => lines.find((line) => line.startsWith(start))?.search(/ v\d/);
    expect(column('|- old')).toBe(column("'- new"));
  });
});

describe('Nodes', () => {
  test('a taint has a headline, a line, a notice and a way back', () => {
    const { reply } = last('deploy web', 'taint node node-2 gpu=yes:NoExecute');
    expect(reply.headline).toBe('node-2 is tainted gpu=yes:NoExecute; 1 Pod evicted');
    expect(story(reply)).toContain('you tainted node-2: gpu=yes:NoExecute');
    expect(reply.notice).toContain('NoExecute also evicts what runs');
    expect(offered(reply)[0]).toBe('taint node node-2 gpu-');
    const off = last('deploy web', 'taint node node-2 gpu=yes:NoExecute', 'taint node node-2 gpu-').reply;
    expect(off.headline).toBe('node-2 lost the taint gpu; 0 Pods new');
  });

  test('a label that is taken off is not "labelled disk-"', () => {
    const { reply } = last('deploy agent daemonset on disk=ssd', 'label node-1 disk=ssd', 'label node-1 disk-');
    expect(reply.headline).toBe('node-1 lost the label disk: 0 Pods new, 1 gone');
    expect(story(reply)).toContain('you took the label disk off node-1');
  });

  test('a label that chooses Nodes is offered for the next one, and heard', () => {
    const { reply } = last('deploy agent daemonset on disk=ssd', 'label node-1 disk=ssd');
    expect(offered(reply).slice(0, 2)).toEqual(['label node node-2 disk=ssd --overwrite', 'label node node-1 disk-']);
    expect(reply.text).toContain('node-1 has the label disk=ssd.');
  });

  test('a DaemonSet that fits nowhere says which label is missing', () => {
    const { reply } = last('deploy agent daemonset on disk=ssd');
    expect(story(reply)).toContain('because no Node has the label disk=ssd');
    expect(last('deploy agent daemonset on disk=ssd', 'update agent v2').reply.headline).toBe(
      'agent has image v2 now; 0 Nodes fit',
    );
  });

  test('one that joins for waiting Pods is not empty', () => {
    const { reply } = last('cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web 2', 'node add');
    expect(reply.headline).toBe('node-4 joined; 2 waiting Pods got a place there');
    expect(story(reply)).not.toContain('did nothing');
  });

  test('cordoned ones are called so where no Node fits', () => {
    const { reply } = last('cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web 2');
    expect(story(reply)).toContain('because all 3 Nodes are cordoned');
  });

  test('one that leaves with Pods of a StatefulSet does not give them new names', () => {
    const { reply } = last('deploy db 3 statefulset', 'node remove node-1');
    expect(reply.headline).toBe('node-1 is gone with 1 Pod; 1 made elsewhere');
    expect(reply.notice).toContain('a disk is on one Node at a time');
    expect(reply.buttons[0]).toEqual({ label: 'Wait 6m', run: 'wait 6m' });
    expect(last('deploy db 3 statefulset', 'node remove node-1', 'wait 6m').reply.headline).toMatch(/all ready$/);
    expect(story(reply)).toContain('removed db-1, because its Node, node-1, was removed more than 40s ago');
    expect(last('deploy db 3 statefulset', 'delete node node-1').reply.headline).toBe(reply.headline);
  });

  test('Pods that join others on their Nodes have no Node of their own', () => {
    expect(story(last('deploy web', 'scale web 5').reply)).not.toContain('its own Node');
  });
});

describe('deletion', () => {
  test('counts the volumes of the StatefulSet that went, not those of others', () => {
    const { reply } = last('deploy cache 2 statefulset', 'deploy db 3 statefulset', 'delete statefulset db');
    expect(reply.headline).toBe('StatefulSet db is gone; 3 volumes stayed');
    expect(offered(reply)[0]).toBe('deploy db 3 statefulset');
    expect(story(reply)).toContain('removed db-0, db-1 and db-2, because their owner');
  });

  test('of a Deployment tells what went by its kinds', () => {
    expect(story(last('deploy web', 'delete deployment web').reply)).toMatch(/removed ReplicaSet web-\w+ and 3 Pods/);
  });

  test('of one Pod of one is told in good grammar', () => {
    expect(story(last('deploy web 1', 'delete pod').reply)).toContain('1 is wanted, 0 there');
  });
});

describe('scaling', () => {
  test('to nothing offers no load and no update', () => {
    expect(offered(last('deploy web', 'scale web 0').reply)).toEqual(['scale web 4', 'quiz', 'why web']);
  });

  test('down by many gives the order in which Pods go, not the reason of one', () => {
    expect(story(last('deploy web 5', 'scale web 1').reply)).toMatch(
      /to go, because those on Nodes with most of its Pods go first/,
    );
  });
});

test('a Service is explained once', () => {
  expect(story(last('deploy web').reply)).toContain('Service web (one address for ready Pods)');
  expect(story(last('deploy web', 'deploy api').reply)).toMatch(/Service api$/m);
});

test('what is due elsewhere is not told under another workload', () => {
  expect(drawn(last('deploy web', 'update web nopull', 'deploy api').reply)).not.toContain('pull is tried');
});

test('a StatefulSet with a bad image is not offered what the course rules deny', () => {
  expect(offered(last('deploy db statefulset --image db:nopull').reply)).toContain('delete statefulset db');
});

test('long corrections show that more follows', () => {
  const { reply } = last('deploy web', 'updte web nopull');
  expect(reply.buttons[0]).toEqual({ label: 'Run: update web no..', run: 'update web nopull' });
});

describe('images that cannot be pulled', () => {
  test('are told to the end: how many tries, and how long the waits are', () => {
    const { reply } = last('deploy web --image web:nopull');
    expect(story(reply)).toContain('4 tries failed so far; the waits grow: 10s, 20s, 40s, 1m20s');
  });

  test('do not stand in the story of another workload', () => {
    const { reply } = last('deploy web --image web:nopull', 'deploy db statefulset --image db:crash');
    expect(story(reply)).not.toContain('cannot be pulled');
    expect(story(reply)).toContain('container db of db-0 ended with exit code 1');
  });

  test('leave nobody to answer: more Pods are not offered', () => {
    expect(offered(last('deploy web --image web:nopull', 'load web 500').reply)[0]).toBe('show web');
  });

  test('keep the whole name of their ReplicaSet', () => {
    expect(drawn(last('deploy web --image web:nopull').reply)).toMatch(/ReplicaSet web-[a-z0-9]{8,10} +nopull$/m);
  });
});

test('Pods that crash again are not counted as ready', () => {
  const { reply } = last('deploy db statefulset --image db:crash');
  expect(story(reply)).toContain('0 of 2 Pods ready; the next one waits');
});

test('an update to what runs already says which image that is', () => {
  expect(last('deploy web', 'update web v1').reply.headline).toBe('Nothing to do: web has image v1 already');
});

test('a DaemonSet whose Pods run and do not serve is told so', () => {
  const bad = last('deploy agent daemonset --image agent:bad').reply;
  expect(bad.headline).toBe('agent is ready on 0 of 3 Nodes (not ready)');
  expect(offered(bad)[0]).toBe('update agent v1');
  const mended = last('deploy agent daemonset --image agent:bad', 'update agent v2').reply;
  expect(story(mended)).toContain(
    'because they have the old Pod template (what its Pods look like) and do not serve anyway',
  );
  expect(mended.notice).toContain('replaced at once');
});

test('equal steps share a line when all of them are shown', () => {
  const { reply } = last('deploy web', 'show steps');
  expect(drawn(reply)).toContain('ReplicaSet made 3 Pods');
  expect(drawn(reply)).not.toContain('-revision');
});

test('a choice of Pods has the names of the picture', () => {
  for (const { label } of last('deploy slow', 'delete pod slow').reply.buttons) {
    expect(label).toMatch(/^slow\.\.[a-z0-9]{5}$/);
  }
});

describe('the listener', () => {
  test('hears the number that was asked for', () => {
    expect(last('deploy web 4').reply.notice).toContain('not for four starts');
    expect(last('deploy web 30').reply.text).toContain('not for 30 starts');
  });

  test('hears the taints and labels of a Node', () => {
    const { text } = last('taint node node-2 gpu=yes:NoSchedule', 'label node node-2 disk=ssd', 'show node-2').reply;
    expect(text).toMatch(/Label disk=ssd\. Taint gpu:NoSchedule\./);
  });

  test('hears how many Pods each ReplicaSet has', () => {
    expect(last('deploy web', 'update web v2', 'show owners').reply.text).toMatch(
      /web-\w+ with 0 Pods, web-\w+ with 3 Pods/,
    );
  });

  test('hears what verbs are for in words that read well', () => {
    expect(last('help').reply.text).toContain('Nodes: node add');
    expect(last('help').reply.text).not.toContain('To Nodes');
  });
});

test('why tells what you did, not that you changed something', () => {
  expect(drawn(last('deploy web', 'update web v2', 'why web').reply)).toMatch(/set image web:v2 for web/);
  expect(drawn(last('deploy web', 'update web v2', 'rollback', 'why web').reply)).toMatch(
    /rolled web back to revision 1/,
  );
});

test('a StatefulSet that shrinks by several is told as one order', () => {
  const { reply } = last('deploy db 5 statefulset', 'scale db 1');
  expect(story(reply)).toContain('took db-4 away: the highest number goes first');
  expect(story(reply)).toContain('1s db-3, 2s db-2, 3s db-1');
  expect(reply.story.join(' ').match(/highest number/g)).toHaveLength(1);
});

test('what the command changed is drawn, also where very much else is in trouble', () => {
  const nodes = Array.from({ length: 17 }, () => 'node add');
  const { reply } = last(...nodes, 'deploy web 200', 'update web nopull', 'delete pod');
  const lanes = (reply.picture ?? []).filter((line) => / [+-] \[/.test(line));
  expect(lanes).toHaveLength(2);
});

test('long names of ReplicaSets end in one column', () => {
  const lines = last('deploy a-very-long-name-of-an-application', 'update a-very-long-name-of-an-application v2').reply
    .picture;
  const columns = (lines ?? []).filter((line) => /^(\|-|'-) /.test(line)).map((line) => line.search(/ {2}v\d/));
  expect(new Set(columns).size).toBe(1);
});

test('a Service that is made alone is told, explained, and offered requests', () => {
  const { reply } = last('create deployment shop --image=shop:v1', 'expose deployment shop --port=80');
  expect(story(reply)).toContain('you made Service shop (one address for ready Pods)');
  expect(offered(reply)[0]).toBe('load shop 500');
});

test('a Deployment of no Pods does not say that it runs', () => {
  const { reply } = last('deploy web 0');
  expect(reply.headline).toBe('web is there; 0 Pods are wanted');
  expect(reply.notice).toBeUndefined();
});

test('a correction keeps the name before the kind', () => {
  expect(last('deploy web', 'delete web').reply.buttons[0]).toEqual({
    label: 'Run: delete web',
    run: 'delete deployment web',
  });
});

describe('a StatefulSet under the rules of Kubernetes', () => {
  const replies = (...commands: readonly string[]) => {
    let [state, taught]: [ClusterState, Taught] = [newCluster({ seed: 7, rules: 'kubernetes' }), NOTHING_TAUGHT];
    return commands.map((command) => {
      const played = playOne(state, command, taught);
      ({ state, taught } = played);
      return played.reply;
    });
  };

  test('is updated from the top, each Pod when the one before is ready', () => {
    const reply = replies('deploy db 3 statefulset', 'update db v2').at(-1)!;
    expect(story(reply)).toContain('Each next one waits until the new one is ready: 4s db-1, 8s db-0');
    expect(story(reply)).toMatch(/12s all 3 are ready$/);
  });

  test('keeps its broken Pod after a rollback, and the reply says what helps', () => {
    const reply = replies('deploy db 3 statefulset', 'update db nopull', 'rollback db').at(-1)!;
    expect(offered(reply)[0]).toBe('delete pod db-2');
    expect(reply.notice).toContain('waits for its broken Pod');
  });
});

describe('what kubectl lists', () => {
  test.each([
    ['get pods', '3 Pods'],
    ['get deployment web', '1 Deployment'],
    ['get deploy,rs,pods', '5 objects'],
    ['get all', '6 objects'],
    ['get statefulsets', 'There is no StatefulSet here'],
    ['rollout status deployment/web', 'web is rolled out: 3 of 3 Pods ready'],
  ])('%s is summed up as %s', (command, headline) => {
    expect(play(['deploy web', command]).at(-1)?.reply.headline).toBe(headline);
  });
});

test('the notice tells how long the next crash waits, the first time and later', () => {
  const notices = play(['deploy web 1', 'crash pod', 'crash pod']).map(({ reply }) => reply.notice);
  expect(notices[1]).toContain('If it crashes again soon, its restart waits 10s.');
  expect(notices[2]).toContain('waits twice as long');
});

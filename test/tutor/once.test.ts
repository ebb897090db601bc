/** What a channel reads once: what kubectl is, whose time passes, what a Pod is, whose the notes are. */
import { runLabel } from '../../src/tutor/button';
import { freshNotice } from '../../src/tutor/notice';
import { play } from './play';
import { violations } from './style-rules';

const KUBECTL = 'kubectl is the command line of a real cluster';

test('the first reply says what a Pod, an image and kubectl are, and fits', () => {
  const [first, second] = play(['deploy web', 'scale web 4']);
  const story = first?.reply.story.join(' ').replace(/\s+/g, ' ') ?? '';
  expect(story).toContain('ReplicaSet made 3 Pods (a Pod: one running copy), because');
  expect(story).toContain('pulled web:v1 (an image: the packed app), started it');
  expect(story).toContain('with it came Service web');
  expect(first?.reply.story.length).toBeLessThanOrEqual(8);
  expect(first?.reply.aside).toContain(KUBECTL);
  expect(first?.reply.text).toContain(KUBECTL);
  expect(first?.reply.footer).toEqual(['What is a Pod?   /kube explain Pod']);
  expect(second?.reply.aside).toBeUndefined();
  expect(second?.reply.footer).toBeUndefined();
  expect(second?.reply.story.join(' ')).not.toContain('a Pod:');
});

test('the kubectl line and what stands under it are together what deploy does', () => {
  const [web, again, shop] = play(['deploy web', 'deploy api', 'deploy shop 1 with shipper']);
  expect(web?.reply.aside).toContain('Its Service takes a second command: kubectl expose deployment web --port=80');
  expect(again?.reply.aside).toEqual(['Its Service takes a second command: kubectl expose deployment api --port=80']);
  expect(shop?.reply.aside).toEqual([
    'The objects: Deployment shop, Service shop',
    'Their YAML: /kube get deploy/shop svc/shop -o yaml',
    'shipper:v1 is a helper: a container for what shop writes to /logs',
  ]);
  // The second command makes the same Service.
  const [, exposed] = play(['create deployment web --image=web:v1 --replicas=3', 'expose deployment web --port=80']);
  const spec = (played: typeof web) => {
    const { ports, selector } = played!.after.get('Service', 'web', 'default')!.spec;
    return { ports: ports?.map(({ port }) => port), selector };
  };
  expect(spec(exposed)).toEqual(spec(web));
});

test('a channel is told once that the clock jumps', () => {
  const [web, wait, again] = play(['deploy web', 'wait 5m', 'wait 5m']);
  expect(web?.reply.aside?.join()).not.toContain('simulated');
  expect(wait?.reply.aside).toEqual(['Time is simulated: it jumped 5m00s ahead, and nobody had to wait']);
  expect(again?.reply.aside).toBeUndefined();
});

test('a strip explains its letters in every reply with room', () => {
  const texts = ['deploy web', ...Array.from({ length: 6 }, () => 'label node node-1 a=b --overwrite')];
  const { reply } = play([...texts, 'deploy db 3 statefulset']).at(-1)!;
  expect(reply.picture).toContain('R ready  s starting');
});

test('a notice that was given a moment ago is not given again', () => {
  const twice = play(['deploy db 3 statefulset', 'delete pod db-1', 'delete pod db-2', 'delete pod db-1']);
  const notices = twice.slice(1).map(({ reply }) => reply.notice);
  expect(notices[0]).toContain('the price of an identity');
  expect(notices[1]).toContain('the name of the Pod is a part of the name of its claim');
  expect(notices[2]).toBeUndefined();
  expect(freshNotice('other', ['one'])).toBe('other');
  expect(freshNotice('one', ['one'])).toBeUndefined();
});

test('words are explained with what they stand for', () => {
  const told = play([
    'deploy web 4',
    'update web v2',
    'rollback web',
    'label node node-1 disk=ssd',
    'taint node node-1 a=b:NoExecute',
  ]);
  const stories = told.map(({ reply }) => reply.story.join(' ').replace(/\s+/g, ' '));
  expect(stories[1]).toContain('this is revision 2 (a numbered version of the template)');
  expect(stories[2]).toContain('the template (what its Pods look like) of revision 1');
  expect(stories[3]).toContain('disk=ssd (a label: a tag to select by)');
  expect(stories[4]).toContain('a=b:NoExecute (a taint keeps Pods off)');
});

test('a share that is no whole Pod is rounded, and the story says how', () => {
  const story = (copies: number) =>
    play([`deploy web ${copies}`, 'update web v2'])
      .at(-1)!
      .reply.story.join(' ')
      .replace(/\s+/g, ' ');
  expect(story(3)).toContain('(25% of 3, rounded up and down)');
  expect(story(4)).toContain('(25% of 4):');
});

test('what was typed is what is echoed and corrected', () => {
  const [notes, plain, wrong, alone] = play(['deploy notes 3 volume', 'deploy web', 'updte web nopull', 'updte']);
  expect(notes?.reply.command).toBe('deploy notes 3 volume');
  expect(plain?.reply.command).toBe('deploy web');
  expect(wrong?.reply.notice).toContain('/kube update web nopull');
  expect(alone?.reply.notice).toContain('/kube update web v2');
  expect(runLabel('update web nopull')).toBe('Run: update web no..');
  expect(runLabel('logs deployment/web')).toBe('Run: logs web');
  expect(runLabel('scale web 3')).toBe('Run: scale web 3');
});

test.each([
  ['settings quiet off', 'Set quiet off'],
  ['settings pods 600', 'Set pods 600'],
  ['settings who reset me', 'Set who reset me'],
  ['settings workspace', 'Workspace settings'],
  ['settings workspace log', 'Workspace log'],
  ['settings workspace retention 30', 'Set retention 30'],
  ['settings workspace channels only here', 'Set channels only ..'],
])('a button that sets something says what: %s', (command, label) => {
  expect(runLabel(command)).toBe(label);
});

test('the history of a rollout counts revisions and says why one is missing', () => {
  const texts = ['deploy web', 'update web v2', 'update web v3', 'rollback web', 'rollout history deployment/web'];
  const { reply } = play(texts).at(-1)!;
  expect(reply.headline).toBe('3 revisions of web');
  expect(reply.notice).toMatch(/^Notice: 2 is missing: a template that is used again gets a new number\./);
  const one = play(['deploy web', 'rollout history deployment/web']).at(-1)!.reply;
  expect(one.headline).toBe('1 revision of web');
  expect(one.notice).not.toContain('missing');
  expect(violations(reply)).toEqual([]);
});

test('after a rollback the numbers beside the revisions are those of Pods', () => {
  const { reply } = play(['deploy web', 'update web v2', 'rollback web', 'update web nopull', 'rollback web']).at(-1)!;
  expect(reply.picture?.filter((line) => /^.rev \d/.test(line)).every((line) => line.endsWith(' Pods'))).toBe(true);
});

test('many requests are told by bars alone; of two versions the list says which Pod has which', () => {
  const [, bars] = play(['deploy web', 'curl web -n 12']);
  expect(bars?.reply.verbatim).toBeUndefined();
  expect(bars?.reply.picture?.length).toBeGreaterThan(3);
  expect(bars?.reply.text).not.toContain('answers');
  const list = play(['deploy web', 'step update web v2', 'step 12', 'curl web -n 30']).at(-1)!.reply;
  expect((list.verbatim === undefined) !== (list.picture === undefined)).toBe(true);
});

test('a DaemonSet with a selector says how many Nodes there are besides, and no button scales it', () => {
  const texts = ['deploy web', 'label node node-2 disk=ssd', 'deploy logs daemonset on disk=ssd', 'node add'];
  const [, , logs, added] = play(texts);
  expect(logs?.reply.headline).toBe('logs runs on 1 of 1 Node that fits (3 in all)');
  expect(logs?.reply.notice).toContain('a selector limits a DaemonSet');
  expect(added?.reply.buttons[0]).toEqual({ label: 'Scale web to 6', run: 'scale web 6' });
});

test('a bare ReplicaSet whose Pods are older than its template shows their version', () => {
  const { reply } = play(['deploy old 2 replicaset', 'update old v2']).at(-1)!;
  expect(reply.picture?.filter((line) => /old-\w+ {2}v1$/.test(line))).toHaveLength(2);
});

test('who lifts the course rules is told for whom', () => {
  const { reply } = play(['deploy db 3 statefulset', 'rollback db']).at(-1)!;
  expect(reply.notice).toMatch(/^Course: .*\n.*\nDo it as Kubernetes: that lifts the rules for everybody/);
  const [fresh] = play(['explain course rules']);
  expect(fresh?.reply.story[0]).toMatch(/^Course \(the notes this follows\): /);
  expect(fresh?.reply.buttons[0]?.label).toBe('Lift the rules');
});

test('which says what it finds out', () => {
  const [first, second] = play(['which', 'which data']);
  expect(first?.reply.headline).toBe('Which kind fits your app? Question 1');
  expect(first?.reply.story[0]).toBe("Must your app's data be kept when a Pod is gone?");
  expect(second?.reply.headline).toBe('Which kind fits your app? Question 2');
});

test('a remark that is left out takes no room from the steps', () => {
  const { reply } = play(['deploy shop 1 with shipper']).at(-1)!;
  expect(reply.story.join(' ')).toContain('scheduler (chooses a Node) chose');
  expect(reply.story.at(-1)).not.toMatch(/more step/);
});

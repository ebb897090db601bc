/**
 * Commands about another namespace: the reply names it, kubectl's line does, and the buttons lead there.
 */
import { isRefused, play } from '../tutor/play';

const TEAM = ['create ns team', 'deploy api -n team'];

test('the command and the kubectl line name the namespace', () => {
  const { reply } = play(TEAM).at(-1)!;
  expect(reply.command).toBe('deploy api -n team');
  expect(reply.kubectl).toBe('kubectl create deployment api --image=api:v1 --replicas=3 --namespace=team');
});

test.each([
  [[...TEAM]],
  [[...TEAM, 'scale api 2 -n team']],
  [[...TEAM, 'load api 300 -n team']],
  [[...TEAM, 'crash pod -n team']],
  [[...TEAM, 'update api nopull -n team']],
  [[...TEAM, 'update api nopull -n team', 'wait 1m']],
  [[...TEAM, 'update api nopull -n team', 'rollback api -n team']],
])('every button works after %j', (texts) => {
  const { reply, state } = play(texts).at(-1)!;
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  expect(reply.headline).toMatch(/^api/);
});

test('a button that works where no namespace is named stays as it is', () => {
  const { reply } = play([...TEAM, 'deploy web']).at(-1)!;
  expect(reply.buttons.map(({ run }) => run).join()).not.toContain('-n team');
});

test('load finds the Service of the namespace', () => {
  expect(play([...TEAM, 'load api 300 -n team']).at(-1)!.reply.headline).toBe('api answers 300 requests/s, none lost');
});

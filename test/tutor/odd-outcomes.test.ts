/** Outcomes off the usual way: what is said of them is true all the same. */
import { isRefused, play } from './play';

const last = (...texts: readonly string[]) => play(texts).at(-1)!.reply;

test('a StatefulSet of no Pods is not said to have some', () => {
  const reply = last('deploy zero 0 statefulset');
  const plain = reply.story
    .join(' ')
    .replace(/ +/g, ' ')
    .replace(/ \([^)]*\)/g, '');
  expect(plain).toContain('StatefulSet did nothing: 0 Pods wanted, 0 there');
});

test('the crash of a second container beside a volume has a whole headline', () => {
  const reply = last('deploy db 3 statefulset with shipper', 'crash pod db-0 -c shipper');
  expect(reply.headline).toBe('shipper in db-0 crashed and is back: same Pod');
});

test('a new Pod that finds no Node has not taken over anything', () => {
  const reply = last(
    'deploy db 1 statefulset',
    ...['node-1', 'node-2', 'node-3'].map((node) => `cordon ${node}`),
    'delete pod db-0',
  );
  expect(reply.headline).toBe('A new db-0 was made; no Node fits it');
});

test('Pods that a Node gets when it is back did not run there all the time', () => {
  const reply = last(
    'node remove node-3',
    'node remove node-2',
    'deploy db 1 statefulset',
    'node fail node-1',
    'deploy web 3',
    'node recover node-1',
  );
  expect(reply.headline).toBe('node-1 is back; its Pod ran all the time');
});

test('an app is offered a crash in its own second container while another app still starts', () => {
  const reply = last('step 3 deploy web 3', 'deploy api 2 with shipper');
  for (const { run } of reply.buttons.filter((button) => button.run.includes('-c shipper'))) {
    expect(run).toMatch(/crash pod api-/);
  }
  expect(reply.buttons.some(({ run }) => run.includes('-c shipper'))).toBe(true);
});

test.each([
  ['deploy db 2 statefulset with shipper', 'node fail node-1', 'show db-0'],
  ['deploy db 2 statefulset with shipper', 'node fail node-2', 'show db-0'],
  ['deploy db 2 statefulset with shipper', 'node fail node-3', 'show db-0'],
  ['deploy notes 2 volume', 'deploy db 0 statefulset', 'curl notes /visit'],
])('each button works: %s · %s · %s', (...texts) => {
  const { reply, state } = play(texts).at(-1)!;
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
});

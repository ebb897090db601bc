/**
 * What is deleted and stays: finalizers, orphans, claims that a Pod uses.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { isRefused, play } from '../play';
import { violations } from '../style-rules';

function last(...texts: readonly string[]) {
  const { reply, before, after, state } = play(texts).at(-1)!;
  expect(violations(reply, { before, after, verbs: ALL_VERBS })).toEqual([]);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  return reply;
}

const toldBy = ({ story }: { readonly story: readonly string[] }) => story.join(' ').replace(/ +/g, ' ');

const HOLD = `patch deployment web -p '{"metadata":{"finalizers":["example.com/hold"]}}'`;
const KEPT = ['deploy web 3', HOLD, 'delete deployment web'];

describe('a finalizer', () => {
  test('is named by whoever deletes, and a button takes it off', () => {
    const reply = last(...KEPT);
    expect(reply.headline).toBe('Deployment web is marked for deletion, not gone yet');
    expect(toldBy(reply)).toContain('Deployment web stays, because finalizer example.com/hold is on it');
    expect(reply.buttons[0]?.run).toBe(`patch deployment web -p '{"metadata":{"finalizers":null}}'`);
  });

  test('is why the object is not gone', () => {
    expect(last(...KEPT, 'why web').headline).toBe('web is not gone yet: finalizer example.com/hold keeps it');
  });

  test('is found by diagnose', () => {
    const reply = last(...KEPT, 'diagnose');
    expect(reply.headline).toBe('Deployment web is deleted, but cannot go');
    expect(reply.verbatim).toContain('finalizers: example.com/hold');
  });

  test('that is set is a change', () => {
    expect(last('deploy web 3', HOLD).headline).toBe('web runs: 3 of 3 Pods ready');
  });

  test('that is taken off lets the object go', () => {
    const off = `patch deployment web -p '{"metadata":{"finalizers":null}}'`;
    expect(last(...KEPT, off).headline).toBe('Deployment web and its 3 Pods are gone');
  });

  test.each([
    ['explain finalizer', 'finalizer: keeps an object until it is taken off'],
    ['explain field manager', 'server-side apply: the server knows who set which field'],
  ])('%s', (text, headline) => {
    expect(last(text).headline).toBe(headline);
  });
});

describe('orphans', () => {
  test('of a Deployment: its ReplicaSet keeps the number', () => {
    const reply = last('deploy web 3', 'delete deployment web --cascade=orphan');
    expect(reply.headline).toBe('Deployment web is gone; its 3 Pods stayed');
    expect(toldBy(reply)).toContain('its ReplicaSet and 3 Pods stayed, because --cascade=orphan');
    expect(reply.notice).toContain('still keeps the number of Pods');
  });

  test('of a StatefulSet: nobody replaces them', () => {
    const reply = last('deploy db 3 statefulset', 'delete statefulset db --cascade=orphan');
    expect(reply.headline).toBe('StatefulSet db is gone; its 3 Pods stayed');
    expect(reply.notice).toContain('nobody replaces them');
  });

  test('are adopted in the plural', () => {
    const reply = last('deploy db 3 statefulset', 'delete statefulset db --cascade=orphan', 'deploy db 3 statefulset');
    expect(toldBy(reply)).toContain('their labels match app=db and nobody owned them');
  });
});

describe('a claim that a Pod uses', () => {
  const DELETED = ['deploy db 3 statefulset', 'delete pvc data-db-0'];

  test('stays as long as the Pod', () => {
    const reply = last(...DELETED);
    expect(reply.headline).toBe('Claim data-db-0 is marked for deletion, not gone yet');
    expect(toldBy(reply)).toContain('claim data-db-0 stays as long as a Pod uses it');
    expect(last(...DELETED, 'why data-db-0').headline).toBe('data-db-0 is not gone yet: a Pod uses it');
  });

  test('is not said to be kept when it went with the Pod', () => {
    const told = toldBy(last(...DELETED, 'scale db 0'));
    expect(told).toContain('data-db-2 and data-db-1 stayed');
    expect(told).toContain('its claim, data-db-0, is gone');
  });
});

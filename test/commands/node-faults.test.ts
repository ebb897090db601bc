import { isRejected } from '../../src/api/rejection';
import { Practice } from './practice';

const fault = (practice: Practice, name: string) => practice.cluster.machines.nodes.get(name)?.fault?.kind;

function refused(practice: Practice, text: string) {
  const before = JSON.stringify(practice.cluster.snapshot());
  const done = practice.type(text);
  if (!isRejected(done)) throw new Error(`${text} was not refused`);
  expect(JSON.stringify(practice.cluster.snapshot())).toBe(before);
  return done;
}

test.each([
  ['node fail node-3', 'silent'],
  ['node fail 3', 'silent'],
  ['fail node 3', 'silent'],
  ['Node Fail node/node-3.', 'silent'],
  ['node fail node 3', 'silent'],
  ['node notready node-3', 'not-ready'],
  ['node not-ready 3', 'not-ready'],
])('%s: node-3 is %s', (text, kind) => {
  const practice = new Practice();
  expect(practice.type(text)).toMatchObject({ focus: [{ kind: 'Node', name: 'node-3' }] });
  expect(fault(practice, 'node-3')).toBe(kind);
});

test('says the whole command as it was understood, and why kubectl has none', () => {
  const practice = new Practice();
  expect(practice.type('node fail 3')).toMatchObject({
    understood: 'node fail node-3',
    kubectl: { none: 'machines fail by themselves' },
    stdout: 'node/node-3 silent\n',
  });
  expect(practice.type('recover')).toMatchObject({
    understood: 'node recover node-3',
    stdout: 'node/node-3 recovered\n',
  });
  expect(practice.type('node notready 1')).toMatchObject({ stdout: 'node/node-1 not ready\n' });
});

test('a Node that reports that it is not ready may still fall silent', () => {
  const practice = new Practice();
  practice.type('node notready node-2');
  practice.type('node fail node-2');
  expect(fault(practice, 'node-2')).toBe('silent');
});

test('the only Node that failed need not be named to recover', () => {
  const practice = new Practice();
  practice.type('node notready node-2');
  practice.type('node recover');
  expect(fault(practice, 'node-2')).toBeUndefined();
});

describe('not done', () => {
  test.each(['node fail', 'node notready', 'node recover', 'node remove'])('%s of a Node that is not there', (verb) => {
    const practice = new Practice();
    expect(refused(practice, `${verb} nod-3`)).toMatchObject({
      message: 'Error from server (NotFound): nodes "nod-3" not found',
      hint: 'There is a Node node-3.',
      fixes: [`${verb} node-3`],
    });
  });

  test.each(['node fail', 'node notready', 'node remove'])('%s without a name asks which', (verb) => {
    const practice = new Practice();
    expect(refused(practice, verb)).toMatchObject({
      message: 'Which Node? They hold different Pods.',
      fixes: [`${verb} node-1`, `${verb} node-2`, `${verb} node-3`],
    });
  });

  test('a question offers only what would work', () => {
    const practice = new Practice();
    practice.type('node fail node-1');
    expect(refused(practice, 'node fail').fixes).toEqual(['node fail node-2', 'node fail node-3']);
    expect(refused(practice, 'node notready').fixes).toEqual(['node notready node-2', 'node notready node-3']);
    practice.type('node notready node-2');
    expect(refused(practice, 'node recover').fixes).toEqual(['node recover node-1', 'node recover node-2']);
  });

  test('two Nodes at once', () => {
    const practice = new Practice();
    expect(refused(practice, 'node fail node-1 node-2')).toMatchObject({
      message: 'One Node at a time.',
      fixes: ['node fail node-1', 'node fail node-2'],
    });
  });

  test('a Node that is silent already', () => {
    const practice = new Practice();
    practice.type('node fail node-3');
    expect(refused(practice, 'node fail 3')).toMatchObject({
      message: 'node-3 is silent already.',
      fixes: ['node recover node-3', 'wait 5m'],
    });
    expect(refused(practice, 'node notready 3').message).toBe(
      'node-3 is silent: its kubelet can report nothing, not even that.',
    );
    for (const name of ['node-1', 'node-2']) practice.type(`node fail ${name}`);
    expect(refused(practice, 'node fail').message).toBe('Every Node is silent already.');
  });

  test('what reports trouble already, and what has none', () => {
    const practice = new Practice();
    expect(refused(practice, 'node recover').message).toBe('No Node has failed: there is nothing to recover.');
    practice.type('node notready node-3');
    expect(refused(practice, 'node notready 3').message).toBe('node-3 reports already that it is not ready.');
    expect(refused(practice, 'node recover node-1')).toMatchObject({
      message: 'node-1 has not failed: there is nothing to recover.',
      hint: 'node-3 did.',
      fixes: ['node recover node-3'],
    });
  });
});

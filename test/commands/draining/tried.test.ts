import { Terminal } from '../terminal';

/** What the cluster holds. */
const held = ({ cluster }: Terminal): string => JSON.stringify(cluster.snapshot().objects);

describe('drain --dry-run', () => {
  it('says which Pods would leave, as kubectl does, and moves none', () => {
    const terminal = new Terminal('run a --image=a:v1', 'run b --image=b:v1', 'run c --image=c:v1');
    const before = held(terminal);
    const nodes = terminal.cluster.list('Pod').map(({ spec }) => spec.nodeName);
    expect(nodes).toEqual(['node-2', 'node-1', 'node-3']);
    expect(terminal.run('drain node-2 node-3 --force --dry-run=server')).toEqual({
      stdout: [
        ...['node/node-2 cordoned', 'node/node-3 cordoned'],
        ...['evicting pod default/a', 'node/node-2 drained', 'evicting pod default/c', 'node/node-3 drained'],
      ]
        .map((line) => `${line} (server dry run)\n`)
        .join(''),
      stderr:
        'Warning: deleting Pods that declare no controller: default/a\n' +
        'Warning: deleting Pods that declare no controller: default/c\n',
      code: 0,
    });
    expect(held(terminal)).toBe(before);
  });

  it('names what stands in the way', () => {
    const terminal = new Terminal('run a --image=a:v1');
    const before = held(terminal);
    const { stdout, stderr, code } = terminal.run('drain node-2 --dry-run=client');
    expect([stdout, code]).toEqual(['node/node-2 cordoned (dry run)\n', 1]);
    expect(stderr).toContain('Pods that declare no controller (use --force to override): default/a');
    expect(held(terminal)).toBe(before);
  });
});

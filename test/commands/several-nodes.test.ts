import { Terminal } from './terminal';

const cordonedOf = ({ cluster }: Terminal) =>
  cluster.list('Node').flatMap(({ metadata, spec }) => (spec.unschedulable === true ? [metadata.name] : []));

describe('several Nodes', () => {
  it('are cordoned and uncordoned by name or by label', () => {
    const terminal = new Terminal('label node node-1 node-3 disk=ssd');
    expect(terminal.run('cordon -l disk=ssd').stdout).toBe('node/node-1 cordoned\nnode/node-3 cordoned\n');
    expect(cordonedOf(terminal)).toEqual(['node-1', 'node-3']);
    expect(terminal.run('uncordon node-1 node-2').stdout).toBe(
      'node/node-1 uncordoned\nnode/node-2 already uncordoned\n',
    );
    expect(terminal.run('uncordon --selector=disk=ssd').stdout).toContain('node/node-3 uncordoned\n');
    expect(cordonedOf(terminal)).toEqual([]);
  });

  it.each(['drain node-1 node-2', 'drain -l disk=ssd'])('%s cordons them all, then drains them in turn', (typed) => {
    const terminal = new Terminal('label node node-1 node-2 disk=ssd', 'deploy web 3');
    const { stdout, stderr, code } = terminal.run(typed);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toEqual(['node/node-1 cordoned', 'node/node-2 cordoned']);
    expect(lines.indexOf('node/node-1 drained')).toBeLessThan(lines.indexOf('node/node-2 drained'));
    expect(lines.filter((line) => line.startsWith('evicting pod'))).toHaveLength(2);
    expect([stderr, code]).toEqual(['', 0]);
    expect(terminal.cluster.podsOn('node-3')).toHaveLength(3);
  });

  it('goes on with the next where one cannot be drained', () => {
    const terminal = new Terminal('deploy web 3', 'label node node-1 disk=ssd');
    terminal.run(
      'apply -f -\napiVersion: v1\nkind: Pod\nmetadata: { name: bare }\nspec: { nodeName: node-1, containers: [{ name: c, image: "web:v1" }] }',
    );
    const { stdout, stderr, code } = terminal.run('drain node-1 node-2');
    expect(stderr).toContain('error: unable to drain node "node-1" due to error: ');
    expect(stdout).toContain('node/node-2 drained\n');
    expect(code).toBe(1);
    expect(terminal.cluster.podsOn('node-2')).toEqual([]);
  });

  it('join at once, under the first names that are free', () => {
    const terminal = new Terminal('node remove node-2');
    expect(terminal.run('node add 3 --label disk=ssd').stdout).toBe(
      'node/node-2 added\nnode/node-4 added\nnode/node-5 added\n',
    );
    expect(terminal.run('get nodes -l disk=ssd').stdout.split('\n')).toHaveLength(5);
  });

  it.each(['0', '1001', '99999999'])('are a number from 1 to 1000, not %s', (count) => {
    const terminal = new Terminal();
    expect(terminal.run(`node add ${count}`).stderr).toContain('A number from 1 to 1000.');
    expect(terminal.cluster.count('Node')).toBe(3);
  });
});

import { newCluster } from '../../src/cluster/new-cluster';
import { plainTextOf } from '../../src/local/plain-text';
import { messageOf } from '../../src/slack/blocks';
import { playOne } from '../tutor/play';

describe('a message in a terminal', () => {
  it('has every part, unescaped, and the commands of its buttons', () => {
    const message = messageOf(
      {
        audience: 'asker',
        command: 'show <web>',
        kubectl: 'kubectl get pods',
        headline: 'web runs: 3 of 3 Pods ready',
        took: 70_000,
        story: ['0s  scheduler chose node-1,', '    because it was free'],
        picture: [' node-1 | [R] web'],
        notice: 'Notice: a & b',
        buttons: [
          { label: 'Crash a Pod', run: 'crash pod' },
          { label: 'Why?', run: 'why web' },
        ],
        text: 'text',
      },
      { person: { id: 'U1', name: 'ana' }, channelName: 'squad-3' },
    );
    expect(plainTextOf(message, () => 'ana'))
      .toBe(`@ana  /kube show <web>  practice cluster of #squad-3  only you see this
kubectl get pods

web runs: 3 of 3 Pods ready (1m10s)

0s  scheduler chose node-1, because it was free

 node-1 | [R] web

Notice: a & b

[Crash a Pod]  crash pod
[Why?]         why web
`);
  });

  it('has the menus of a form with what is chosen in them, and the command that they stand for', () => {
    const form = playOne(newCluster({ seed: 7, rules: 'course' }), 'do deploy').reply;
    const message = messageOf(form, { person: { id: 'U1', name: 'ana' }, channelName: 'squad-3' });
    const text = plainTextOf(message, () => 'ana');
    expect(text).toContain('What\n> Deploy an app  do deploy\n');
    expect(text).toContain('How many Pods\n  1\n  2\n> 3\n');
    expect(text).toContain('  ... 4 more\n');
    expect(text).toMatch(/\n\[Do it\] {2}deploy web 3\n$/);
  });

  it('has every task of a form with the command that shows its menus', () => {
    const form = playOne(newCluster({ seed: 7, rules: 'course' }), 'do').reply;
    const message = messageOf(form, { person: { id: 'U1', name: 'ana' }, channelName: 'squad-3' });
    expect(plainTextOf(message, () => 'ana')).toMatch(/\n {2}Add a Node +do node-add\n/);
  });
});

import { plainTextOf } from '../../src/local/plain-text';
import { messageOf } from '../../src/slack/blocks';

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
});

import { LONGEST_LABEL } from '../../../src/tutor/button';
import type { Reply } from '../../../src/tutor/reply';
import { play } from '../play';

const replyTo = (...texts: readonly string[]): Reply => play(['deploy web', ...texts]).at(-1)!.reply;
const runs = (reply: Reply): readonly string[] => reply.buttons.map(({ run }) => run);

describe('the reply to a look-up', () => {
  it.each([
    ['get pods', '3 Pods', 'get pods -o wide'],
    ['get pods -o wide', '3 Pods', 'top pods'],
    ['get nodes', '3 Nodes', 'get nodes -o wide'],
    ['get deployment', '1 Deployment', 'describe deployment web'],
    ['get deployment web -o yaml', 'Deployment web as YAML', 'get deployment web'],
    ['get pods -o name', '3 Pods by name', 'get pods'],
    ['get pods -o jsonpath={.items[*].metadata.name}', '3 Pods: what the path picks', 'get pods'],
    ['get service web -o custom-columns=A:.metadata.name', 'Service web in columns of your own', 'get service web'],
    ['get configmaps', 'There is no ConfigMap here', 'get all'],
    ['get pods -l app=other', 'No Pod fits that', 'get all'],
    ['top pods', '3 Pods', 'top nodes'],
    ['top nodes', '3 Nodes', 'top pods'],
    ['auth can-i create pods', 'Yes, that is allowed', 'auth can-i --list'],
    ['exec deployment/web -- ls /', /^web\.\.\w{5} answered with \d+ lines$/, 'exec deployment/web -- env'],
    ['exec deployment/web -- hostname', /^web\.\.\w{5} answered with 1 line$/, 'exec deployment/web -- ls /'],
    ['scale web 5 --dry-run=client', 'Tried only: nothing was changed', 'scale web 5'],
    ['set image deployment/web web=web:v2 --dry-run=server -o yaml', 'Tried only: nothing was changed', /^set image/],
    ['apply view-last-applied deployment web', 'Nothing was applied to it yet', 'get deployment web -o yaml'],
  ])('%s is summed up, and leads on', (command, headline, next) => {
    const reply = replyTo(command);
    expect(reply.headline).toEqual(typeof headline === 'string' ? headline : expect.stringMatching(headline));
    expect(runs(reply)[0]).toEqual(typeof next === 'string' ? next : expect.stringMatching(next));
    expect(reply.buttons.length).toBeGreaterThanOrEqual(2);
    expect(reply.buttons.length).toBeLessThanOrEqual(3);
  });

  it('leads to a Pod in trouble first', () => {
    const [first] = replyTo('update web nopull', 'get pods').buttons;
    expect(first!.label).toMatch(/^Describe web\.\.\w{5}$/);
    expect(first!.run).toMatch(/^describe pod web-/);
  });

  it('says that a command in a container failed, and how', () => {
    const reply = replyTo('exec deployment/web -- cat /nope');
    expect(reply.headline).toMatch(/^web\.\.\w{5}: that ended with exit code 1$/);
    expect(reply.text).toContain('command terminated with exit code 1');
  });

  it('says that what is there has not the field to sort by', () => {
    const reply = replyTo('get pods --sort-by=.nope');
    expect(reply.headline).toBe('No Pod has that field');
    expect(runs(reply).slice(0, 2)).toEqual(['get pods', 'get pods -o yaml']);
  });

  it('leads from an old revision back to it, and from the newest to all', () => {
    const updated = ['update web v2', 'rollout history web --revision=1'];
    expect(runs(replyTo(...updated))[0]).toBe('rollout undo deployment/web --to-revision=1');
    expect(runs(replyTo('update web v2', 'rollout history web --revision=2'))[0]).toBe(
      'rollout history deployment/web',
    );
  });

  it('keeps to the namespace that was asked for', () => {
    const reply = replyTo(
      'create namespace other',
      'create configmap a --from-literal=b=c -n other',
      'get cm -n other',
    );
    expect(runs(reply)).toContain('get configmap a -n other -o yaml');
    expect(runs(replyTo('get cm -n other'))).toContain('get configmaps -A');
  });

  it('reads aloud what kubectl says beside its table', () => {
    expect(replyTo('get configmaps').text).toContain('No resources found in default namespace.');
  });

  it('offers only what works', () => {
    for (const command of ['get all', 'get pods', 'get svc', 'get deploy web -o yaml', 'exec deploy/web -- env']) {
      const reply = replyTo(command);
      for (const { run, label } of reply.buttons) {
        expect(label.length).toBeLessThanOrEqual(LONGEST_LABEL);
        // A form asks for what an edit lacks.
        if (!run.startsWith('edit ') && run !== 'show') expect(replyTo(run).headline).not.toBe('Nothing was changed.');
      }
    }
  });
});

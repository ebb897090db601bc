import { play } from '../play';

const labels = (texts: readonly string[]) =>
  play(texts)
    .at(-1)!
    .reply.buttons.map(({ run }) => run);

describe('the reply to logs', () => {
  it('says whose lines they are, and leads on to the Pod', () => {
    const { reply } = play(['deploy web', 'logs deployment/web']).at(-1)!;
    expect(reply.headline).toMatch(/^web\.\.\w{5} printed 2 lines$/);
    expect(reply.notice).toMatch(/made up/);
    expect(labels(['deploy web', 'logs deployment/web'])[0]).toMatch(/^describe pod web-/);
  });

  it('leads to the run before the crash, and back', () => {
    const asked = ['run solo --image=web:v1', 'crash pod solo', 'logs solo'];
    expect(labels(asked)[0]).toBe('logs solo --previous');
    const [, , , before] = play([...asked, 'logs solo --previous']);
    expect(before!.reply.notice).toMatch(/this run is over/);
    expect(before!.reply.buttons[0]!.run).toBe('logs solo');
  });

  it.each([
    ['create configmap a --from-literal=b=c', 'describe configmap a'],
    ['create secret generic a --from-literal=b=c', 'describe secret a'],
    ['create service clusterip a --tcp=80', 'describe service a'],
    ['create pdb a --selector=app=web --min-available=1', 'describe pdb a'],
  ])('%s leads on to %s', (command, next) => {
    const { reply } = play([command]).at(-1)!;
    expect(reply.buttons[0]!.run).toBe(next);
    expect(reply.notice?.length).toBeLessThanOrEqual(131);
  });
});

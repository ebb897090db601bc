import { Practice } from './practice';

const CAUSE = 'kubernetes.io/change-cause';

function practice(...commands: readonly string[]): Practice {
  const channel = new Practice();
  for (const command of ['deploy web 3', ...commands]) channel.done(command);
  return channel;
}

const notes = ({ cluster }: Practice) => cluster.get('Deployment', 'web', 'default')?.metadata.annotations ?? {};

describe('annotate', () => {
  test('sets, replaces with --overwrite, and removes annotations', () => {
    const channel = practice();
    expect(channel.done('annotate deployment web team=red note="two words"').stdout).toBe(
      'deployment.apps/web annotated\n',
    );
    expect(notes(channel)).toMatchObject({ team: 'red', note: 'two words' });
    channel.done('annotate deployment/web team=blue --overwrite');
    expect(notes(channel).team).toBe('blue');
    expect(channel.done('annotate deployment web team- note- other-').stdout).toBe('deployment.apps/web annotated\n');
    expect(Object.keys(notes(channel))).not.toContain('team');
  });

  test('does not replace one without --overwrite, not even by the same, but for the cause of a change', () => {
    const channel = practice('annotate deployment web team=red size=l', `annotate deployment web ${CAUSE}=one`);
    expect(channel.refused('annotate deployment web team=red size=m').message).toBe(
      "error: --overwrite is false but found the following declared annotation(s): 'team' already has a value (red); " +
        "'size' already has a value (l)",
    );
    channel.done(`annotate deployment web ${CAUSE}=two`);
    expect(notes(channel)[CAUSE]).toBe('two');
  });

  test.each([
    ['annotate deployment web', 'error: at least one annotation update is required'],
    ['annotate deployment nope a=b', 'Error from server (NotFound): deployments.apps "nope" not found'],
    [
      'annotate deployment web a=1 a-',
      'error: can not both modify and remove the following annotation(s) in the same command: a',
    ],
    ['annotate deployment web =x', 'error: invalid annotation format: =x'],
  ])('%s is refused with kubectl’s words', (command, message) => {
    expect(practice().refused(command).message).toBe(message);
  });

  test('writes the cause of a change into the history, and undo brings the old one back', () => {
    const channel = practice(
      `annotate deployment web ${CAUSE}="first logo"`,
      'set image deployment/web web=web:v2',
      `annotate deployment web ${CAUSE}="second logo"`,
    );
    const history = () => channel.done('rollout history deployment/web').stdout.trim().split('\n').slice(2);
    expect(history()).toEqual(['1         first logo', '2         second logo']);
    channel.done('rollout undo deployment/web');
    expect(history()).toEqual(['2         second logo', '3         first logo']);
  });

  test('says how dear a Pod is: the cheapest goes first', () => {
    const channel = practice();
    const [first, second] = channel.cluster.list('Pod').map(({ metadata }) => metadata.name);
    channel.done(`annotate pod ${second!} controller.kubernetes.io/pod-deletion-cost=-5`);
    channel.done('scale web 2');
    const left = channel.cluster.list('Pod').map(({ metadata }) => metadata.name);
    expect(left).toContain(first);
    expect(left).not.toContain(second);
    expect(channel.refused(`annotate pod ${first!} controller.kubernetes.io/pod-deletion-cost=dear`).message).toContain(
      'must be a 32bit integer',
    );
  });
});

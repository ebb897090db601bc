import { play, playOne } from './play';

const LONG = `apply -f - --show-manifest\n${Array.from(
  { length: 12 },
  (_, at) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-${at}\ndata:\n  text: ${'word '.repeat(60)}end\n`,
).join('---\n')}`;

describe('--show-manifest', () => {
  it('shows all of a short one, and needs no button for more', () => {
    const { reply } = play(['deploy web --show-manifest']).at(-1)!;
    expect(reply.verbatim).toMatch(/^apiVersion: apps\/v1\n[\s\S]*kind: Service/);
    expect(reply.buttons.map(({ label }) => label)).not.toContain('Show YAML');
  });

  it('shows the beginning of a long one, and a button shows all', () => {
    const { reply, state } = play([LONG]).at(-1)!;
    expect(reply.verbatim).toMatch(/\n\.\.\. \d+ more lines$/);
    const way = reply.buttons.find(({ label }) => label === 'Show YAML');
    expect(way?.run).toMatch(/^get configmap\/settings-0 .*configmap\/settings-11 --output=yaml$/);
    expect(reply.buttons.length).toBeLessThanOrEqual(4);
    expect(playOne(state, way!.run).reply.verbatim).toContain('settings-11');
  });

  it('is named where deploy makes what no single command of kubectl makes', () => {
    const [db] = play(['deploy db 3 statefulset']);
    expect(db!.reply.aside).toContain('Their YAML: /kube get sts/db svc/db -o yaml');
    expect(playOne(db!.state, 'get sts/db svc/db -o yaml').reply.headline).toBe('2 objects as YAML');
  });
});

describe('what a command prints beside its story', () => {
  it.each([
    ['scale deployment web --replicas=2 -o jsonpath={.spec.replicas}', '2'],
    ['rollout pause deployment/web -o name', 'deployment.apps/web'],
    ["exec deploy/web -- sh -c 'echo hi > /tmp/x; cat /tmp/x'", 'hi'],
  ])('%s: both are shown, and the flag is repeated', (typed, printed) => {
    const { reply } = play(['deploy web', typed]).at(-1)!;
    expect(reply.audience).toBe('channel');
    expect(reply.verbatim).toBe(printed);
    expect(reply.picture).not.toEqual([]);
    expect(reply.kubectl).toMatch(/ -o | -- sh/);
  });

  it('is the beginning of a long one, and a button shows all', () => {
    const { reply, state } = play(['deploy web', 'label pods --all tier=front -o yaml']).at(-1)!;
    expect(reply.verbatim).toMatch(/\n\.\.\. \d+ more lines$/);
    const way = reply.buttons.find(({ label }) => label === 'Show YAML');
    expect(playOne(state, way!.run).reply.verbatim).toContain('tier: front');
  });
});

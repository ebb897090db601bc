import { play } from './play';

const PREPARED = ['deploy web', 'scale web 4'];
const last = (commands: readonly string[]) => {
  const played = play([...PREPARED, ...commands]).at(-1);
  if (played === undefined) throw new Error('nothing was played');
  return played;
};

describe('load', () => {
  test('shows what each Pod gets, and that nothing is lost while the Pods are enough', () => {
    const { reply } = last(['load web 500']);
    expect(reply.headline).toBe('web answers 500 requests/s, none lost');
    expect(reply.took).toBe(10_000);
    const shares = reply.picture?.flatMap((line) => /(\d+)\/s$/.exec(line)?.[1] ?? []).map(Number) ?? [];
    expect(shares).toHaveLength(4);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(500);
  });

  test('counts what too few Pods lose, and offers enough of them', () => {
    const { reply } = last(['scale web 2', 'load web 500']);
    expect(reply.headline).toBe('web answers 400 of 500 requests/s, 100 lost');
    expect(reply.buttons[0]).toMatchObject({ run: 'scale web 4' });
  });

  test('says how far the shares lie apart, on average and one by one', () => {
    const { reply } = last(['load web 500']);
    const shares = reply.picture?.flatMap((line) => /(\d+)\/s$/.exec(line)?.[1] ?? []).map(Number) ?? [];
    const percent = (share: number) => Math.round(share / 2);
    expect(reply.story.at(-1)).toBe(
      `10s on average a Pod is 63% busy, here from ${percent(Math.min(...shares))}% to ${percent(Math.max(...shares))}%`,
    );
  });

  test('tells what was sent from what was lost where a Pod gets more than it can answer', () => {
    const { reply } = last(['scale web 2', 'load web 500']);
    expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
      '100 requests/s are lost, because a Pod can answer at most 200/s: 2 Pods can do 400',
    );
    const rows = reply.picture?.flatMap((line) => /#{10} +(\d+) +(\d+)$/.exec(line)?.slice(1).map(Number) ?? []) ?? [];
    const [sent = 0, lost = 0, otherSent = 0, otherLost = 0] = rows;
    expect(reply.picture?.some((line) => line.endsWith('sent  lost'))).toBe(true);
    expect(sent + otherSent).toBe(500);
    expect(lost + otherLost).toBe(100);
    expect(sent - lost).toBe(200);
    expect(reply.text).toMatch(/gets \d+ a second, \d+ of them are lost/);
  });

  test.each([
    [
      'up',
      ['scale web 2', 'load web 500', 'scale web 4'],
      'lost 100 of 500 requests/s until then (2 Pods can do 400), none since: 4 Pods can do 800',
    ],
    ['down', ['load web 500', 'scale web 2'], 'loses 100 of 500 requests/s now: 2 Pods can do 400'],
  ])('a scale %s says what was lost before it and what is lost now', (_, commands, told) => {
    expect(last(commands).reply.story.join(' ').replace(/\s+/g, ' ')).toContain(`1s Service ${told}`);
  });

  test('that was lost before and is lost as before is told so', () => {
    const { reply } = last(['scale web 2', 'load web 500', 'crash pod']);
    expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
      'Service still lost 100 of 500 requests/s: 2 Pods can do 400',
    );
  });

  test('goes to ready Pods only', () => {
    const { reply } = last(['update web bad', 'scale web 0', 'load web 100']);
    expect(reply.headline).toContain('0 of 100 requests/s');
  });

  test('stops when it is told to', () => {
    const { reply, after } = last(['load web 500', 'load web off']);
    expect(reply.headline).toBe('web gets no more requests');
    expect(after.machines.loadOn('default/web')).toBe(0);
  });

  test('is told after a rollout that it met', () => {
    const { reply } = last(['load web 500', 'update web v2']);
    expect(reply.headline).toBe('web runs v2: 4 of 4 Pods ready, no request lost');
    expect(reply.story.join(' ')).toContain('Service lost none of 500 requests/s: 3 Pods can do 600');
  });

  test('is told where a rollout leaves too few Pods for it', () => {
    const { reply } = last(['load web 700', 'update web v2']);
    expect(reply.headline).toBe('web runs v2: 4 of 4 Pods ready, up to 100 requests/s lost');
  });

  test('is not told of a workload that gets none', () => {
    const { reply } = last(['deploy api', 'load api 500', 'update web v2']);
    expect(reply.headline).toBe('web runs v2: 4 of 4 Pods ready');
  });

  test('is answered also by Pods of another workload that the Service reaches', () => {
    const trial = `apply -f -
apiVersion: apps/v1
kind: Deployment
metadata: { name: trial }
spec:
  replicas: 1
  selector: { matchLabels: { app: web, track: trial } }
  template:
    metadata: { labels: { app: web, track: trial } }
    spec: { containers: [{ name: web, image: 'web:v2' }] }`;
    const { reply } = last([trial, 'load web 500', 'scale trial 0']);
    expect(reply.story.at(-1)).toMatch(/Service lost none of 500 requests\/s: 4.Pods.can.do.800$/);
  });

  test('is forgotten with its Service', () => {
    const { after } = last(['load web 500', 'delete service web']);
    expect(after.snapshot().loads).toEqual({});
  });

  test.each([
    ['load', 'load web 500'],
    ['load web', 'load web 500'],
    ['load wbe 300', 'load web 300'],
    ['load web 999999999', 'load web 500'],
    ['load web -5', 'load web 500'],
  ])('%s is refused, with a command that works', (command, fix) => {
    const { reply, before, after } = last([command]);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.buttons[0]?.run).toBe(fix);
    expect(after.snapshot()).toEqual(before.snapshot());
  });
});

/** Watches, followed logs and commands in containers, on the wire. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { MOST_OPEN } from '../../src/local/open-answers';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { KubeApiWire } from './kube-api-wire';
import { whereKubectlIs } from '../kubectl/where-kubectl-is';
import { KubectlUnderTest } from './kubectl-under-test';
import { TutorUnderTest } from './tutor-under-test';

interface Event {
  readonly type: string;
  readonly object: { readonly metadata: { readonly name?: string; readonly resourceVersion: string } };
}

/** The events of a watch, one at a time. */
function eventsOf(response: IncomingMessage): () => Promise<Event | 'end'> {
  const lines = createInterface({ input: response })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    return done === true ? 'end' : (JSON.parse(value) as Event);
  };
}

const PODS = '/api/v1/namespaces/default/pods';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';

describe('what the Kubernetes API answers bit by bit', () => {
  let tutor: TutorUnderTest;
  const on = async (channel: string): Promise<KubeApiWire> => new KubeApiWire(await tutor.kubeApi(), channel);
  beforeAll(async () => (tutor = await TutorUnderTest.start()));
  afterAll(() => tutor.close());

  it('tells a watch of what is typed in the channel, and of nothing twice', async () => {
    const wire = await on('CW1');
    await tutor.type('deploy web', 'CW1');
    const list = JSON.parse((await wire.ask(DEPLOYMENTS)).body) as Event['object'];
    await tutor.type('scale web 4', 'CW1');
    // What happened between the list and the watch comes first.
    const response = await wire.open(`${DEPLOYMENTS}?watch=true&resourceVersion=${list.metadata.resourceVersion}`);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/json']);
    const next = eventsOf(response);
    expect(await next()).toMatchObject({ type: 'MODIFIED', object: { spec: { replicas: 4 } } });
    await tutor.type('scale web 2', 'CW1');
    expect(await next()).toMatchObject({ type: 'MODIFIED', object: { spec: { replicas: 2 } } });
    await tutor.type('undo', 'CW1');
    expect(await next()).toMatchObject({ type: 'MODIFIED', object: { spec: { replicas: 4 } } });
    await tutor.type('delete deployment web', 'CW1');
    expect(await next()).toMatchObject({ type: 'DELETED', object: { metadata: { name: 'web' } } });
    response.destroy();
  });

  it('tells a watch without a version what is there, and ends it in time', async () => {
    const wire = await on('CW2');
    await tutor.type('deploy web 2', 'CW2');
    const initial = '?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
    const next = eventsOf(await wire.open(`${PODS}${initial}&timeoutSeconds=1`));
    const events = [await next(), await next(), await next(), await next()];
    expect(events.map((event) => (event === 'end' ? event : event.type))).toEqual([
      'ADDED',
      'ADDED',
      'BOOKMARK',
      'end',
    ]);
  });

  it('sends the head of a watch at once, also where there is nothing to tell', async () => {
    const wire = await on('CW3');
    const response = await wire.open(`${PODS}?watch=true`);
    expect(response.statusCode).toBe(200);
    response.destroy();
  });

  it('says of a version that is no longer kept that it has expired', async () => {
    const wire = await on('CW4');
    await tutor.type('deploy web', 'CW4');
    const { status, body } = await wire.ask(`${PODS}?watch=true&resourceVersion=999999`);
    expect([status, JSON.parse(body)]).toEqual([410, expect.objectContaining({ reason: 'Expired' })]);
  });

  it('finds the version of a watch in the table where it was not served before', async () => {
    const wire = await on('CW5');
    await tutor.type('deploy web', 'CW5');
    const { cluster } = (await tutor.clusters.load({ team: LOCAL_TEAM, channel: 'CW5' }))!;
    await tutor.type('scale web 5', 'CW5');
    const next = eventsOf(
      await wire.open(`${DEPLOYMENTS}?watch=true&resourceVersion=${cluster.resourceVersion}&timeoutSeconds=1`),
    );
    expect(await next()).toMatchObject({ type: 'MODIFIED', object: { spec: { replicas: 5 } } });
    expect(await next()).toBe('end');
  });

  it('holds so many watches and no more, and has room again when they end', async () => {
    const wire = await on('CW6');
    const watches = await Promise.all(Array.from({ length: MOST_OPEN }, () => wire.open(`${PODS}?watch=true`)));
    const { status, headers, body } = await wire.ask(`${PODS}?watch=true&timeoutSeconds=1`);
    expect([status, headers['retry-after'], body]).toEqual([429, '1', expect.stringContaining('TooManyRequests')]);
    for (const watch of watches) watch.destroy();
    let again = 429;
    for (let tries = 0; again === 429 && tries < 50; tries++) {
      const response = await wire.open(`${PODS}?watch=true`);
      again = response.statusCode ?? 0;
      response.destroy();
    }
    expect(again).toBe(200);
  });

  it('prints a followed log further, and ends it with its Pod', async () => {
    const wire = await on('CW7');
    await tutor.type('deploy web 1', 'CW7');
    const { items } = JSON.parse((await wire.ask(PODS)).body) as { readonly items: readonly Event['object'][] };
    const name = items[0]!.metadata.name!;
    const lines = createInterface({ input: await wire.open(`${PODS}/${name}/log?follow=true`) })[
      Symbol.asyncIterator
    ]();
    expect((await lines.next()).value).toBe(`web:v1 starts in ${name}`);
    expect((await lines.next()).value).toBe('ready to answer');
    await tutor.type(`crash pod ${name}`, 'CW7');
    await tutor.type(`delete pod ${name}`, 'CW7');
    let last = await lines.next();
    while (last.done !== true) last = await lines.next();
    expect(last.done).toBe(true);
  });

  it.each([
    ['container=nope', 400, 'container nope is not valid for pod'],
    ['tailLines=-1', 422, 'tailLines: Invalid value: -1: must be greater than or equal to 0'],
    ['tailLines=x', 400, 'invalid syntax'],
    ['sinceSeconds=0', 422, 'sinceSeconds: Invalid value: 0: must be greater than 0'],
    ['previous=true', 400, 'previous terminated container "web" in pod'],
  ])('refuses a log with %s', async (query, status, message) => {
    const wire = await on('CW8');
    await tutor.type('deploy web 1', 'CW8');
    const { items } = JSON.parse((await wire.ask(PODS)).body) as { readonly items: readonly Event['object'][] };
    const answer = await wire.ask(`${PODS}/${items[0]!.metadata.name}/log?${query}`);
    expect([answer.status, (JSON.parse(answer.body) as { message: string }).message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
  });

  describe('a command in a container', () => {
    const ran = async (wire: KubeApiWire, path: string, protocol = 'v5.channel.k8s.io') => {
      const url = `${wire.place.url.replace('https', 'wss')}/clusters/${LOCAL_TEAM}/${wire.channel}${path}`;
      const headers = { Authorization: `Bearer ${wire.token()}` };
      const socket = new WebSocket(url, protocol, { headers, ca: wire.place.cert });
      const frames: string[] = [];
      socket.on('message', (data: Buffer) => frames.push(`${data[0]} ${data.subarray(1).toString()}`));
      const refused = new Promise<string>((resolve) => {
        socket.once('unexpected-response', (_, response: IncomingMessage) => {
          response.once('data', (data: Buffer) => resolve(`${response.statusCode} ${data.toString()}`));
        });
        socket.once('error', (error) => resolve(String(error)));
      });
      const closed = once(socket, 'close').then(([code]) => `${code}`);
      return { frames, end: await Promise.race([closed, refused]) };
    };
    let pod: string;
    let wire: KubeApiWire;
    beforeAll(async () => {
      wire = await on('CX');
      await tutor.type('deploy web 1', 'CX');
      const { items } = JSON.parse((await wire.ask(PODS)).body) as { readonly items: readonly Event['object'][] };
      pod = items[0]!.metadata.name!;
    });

    it('sends what it prints, then how it ended, then closes', async () => {
      const path = `${PODS}/${pod}/exec?command=hostname&stdout=true&stderr=true`;
      expect(await ran(wire, path)).toEqual({
        frames: [`1 ${pod}\n`, '3 {"metadata":{},"status":"Success"}'],
        end: '1000',
      });
      expect((await ran(wire, `${path}&tty=true`, 'v4.channel.k8s.io')).frames[0]).toBe(`1 ${pod}\r\n`);
      const failed = await ran(wire, `${PODS}/${pod}/exec?command=cat&command=/none&stdout=true&stderr=true`);
      expect(failed.frames[0]).toBe("2 cat: can't open '/none': No such file or directory\n");
      expect(failed.frames[1]).toContain('"reason":"ExitCode","message":"1"');
    });

    it('is refused in HTTP where it cannot be run', async () => {
      expect((await ran(wire, `${PODS}/none/exec?command=ls`)).end).toMatch(/^404 .*pods \\"none\\" not found/);
      expect((await ran(wire, `${PODS}/${pod}/exec`)).end).toMatch(/^400 .*at least one command/);
      const long = 'x'.repeat(5000);
      expect((await ran(wire, `${PODS}/${pod}/exec?command=${long}`)).end).toMatch(/^400 .*too long/);
      expect((await ran(wire, `${PODS}/${pod}/attach?stdout=true`)).end).toMatch(/^501 .*simulated/);
      expect((await ran(wire, `${PODS}/${pod}/exec?command=ls`, 'v1.channel.k8s.io')).end).toMatch(/^400 .*websockets/);
      const upgrade = { Connection: 'Upgrade', Upgrade: 'SPDY/3.1' };
      const spdy = await wire.ask(`${PODS}/${pod}/exec?command=ls`, { method: 'POST', headers: upgrade });
      expect([spdy.status, spdy.body]).toEqual([400, expect.stringContaining('websockets')]);
      const stranger = await wire.ask(`${PODS}/${pod}/exec?command=ls`, { headers: upgrade, authorization: null });
      expect(stranger.status).toBe(401);
    });
  });

  it('ends every watch in order when the tutor stops', async () => {
    const other = await TutorUnderTest.start();
    const wire = new KubeApiWire(await other.kubeApi(), 'C1');
    const response = await wire.open(`${PODS}?watch=true`);
    const ended = once(response.resume(), 'end');
    await other.close();
    await ended;
    expect(response.complete).toBe(true);
  });
});

whereKubectlIs('kubectl get -w', () => {
  it('prints what is typed in the channel', async () => {
    const tutor = await TutorUnderTest.start();
    const api = await tutor.kubeApi();
    const kubectl = new KubectlUnderTest(api, 'C1');
    await tutor.type('deploy web 1', 'C1');
    const watching = kubectl.run('get deployment web -w --request-timeout=4s');
    await until(() => api.open() > 0);
    await tutor.type('scale web 3', 'C1');
    await tutor.close();
    const { stdout } = await watching;
    kubectl.close();
    expect(stdout.replace(/\d+m?s/g, 'AGE')).toBe(
      'NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nweb    1/1     1            1           AGE\nweb    3/3     3            3           AGE\n',
    );
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 200; tries++) await new Promise((go) => setTimeout(go, 20));
}

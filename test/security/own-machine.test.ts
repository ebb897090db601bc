/** `npm start` on somebody's machine, whose browser also shows pages of others. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { TutorUnderTest } from '../local/tutor-under-test';

const CHANNEL = 'C0SQUAD3';

let tutor: TutorUnderTest;
beforeAll(async () => {
  tutor = await TutorUnderTest.start();
});
afterAll(() => tutor.close());

/** What a browser would get that sends these headers. */
function statusOf(path: string, headers: Record<string, string> = {}, body?: object): Promise<number> {
  const method = body === undefined ? 'GET' : 'POST';
  const given = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
  return new Promise((resolve, reject) => {
    const asked = request(tutor.url, { path, method, headers: given }, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** A command as the page of the playground sends it. */
async function command() {
  const answer = await fetch(`${tutor.url}/playground/people`);
  const { people, channels } = (await answer.json()) as { people: { id: string }[]; channels: { id: string }[] };
  return { person: people[0]!.id, channel: channels[0]?.id ?? CHANNEL, text: 'deploy intruder' };
}

const host = () => new URL(tutor.url).host;

test('a page of another site, or of another port, can do nothing', async () => {
  const body = await command();
  const foreign = [
    'https://evil.example',
    'null',
    'http://localhost:1',
    `https://${host()}`,
    `http://${host()}.evil.example`,
  ];
  for (const origin of foreign) {
    expect([origin, await statusOf('/playground/command', { origin }, body)]).toEqual([origin, 404]);
    expect([origin, await statusOf('/hooks/actions/1', { origin }, body)]).toEqual([origin, 404]);
    expect([origin, await statusOf('/api/chat.postMessage', { origin }, body)]).toEqual([origin, 404]);
    expect(await statusOf('/playground/updates?person=' + body.person, { origin })).toBe(404);
  }
  expect(await statusOf('/playground/command', { origin: tutor.url }, body)).toBe(204);
});

test('a page of another site can show and fetch nothing', async () => {
  const site = (value: string, mode = 'no-cors') => ({ 'sec-fetch-site': value, 'sec-fetch-mode': mode });
  for (const path of ['/playground/people', '/playground.js', '/fonts/regular.ttf']) {
    expect(await statusOf(path, site('cross-site'))).toBe(404);
    expect(await statusOf(path, site('same-site'))).toBe(404);
    expect(await statusOf(path, site('same-origin'))).toBe(200);
  }
  expect(await statusOf('/', site('cross-site', 'navigate'))).toBe(200);
  const page = await fetch(tutor.url);
  expect(page.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
});

test('a form of another site is not read', async () => {
  const body = await command();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
    expect([type, await statusOf('/playground/command', { 'content-type': type }, body)]).toEqual([type, 404]);
  }
});

test('a name of somebody else that leads to this machine reaches nothing of the playground', async () => {
  const body = await command();
  for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'localhost:x']) {
    expect([name, await statusOf('/', { host: name })]).toEqual([name, 404]);
    expect(await statusOf('/playground/command', { host: name }, body)).toBe(404);
    expect(await statusOf(`/playground/updates?person=${body.person}`, { host: name })).toBe(404);
  }
});

test('no other machine can connect', async () => {
  const port = Number(new URL(tutor.url).port);
  const outer = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  for (const address of [...outer, '127.0.0.2']) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect({ host: address, port }, () => resolve(true));
      socket.on('error', () => resolve(false)).setTimeout(300, () => resolve(false));
      socket.on('close', () => socket.destroy());
    });
    expect([address, isOpen]).toEqual([address, false]);
  }
});

test('no path leads to a file of this machine', async () => {
  const paths = [
    '/../package.json',
    '/fonts/../../package.json',
    '/fonts/%2e%2e%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
  ];
  for (const path of [...paths, '/playground/image?url=file:///etc/passwd', '/playground/__proto__', '/__proto__']) {
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  }
});

test('an upload without an end is cut off', async () => {
  const status = await new Promise((resolve) => {
    const asked = request(`${tutor.url}/playground/command`, { method: 'POST' }, (response) => {
      resolve(response.statusCode);
      asked.destroy();
    });
    asked.on('error', () => resolve(400));
    for (let part = 0; part < 3; part++) asked.write('x'.repeat(1_000_000));
  });
  expect(status).toBe(400);
});

test('an address that is odd, or longer than any, is answered', async () => {
  expect(await statusOf(`/playground/messages?person=${'x'.repeat(10_000)}`)).toBe(200);
  expect(await statusOf(`/${'x'.repeat(20_000)}`)).toBe(431);
  expect(await statusOf('//')).toBe(400);
  expect(await statusOf('/%')).toBe(404);
});

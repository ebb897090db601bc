/** Addresses: those that this program gives out and takes back, and those that it posts to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandHandler } from '../../src/app/handle-command';
import type { Belongings } from '../../src/app/privacy/belongings';
import type { PictureRequest } from '../../src/app/pictures/picture-request';
import { ALL_VERBS } from '../../src/app/verbs';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { SealedPictures } from '../../src/slack/picture-links';
import { createPictures } from '../../src/slack/picture-requests';
import { Reports } from '../../src/slack/reports';
import { LINK_MINUTES } from '../../src/slack/signed-links';
import { isAllowedUrl, respond } from '../../src/slack/response-url';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import { createSlackApp } from '../../src/slack/slack-app';
import { ChannelUnderTest, SQUAD } from '../app/channel-under-test';
import { questionAt, rightOf } from '../app/learners/learners';
import { Door } from './door';

const ORIGIN = 'https://tutor.example';

const got = (address: string, method = 'GET') => {
  const { pathname, search } = new URL(address, ORIGIN);
  return { rawPath: pathname, rawQueryString: search.slice(1), requestContext: { http: { method } } };
};

describe('addresses to answer to', () => {
  test.each([
    'https://hooks.slack.com.evil.example/actions/1',
    'https://hooks.slack.com@evil.example/actions/1',
    'https://user:pass@hooks.slack.com/actions/1',
    'https://evil.example/hooks.slack.com',
    'https://evil.example#hooks.slack.com',
    'https://evil.example\\@hooks.slack.com/',
    'https://hooks.slack.com:8443/actions/1',
    'http://hooks.slack.com/actions/1',
    'https://hooks.slack.com./actions/1',
    'https://xhooks.slack.com/actions/1',
    'https://slack.com/actions/1',
    'https://hooks.slаck.com/actions/1',
    'https://169.254.169.254/latest/meta-data/',
    'http://localhost:3000/hooks/1',
    'https://[::1]/hooks/1',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//hooks.slack.com/actions/1',
    'hooks.slack.com',
  ])('nothing is posted to %s', async (responseUrl) => {
    const door = new Door();
    // Nobody can be told, so Slack has to warn whoever pressed.
    await door.presses('get pods', { responseUrl, status: 503 });
    expect(door.posted).toEqual([]);
  });

  test.each(['https://hooks.slack.com/actions/T1/1/x', 'https://hooks.slack-gov.com/actions/T1/1/x'])(
    'what Slack sends is used: %s',
    async (responseUrl) => {
      const door = new Door();
      await door.presses('get pods', { responseUrl });
      expect(door.posted.map(({ url }) => url)).toEqual([responseUrl]);
    },
  );

  test('this machine is no address in AWS, only where the tutor runs for one person', () => {
    const url = 'http://localhost:3000/hooks/1';
    expect([isAllowedUrl(url, false), isAllowedUrl(url, true)]).toEqual([false, true]);
    expect(isAllowedUrl('http://localhost.evil.example/hooks/1', true)).toBe(false);
    expect(isAllowedUrl(['https://hooks.slack.com/actions/1'], false)).toBe(false);
  });

  test('an answer that leads elsewhere is not followed', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const channel = new ChannelUnderTest();
    const message = { response_type: 'ephemeral', text: 'x', blocks: [], replace_original: false } as const;
    const options = { allowLoopback: true, log: channel.log, fetch };
    expect(await respond(`http://127.0.0.1:${port}/hooks/1`, message, 1_000, options)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual(['/hooks/1']);
  });
});

describe('addresses of pictures', () => {
  const PICTURE: PictureRequest = {
    channel: SQUAD,
    version: 1,
    view: 'nodes',
    focus: 'command',
    theme: 'light',
    width: 'phone',
    format: 'png',
  };

  async function pictures(secrets = fixedSecrets('test-secret')) {
    const { clusters, clock, log, ...channel } = new ChannelUnderTest();
    await channel.handler.handle({
      id: SQUAD,
      person: { id: 'U1', name: 'ana' },
      text: 'deploy web',
      request: 'r',
      pressed: false,
    });
    const formats = { png: () => Promise.resolve(Buffer.from('x')), gif: () => Promise.resolve(Buffer.from('x')) };
    const answering = createPictures({ clusters, verbs: ALL_VERBS, formats, secrets, clock, log });
    const statusOf = async (path: string, method = 'GET') => (await answering.answer(got(path, method)))?.statusCode;
    return { statusOf, links: new SealedPictures(secrets), answering };
  }

  test('one that was guessed or changed shows nothing', async () => {
    const { statusOf, links } = await pictures();
    const right = links.link(PICTURE);
    expect(await statusOf(right)).toBe(200);
    const token = right.slice('/pictures/'.length, -'.png'.length);
    const other = new SealedPictures(fixedSecrets('a-guess')).link(PICTURE);
    const flipped = [...token].map((char, at) => token.slice(0, at) + (char === 'A' ? 'B' : 'A') + token.slice(at + 1));
    const changed = [...flipped, token.slice(0, -4), `${token}AAAA`, 'A'.repeat(100), `${token}=`];
    for (const path of [...changed.map((one) => `/pictures/${one}.png`), other, `/pictures/${token}.gif`]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });

  test('one that climbs to another folder shows nothing', async () => {
    const { statusOf } = await pictures();
    for (const path of ['/pictures/../package.json', '/pictures/%2e%2e/x.png', '/pictures//etc/passwd.png']) {
      expect([404, undefined]).toContain(await statusOf(path));
    }
  });

  test('one says nothing of whose cluster it shows', () => {
    const bytes = Buffer.from(new SealedPictures(fixedSecrets('s')).link(PICTURE).slice(10, -4), 'base64url');
    for (const word of [SQUAD.team, SQUAD.channel, 'nodes']) expect(bytes.includes(word)).toBe(false);
  });

  test('one of before a change of the secret still works while both count, and not after', async () => {
    const old = new SealedPictures(fixedSecrets('old')).link(PICTURE);
    expect(await (await pictures(fixedSecrets('new', 'old'))).statusOf(old)).toBe(200);
    expect(await (await pictures(fixedSecrets('new'))).statusOf(old)).toBe(404);
  });

  test('what is shown runs no script, is no other type, and names no referrer', async () => {
    const { answering, links } = await pictures();
    expect((await answering.answer(got(links.link(PICTURE))))?.headers).toMatchObject({
      'Content-Security-Policy': "default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    });
  });
});

describe('addresses of tables', () => {
  const HERE = { team: LOCAL_TEAM, channel: 'C1' };

  async function tables(ready = (): Promise<void> => Promise.resolve()) {
    const channel = new ChannelUnderTest();
    const { quizzes, clock, log } = channel;
    const secrets = { ...fixedSecrets('test-secret'), ready };
    const reports = new Reports({ secrets, publicUrl: ORIGIN, quizzes, clock, log });
    const handler = new CommandHandler({ ...channel.ports, reports }, ALL_VERBS);
    const app = createSlackApp({ secrets, handler, clock, log, allowLoopback: false, reports });
    const question = questionAt(0);
    const askedBy = { id: 'U1', name: 'ana' };
    const asked = { id: 'abcdefgh', request: 'r', askedBy, askedAt: clock.now(), closesAt: clock.now(), question };
    await quizzes.create(HERE, asked);
    await quizzes.close(HERE, asked.id, { request: 'r' });
    const tally = Array.from({ length: 5 }, (_, n) => ({ person: `U${n}`, letter: rightOf(question) }));
    await quizzes.settle(HERE, asked.id, tally);
    return { app, clock, link: reports.link(HERE) };
  }

  test('one that was changed is none', async () => {
    const { app, link } = await tables();
    expect((await app(got(link))).statusCode).toBe(200);
    const changed = [
      link.replace('/C1.', '/C2.'),
      link.replace(LOCAL_TEAM, 'T9OTHER'),
      link.replace(/expires=\d+/, 'expires=9999999999'),
      link.replace(/signature=.*/, `signature=${'A'.repeat(43)}`),
      link.replace(/signature=.*/, 'signature='),
      link.replace(/[?].*/, ''),
      link.replace('/C1.', '/C1%2f.'),
      `${link}&expires=9999999999`.replace(/expires=\d+&/, ''),
    ];
    for (const one of changed) expect([one, (await app(got(one))).statusCode]).toEqual([one, 403]);
  });

  test('one ends after its minutes', async () => {
    const { app, link, clock } = await tables();
    await clock.sleep(LINK_MINUTES * 60_000 + 1_000);
    expect((await app(got(link))).statusCode).toBe(403);
  });

  test('one is answered, not thrown at, while the secrets cannot be had', async () => {
    const { app, link } = await tables(() => Promise.reject(new Error('parameter store')));
    expect((await app(got(link))).statusCode).toBe(503);
  });

  test('none is kept by a proxy, or told to another site', async () => {
    const { app, link } = await tables();
    expect((await app(got(link))).headers).toMatchObject({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
  });
});

describe('addresses of what is stored about a person', () => {
  const ANA = { team: LOCAL_TEAM, person: 'U1' };

  async function exported() {
    const { clusters, quizzes, documents, clock, log, handler } = new ChannelUnderTest();
    // Whose data it is does not matter here: nobody has any.
    const belongings = { ofPerson: () => Promise.resolve([]), channelsOf: () => Promise.resolve([]) };
    const secrets = fixedSecrets('test-secret');
    const options = { secrets, publicUrl: ORIGIN, clusters, quizzes, documents, clock, log };
    const reports = new Reports({ ...options, belongings: belongings as Partial<Belongings> as Belongings });
    const app = createSlackApp({ secrets, handler, clock, log, allowLoopback: false, reports });
    return { app, clock, reports, link: reports.linkTo(ANA)! };
  }

  test('one that was changed, or is a table of a channel with that name, is none', async () => {
    const { app, link, reports } = await exported();
    expect((await app(got(link))).statusCode).toBe(200);
    const table = reports.link({ team: LOCAL_TEAM, channel: ANA.person });
    const changed = [
      link.replace('/U1.', '/U2.'),
      link.replace(LOCAL_TEAM, 'T9OTHER'),
      link.replace(/expires=\d+/, 'expires=9999999999'),
      link.replace(/signature=.*/, `signature=${'A'.repeat(43)}`),
      link.replace(/[?].*/, ''),
      table.replace('.csv', '.json'),
      link.replace('.json', '.csv'),
    ];
    for (const one of changed) expect([one, (await app(got(one))).statusCode]).toEqual([one, 403]);
  });

  test('one of them ends after its minutes, and is kept by nobody', async () => {
    const { app, link, clock } = await exported();
    expect((await app(got(link))).headers).toMatchObject({ 'Cache-Control': 'no-store' });
    await clock.sleep(LINK_MINUTES * 60_000 + 1_000);
    expect((await app(got(link))).statusCode).toBe(403);
  });
});

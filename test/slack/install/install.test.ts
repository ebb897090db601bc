import { loadInstallation } from '../../../src/app/installations/installation';
import { endErasure, noteErasure } from '../../../src/app/privacy/erasures';
import { StoreError } from '../../../src/app/ports';
import type { HttpResponse } from '../../../src/slack/http-event';
import { type Install, type InstallOptions } from '../../../src/slack/install/install';
import { MemoryDocuments } from '../../../src/store/memory-documents';
import { TestClock, TestLog } from '../../app/channel-under-test';
import { CLIENT, OAuthDouble, REDIRECT_URI } from '../../app/installations/oauth-double';
import { PlainCipher } from '../../app/installations/plain-cipher';
import { installUnderTest } from './install-under-test';

let clock: TestClock;
let slack: OAuthDouble;
let documents: MemoryDocuments;
let log: TestLog;
let install: Install;

const made = (more: Partial<InstallOptions> = {}) => installUnderTest({ documents, slack, clock, log }, more);

beforeEach(() => {
  clock = new TestClock();
  slack = new OAuthDouble(clock);
  documents = new MemoryDocuments(clock);
  log = new TestLog();
  install = made();
});

const get = (path: string, query: Readonly<Record<string, string>> = {}, cookies: readonly string[] = []): object => ({
  version: '2.0',
  rawPath: path,
  rawQueryString: new URLSearchParams(query).toString(),
  headers: {},
  cookies,
  requestContext: { http: { method: 'GET', path } },
});

interface Browser {
  readonly state: string;
  readonly cookie: string;
}

async function begin(at = install): Promise<Browser> {
  const { headers, cookies } = (await at.answer(get('/slack/install')))!;
  const [cookie = ''] = cookies?.[0]?.split(';') ?? [];
  return { state: new URL(headers?.Location ?? '').searchParams.get('state') ?? '', cookie };
}

/** Comes back from Slack. */
async function back({ state, cookie }: Browser, query: Readonly<Record<string, string>>, at = install) {
  return (await at.answer(get('/slack/oauth_redirect', { state, ...query }, [cookie])))!;
}

const installs = async (browser?: Browser, at = install) =>
  back(browser ?? (await begin(at)), { code: slack.allow('T1') }, at);
const titleOf = ({ body }: HttpResponse) => /<h1>(.*)<\/h1>/.exec(body)?.[1];
const stored = async () => (await loadInstallation(documents, 'T1'))?.value;

describe('beginning', () => {
  it('leads to the page on which Slack asks', async () => {
    const { statusCode, headers, cookies } = (await install.answer(get('/slack/install')))!;
    expect(statusCode).toBe(302);
    const { origin, pathname, searchParams } = new URL(headers?.Location ?? '');
    expect(origin + pathname).toBe('https://slack.com/oauth/v2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: CLIENT.id,
      scope: 'commands,chat:write,app_mentions:read,im:history',
      redirect_uri: REDIRECT_URI,
      state: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(cookies).toEqual([
      expect.stringMatching(
        /^__Host-kube-tutor-install=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  });

  it('never gives the same state twice, and the cookie is another number', async () => {
    const [one, two] = [await begin(), await begin()];
    expect(new Set([one.state, two.state, ...[one, two].map(({ cookie }) => cookie.split('=')[1])]).size).toBe(4);
  });

  it('has a cookie that this machine takes, too', async () => {
    const { cookies } = (await made({ publicUrl: 'http://localhost:3000' }).answer(get('/slack/install')))!;
    expect(cookies?.[0]).toMatch(/^kube-tutor-install=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
  });

  it.each(['POST', 'HEAD', 'DELETE'])('is no %s', async (method) => {
    const event = { ...get('/slack/install'), requestContext: { http: { method } } };
    expect(await install.answer(event)).toMatchObject({ statusCode: 405, headers: { Allow: 'GET' } });
  });

  it('is not what other addresses are for', async () => {
    for (const path of ['/', '/slack/events', '/slack/install/', '/slack/installx']) {
      expect(await install.answer(get(path))).toBeUndefined();
    }
    expect(await install.answer(undefined)).toBeUndefined();
  });
});

describe('coming back', () => {
  it('keeps the token of the workspace, encrypted for it, and who installed', async () => {
    const page = await installs();
    expect([page.statusCode, titleOf(page)]).toEqual([200, 'kube-tutor is installed in Workspace T1']);
    expect(page.body).toContain('<code>/kube deploy web</code>');
    expect(page.body).toContain('https://slack.com/app_redirect?app=A1&amp;team=T1');
    expect(await stored()).toMatchObject({ team: 'T1', app: 'A1', botUser: 'U0BOT', by: 'U1ANA', at: clock.now() });
    expect(JSON.stringify(await stored())).not.toMatch(/xox/);
    const { token, rotation } = (await stored())!;
    expect(await new PlainCipher().decrypt(token, { team: 'T1' })).toMatch(/^xoxe\.xoxb-T1/);
    expect(await new PlainCipher().decrypt(rotation?.refreshToken ?? '', { team: 'T1' })).toMatch(/^xoxe-/);
    expect(log.lines).toEqual([JSON.stringify({ event: 'installed', isAgain: false, expires: true })]);
  });

  it('takes the cookie away', async () => {
    expect((await installs()).cookies).toEqual([
      '__Host-kube-tutor-install=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax',
    ]);
  });

  it('replaces what an earlier installation gave', async () => {
    await installs();
    const before = await stored();
    const page = await installs();
    expect(page.body).toContain('It was there before');
    expect((await stored())?.token).not.toBe(before?.token);
  });

  it('replaces a damaged installation', async () => {
    await documents.save({ owner: { team: 'T1' }, name: 'INSTALLATION' }, 1, { form: 1 }, 1_000);
    expect((await installs()).statusCode).toBe(200);
    expect((await stored())?.by).toBe('U1ANA');
  });

  it('says what mentions need only where they are answered', async () => {
    const [browser, other] = [await begin(), await begin()];
    const code = slack.allow('T1', { scope: 'commands,chat:write,app_mentions:read' });
    expect((await back(browser, { code })).body).toContain('mentions of it in threads');
    expect((await back(other, { code: slack.allow('T1') })).body).not.toContain('mentions of it in threads');
  });

  it('says the name of the command that was registered', async () => {
    install = made({ command: '/kubelab' });
    expect((await installs()).body).toContain('<code>/kubelab deploy web</code>');
    expect((await installs()).body).toContain('<code>/kubelab settings workspace</code>');
  });

  it('shows a name as text', async () => {
    const code = slack.allow('T1', { team: { id: 'T1', name: '<img src=x onerror=alert(1)>&"\'' } });
    const { body } = await back(await begin(), { code });
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;');
    expect(body).not.toContain('<img');
  });
});

describe('a state', () => {
  it('counts once', async () => {
    const browser = await begin();
    await installs(browser);
    const page = await installs(browser);
    expect([page.statusCode, titleOf(page)]).toEqual([400, 'This page was used already']);
    expect(slack.asked.code).toBe(1);
  });

  it('was used, for whoever loads the last page again without the cookie that was taken away', async () => {
    const { state } = await begin().then(async (browser) => (await installs(browser), browser));
    const again = await installs({ state, cookie: '' });
    expect(titleOf(again)).toBe('This page was used already');
    expect(again.body).toContain('Type <code>/kube</code> in a channel');
    // What was begun in another tab since goes on there.
    expect(again.cookies).toBeUndefined();
  });

  it('counts once when it comes twice at the same time', async () => {
    const browser = await begin();
    const pages = await Promise.all([installs(browser), installs(browser)]);
    expect(pages.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
    expect(slack.asked.code).toBe(1);
  });

  it('is over after ten minutes', async () => {
    const browser = await begin();
    await clock.sleep(10 * 60_000);
    const page = await installs(browser);
    expect([page.statusCode, titleOf(page)]).toEqual([400, 'This installation is over']);
    expect(slack.asked.code).toBe(0);
  });

  it('belongs to the browser that it was given to, and still counts there', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    for (const cookie of [theirs.cookie, '', '__Host-kube-tutor-install=', 'kube-tutor-install=x', 'a=b']) {
      const page = await installs({ ...mine, cookie });
      expect([page.statusCode, titleOf(page)]).toEqual([400, 'This is another browser']);
    }
    expect(slack.asked.code).toBe(0);
    expect((await installs({ ...mine, cookie: `a=b; ${mine.cookie}; c=d` })).statusCode).toBe(200);
  });

  it.each(['', 'x', 'A'.repeat(43), '../../T1', `${'A'.repeat(42)}#`])('is not guessed: %s', async (state) => {
    const { cookie } = await begin();
    expect(titleOf(await installs({ state, cookie }))).toBe('This installation is over');
    expect(slack.asked.code).toBe(0);
  });

  it('cannot be read from the store', async () => {
    const begun = jest.spyOn(documents, 'save');
    const { state, cookie } = await begin();
    const kept = JSON.stringify(begun.mock.calls);
    expect(kept).not.toContain(state);
    expect(kept).not.toContain(cookie.split('=')[1]);
  });
});

describe('an installation that comes to nothing', () => {
  const refusals: readonly [string, object | (() => Promise<Response>), number, string][] = [
    ['a whole organisation', { is_enterprise_install: true, team: null }, 400, 'Install it in one workspace'],
    ['no team', { team: null }, 502, 'Slack gave no token of a bot'],
    ['a token of a person', { token_type: 'user' }, 502, 'Slack gave no token of a bot'],
    ['no token', { access_token: undefined }, 502, 'Slack gave no token of a bot'],
    ['a token with a line break', { access_token: 'xoxb-1\r\nX: y' }, 502, 'Slack gave no token of a bot'],
    ['an odd team', { team: { id: 'T1#@', name: 'x' } }, 502, 'Slack gave no token of a bot'],
    ['a token without an end', { expires_in: undefined }, 502, 'Slack gave no token of a bot'],
    [
      'a refusal',
      () => Promise.resolve(Response.json({ ok: false, error: 'bad_client_secret' })),
      502,
      'Slack refused',
    ],
    ['a strange refusal', () => Promise.resolve(Response.json({ error: '<b>' })), 502, 'Slack refused'],
    ['null', () => Promise.resolve(Response.json(null)), 502, 'Slack refused'],
    ['no answer', () => Promise.reject(new Error('x')), 503, 'Slack did not answer in time'],
    ['no JSON', () => Promise.resolve(new Response('<html>')), 503, 'Slack did not answer in time'],
    ['429', () => Promise.resolve(new Response('', { status: 429 })), 503, 'Slack did not answer in time'],
  ];

  it.each(refusals)('says so: %s', async (_what, given, statusCode, title) => {
    const browser = await begin();
    const code = slack.allow('T1');
    if (typeof given === 'function') slack.instead = given as () => Promise<Response>;
    else {
      const { team = { id: 'T1', name: 'x' } } = given as { team?: object | null };
      const answer = {
        ...{ ok: true, app_id: 'A1', bot_user_id: 'U0', scope: '', token_type: 'bot', access_token: 'xoxe.xoxb-1' },
        ...{ refresh_token: 'xoxe-1', expires_in: 43_200, authed_user: { id: 'U1' } },
        ...given,
        team,
      };
      slack.instead = () => Promise.resolve(Response.json(answer));
    }
    const page = await back(browser, { code });
    expect([page.statusCode, titleOf(page)]).toEqual([statusCode, title]);
    expect(page.body).not.toContain('<b>');
    expect(page.body).toContain('href="https://tutor.example/slack/install"');
    expect(await stored()).toBeUndefined();
    expect(log.lines.join()).not.toContain('"installed"');
  });

  it('says that somebody cancelled, and asks Slack for nothing', async () => {
    const page = await back(await begin(), { error: 'access_denied' });
    expect([page.statusCode, titleOf(page)]).toEqual([200, 'Nothing was installed']);
    expect(slack.asked.code).toBe(0);
  });

  it.each(['invalid_scope', '<script>', 'x'.repeat(100)])('says that Slack stopped it: %s', async (error) => {
    const page = await back(await begin(), { error });
    expect(page.body).toContain(error === 'invalid_scope' ? '<code>invalid_scope</code>' : '<code>unknown</code>');
    expect(page.body).not.toContain('<script>');
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(501)])('does not ask Slack about the code %j', async (code) => {
    expect(titleOf(await back(await begin(), { code }))).toBe('Slack refused');
    expect(slack.asked.code).toBe(0);
  });

  it('says that the store does not answer', async () => {
    const broken = new StoreError('unavailable', 'x');
    const browser = await begin();
    jest.spyOn(documents, 'load').mockRejectedValue(broken);
    expect(titleOf(await installs(browser))).toBe('Nothing was installed');
    jest.spyOn(documents, 'save').mockRejectedValue(broken);
    const page = (await install.answer(get('/slack/install')))!;
    expect([page.statusCode, titleOf(page)]).toEqual([503, 'Nothing was installed']);
  });

  it('waits until the data of an earlier installation is gone', async () => {
    const erasure = { form: 1, kind: 'team', team: 'T1', since: clock.now() } as const;
    await noteErasure(documents, erasure);
    const page = await installs();
    expect([page.statusCode, titleOf(page)]).toEqual([503, 'Try again in a few minutes']);
    expect(await stored()).toBeUndefined();
    await endErasure(documents, erasure);
    expect((await installs()).statusCode).toBe(200);
  });
});

it('sends every page without a script, for nobody else to keep or to frame', async () => {
  const pages = [
    await installs(),
    await back(await begin(), { error: 'access_denied' }),
    await installs(await begin()),
  ];
  for (const { headers, body } of pages) {
    expect(headers).toEqual({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    });
    expect(body).not.toMatch(/<script|<img|<link|src=|url\(|@import/);
  }
});

it('logs neither codes nor states nor tokens nor who it was', async () => {
  const browser = await begin();
  const code = slack.allow('T1');
  await back(browser, { code });
  await back(browser, { code });
  slack.instead = () => Promise.reject(new Error(`no answer to ${code}`));
  await installs();
  const written = log.lines.filter((line) => !line.includes('oauth-failed')).join('\n');
  expect(written).not.toMatch(/xox|client-secret|T1|U1ANA|Workspace/);
  for (const secret of [code, browser.state, browser.cookie]) expect(written).not.toContain(secret);
});

import { BotTokens } from '../../../src/app/installations/bot-tokens';
import { type Installation, loadInstallation, saveInstallation } from '../../../src/app/installations/installation';
import { type Clock, StoreError } from '../../../src/app/ports';
import { oauthClient } from '../../../src/slack/install/oauth-client';
import { createWebApi } from '../../../src/slack/web-api';
import { MemoryDocuments } from '../../../src/store/memory-documents';
import { TestLog } from '../channel-under-test';
import { API_URL, CLIENT, OAuthDouble, REDIRECT_URI } from './oauth-double';
import { PlainCipher } from './plain-cipher';

const HOUR = 60 * 60_000;

/** Time that passes when somebody waits; whoever else has something to do does it meanwhile. */
class SteppingClock implements Clock {
  private time = Date.UTC(2026, 10, 23);

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    await new Promise((resolve) => setImmediate(resolve));
  }

  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

let clock: SteppingClock;
let slack: OAuthDouble;
let documents: MemoryDocuments;
let cipher: PlainCipher;
let log: TestLog;

beforeEach(() => {
  clock = new SteppingClock();
  slack = new OAuthDouble(clock);
  documents = new MemoryDocuments(clock);
  cipher = new PlainCipher();
  log = new TestLog();
});

const grants = () => oauthClient({ client: CLIENT, url: API_URL, log, fetch: slack.fetch });
/** What one sandbox has. */
const sandbox = (store: Pick<MemoryDocuments, 'load' | 'save' | 'list' | 'remove'> = documents) =>
  new BotTokens({ documents: store, cipher, grants: grants(), clock, log });
const apiOf = (tokens: BotTokens) => createWebApi({ tokens, url: API_URL, log, fetch: slack.fetch });

async function install(team = 'T1'): Promise<Installation> {
  const granted = await grants().exchange(slack.allow(team), REDIRECT_URI);
  if (!granted.ok) throw new Error(granted.error);
  const { app, teamName, scopes, botUser, by = '', token, rotation } = granted.grant;
  const installation = {
    form: 1 as const,
    ...{ team, app, teamName, scopes, botUser, by, at: clock.now() },
    token: await cipher.encrypt(token, { team }),
    ...(rotation === undefined
      ? {}
      : {
          rotation: {
            refreshToken: await cipher.encrypt(rotation.refreshToken, { team }),
            expiresAt: clock.now() + rotation.seconds * 1000,
          },
        }),
  };
  await saveInstallation(documents, installation);
  return installation;
}

const stored = async (team = 'T1') => (await loadInstallation(documents, team))?.value;
const works = async (tokens: BotTokens, team = 'T1') => (await apiOf(tokens).call(team, 'auth.test', {}, 1_000)).ok;

describe('a token that does not expire', () => {
  beforeEach(async () => {
    slack.rotates = false;
    await install();
  });

  it('is read once, and remembered for five minutes', async () => {
    const tokens = sandbox();
    const token = await tokens.tokenOf('T1');
    expect(slack.tokens.has(token ?? '')).toBe(true);
    await tokens.tokenOf('T1');
    expect(cipher.opened).toBe(1);
    clock.pass(5 * 60_000);
    await tokens.tokenOf('T1');
    expect(cipher.opened).toBe(2);
    expect(slack.asked.refresh).toBe(0);
  });

  it('is looked up once for all who ask at the same time', async () => {
    const tokens = sandbox();
    const [a, b] = await Promise.all([tokens.tokenOf('T1'), tokens.tokenOf('T1')]);
    expect(a).toBe(b);
    expect(cipher.opened).toBe(1);
  });

  it('is never the one of another workspace', async () => {
    await install('T2');
    const tokens = sandbox();
    const [first, second] = [await tokens.tokenOf('T1'), await tokens.tokenOf('T2')];
    expect([slack.tokens.get(first!)?.team, slack.tokens.get(second!)?.team]).toEqual(['T1', 'T2']);
    expect(await tokens.tokenOf('T3')).toBeUndefined();
  });

  it('opens for no other workspace, whoever moved it there', async () => {
    const { token } = (await stored())!;
    const foreign = { ...(await install('T2')), token };
    await saveInstallation(documents, foreign);
    await expect(sandbox().tokenOf('T2')).rejects.toThrow('not for this');
  });

  it('is read again when Slack refuses it, because somebody may have installed again', async () => {
    const tokens = sandbox();
    const before = await tokens.tokenOf('T1');
    slack.tokens.delete(before!);
    await install();
    expect(await works(tokens)).toBe(true);
    expect(slack.calls.map(({ error }) => error)).toEqual(['invalid_auth', undefined]);
  });

  it('is not tried twice when there is no other', async () => {
    const tokens = sandbox();
    slack.tokens.clear();
    expect(await apiOf(tokens).call('T1', 'auth.test', {}, 1_000)).toEqual({ ok: false, error: 'invalid_auth' });
    expect(slack.calls).toHaveLength(1);
  });
});

describe('a token that expires', () => {
  beforeEach(() => install());

  it('is renewed when less than two hours are left, by one exchange', async () => {
    const tokens = sandbox();
    const before = await tokens.tokenOf('T1');
    clock.pass(9.9 * HOUR);
    expect(await tokens.tokenOf('T1')).toBe(before);
    clock.pass(0.2 * HOUR);
    const after = await tokens.tokenOf('T1');
    expect(after).not.toBe(before);
    expect(await works(tokens)).toBe(true);
    expect(await works(sandbox())).toBe(true);
    expect(slack.asked.refresh).toBe(1);
    expect((await stored())?.rotation).toMatchObject({ expiresAt: clock.now() + 12 * HOUR });
    expect((await stored())?.rotation).not.toHaveProperty('leasedUntil');
  });

  it.each([
    ['before its end', 11 * HOUR],
    ['after its end', 13 * HOUR],
  ])('is renewed by one of two sandboxes %s, and both keep working', async (_when, age) => {
    const [one, other] = [sandbox(), sandbox()];
    const before = await one.tokenOf('T1');
    await other.tokenOf('T1');
    clock.pass(age);
    const tokens = await Promise.all([one.tokenOf('T1'), other.tokenOf('T1')]);
    expect(slack.asked.refresh).toBe(1);
    // While the old token works, who renews nothing uses it; afterwards it waits for the new one.
    expect(tokens).toEqual([tokens[0], age > 12 * HOUR ? tokens[0] : before]);
    expect(tokens[0]).not.toBe(before);
    expect(await Promise.all([works(one), works(other)])).toEqual([true, true]);
    clock.pass(10_000);
    expect(await one.tokenOf('T1')).toBe(await other.tokenOf('T1'));
    // And so on, for days.
    for (let day = 0; day < 3; day++) {
      clock.pass(11.5 * HOUR);
      expect(await Promise.all([works(one), works(other)])).toEqual([true, true]);
    }
    expect(slack.calls.every(({ error }) => error === undefined)).toBe(true);
  });

  it('is waited for by who has only one that is over, and not for ever', async () => {
    const [one, other] = [sandbox(), sandbox()];
    clock.pass(13 * HOUR);
    let open = () => {};
    slack.gate = new Promise((resolve) => (open = resolve));
    const winner = one.tokenOf('T1');
    await new Promise((resolve) => setImmediate(resolve));
    const started = clock.now();
    expect(await other.tokenOf('T1')).toBeUndefined();
    expect(clock.now() - started).toBeLessThanOrEqual(1_650);
    open();
    const token = await winner;
    expect(await other.tokenOf('T1')).toBe(token);
    expect(slack.asked.refresh).toBe(1);
  });

  it('goes on working where who renews it dies before asking', async () => {
    const installation = (await stored())!;
    clock.pass(11 * HOUR);
    const leased = { ...installation.rotation!, leasedUntil: clock.now() + 10_000 };
    await saveInstallation(documents, { ...installation, rotation: leased });
    const tokens = sandbox();
    expect(await works(tokens)).toBe(true);
    expect(slack.asked.refresh).toBe(0);
    clock.pass(10_001);
    expect(await works(tokens)).toBe(true);
    expect(slack.asked.refresh).toBe(1);
  });

  it('goes on working until its end where who renewed it died before keeping the pair', async () => {
    const dead = sandbox({
      load: documents.load.bind(documents),
      list: documents.list.bind(documents),
      remove: documents.remove.bind(documents),
      // After the exchange nothing is written any more.
      save: (...save) => (slack.asked.refresh > 0 ? new Promise(() => {}) : documents.save(...save)),
    });
    clock.pass(11 * HOUR);
    void dead.tokenOf('T1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(slack.asked.refresh).toBe(1);
    const [one, other] = [sandbox(), sandbox()];
    expect(await Promise.all([works(one), works(other)])).toEqual([true, true]);
    // The lease is over: somebody tries the old refresh token, which Slack no longer takes, and the old token still works.
    clock.pass(10_001);
    expect(await Promise.all([works(one), works(other)])).toEqual([true, true]);
    expect(slack.asked.refresh).toBe(2);
    expect(log.lines.join()).toContain('invalid_refresh_token');
    // Slack is left alone for a minute.
    clock.pass(30_000);
    expect(await works(one)).toBe(true);
    expect(slack.asked.refresh).toBe(2);
    // At its end the token is lost, nobody waits for another, and a new installation is the cure.
    clock.pass(2 * HOUR);
    expect(await one.tokenOf('T1')).toBeUndefined();
    await install();
    expect(await works(one)).toBe(true);
    expect(await works(other)).toBe(true);
  });

  it('is used though it could not be kept, and is kept when the store comes back', async () => {
    let failures = 2;
    const shaky = sandbox({
      load: documents.load.bind(documents),
      list: documents.list.bind(documents),
      remove: documents.remove.bind(documents),
      save: (...save) => {
        if (slack.asked.refresh === 0 || failures-- <= 0) return documents.save(...save);
        return Promise.reject(new StoreError('unsure', 'the store did not say whether it wrote'));
      },
    });
    clock.pass(11 * HOUR);
    const token = await shaky.tokenOf('T1');
    expect(await works(shaky)).toBe(true);
    expect(await sandbox().tokenOf('T1')).toBe(token);
  });

  it('is not put in the place of a new installation', async () => {
    clock.pass(11 * HOUR);
    let open = () => {};
    slack.gate = new Promise((resolve) => (open = resolve));
    const renewing = sandbox().tokenOf('T1');
    await new Promise((resolve) => setImmediate(resolve));
    slack.gate = Promise.resolve();
    const { token } = await install();
    open();
    await renewing;
    expect((await stored())?.token).toBe(token);
  });

  it('does not bring back an installation that was removed meanwhile', async () => {
    clock.pass(11 * HOUR);
    let open = () => {};
    slack.gate = new Promise((resolve) => (open = resolve));
    const renewing = sandbox().tokenOf('T1');
    await new Promise((resolve) => setImmediate(resolve));
    await documents.remove({ owner: { team: 'T1' }, name: 'INSTALLATION' });
    open();
    await renewing;
    expect(await stored()).toBeUndefined();
  });

  it.each([
    ['no answer', () => Promise.reject(new Error('timeout'))],
    ['too many calls', () => Promise.resolve(new Response('', { status: 429 }))],
    ['no JSON', () => Promise.resolve(new Response('<html>'))],
  ])('works on where Slack gives %s', async (_what, instead) => {
    clock.pass(11 * HOUR);
    slack.instead = instead;
    const tokens = sandbox();
    expect(await works(tokens)).toBe(true);
    expect(slack.asked.refresh).toBe(1);
    expect(await works(tokens)).toBe(true);
    expect(slack.asked.refresh).toBe(1);
  });

  it('is renewed at once when Slack says that it is over, whatever the clock says', async () => {
    const tokens = sandbox();
    slack.tokens.delete((await tokens.tokenOf('T1'))!);
    expect(await works(tokens)).toBe(true);
    expect(slack.asked.refresh).toBe(1);
  });

  it('shows nowhere in the log', async () => {
    clock.pass(11 * HOUR);
    await works(sandbox());
    slack.tokens.clear();
    await works(sandbox());
    expect(log.lines.join('\n')).not.toMatch(/xox|client-secret/);
  });
});

import { FetchedParameters } from '../../src/slack/fetched-parameters';
import { FetchedSecrets, fetchedToken } from '../../src/slack/fetched-secrets';
import type { HttpResponse } from '../../src/slack/http-event';
import { openOrigin, sealOrigin } from '../../src/slack/form-origin';
import { SealedPictures } from '../../src/slack/picture-links';
import { LambdaReceiver } from '../../src/slack/receiver';
import { Reports } from '../../src/slack/reports';
import type { PictureRequest } from '../../src/app/pictures/picture-request';
import { sign } from '../../src/local/slack-requests';
import { MemoryQuizStore } from '../../src/store/memory-quiz-store';
import { TestClock, TestLog } from '../app/channel-under-test';
import { FakeParameters } from './fake-parameters';
import { eventOf } from './slack-under-test';

const SIGNING = '/kube-tutor/dev/slack-signing-secret';
const TOKEN = '/kube-tutor/dev/slack-bot-token';
const MINUTE = 60_000;

/** Where time passes only when a test says so: whoever sleeps here waits for ever. */
class StillClock extends TestClock {
  override sleep(): Promise<void> {
    return new Promise(() => {});
  }
}

class Fetching {
  readonly parameters = new FakeParameters();
  readonly log = new TestLog();
  readonly fetched: FetchedParameters;
  readonly secrets: FetchedSecrets;

  constructor(readonly clock: TestClock = new StillClock()) {
    const { parameters, log } = this;
    this.fetched = new FetchedParameters({ parameters, names: [SIGNING, TOKEN], clock, log });
    this.secrets = new FetchedSecrets(this.fetched, SIGNING, log);
    parameters.values.set(SIGNING, 'first');
  }

  get calls(): number {
    return this.parameters.asked.length;
  }

  pass(milliseconds: number): void {
    void TestClock.prototype.sleep.call(this.clock, milliseconds);
  }

  async all(): Promise<readonly string[]> {
    await this.secrets.ready();
    return this.secrets.all();
  }
}

describe('signing secrets of a parameter', () => {
  it('are fetched at the first request, once for all that wait', async () => {
    const fetching = new Fetching();
    expect(fetching.calls).toBe(0);
    expect(() => fetching.secrets.all()).toThrow('was not fetched yet');
    await Promise.all([fetching.secrets.ready(), fetching.secrets.ready(), fetching.secrets.ready()]);
    expect(fetching.secrets.all()).toEqual(['first']);
    expect(fetching.calls).toBe(1);
    expect(fetching.parameters.asked[0]).toEqual([SIGNING, TOKEN]);
  });

  it('are remembered for five minutes, and fetched anew after them', async () => {
    const fetching = new Fetching();
    await fetching.all();
    fetching.parameters.values.set(SIGNING, 'second first');
    fetching.pass(5 * MINUTE - 1);
    expect(await fetching.all()).toEqual(['first']);
    expect(fetching.calls).toBe(1);
    fetching.pass(1);
    expect(await fetching.all()).toEqual(['second', 'first']);
    expect(fetching.calls).toBe(2);
  });

  it('go on counting for an hour while they cannot be fetched, with a try every half minute', async () => {
    const fetching = new Fetching();
    await fetching.all();
    fetching.parameters.failure = new Error('no answer');
    fetching.pass(5 * MINUTE);
    for (let request = 0; request < 10; request++) expect(await fetching.all()).toEqual(['first']);
    expect(fetching.calls).toBe(2);
    fetching.pass(30_000);
    expect(await fetching.all()).toEqual(['first']);
    expect(fetching.calls).toBe(3);
    fetching.pass(55 * MINUTE);
    await expect(fetching.secrets.ready()).rejects.toThrow('no answer');
    fetching.parameters.failure = undefined;
    fetching.pass(2_000);
    expect(await fetching.all()).toEqual(['first']);
  });

  it('do not keep a request waiting for a slow refresh', async () => {
    const fetching = new Fetching(new TestClock());
    await fetching.all();
    fetching.pass(5 * MINUTE);
    fetching.parameters.gate = new Promise(() => {});
    fetching.parameters.values.set(SIGNING, 'second');
    expect(await fetching.all()).toEqual(['first']);
    expect(await fetching.all()).toEqual(['first']);
    expect(fetching.calls).toBe(2);
  });

  it('are asked for every two seconds at most while there are none', async () => {
    const fetching = new Fetching();
    fetching.parameters.failure = new Error('no answer');
    for (let request = 0; request < 10; request++) await expect(fetching.secrets.ready()).rejects.toThrow('no answer');
    expect(fetching.calls).toBe(1);
    fetching.pass(2_000);
    await expect(fetching.secrets.ready()).rejects.toThrow('no answer');
    expect(fetching.calls).toBe(2);
    expect(fetching.log.lines.join()).toContain(SIGNING);
  });

  it.each([
    ['', 'holds nothing'],
    [' \n', 'holds nothing'],
    ['one two three', 'holds more than two secrets'],
  ])('%j are none, and the log names the parameter', async (value, why) => {
    const fetching = new Fetching();
    fetching.parameters.values.set(SIGNING, value);
    await expect(fetching.secrets.ready()).rejects.toThrow(`${SIGNING} ${why}`);
    const logged = fetching.log.lines.join();
    expect(logged).toContain(SIGNING);
    for (const word of ['one', 'two', 'three']) expect(logged).not.toMatch(new RegExp(`\\b${word}\\b(?! secrets)`));
    // Whoever puts it right need not wait for five minutes.
    fetching.parameters.values.set(SIGNING, 'right');
    fetching.pass(30_000);
    expect(await fetching.all()).toEqual(['right']);
  });

  it('are missing where the parameter is', async () => {
    const fetching = new Fetching();
    fetching.parameters.values.delete(SIGNING);
    await expect(fetching.secrets.ready()).rejects.toThrow('holds nothing');
  });
});

describe('the token of a parameter', () => {
  it('comes with the secrets, or is none', async () => {
    const fetching = new Fetching();
    const tokens = fetchedToken(fetching.fetched, TOKEN);
    expect(await tokens.tokenOf('T1')).toBeUndefined();
    await fetching.all();
    fetching.parameters.values.set(TOKEN, ' xoxb-1\n');
    fetching.pass(5 * MINUTE);
    expect(await tokens.tokenOf('T1')).toBe('xoxb-1');
    expect(fetching.calls).toBe(2);
  });

  it('is asked for again when Slack refuses it, every half minute at most', async () => {
    const fetching = new Fetching();
    const tokens = fetchedToken(fetching.fetched, TOKEN);
    fetching.parameters.values.set(TOKEN, 'xoxb-1');
    await tokens.tokenOf('T1');
    fetching.parameters.values.set(TOKEN, 'xoxb-2');
    expect(await tokens.tokenAfter?.('T1', 'xoxb-1')).toBeUndefined();
    fetching.pass(30_000);
    expect(await tokens.tokenAfter?.('T1', 'xoxb-1')).toBe('xoxb-2');
    fetching.pass(30_000);
    expect(await tokens.tokenAfter?.('T1', 'xoxb-2')).toBeUndefined();
  });

  it('that nobody answers for is a failure, not the lack of one', async () => {
    const fetching = new Fetching();
    fetching.parameters.failure = new Error('no answer');
    await expect(fetchedToken(fetching.fetched, TOKEN).tokenOf('T1')).rejects.toThrow('no answer');
  });
});

describe('requests while the secret is being changed', () => {
  const BODY = 'ssl=&team_id=T1';
  let fetching: Fetching;
  let receiver: LambdaReceiver;
  beforeEach(() => {
    fetching = new Fetching();
    const { secrets, clock, log } = fetching;
    receiver = new LambdaReceiver({ secrets, clock, log });
    receiver.init({ processEvent: ({ ack }: { ack: () => Promise<void> }) => ack() } as never);
  });

  const send = async (secret: string): Promise<HttpResponse['statusCode']> => {
    const { headers } = sign(BODY, secret, fetching.clock.now());
    return (await receiver.handle(eventOf('HTTP API, base64', headers, BODY))).statusCode;
  };

  it('pass with both while both are there, and with the new one alone afterwards', async () => {
    expect([await send('first'), await send('second')]).toEqual([200, 401]);
    fetching.parameters.values.set(SIGNING, 'second first');
    fetching.pass(30_000);
    // The first request that nothing explains asks for what is new.
    expect([await send('second'), await send('first')]).toEqual([200, 200]);
    fetching.parameters.values.set(SIGNING, 'second');
    fetching.pass(5 * MINUTE);
    expect([await send('second'), await send('first')]).toEqual([200, 401]);
  });

  it('that are forged in a flood cause one fetch in half a minute', async () => {
    await send('first');
    fetching.pass(30_000);
    for (let request = 0; request < 50; request++) expect(await send('forged')).toBe(401);
    expect(fetching.calls).toBe(2);
    fetching.parameters.failure = new Error('no answer');
    fetching.pass(30_000);
    for (let request = 0; request < 50; request++) expect(await send('forged')).toBe(401);
    expect(fetching.calls).toBe(3);
  });

  it('get 503 where there is no secret, whoever signed them', async () => {
    fetching.parameters.values.clear();
    expect([await send('first'), await send('')]).toEqual([503, 503]);
    expect(fetching.log.lines.join()).toContain('no-secrets');
  });
});

describe('what was sealed before the secret was changed', () => {
  const OWNER = { team: 'T1', person: 'U1' };
  const ORIGIN = { channel: 'C1', channelName: 'squad-3', responseUrl: '' };
  const PICTURE: PictureRequest = {
    ...{ channel: { team: 'T1', channel: 'C1' }, version: 1, view: 'nodes', focus: 'command', theme: 'light' },
    ...{ width: 'phone', format: 'png' },
  };

  /** Modals, pictures and tables, by how they open now. */
  function sealing({ secrets, clock, log }: Fetching) {
    const pictures = new SealedPictures(secrets);
    const publicUrl = 'https://kube.example';
    const reports = new Reports({ secrets, publicUrl, quizzes: new MemoryQuizStore(), clock, log });
    const seals = () => ({
      modal: sealOrigin(ORIGIN, OWNER, secrets),
      picture: pictures.link(PICTURE),
      report: reports.link(PICTURE.channel),
    });
    const opened = async ({ modal, picture, report }: ReturnType<typeof seals>) => {
      const { pathname, search } = new URL(report);
      const visit = { rawPath: pathname, rawQueryString: search.slice(1), requestContext: { http: { method: 'GET' } } };
      return [
        openOrigin(modal, OWNER, secrets) !== undefined,
        pictures.open(picture) !== undefined,
        // Nobody took part yet: 404 is the answer to who may ask.
        (await reports.answer(visit))?.statusCode === 404,
      ];
    };
    return { seals, opened };
  }

  it('opens while the old secret is there, and not after that', async () => {
    const fetching = new Fetching();
    const { seals, opened } = sealing(fetching);
    const set = async (value: string) => {
      fetching.parameters.values.set(SIGNING, value);
      fetching.pass(5 * MINUTE);
      await fetching.secrets.ready();
    };
    await set('first');
    const old = seals();
    expect(await opened(old)).toEqual([true, true, true]);
    await set('second first');
    const fresh = seals();
    expect(await opened(old)).toEqual([true, true, true]);
    expect(await opened(fresh)).toEqual([true, true, true]);
    await set('second');
    expect(await opened(old)).toEqual([false, false, false]);
    expect(await opened(fresh)).toEqual([true, true, true]);
  });
});

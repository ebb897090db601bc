/** A workspace installs the app by OAuth, uses every surface, uninstalls it, and nothing of it is left. */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { loadInstallation } from '../../src/app/installations/installation';
import type { Ports } from '../../src/app/ports';
import { dueErasures } from '../../src/app/privacy/due-erasures';
import { systemClock } from '../../src/app/system-clock';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { DynamoBelongings } from '../../src/store/dynamo-belongings';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { TestLog } from '../app/channel-under-test';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from '../contract/dynamo-under-test';
import { TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD, HOME, DIRECT] = ['U0ANA', 'U0BEN', 'C0SQUAD3', 'H0ANA', 'D0ANA'];

let dynamo: DynamoUnderTest;
let tutor: TutorUnderTest;

beforeEach(async () => {
  dynamo = await startDynamoUnderTest();
  tutor = await TutorUnderTest.start({
    ...{ DYNAMODB_ENDPOINT: dynamo.endpoint, TABLE_NAME: TABLE },
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret' },
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await tutor.close();
  await dynamo.close();
});

/** A browser: it follows no redirect by itself, and keeps the cookie. */
class Browser {
  private cookie = '';

  async get(url: string): Promise<Response> {
    const answer = await fetch(new URL(url, tutor.url), { headers: { cookie: this.cookie }, redirect: 'manual' });
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
    return answer;
  }

  /** Where it is led to. */
  async led(url: string): Promise<string> {
    return (await this.get(url)).headers.get('location') ?? '';
  }
}

/** Goes the whole way through the stand-in's page, and answers with the title of the last one. */
async function install(button: 'Allow' | 'Cancel' = 'Allow', team = LOCAL_TEAM): Promise<string> {
  const browser = new Browser();
  const consent = await (await browser.get(`${await browser.led('/slack/install')}&team=${team}`)).text();
  const link = new RegExp(`<a href="([^"]*)">${button}</a>`).exec(consent)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const page = await browser.get(await browser.led(link));
  return /<h1>(.*)<\/h1>/.exec(await page.text())?.[1] ?? '';
}

const installed = async (team = LOCAL_TEAM) =>
  (await loadInstallation(new DynamoDocuments(dynamo.client, TABLE, systemClock), team))?.value;

/** What removes the rest, minute by minute. */
const ports = (): Ports => {
  const [client, clock, log] = [dynamo.client, systemClock, new TestLog()];
  return {
    clusters: new DynamoClusterStore(client, TABLE, clock),
    quizzes: new DynamoQuizStore(client, TABLE, clock),
    documents: new DynamoDocuments(client, TABLE, clock),
    belongings: new DynamoBelongings(client, TABLE, clock),
    clock,
    log,
  };
};

const left = async () => (await dynamo.client.send(new ScanCommand({ TableName: TABLE }))).Items ?? [];

const uninstall = (type: 'app_uninstalled' | 'tokens_revoked', time = Date.now()) =>
  tutor.post(
    JSON.stringify({
      ...{ token: 'x', team_id: LOCAL_TEAM, api_app_id: 'A0LOCAL', type: 'event_callback', event_id: `Ev${type}` },
      event_time: Math.floor(time / 1000),
      event: type === 'app_uninstalled' ? { type } : { type, tokens: { bot: ['U0KUBETUTOR'] } },
    }),
  );

/** Time passes for everybody. */
function pass(milliseconds: number): void {
  const now = Date.now() + milliseconds;
  const real = process.hrtime.bigint();
  jest.spyOn(Date, 'now').mockImplementation(() => now + Number((process.hrtime.bigint() - real) / 1_000_000n));
}

const latest = async (person: string, channel: string) => (await tutor.seen(person, channel)).at(-1);

test('installs, uses each surface, uninstalls, and leaves nothing', async () => {
  // Without a token a form is a message.
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'do' });
  expect(await tutor.opened(ANA, SQUAD)).toBeUndefined();
  expect(await install()).toBe(`kube-tutor is installed in ${LOCAL_TEAM}`);
  expect((await installed())?.by).toBe(ANA);

  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web' });
  const deployed = (await latest(BEN, SQUAD))!;
  expect(deployed.text).toMatch(/^ana: web runs/);
  const actions = deployed.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const crash = actions.find(({ text }) => text.text === 'Crash a Pod');
  expect(crash).toBeDefined();
  const press = { person: BEN, channel: SQUAD, message: deployed.id, action: crash?.action_id };
  expect(await tutor.play('press', press)).toBe(204);
  expect((await latest(ANA, SQUAD))?.text).toMatch(/^ben: /);

  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'do' });
  const modal = (await tutor.opened(ANA, SQUAD))!;
  expect(await tutor.play('view', { person: ANA, view: modal.id, close: true })).toBe(204);
  expect(await tutor.play('shortcut', { person: ANA, channel: SQUAD })).toBe(204);
  const shortcut = (await tutor.opened(ANA, SQUAD)) ?? (await tutor.opened(ANA, DIRECT));
  expect(shortcut).toBeDefined();
  await tutor.play('view', { person: ANA, view: shortcut?.id, close: true });

  await tutor.play('command', { person: ANA, channel: SQUAD, text: '@kube-tutor scale web 4' });
  expect((await latest(BEN, SQUAD))?.text).toMatch(/web has 4 of 4 Pods/);
  await tutor.play('command', { person: ANA, channel: DIRECT, text: 'say deploy own' });
  expect((await latest(ANA, DIRECT))?.text).toContain('own runs');
  expect(await tutor.play('home', { person: ANA, channel: HOME })).toBe(204);
  expect(await tutor.seen(ANA, HOME)).toHaveLength(1);
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'quiz' });
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'review on' });

  expect((await left()).length).toBeGreaterThan(8);
  expect((await uninstall('app_uninstalled')).status).toBe(200);
  expect(await installed()).toBeUndefined();
  // Word of it comes twice, and nobody installs into what is being removed.
  expect((await uninstall('tokens_revoked')).status).toBe(200);
  expect(await install()).toBe('Try again in a few minutes');
  for (let minutes = 0; minutes < 3; minutes++) {
    pass(61_000);
    await dueErasures(ports(), Date.now() + 10_000);
  }
  const items = await left();
  // Who was installing has no team yet; ten minutes end that.
  expect(items.filter(({ pk }) => !pk?.S?.startsWith('INSTALLING#'))).toEqual([]);
  expect(JSON.stringify(items)).not.toMatch(new RegExp(`${LOCAL_TEAM}|${ANA}|${BEN}`));

  // And it can come back; what Slack says late about before changes nothing.
  expect(await install()).toBe(`kube-tutor is installed in ${LOCAL_TEAM}`);
  expect((await uninstall('app_uninstalled', Date.now() - 120_000)).status).toBe(200);
  expect((await installed())?.by).toBe(ANA);
}, 30_000);

test('gives each workspace a token of its own, which lies in the table as nobody can read it', async () => {
  expect(await install('Allow', 'T0OTHER')).toBe('kube-tutor is installed in T0OTHER');
  await install();
  const [mine, theirs] = [await installed(), await installed('T0OTHER')];
  expect(mine?.token).not.toBe(theirs?.token);
  expect(JSON.stringify(await left())).not.toMatch(/xox|client-secret/);
});

test('installs nothing for who cancels, or was sent here by somebody else', async () => {
  expect(await install('Cancel')).toBe('Nothing was installed');
  const [mine, theirs] = [new Browser(), new Browser()];
  const consent = await (await theirs.get(await theirs.led('/slack/install'))).text();
  const link = /<a href="([^"]*)">Allow</.exec(consent)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await mine.led('/slack/install');
  const page = await mine.get(await theirs.led(link));
  expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('This is another browser')]);
  expect(await installed()).toBeUndefined();
});

test.each([
  'client_id=9.9&redirect_uri=http://localhost:1/slack/oauth_redirect',
  'client_id=1.2&redirect_uri=https://evil.example/slack/oauth_redirect',
  'client_id=1.2&redirect_uri=http://localhost:1/elsewhere',
  'client_id=1.2',
])('asks nobody for %s', async (query) => {
  for (const path of ['/oauth/v2/authorize', '/oauth/v2/authorize/decide']) {
    expect((await new Browser().get(`${path}?allow=yes&${query}`)).status).toBe(400);
  }
});

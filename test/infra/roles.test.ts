import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ALL_VERBS } from '../../src/app/verbs';
import { isBeingErased } from '../../src/app/privacy/erasures';
import { loadLearner } from '../../src/app/learners/learner';
import { loadInstallation } from '../../src/app/installations/installation';
import { type EmbeddedServer, ensureTable, startDynamo } from '../../src/local/embedded-table';
import { SealedPictures } from '../../src/slack/picture-links';
import { createPictures } from '../../src/slack/picture-requests';
import { duePartitions } from '../../src/store/due-shards';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { partitionOf, partitionOfOwner } from '../../src/store/table';
import { TestClock, TestLog } from '../app/channel-under-test';
import { OAuthDouble } from '../app/installations/oauth-double';
import { installUnderTest } from '../slack/install/install-under-test';
import { SECRETS } from '../slack/slack-under-test';
import { compileTemplate } from './compiled-template';
import { asRole } from './as-role';
import { mayTouch } from './may-touch';
import type { Template } from './template';

const TABLE = 'kube-tutor';
const clock = new TestClock();
let template: Template;
let server: EmbeddedServer;

beforeAll(async () => {
  template = compileTemplate();
  server = await startDynamo(undefined);
  await ensureTable(server.endpoint, TABLE);
}, 60_000);
afterAll(() => server.close());

const clientOf = (role: string): DynamoDBClient =>
  asRole(template.Resources[role]!, {
    endpoint: server.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

describe('a role reaches of the table', () => {
  const channel = partitionOf({ team: 'T1', channel: 'C1' });
  const workspace = partitionOfOwner({ team: 'T1' });
  const person = partitionOfOwner({ team: 'T1', person: 'U1' });
  const installing = partitionOfOwner({ installing: 'abc' });
  const due = duePartitions('2026-11-23T09');
  const erased = duePartitions('ERASE');
  const all = [channel, workspace, person, installing, ...due, ...erased];

  test.each([
    ['SlackRole', 'dynamodb:PutItem', all],
    ['PromptsRole', 'dynamodb:Query', all],
    ['PicturesRole', 'dynamodb:GetItem', [channel]],
    ['PicturesRole', 'dynamodb:PutItem', []],
    ['InstallRole', 'dynamodb:PutItem', [workspace, installing]],
    ['InstallRole', 'dynamodb:GetItem', [workspace, installing, ...erased]],
    ['InstallRole', 'dynamodb:Query', []],
    ['SchedulerRole', 'dynamodb:GetItem', []],
  ] as const)('%s by %s what its function needs', (role, action, reached) => {
    const found = all.filter((partition) => mayTouch(template.Resources[role]!, action, partition));
    expect(found).toEqual(reached);
  });
});

describe('with its role', () => {
  test('the install function begins an installation, takes it back from Slack, and keeps it', async () => {
    const documents = new DynamoDocuments(clientOf('InstallRole'), TABLE, clock);
    const slack = new OAuthDouble(clock);
    const log = new TestLog();
    const install = installUnderTest({ documents, slack, clock, log });
    const begun = await install.answer(get('/slack/install'));
    const [cookie = ''] = begun?.cookies?.[0]?.split(';') ?? [];
    const state = new URL(begun?.headers?.Location ?? '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, code: slack.allow('T1') }).toString();
    expect(await install.answer(get('/slack/oauth_redirect', query, [cookie]))).toMatchObject({ statusCode: 200 });
    expect((await loadInstallation(documents, 'T1'))?.value).toMatchObject({ team: 'T1' });
    // Where that stands depends on the workspace.
    for (const team of ['T2', 'T3', 'T4', 'T5', 'T6', 'T7']) expect(await isBeingErased(documents, team)).toBe(false);
  });

  test('the pictures function finds a channel, and cannot look at a person', async () => {
    const client = clientOf('PicturesRole');
    const pictures = createPictures({
      clusters: new DynamoClusterStore(client, TABLE, clock),
      verbs: ALL_VERBS,
      formats: { png: (svg) => Promise.resolve(Buffer.from(svg)), gif: () => Promise.reject(new Error('none asked')) },
      secrets: SECRETS,
      clock,
      log: new TestLog(),
    });
    const link = new SealedPictures(SECRETS).link({
      channel: { team: 'T1', channel: 'C1' },
      version: 3,
      view: 'nodes',
      focus: 'all',
      theme: 'light',
      width: 'phone',
      format: 'png',
    });
    expect(await pictures.answer(get(link))).toMatchObject({ statusCode: 200 });
    const documents = new DynamoDocuments(client, TABLE, clock);
    await expect(loadLearner({ documents }, { team: 'T1', person: 'U1' })).rejects.toThrow('did not answer');
    await expect(loadInstallation(documents, 'T1')).rejects.toThrow('did not answer');
  });
});

const get = (path: string, rawQueryString = '', cookies: readonly string[] = []): object => ({
  version: '2.0',
  rawPath: path,
  rawQueryString,
  headers: {},
  cookies,
  requestContext: { http: { method: 'GET', path } },
});

/**
 * One tutor as it is deployed: its functions in sandboxes, and a door before everything that they call. Each has a table
 * of its own on a server that all share.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ChannelId, ChannelRecord } from '../../src/app/ports';
import { systemClock } from '../../src/app/system-clock';
import { ensureTable } from '../../src/local/embedded-table';
import { sign } from '../../src/local/slack-requests';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { FakeKms } from '../aws/fake-kms';
import { FakeSsm } from '../aws/fake-ssm';
import { Door } from './door';
import { FakeSlack } from './fake-slack';
import { type Answered, type FunctionName, Sandbox } from './sandbox';

/** Everything that is secret or typed has this in it: no line of a log may. */
export const MARK = 'mark-';
export const SIGNING_SECRET = `${MARK}signing`;
export const PUBLIC_URL = 'https://kube.example';

const SIGNING_PARAMETER = '/faults/slack-signing-secret';
const CLIENT_PARAMETER = '/faults/slack-client-secret';

/** What the functions call. */
export type Behind = 'store' | 'api' | 'hooks' | 'parameters' | 'keys';
export type Doors = Readonly<Record<Behind, Door>>;

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly body?: string;
  readonly cookie?: string;
  /** The number of a delivery that is one more. */
  readonly retry?: number;
  /** Milliseconds by which its timestamp is wrong. */
  readonly late?: number;
}

export class Lane {
  readonly slack = new FakeSlack();
  readonly documents: DynamoDocuments;
  /** Milliseconds by which everybody's clock is another one than ours. */
  offset = 0;
  private readonly sandboxes = new Map<FunctionName, Promise<Sandbox>>();
  private readonly client: DynamoDBClient;
  private readonly ssm = new FakeSsm();
  private readonly kms = new FakeKms();
  private opened: Doors | undefined;

  /** @param table a name that no other lane has; @param server of the tables */
  constructor(
    readonly table: string,
    private readonly server: string,
  ) {
    this.client = createDynamoClient({ endpoint: server, timeouts: IN_PROCESS });
    this.documents = new DynamoDocuments(this.client, table, systemClock);
  }

  get doors(): Doors {
    if (this.opened === undefined) throw new Error('open it first');
    return this.opened;
  }

  async open(): Promise<void> {
    await ensureTable(this.server, this.table);
    this.ssm.values.set(SIGNING_PARAMETER, SIGNING_SECRET).set(CLIENT_PARAMETER, `${MARK}client-secret`);
    const slack = await this.slack.start();
    const [ssm, kms] = [await this.ssm.start(), await this.kms.start()];
    const targets = { store: this.server, api: slack, hooks: slack, parameters: ssm, keys: kms };
    const doors = Object.entries(targets).map(([name, target]) => [name, new Door(target)] as const);
    await Promise.all(doors.map(([, door]) => door.open()));
    this.opened = Object.fromEntries(doors) as unknown as Doors;
  }

  async close(): Promise<void> {
    for (const sandbox of this.sandboxes.values()) await (await sandbox).close();
    await Promise.all(Object.values(this.doors).map((door) => door.shut()));
    await Promise.all([this.slack.close(), this.ssm.close(), this.kms.close()]);
    this.client.destroy();
  }

  /** Everything is as it should be. */
  async heal(): Promise<void> {
    await Promise.all(Object.values(this.doors).map((door) => door.set()));
    await this.setClocks(0);
  }

  /** Sets the clocks of the sandboxes alone. */
  async moveSandboxes(offset: number): Promise<void> {
    for (const sandbox of this.sandboxes.values()) await (await sandbox).setClock(offset);
  }

  /** Sets the clocks of everybody. */
  async setClocks(offset: number): Promise<void> {
    if (this.offset === offset) return this.moveSandboxes(offset);
    this.offset = offset;
    await this.moveSandboxes(offset);
  }

  /** The next request finds a sandbox that remembers nothing. */
  async forgetSandbox(name: FunctionName): Promise<void> {
    const sandbox = this.sandboxes.get(name);
    this.sandboxes.delete(name);
    await (await sandbox)?.close();
  }

  async send(name: FunctionName, request: Sent | undefined): Promise<Answered> {
    const sandbox = await this.sandbox(name);
    return sandbox.invoke(request === undefined ? {} : this.eventOf(request));
  }

  async lines(): Promise<readonly string[]> {
    const lines = await Promise.all([...this.sandboxes.values()].map(async (one) => (await one).lines()));
    return lines.flat();
  }

  /** What is stored, read past the doors. */
  load(id: ChannelId, version?: number): Promise<ChannelRecord | undefined> {
    const store = new DynamoClusterStore(this.client, this.table, systemClock);
    return version === undefined ? store.load(id) : store.loadVersion(id, version);
  }

  /** The client that reads past the doors. */
  get past(): DynamoDBClient {
    return this.client;
  }

  sandbox(name: FunctionName): Promise<Sandbox> {
    const known = this.sandboxes.get(name) ?? Sandbox.start(name, this.environment(), this.doors.hooks.url);
    this.sandboxes.set(name, known);
    return known;
  }

  private environment(): NodeJS.ProcessEnv {
    const { store, api, parameters, keys } = this.doors;
    return {
      ...{ TABLE_NAME: this.table, DYNAMODB_ENDPOINT: store.url, SLACK_API_URL: `${api.url}/api/` },
      ...{ SLACK_SIGNING_SECRET_PARAMETER: SIGNING_PARAMETER, PUBLIC_URL, LOG_SALT: `${MARK}salt` },
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET_PARAMETER: CLIENT_PARAMETER, TOKEN_KEY_ID: 'a-key' },
      ...{ AWS_ENDPOINT_URL_SSM: parameters.url, AWS_ENDPOINT_URL_KMS: keys.url },
      ...{ AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: `${MARK}aws` },
      ...{ STAGE: 'faults', AWS_LAMBDA_FUNCTION_NAME: 'faults' },
    };
  }

  /** As a function URL hands it over. */
  private eventOf({ method = 'POST', path = '/slack/events', body = '', cookie, retry, late = 0 }: Sent): object {
    const [rawPath = '', rawQueryString = ''] = path.split('?');
    const signed = method === 'POST' ? sign(body, SIGNING_SECRET, Date.now() + this.offset + late).headers : {};
    const again = retry === undefined ? {} : { 'x-slack-retry-num': `${retry}`, 'x-slack-retry-reason': 'http_error' };
    return {
      ...{ version: '2.0', rawPath, rawQueryString, body, isBase64Encoded: false },
      headers: { ...signed, ...again },
      ...(cookie === undefined ? {} : { cookies: [cookie] }),
      requestContext: { http: { method, path: rawPath, sourceIp: '1.2.3.4' } },
    };
  }
}

/** A workspace on an embedded table, whose whole contents a test reads as text. */
import { type AttributeValue, BatchWriteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EveryMinute } from '../../../src/app/every-minute';
import { CommandHandler } from '../../../src/app/handle-command';
import type { ChannelId, Messenger, Person, Ports } from '../../../src/app/ports';
import { dueErasures } from '../../../src/app/privacy/due-erasures';
import { ALL_VERBS } from '../../../src/app/verbs';
import { decompress } from '../../../src/store/compress';
import { DynamoBelongings } from '../../../src/store/dynamo-belongings';
import { DynamoClusterStore } from '../../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../../src/store/dynamo-documents';
import { DynamoQuizStore } from '../../../src/store/dynamo-quiz-store';
import type { Reply } from '../../../src/tutor/reply';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from '../../contract/dynamo-under-test';
import { TestClock } from '../channel-under-test';

type Item = Record<string, AttributeValue>;

const MINUTE = 60_000;

export interface Filled {
  readonly items: readonly Item[];
  readonly at: number;
  readonly requests: number;
}

const MOST_AT_ONCE = 25;

export class WholeTable {
  readonly clock = new TestClock(Date.UTC(2026, 10, 23, 10, 30));
  readonly lines: string[] = [];
  readonly ports: Ports;
  private handler: CommandHandler;
  private readonly minute: EveryMinute;
  private requests = 0;

  static async start(): Promise<WholeTable> {
    return new WholeTable(await startDynamoUnderTest());
  }

  /** Another table with the same items, at the same time of day: filling one anew takes much longer. */
  static async like(filled: Filled): Promise<WholeTable> {
    const table = await WholeTable.start();
    for (let start = 0; start < filled.items.length; start += MOST_AT_ONCE) {
      const put = filled.items.slice(start, start + MOST_AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
      await table.dynamo.client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: put } }));
    }
    await table.clock.sleep(filled.at - table.clock.now());
    table.requests = filled.requests;
    return table;
  }

  /** What `like` makes another table of. */
  async filled(): Promise<Filled> {
    return { items: await this.items(), at: this.clock.now(), requests: this.requests };
  }

  private constructor(readonly dynamo: DynamoUnderTest) {
    const { clock } = this;
    const { client } = dynamo;
    const log = {
      info: (event: string, fields = {}) => void this.lines.push(JSON.stringify({ event, ...fields })),
      error: (event: string, error: unknown) => void this.lines.push(`${event} ${String(error)}`),
    };
    const messenger: Messenger = {
      post: (to) => Promise.resolve({ team: to.team, channel: 'channel' in to ? to.channel : 'D9', ts: '17.1' }),
      update: () => Promise.resolve(true),
      refusal: () => undefined,
    };
    this.ports = {
      clusters: new DynamoClusterStore(client, TABLE, clock),
      quizzes: new DynamoQuizStore(client, TABLE, clock),
      documents: new DynamoDocuments(client, TABLE, clock),
      belongings: new DynamoBelongings(client, TABLE, clock),
      messenger,
      clock,
      log,
    };
    this.handler = new CommandHandler(this.ports, ALL_VERBS);
    this.minute = new EveryMinute(this.ports);
  }

  get commands(): CommandHandler {
    return this.handler;
  }

  close(): Promise<void> {
    return this.dynamo.close();
  }

  /** Another sandbox takes over, which remembers nothing. */
  newSandbox(): void {
    this.handler = new CommandHandler(this.ports, ALL_VERBS);
  }

  says(person: Person, text: string, id: ChannelId): Promise<Reply> {
    return this.handler.handle({ id, person, text, request: `request-${++this.requests}`, pressed: false });
  }

  uninstalled(team: string, left: number, happened = this.clock.now()): Promise<void> {
    return this.handler.uninstalled(team, left, happened);
  }

  /** The timer fires, with everything that it does. */
  wholeMinute(): Promise<void> {
    return this.minute.run(50_000);
  }

  /** What the timer does about removing, so often, a minute apart. */
  async minutes(count: number, left = 50_000): Promise<void> {
    for (let one = 0; one < count; one++) {
      await this.clock.sleep(MINUTE);
      await dueErasures(this.ports, this.clock.now() + left);
    }
  }

  async items(): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let start: Item | undefined; ;) {
      const page = await this.dynamo.client.send(new ScanCommand({ TableName: TABLE, ExclusiveStartKey: start }));
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
      if (start === undefined) return items;
    }
  }

  /** Everything that is stored, readable: keys, attributes, and what is packed, together with its parts. */
  async text(): Promise<readonly string[]> {
    const items = await this.items();
    const at = new Map(items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]));
    return items.map((item) => {
      const { data, ...rest } = item;
      const parts = Array.from({ length: Number(item.chunks?.N ?? 0) }, (_, number) =>
        at.get(`${item.pk?.S} CHUNK#${item.set?.S}#${String(number).padStart(3, '0')}`),
      );
      const bytes = data?.B === undefined ? parts.map((part) => part?.data?.B ?? new Uint8Array()) : [data.B];
      // A part of several is read with the others, by the name of all.
      const isPart = item.sk?.S?.startsWith('CHUNK#') === true && (data?.B?.length ?? 0) > 300_000;
      const isLast = item.sk?.S?.startsWith('CHUNK#') === true && !item.sk.S.endsWith('#000');
      const packed = isPart || isLast || bytes.length === 0 ? '' : decompress(Buffer.concat(bytes));
      return `${JSON.stringify(rest)} ${packed}`;
    });
  }
}

/** What commands ask of the table: reads, writes and their units, by kind of item. */
import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { CommandHandler } from '../../src/app/handle-command';
import { systemClock } from '../../src/app/system-clock';
import { ALL_VERBS } from '../../src/app/verbs';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoBelongings } from '../../src/store/dynamo-belongings';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';

const TABLE = 'bench';
const CHANNEL = { team: 'T1', channel: 'C1' };
const PERSON = { id: 'U1', name: 'ana' };
/** Given before anything is counted: what is asked once in a sandbox is asked then. */
const BEFORE = 'deploy web 100';
const COUNTED = ['get pods', 'scale web 90', 'crash web', 'update web v2', 'why web', 'quiz'] as const;
/** Commands after which items are counted. */
const LONG = 100;

export interface Calls {
  readonly command: string;
  /** As `Get CURRENT`, in the order of the alphabet. */
  readonly calls: readonly string[];
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface CallFigures {
  readonly commands: readonly Calls[];
  /** Items of a channel after 100 changes, by the beginning of their key. */
  readonly items: Readonly<Record<string, number>>;
  readonly changes: number;
}

interface Answered {
  readonly output: { readonly ConsumedCapacity?: { readonly CapacityUnits?: number } };
}

export async function measureCalls(): Promise<CallFigures> {
  const server = await startDynamo(undefined);
  await ensureTable(server.endpoint, TABLE);
  const client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
  try {
    return await countCalls(client);
  } finally {
    client.destroy();
    await server.close();
  }
}

async function countCalls(client: DynamoDBClient): Promise<CallFigures> {
  let calls: { name: string; units: number }[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const units = (answer as unknown as Answered).output.ConsumedCapacity?.CapacityUnits ?? 0;
        calls.push({ name: `${commandName.slice(0, 3)} ${kindOf(args.input)}`, units });
        return answer;
      },
    { step: 'initialize' },
  );
  const handler = handlerOf(client);
  let requests = 0;
  const type = async (text: string): Promise<Calls> => {
    calls = [];
    const request = `r${++requests}`;
    await handler.handle({ id: CHANNEL, text, person: PERSON, request, pressed: false });
    const units = (isRead: boolean) =>
      calls.filter(({ name }) => /^(?:Get|Que)/.test(name) === isRead).reduce((sum, one) => sum + one.units, 0);
    const names = calls.map(({ name }) => name).sort();
    return { command: text, calls: names, readUnits: units(true), writeUnits: units(false) };
  };
  await type(BEFORE);
  const commands: Calls[] = [];
  for (const text of COUNTED) commands.push(await type(text));
  for (let i = 0; i < LONG; i++) await type(`scale web ${90 + (i % 2)}`);
  return { commands, items: await itemsOf(client), changes: LONG };
}

function handlerOf(client: DynamoDBClient): CommandHandler {
  const ports = {
    clusters: new DynamoClusterStore(client, TABLE, systemClock),
    quizzes: new DynamoQuizStore(client, TABLE, systemClock),
    documents: new DynamoDocuments(client, TABLE, systemClock),
    belongings: new DynamoBelongings(client, TABLE, systemClock),
  };
  const log = { info: () => undefined, error: () => undefined };
  return new CommandHandler({ ...ports, clock: systemClock, log }, ALL_VERBS);
}

function kindOf(input: object): string {
  const { Key: key, Item: item } = input as Record<'Key' | 'Item', { sk?: { S?: string } } | undefined>;
  const [kind = '?', name = ''] = ((key ?? item)?.sk?.S ?? '?').split('#');
  return kind === 'DOC' ? name : kind;
}

async function itemsOf(client: DynamoDBClient): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (let start: Record<string, AttributeValue> | undefined; ;) {
    const page = await client.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `${CHANNEL.team}#${CHANNEL.channel}` } },
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey: start,
      }),
    );
    for (const { sk } of page.Items ?? []) {
      const kind = (sk?.S ?? '').split('#')[0] ?? '';
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    start = page.LastEvaluatedKey;
    if (start === undefined) return counts;
  }
}

/** What one command asks of the table: what is decided for a workspace costs a command nothing once it is known. */
import { CommandHandler } from '../../src/app/handle-command';
import { ALL_VERBS } from '../../src/app/verbs';
import { DynamoBelongings } from '../../src/store/dynamo-belongings';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { ANA, BEN, TestClock, TestLog } from '../app/channel-under-test';
import { type DynamoUnderTest, startDynamoUnderTest, TABLE } from './dynamo-under-test';

let dynamo: DynamoUnderTest;
let clock: TestClock;
let handler: CommandHandler;
/** Calls since the last command began: the operation and the kind of the item. */
let calls: string[] = [];
/** Those that were called before the first one was answered. */
let atOnce: readonly string[] = [];
let hasAnswer = false;
let requests = 0;

interface Keys {
  readonly Key?: { readonly sk?: { readonly S?: string } };
  readonly Item?: { readonly sk?: { readonly S?: string } };
}

beforeAll(async () => {
  dynamo = await startDynamoUnderTest();
  dynamo.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { Key: key, Item: item } = args.input as Keys;
        const [kind = '?', name = ''] = ((key ?? item)?.sk?.S ?? '?').split('#');
        const call = `${commandName.slice(0, 3)} ${kind === 'DOC' ? name : kind}`;
        calls.push(call);
        if (!hasAnswer) atOnce = calls.toSorted();
        const answer = await next(args);
        hasAnswer = true;
        return answer;
      },
    { step: 'initialize' },
  );
});
afterAll(() => dynamo.close());

function newSandbox(): void {
  const [{ client }, log] = [dynamo, new TestLog()];
  handler = new CommandHandler(
    {
      clusters: new DynamoClusterStore(client, TABLE, clock),
      quizzes: new DynamoQuizStore(client, TABLE, clock),
      documents: new DynamoDocuments(client, TABLE, clock),
      belongings: new DynamoBelongings(client, TABLE, clock),
      ...{ clock, log },
    },
    ALL_VERBS,
  );
}

async function callsOf(text: string, person = ANA): Promise<readonly string[]> {
  [calls, hasAnswer] = [[], false];
  const request = `r${++requests}`;
  await handler.handle({ id: { team: 'T1', channel: 'C1' }, text, person, request, pressed: false });
  return calls.toSorted();
}

const CHANGE = ['Get CURRENT', 'Put CHUNK', 'Put CURRENT', 'Put STATE'];

test('a command reads the channel, and a change writes it once', async () => {
  clock = new TestClock();
  newSandbox();
  await callsOf('deploy web');
  await clock.sleep(1000);
  expect(await callsOf('scale web 4')).toEqual(CHANGE);
  expect(await callsOf('get pods')).toEqual(['Get CURRENT']);
  expect(await callsOf('get pods', BEN)).toEqual(['Get CURRENT', 'Get LOOK', 'Put LOOK']);
  // A mistake, too.
  expect(await callsOf('scale nothing 4')).toEqual(['Get CURRENT']);
});

test('a new sandbox asks once what the workspace decided, and what the version consists of', async () => {
  newSandbox();
  expect(await callsOf('get pods')).toEqual(['Get CHUNK', 'Get CURRENT', 'Get SETTINGS', 'Get TEAM']);
  expect(atOnce).toEqual(['Get CURRENT', 'Get SETTINGS', 'Get TEAM']);
  expect(await callsOf('get pods')).toEqual(['Get CURRENT']);
  expect(await callsOf('scale web 3')).toEqual(CHANGE);
});

test('a question and its answer read no cluster again', async () => {
  const asked = await callsOf('quiz');
  expect(asked.filter((call) => /CHUNK|STATE|SETTINGS|TEAM/.test(call))).toEqual([]);
  expect(asked.length).toBeLessThanOrEqual(5);
});

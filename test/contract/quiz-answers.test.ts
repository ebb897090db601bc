/**
 * Many people, several processes, one DynamoDB: no answer is lost, none is counted twice.
 */
import { CommandHandler } from '../../src/app/handle-command';
import type { ChannelId, Clock, Log } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { MemoryDocuments } from '../../src/store/memory-documents';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { LETTERS } from '../../src/tutor/quiz/question';
import type { Reply } from '../../src/tutor/reply';

const TABLE = 'channels';
const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
const log: Log = { info: () => {}, error: () => {} };

let endpoint: string;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ endpoint, close } = await startDynamo(undefined));
  await ensureTable(endpoint, TABLE);
});
afterAll(() => close());

/** A process of its own: nothing is shared with another but the table. */
function process(): { readonly handler: CommandHandler; readonly quizzes: DynamoQuizStore } {
  const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
  const clusters = new DynamoClusterStore(client, TABLE, clock);
  const quizzes = new DynamoQuizStore(client, TABLE, clock);
  return {
    handler: new CommandHandler({ clusters, quizzes, documents: new MemoryDocuments(clock), clock, log }, ALL_VERBS),
    quizzes,
  };
}

let requests = 0;
const send = ({ handler }: ReturnType<typeof process>, id: ChannelId, person: string, text: string): Promise<Reply> =>
  handler.handle({ id, person: { id: person, name: person }, text, request: `r${++requests}`, pressed: true });

async function askedIn(channel: string) {
  const id = { team: 'T1', channel };
  const processes = [process(), process(), process(), process(), process()];
  const prompt = await send(processes[0]!, id, 'U0', 'quiz');
  const question = /quiz answer (\w+) A/.exec(prompt.buttons[0]!.run)![1]!;
  return { id, processes, question };
}

const PEOPLE = Array.from({ length: 50 }, (_, n) => `U${n}`);

test('50 people answer at once through five processes: each is counted once', async () => {
  const { id, processes, question } = await askedIn('C1');
  const receipts = await Promise.all(
    PEOPLE.map((person, n) => send(processes[n % 5]!, id, person, `quiz answer ${question} ${LETTERS[n % 4]}`)),
  );
  receipts.forEach((receipt, n) => expect(receipt.headline).toBe(`Noted: ${LETTERS[n % 4]}`));
  const reveal = await send(processes[1]!, id, 'U0', `quiz close ${question}`);
  expect(reveal.lead).toBe('quiz for {channel}, closed by {person}, 50 answered');
  const { tally } = (await processes[2]!.quizzes.load(id, question))!;
  expect(tally!.map(({ person }) => person).sort()).toEqual([...PEOPLE].sort());
});

test('50 people answer while two close: whoever was told "noted" is counted, and the numbers agree', async () => {
  const { id, processes, question } = await askedIn('C2');
  const answering = PEOPLE.map((person, n) => send(processes[n % 4]!, id, person, `quiz answer ${question} A`));
  const closing = [1, 2].map(async (n) => {
    await clock.sleep(30 * n);
    return send(processes[4]!, id, 'U0', `quiz close ${question}`);
  });
  const [answers, reveals] = await Promise.all([Promise.all(answering), Promise.all(closing)]);
  const { tally } = (await processes[0]!.quizzes.load(id, question))!;
  const counted = tally!.map(({ person }) => person);
  PEOPLE.forEach((person, n) => {
    if (answers[n]!.headline.startsWith('Noted')) expect(counted).toContain(person);
    else expect(answers[n]!.notice!.startsWith('You said A')).toBe(counted.includes(person));
  });
  expect(reveals.map(({ audience }) => audience).sort()).toEqual(['asker', 'channel']);
  for (const reveal of reveals) expect(reveal.lead).toContain(`${counted.length} answered`);
});

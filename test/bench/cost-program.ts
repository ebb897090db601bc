/**
 * Types what a channel types, and counts what AWS would charge for: `cost-program ENDPOINT`. Prints one JSON object.
 * The table is another process, so that the processor's time is that of the handler alone.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { measured } from '../../src/app/event-metrics';
import { CommandHandler } from '../../src/app/handle-command';
import { logTo } from '../../src/app/json-log';
import { pseudonymsWith } from '../../src/app/pseudonyms';
import { systemClock } from '../../src/app/system-clock';
import { ALL_VERBS } from '../../src/app/verbs';
import { Observed } from '../../src/aws/observed';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import { createSlackApp } from '../../src/slack/slack-app';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { signedCommand } from './signed-command';
import { median } from './statistics';

const TABLE = 'kube-tutor';
const SECRET = 'cost-signing-secret';

/** A squad's cluster. */
const BEFORE = ['deploy web 3', 'deploy api 3', 'deploy shop 3', 'deploy db 3 statefulset'];
/** What is typed then, again and again. */
const CHANGES = ['scale web 4', 'crash api', 'rollout restart deployment shop', 'scale web 3'];
const LOOKS = ['get pods', 'show', 'why web', 'history'];
/** Rounds until the channel has some history, and rounds that count. */
const ROUNDS_BEFORE = 4;
const ROUNDS = 5;
/** Milliseconds between two commands. */
const PAUSE = 20_000;

/** What one kind of command took, on average; of times the median of the rounds. */
export interface CommandCost {
  readonly count: number;
  /** Units of DynamoDB: strongly consistent reads of 4 KB, writes of 1 KB, writes of an index. */
  readonly reads: number;
  readonly writes: number;
  readonly indexWrites: number;
  /** Milliseconds of a processor. */
  readonly cpu: number;
  readonly milliseconds: number;
  /** Bytes of the log, metrics included. */
  readonly logged: number;
}

export interface Costs {
  readonly look: CommandCost;
  readonly change: CommandCost;
  /** Bytes of the newest version as it is stored, and its objects. */
  readonly itemBytes: number;
  readonly objects: number;
}

class Counter {
  reads = 0;
  writes = 0;
  indexWrites = 0;
  logged = 0;
  itemBytes = 0;

  listenTo(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
        const result = await next({ ...args, input });
        const { ConsumedCapacity: used } = result.output as { ConsumedCapacity?: { readonly CapacityUnits?: number } };
        if (/^(Get|Query)/.test(context.commandName ?? '')) this.reads += used?.CapacityUnits ?? 0;
        else this.writes += used?.CapacityUnits ?? 0;
        const { Item: item } = args.input as { Item?: Readonly<Record<string, { S?: string; B?: Uint8Array }>> };
        if (/^(CURRENT|CHUNK#)/.test(item?.sk?.S ?? '')) this.itemBytes = item?.data?.B?.length ?? this.itemBytes;
        // What a version consists of is new to the index of its workspace, as is an older version; other items stand in it.
        if (/^(STATE|CHUNK)#/.test(item?.sk?.S ?? '') && item?.team !== undefined) this.indexWrites += 1;
        return result;
      },
      { step: 'initialize' },
    );
  }
}

async function main(endpoint: string): Promise<Costs> {
  const counter = new Counter();
  // People pause between commands, or are told to.
  let pauses = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + pauses * PAUSE };
  const client = createDynamoClient({ endpoint, timeouts: IN_PROCESS });
  counter.listenTo(client);
  const observed = new Observed({ STAGE: 'bench', AWS_LAMBDA_FUNCTION_NAME: 'kube-tutor-bench-slack' }, '0.1.0');
  const log = measured(logTo(observed), observed.metrics);
  const clusters = new DynamoClusterStore(client, TABLE, clock);
  const quizzes = new DynamoQuizStore(client, TABLE, clock);
  const documents = new DynamoDocuments(client, TABLE, clock);
  const ports = { clusters, quizzes, documents, clock, log, pseudonyms: pseudonymsWith('salt') };
  const handler = new CommandHandler(ports, ALL_VERBS);
  const own = { secrets: fixedSecrets(SECRET), handler, clock: systemClock, log, allowLoopback: false };
  const answer = createSlackApp(own);
  let trigger = 0;
  const type = async (text: string): Promise<void> => {
    pauses++;
    const event = signedCommand({ text, channel: 'C0COST', trigger: String(++trigger) }, SECRET);
    const context = { awsRequestId: '6f0e1b1c-0000-4000-8000-000000000000' };
    const { statusCode } = await observed.during(context, () => answer(event));
    if (statusCode !== 200) throw new Error(`${text}: ${statusCode}`);
  };
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text: string | Uint8Array) => {
    counter.logged += Buffer.byteLength(text);
    return true;
  };
  const measure = async (texts: readonly string[]): Promise<CommandCost> => {
    const { reads, writes, indexWrites, logged } = counter;
    const cpu = process.cpuUsage();
    const began = systemClock.now();
    for (const text of texts) await type(text);
    const { user, system } = process.cpuUsage(cpu);
    const each = (value: number): number => value / texts.length;
    return {
      count: texts.length,
      reads: each(counter.reads - reads),
      writes: each(counter.writes - writes),
      indexWrites: each(counter.indexWrites - indexWrites),
      cpu: each((user + system) / 1000),
      milliseconds: each(systemClock.now() - began),
      logged: each(counter.logged - logged),
    };
  };
  for (const text of BEFORE) await type(text);
  for (let round = 0; round < ROUNDS_BEFORE; round++) await measure([...CHANGES, ...LOOKS]);
  const rounds = { looks: [] as CommandCost[], changes: [] as CommandCost[] };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.changes.push(await measure(CHANGES));
    rounds.looks.push(await measure(LOOKS));
  }
  process.stdout.write = write;
  const record = await clusters.load({ team: 'T0BENCH', channel: 'C0COST' });
  const commands = BEFORE.length + (ROUNDS_BEFORE + ROUNDS) * CHANGES.length;
  // A container that waits to be started again does not crash once more.
  if (record === undefined || record.version < 0.9 * commands) throw new Error('too few changes were carried out');
  return {
    look: meanOf(rounds.looks),
    change: meanOf(rounds.changes),
    itemBytes: counter.itemBytes,
    objects: record.cluster.objects.length,
  };
}

function meanOf(costs: readonly CommandCost[]): CommandCost {
  const mean = (of: (cost: CommandCost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
  return {
    count: costs.reduce((sum, { count }) => sum + count, 0),
    reads: mean(({ reads }) => reads),
    writes: mean(({ writes }) => writes),
    indexWrites: mean(({ indexWrites }) => indexWrites),
    // A busy moment of the machine says nothing of the program.
    cpu: median(costs.map(({ cpu }) => cpu)),
    milliseconds: median(costs.map(({ milliseconds }) => milliseconds)),
    logged: mean(({ logged }) => logged),
  };
}

void main(process.argv[2] ?? '').then((costs) => console.log(JSON.stringify(costs)));

/**
 * Kills the whole tutor in the middle of its work, again and again, and looks whether a command that was answered is
 * ever missing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/app/system-clock';
import { ensureTable, startDynamo } from '../../src/local/embedded-table';
import { LOCAL_TEAM, sign, slashCommandBody } from '../../src/local/slack-requests';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { bundled, startProcess } from './tutor-process';

const SECRET = 'kill-secret';
const TABLE = 'kube-tutor';
const CHANNELS = 3;
/** Answers after which a tutor counts as under load, and the longest wait for them. */
const WARM = 5;
const WARM_MILLISECONDS = 10_000;

export interface KillResult {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Commands that were cut off: they may or may not have been saved. */
  readonly unanswered: number;
  readonly missing: readonly string[];
}

/** Starts, loads and kills the tutor so many times with the same data. */
export async function killRounds(rounds: number, report: (line: string) => void = () => {}): Promise<KillResult> {
  const folder = await mkdtemp(join(tmpdir(), 'kube-tutor-kill-'));
  const acknowledged = new Map<string, string>();
  const missing = new Set<string>();
  let unanswered = 0;
  const program = await bundled('start');
  try {
    for (let round = 0; round < rounds; round++) {
      const { url, child } = await startProcess(folder, SECRET, program);
      const load = typeUntilDown(url, round, acknowledged);
      await answered(acknowledged, acknowledged.size + WARM);
      await systemClock.sleep(Math.random() * 200);
      child.kill('SIGKILL');
      unanswered += await load;
      for (const name of await lost(folder, acknowledged)) missing.add(name);
      report(`round ${round + 1}: ${acknowledged.size} answered so far, ${missing.size} missing`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { rounds, acknowledged: acknowledged.size, unanswered, missing: [...missing] };
}

/** Waits until so many commands were answered. */
async function answered(acknowledged: ReadonlyMap<string, string>, count: number): Promise<void> {
  for (let waited = 0; acknowledged.size < count && waited < WARM_MILLISECONDS; waited += 10) {
    await systemClock.sleep(10);
  }
}

/** Deploys one app after the other in every channel until nobody answers. Answers with how many were cut off. */
async function typeUntilDown(url: string, round: number, acknowledged: Map<string, string>): Promise<number> {
  const talkers = Array.from({ length: CHANNELS * 2 }, async (_, talker) => {
    const channel = { id: `C${round}X${talker % CHANNELS}`, name: 'kill' };
    for (let count = 0; count < 1_000; count++) {
      const name = `app-${round}-${talker}-${count}`;
      try {
        if (await deploy(url, channel, name)) acknowledged.set(name, channel.id);
      } catch {
        return 1;
      }
    }
    return 0;
  });
  return (await Promise.all(talkers)).reduce<number>((sum, cut) => sum + cut, 0);
}

async function deploy(url: string, channel: { id: string; name: string }, name: string): Promise<boolean> {
  const member = { id: 'U1', name: 'ana' };
  const body = slashCommandBody({
    member,
    channel,
    text: `deploy ${name} --replicas 1`,
    trigger: name,
    responseUrl: '',
  });
  const answer = await fetch(`${url}/slack/events`, {
    method: 'POST',
    ...sign(body, SECRET, Date.now()),
  });
  return answer.status === 200 && ((await answer.json()) as { response_type: string }).response_type === 'in_channel';
}

/** Names that were answered and are not in the stored clusters. */
async function lost(folder: string, acknowledged: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const server = await startDynamo(folder);
  const client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
  try {
    await ensureTable(server.endpoint, TABLE);
    const store = new DynamoClusterStore(client, TABLE, systemClock);
    const stored = new Set<string>();
    for (const channel of new Set(acknowledged.values())) {
      const record = await store.load({ team: LOCAL_TEAM, channel });
      for (const { kind, metadata } of record?.cluster.objects ?? []) {
        if (kind === 'Deployment') stored.add(metadata.name);
      }
    }
    return [...acknowledged.keys()].filter((name) => !stored.has(name));
  } finally {
    client.destroy();
    await server.close();
  }
}

/**
 * Kills the whole tutor after the first write of a command, after the second, and so on until the command is answered;
 * then looks whether its channel is whole, and whether the same request, delivered again, is carried out once.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelRecord } from '../../src/app/ports';
import { quizId } from '../../src/app/quiz/quiz-id';
import { systemClock } from '../../src/app/system-clock';
import { LOCAL_TEAM, sign, slashCommandBody } from '../../src/local/slack-requests';
import { startDynamo } from '../../src/local/embedded-table';
import { createDynamoClient, IN_PROCESS } from '../../src/store/client';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { bundledFrom, ended, startProcess } from './tutor-process';

const SECRET = 'kill-secret';
const TABLE = 'kube-tutor';
/** No command writes more often. */
const MOST_WRITES = 20;

export interface KindOfCommand {
  /** `QUESTION` stands for the id of the one that was asked before. */
  readonly command: string;
  /** What comes before it in its channel. */
  readonly before: readonly string[];
  /** How many versions it makes. */
  readonly versions: 0 | 1;
  /** Whether it only looks: any other one writes. */
  readonly looks?: true;
}

export const KINDS: readonly KindOfCommand[] = [
  { command: 'deploy web', before: [], versions: 1 },
  { command: 'scale web 4', before: ['deploy web'], versions: 1 },
  { command: 'scale web 300', before: ['deploy web', 'scale web 200'], versions: 1 },
  { command: 'undo', before: ['deploy web', 'scale web 4'], versions: 1 },
  { command: 'save tuesday', before: ['deploy web'], versions: 1 },
  { command: 'saves delete tuesday --yes', before: ['deploy web', 'save tuesday', 'scale web 4'], versions: 1 },
  { command: 'reset --yes', before: ['deploy web'], versions: 1 },
  { command: 'settings quiet on', before: ['deploy web'], versions: 1 },
  { command: 'get pods', before: ['deploy web'], versions: 0, looks: true },
  { command: 'quiz', before: ['deploy web'], versions: 0 },
  { command: 'quiz answer QUESTION a', before: ['deploy web', 'quiz'], versions: 0 },
];

export interface KilledAtWrites {
  /** How often each command was killed, which is how often it writes. */
  readonly writes: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly wrong: readonly string[];
}

interface Killed {
  readonly kind: KindOfCommand;
  readonly channel: string;
  readonly what: string;
}

/** Kills every kind of command at every one of its writes. */
export async function killAtWrites(
  kinds: readonly KindOfCommand[],
  report: (line: string) => void = () => {},
): Promise<KilledAtWrites> {
  const folder = await mkdtemp(join(tmpdir(), 'kube-tutor-writes-'));
  try {
    const program = await bundledFrom(join('test', 'local', 'killed-tutor.ts'), 'killed-tutor');
    const runs = new Runs(folder, program);
    const writes: Record<string, number> = {};
    const all: Killed[] = [];
    const wrong: string[] = [];
    for (const [number, kind] of kinds.entries()) {
      const killed = await runs.killEach(kind, `C0K${number}`);
      all.push(...killed);
      writes[kind.command] = killed.length;
      if (killed.length === 0 && kind.looks !== true) wrong.push(`${kind.command}: writes nothing`);
      report(`${kind.command}: killed after each of ${killed.length} writes`);
    }
    wrong.push(...(await runs.look(all, false)));
    await runs.deliverAgain(all, wrong);
    wrong.push(...(await runs.look(all, true)));
    return { writes, kills: all.length, wrong };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

class Runs {
  constructor(
    private readonly folder: string,
    private readonly program: readonly string[],
  ) {}

  /** In a channel for each write. */
  async killEach(kind: KindOfCommand, prefix: string): Promise<readonly Killed[]> {
    const killed: Killed[] = [];
    for (let write = 1; write <= MOST_WRITES; write++) {
      const channel = `${prefix}X${write}`;
      await this.during(undefined, async (url) => {
        for (const text of kind.before) await type(url, channel, text, `${channel}.${text}`);
      });
      const isAnswered = await this.during(write, (url) => type(url, channel, kind.command, `${channel}.last`));
      if (isAnswered) return killed;
      killed.push({ kind, channel, what: `${kind.command}, killed after write ${write}` });
    }
    throw new Error(`${kind.command} was never answered`);
  }

  /** Slack or a person sends the same once more: it is answered, by a tutor that lives. */
  async deliverAgain(all: readonly Killed[], wrong: string[]): Promise<void> {
    await this.during(undefined, async (url) => {
      for (const { kind, channel, what } of all) {
        if (!(await type(url, channel, kind.command, `${channel}.last`))) wrong.push(`${what}: not answered again`);
      }
      return true;
    });
  }

  /** @param isDone whether each command must have been carried out */
  async look(all: readonly Killed[], isDone: boolean): Promise<readonly string[]> {
    const server = await startDynamo(this.folder);
    const client = createDynamoClient({ endpoint: server.endpoint, timeouts: IN_PROCESS });
    try {
      const store = new DynamoClusterStore(client, TABLE, systemClock);
      const found: string[] = [];
      for (const { kind, channel, what } of all) {
        const id = { team: LOCAL_TEAM, channel };
        const record = await store.load(id);
        const version = record?.version ?? 0;
        const least = versionsBefore(kind) + (isDone ? kind.versions : 0);
        const most = versionsBefore(kind) + kind.versions;
        if (version < least || version > most) found.push(`${what}: version ${version}, not ${least} to ${most}`);
        for (let older = 1; older < version; older++) {
          const kept: ChannelRecord | undefined = await store.loadVersion(id, older);
          if (kept?.version !== older) found.push(`${what}: version ${older} is missing`);
        }
      }
      return found;
    } finally {
      client.destroy();
      await server.close();
    }
  }

  /** Starts a tutor, which dies after so many writes if it is told so, and ends it. */
  private async during<T>(writes: number | undefined, work: (url: string) => Promise<T>): Promise<T> {
    const more = writes === undefined ? {} : { KILL_AFTER_WRITE: String(writes) };
    const { url, child } = await startProcess(this.folder, SECRET, this.program, more);
    try {
      return await work(url);
    } finally {
      child.kill('SIGKILL');
      await ended(child);
    }
  }
}

/** What somebody asks or answers beside the cluster makes no version. */
const versionsBefore = ({ before }: KindOfCommand): number => before.filter((text) => !text.startsWith('quiz')).length;

/** Answers whether there was an answer. */
async function type(url: string, channel: string, text: string, trigger: string): Promise<boolean> {
  // As src/app/quiz/quiz-ask.ts gives them: the first question of a channel.
  const question = quizId(LOCAL_TEAM, channel, `${channel}.quiz`, '0');
  const words = text.replace('QUESTION', question);
  const typed = { member: { id: 'U1', name: 'ana' }, channel: { id: channel, name: 'kill' }, text: words, trigger };
  const body = slashCommandBody({ ...typed, responseUrl: '' });
  try {
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', ...sign(body, SECRET, Date.now()) });
    const { text: said = '' } = (await answer.json()) as { readonly text?: string };
    return answer.status === 200 && !/failed here|did not answer/.test(said);
  } catch {
    return false;
  }
}

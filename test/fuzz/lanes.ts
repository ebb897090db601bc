/** Shares tasks between processes. One that does not come back, or ends by itself, is a failure of the input at hand. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../src/api/yaml/value';
import type { LaneNews, LaneTask } from './lane';
import type { Task } from './options';
import type { TargetResult } from './run-target';

const LANES = 2;
/** Milliseconds without a sign of life after which an input counts as endless. */
const PATIENCE = 120_000;
/** MiB that a lane may fill: what grows without end is found out. */
const HEAP = 1_024;

/** Runs every task; `told` hears of each result. */
export async function runLanes(
  tasks: readonly Task[],
  seed: number,
  told: (result: TargetResult) => void,
): Promise<readonly TargetResult[]> {
  const waiting = [...tasks];
  const results: TargetResult[] = [];
  const lane = async (place: number): Promise<void> => {
    const worker = new Lane(join(tmpdir(), `kube-tutor-fuzz-${process.pid}-${place}.json`));
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const result = await worker.run({ ...task, seed });
      results.push(result);
      told(result);
    }
    worker.close();
  };
  await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)));
  return results;
}

class Lane {
  private child: ChildProcess | undefined;

  constructor(private readonly atHand: string) {}

  run(task: LaneTask): Promise<TargetResult> {
    const child = (this.child ??= fork(join(__dirname, 'lane.ts'), [this.atHand], {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP}`],
    }));
    return new Promise((resolve) => {
      let inputs = 0;
      const end = (result: TargetResult): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(result);
      };
      const lost = (why: string): void => {
        child.kill('SIGKILL');
        this.child = undefined;
        end(lostResult(task, inputs, why, this.inputAtHand()));
      };
      const timer = setTimeout(() => lost(`no answer within ${PATIENCE / 1000} s`), PATIENCE);
      child.on('message', (news: LaneNews) => {
        timer.refresh();
        if ('result' in news) end(news.result);
        else if ('alive' in news) inputs = news.alive;
        else lost(news.broken);
      });
      child.on('exit', (code, signal) => lost(`the process ended with ${signal ?? String(code)}`));
      child.send(task);
    });
  }

  close(): void {
    this.child?.disconnect();
    rmSync(this.atHand, { force: true });
  }

  private inputAtHand(): Json {
    try {
      return JSON.parse(readFileSync(this.atHand, 'utf8')) as Json;
    } catch {
      return null;
    }
  }
}

const lostResult = ({ target, seed }: LaneTask, inputs: number, problem: string, input: Json): TargetResult => ({
  ...{ target, inputs, answers: 0, slowest: 0, cpu: 0, largest: 0, memory: 0, slowestInput: input },
  failures: [{ target, problem, seed, times: 1, input }],
});

/**
 * A process that fuzzes one target after the other, as it is told. What it is about to try is in a file first: whoever waits for it
 * can say which input it did not come back from.
 */
import { ftruncateSync, openSync, writeSync } from 'node:fs';
import type { Task } from './options';
import { runTarget, type TargetResult } from './run-target';
import { TARGETS } from './targets';
import { thrown } from './trial';

export interface LaneTask extends Task {
  readonly seed: number;
}

/** What a lane says: that it goes on, what came of a task, or why nothing did. */
export type LaneNews = { readonly alive: number } | { readonly result: TargetResult } | { readonly broken: string };

const [atHand = ''] = process.argv.slice(2);
const file = openSync(atHand, 'w');
const tell = (news: LaneNews): void => void process.send?.(news);
const SIGNS_OF_LIFE = 250;

process.on('message', (task: LaneTask) => {
  const target = TARGETS.find(({ name }) => name === task.target);
  if (target === undefined) throw new Error(`no target ${task.target}`);
  const before = (input: unknown, inputs: number): void => {
    const text = `${JSON.stringify(input)}\n`;
    writeSync(file, text, 0);
    ftruncateSync(file, Buffer.byteLength(text));
    if (inputs % SIGNS_OF_LIFE === 0) tell({ alive: inputs });
  };
  runTarget(target, { ...task, before }).then(
    (result) => tell({ result }),
    (error: unknown) => tell({ broken: thrown(error) }),
  );
});

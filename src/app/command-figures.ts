/**
 * What one command took, as a line of the log: names of verbs and figures, never what was typed. Only where ids have
 * pseudonyms there is such a line.
 */
import { isRejected } from '../api/rejection';
import type { ClusterState } from '../cluster/state';
import { parseCommand } from '../commands/grammar/parse';
import type { AnyVerb } from './channel-verb';
import { type CommandRequest, verbsOf } from './command-request';
import type { Ports } from './ports';

/** `again`: delivered before. `busy`: others were faster until the time was over. */
export type CommandOutcome = 'answered' | 'changed' | 'refused' | 'again' | 'busy' | 'failed';

/** What whoever carries a command out notes meanwhile. */
export class CommandFigures {
  outcome: CommandOutcome = 'answered';
  /** How often somebody else saved first. */
  conflicts = 0;
  /** Of the engine, in what was saved. */
  steps = 0;

  /** Notes that a command was saved. An older cluster that came back has fewer steps than the one before it. */
  changed(before: ClusterState, after: ClusterState): void {
    this.outcome = 'changed';
    this.steps = Math.max(0, after.stepCount - before.stepCount);
  }
}

type Told = Pick<Ports, 'clock' | 'log' | 'pseudonyms'>;

/** Carries a command out, and tells what it took. */
export async function withFigures<T>(
  request: CommandRequest,
  verbs: readonly AnyVerb[],
  { clock, log, pseudonyms }: Told,
  work: (figures: CommandFigures) => Promise<T>,
): Promise<T> {
  const began = clock.now();
  const figures = new CommandFigures();
  try {
    return await work(figures);
  } catch (error) {
    figures.outcome = 'failed';
    throw error;
  } finally {
    if (pseudonyms !== undefined) {
      const { team, channel } = request.id;
      log.info('command', {
        verb: verbOf(request.text, verbsOf(request, verbs)),
        outcome: figures.outcome,
        pressed: request.pressed,
        ms: clock.now() - began,
        conflicts: figures.conflicts,
        steps: figures.steps,
        team: pseudonyms(team),
        channel: pseudonyms(channel),
      });
    }
  }
}

/** The verb that a text begins with; a question mark for one that is none, or cannot be read. */
function verbOf(text: string, verbs: readonly AnyVerb[]): string {
  if (text.trim() === '') return 'start';
  const parsed = parseCommand(text, verbs);
  return isRejected(parsed) ? '?' : parsed.verb.name;
}

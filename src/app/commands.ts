/** The commands of a function, with the engine and the tutor behind them: a part of the program of its own. */
import { CommandHandler } from './handle-command';
import type { Ports } from './ports';
import { ALL_VERBS } from './verbs';

export function allCommands(ports: Ports): CommandHandler {
  return new CommandHandler(ports, ALL_VERBS);
}

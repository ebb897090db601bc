/** Commands whose program is read when the first request needs it: what only looks or is refused starts without it. */
import type { CommandHandler } from './handle-command';

/** What whoever hears of requests needs of commands. */
export type Commands = Pick<
  CommandHandler,
  'handle' | 'claim' | 'quizNews' | 'courseNote' | 'courseNoted' | 'uninstalled' | 'isOpen'
>;

/** @param make is called once, at the first request */
export function laterCommands(make: () => Commands): Commands {
  let made: Commands | undefined;
  const commands = (): Commands => (made ??= make());
  return {
    handle: (...asked) => commands().handle(...asked),
    claim: (...asked) => commands().claim(...asked),
    quizNews: (...asked) => commands().quizNews(...asked),
    courseNote: (...asked) => commands().courseNote(...asked),
    courseNoted: (...asked) => commands().courseNoted(...asked),
    uninstalled: (...asked) => commands().uninstalled(...asked),
    isOpen: (...asked) => commands().isOpen(...asked),
  };
}

/**
 * Choosing twice: when opinions differ, people discuss before anybody sees the answer, and choose again. Nothing here
 * tells which option is right, or how many chose it.
 */
import type { Button, Reply } from '../reply';
import { spoken } from '../text';
import { lengthOf, promptReply } from './prompt';
import type { Letter, Question } from './question';

/** Fewer answers say nothing about a channel. */
const FEWEST = 4;

/** Whether a discussion would help: between a third and two thirds were right. */
export function wouldHelp(chosen: readonly Letter[], right: Letter): boolean {
  const share = chosen.filter((letter) => letter === right).length / Math.max(1, chosen.length);
  return chosen.length >= FEWEST && share >= 1 / 3 && share <= 2 / 3;
}

/** Asked of who wants to close a question, alone. */
export function suggestReply(id: string, answered: number): Reply {
  const headline = 'Not closed yet: opinions differ';
  const notice = `${answered} answered. A talk before the answer teaches more: who explains an option, checks it.`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'quiz close',
    headline,
    story: [],
    notice,
    buttons: [discussButton(id), { label: 'Reveal now', run: `quiz close ${id} now` }],
    text: spoken([headline, notice]),
  };
}

/** The second round, for all to see. */
export function discussionReply(
  question: Question,
  { id, closesIn, answered }: { readonly id: string; readonly closesIn: number; readonly answered: number },
): Reply {
  const prompt = promptReply(question, { id, closesIn, audience: 'channel', discussed: true });
  const headline = spoken([prompt.headline]);
  const call = `${answered} answered, and nobody sees the answer yet. Say in the thread of this message why yours is right, convince a neighbour, then choose again.`;
  return {
    ...prompt,
    lead: 'quiz for {channel}, second round, opened by {person}',
    notice: `${call}\n${prompt.notice ?? ''}`,
    text: `${headline} ${call}${prompt.text.slice(headline.length)}`,
  };
}

/** For who asked, alone, when the bot posted the question: what comes next. */
export function postedReply(command: string, id: string, closesIn: number, isSecond: boolean): Reply {
  const headline = isSecond ? 'The second round is in the channel' : 'Your question is in the channel';
  const notice = `It closes by itself in ${lengthOf(closesIn)}. You can answer it, too.`;
  const close: Button = { label: 'Close and reveal', run: `quiz close ${id}` };
  return {
    audience: 'asker',
    isPersonal: true,
    command,
    headline,
    story: [],
    notice,
    buttons: isSecond ? [close, { label: 'Choose again', run: `quiz change ${id}` }] : [discussButton(id), close],
    text: spoken([headline, notice]),
  };
}

const discussButton = (id: string): Button => ({ label: 'Discuss first', run: `quiz discuss ${id}` });

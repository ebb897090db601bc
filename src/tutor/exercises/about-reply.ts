/**
 * What one lesson or mission is about, before it begins.
 */
import { button } from '../button';
import type { Button, Reply } from '../reply';
import { spoken } from '../text';
import type { Exercise } from './exercise';
import type { ListFacts } from './list-facts';
import { nameOf } from './words';

export function aboutReply(exercise: Exercise, { done, now, pressed }: ListFacts): Reply {
  const { kind, id, title, minutes, steps, text, chapter } = exercise;
  const headline = `${nameOf(exercise)}: ${title}`;
  const where = chapter === undefined ? '' : `${chapter}, `;
  const facts = `${where}${steps.length} ${steps.length === 1 ? 'step' : 'steps'}, about ${minutes} minutes`;
  const state = id === now ? 'It runs here now.' : done.includes(id) ? 'It was done here already.' : '';
  const start: Button = id === now ? { label: 'Go on', run: kind } : button(`Start the ${kind}`, `${kind} start ${id}`);
  return {
    audience: 'asker',
    command: `${kind} ${id}`,
    pressed,
    headline,
    story: [],
    exercise: { lines: [text, `${facts}. ${state}`.trim()], isNews: true, buttons: [] },
    buttons: [start, { label: kind === 'lesson' ? 'All lessons' : 'All missions', run: `${kind} list` }],
    text: spoken([headline, text, facts, state]),
  };
}

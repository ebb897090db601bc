/**
 * `/kube explain TERM`: what a word means, with an example from the channel's own cluster and ways to see it.
 */
import type { Rejection, Result } from '../../api/rejection';
import { isOn, textOf, type Words } from '../../commands/grammar/words';
import { cut } from '../../diagram/text/columns';
import { kindNamed } from '../../api/kinds';
import { own } from '../../api/own';
import { button } from '../button';
import { introduced } from '../course-voice';
import { ALL_TERMS } from '../content/terms/index';
import type { Term } from '../content/terms/term';
import { MISTAKES } from '../content/mistakes';
import { findTerm, nearestTerm } from '../explain/find-term';
import { drawTerm } from '../explain/draw-term';
import { explainField } from '../explain/field-reply';
import { fillForReading } from '../explain/places';
import { meaningLines, shelfNamed, shelves, termLines } from '../explain/term-list';
import { explainButton, waysOn } from '../explain/ways-on';
import { MISCONCEPTIONS } from '../quiz/misconceptions';
import { LONGEST_HEADLINE, type Reply } from '../reply';
import { STORY_COLUMNS, wrap } from '../story/lines';
import { spoken, spokenStory } from '../text';
import { printable } from '../typed';
import type { TutorContext, TutorVerb } from './tutor-verb';

export const explain: TutorVerb = {
  name: 'explain',
  aliases: ['define', 'what is', "what's", 'glossary'],
  usage: 'explain [TERM]',
  summary: 'says what a word means',
  examples: ['explain ReplicaSet', 'explain lost update', 'explain deployment.spec.strategy', 'explain'],
  effect: 'look',
  origin: 'tutor',
  flags: [
    { name: 'recursive', takes: 'switch' },
    { name: 'api-version', takes: 'text' },
  ],
  answer: explainTerm,
};

function explainTerm(words: Words, context: TutorContext): Result<Reply> {
  const typed = words.positional.join(' ');
  if (typed === '' || /^(terms?|all|words?)$/i.test(typed)) return allTerms(context);
  const asked = { isRecursive: isOn(words, 'recursive'), apiVersion: textOf(words, 'api-version') };
  const isOfFields = asked.isRecursive || asked.apiVersion !== undefined;
  if (isOfFields) return explainField(typed, asked, context) ?? unknownType(typed);
  // `nodes` is a kind before it is a row of terms.
  const shelf = kindNamed(typed) === undefined ? shelfNamed(typed) : undefined;
  if (shelf !== undefined) return oneShelf(typed.toLowerCase(), shelf, context);
  const term = findTerm(typed);
  if (term !== undefined) return explained(term, context);
  return explainField(typed, asked, context) ?? unknown(typed);
}

/** kubectl's words, which here alone have no `error:` in front. */
function unknownType(typed: string): Rejection {
  const message = `the server doesn't have a resource type "${printable(typed)}"`;
  return { rejected: true, code: 'Client', message, hint: 'api-resources lists every type.', fixes: ['api-resources'] };
}

function explained(term: Term, context: TutorContext): Reply {
  const { cluster, pressed, taught } = context;
  const headline = cut(`${term.name}: ${term.short}`, LONGEST_HEADLINE);
  const story = term.text.flatMap((sentence) => wrap(introduced(sentence, taught.terms), STORY_COLUMNS, '    '));
  const drawing = drawTerm(term, cluster);
  const mistake = own(MISTAKES, term.name);
  const here = term.here?.map((text) => fillForReading(text, cluster)).find((text) => text !== undefined);
  const notice = [
    drawing?.source,
    here === undefined ? undefined : `Here: ${here}`,
    mistake === undefined ? undefined : `Many think ${MISCONCEPTIONS[mistake[0]]}. In fact ${mistake[1]}`,
    term.page === undefined ? undefined : `More: ${term.page}, kubernetes.io`,
  ].filter((part) => part !== undefined);
  return {
    audience: 'asker',
    command: `explain ${term.name}`,
    pressed,
    headline,
    story,
    ...(drawing === undefined ? {} : { picture: drawing.picture }),
    ...(notice.length === 0 ? {} : { notice: notice.join('\n') }),
    buttons: waysOn(term, mistake?.[0], context),
    text: spoken([headline, ...spokenStory(story), ...(drawing?.said ?? []), ...notice]),
  };
}

function allTerms({ pressed }: TutorContext): Reply {
  const headline = `${ALL_TERMS.length} terms, and what they mean`;
  const notice =
    'One of them: /kube explain lost update. A row: /kube explain data. States of kubectl work, too: /kube explain Pending';
  const said = shelves().map(([shelf, terms]) => `${shelf}: ${terms.map(({ name }) => name).join(', ')}`);
  return {
    audience: 'asker',
    command: 'explain',
    pressed,
    headline,
    story: [],
    picture: termLines(),
    notice,
    buttons: ['Pod', 'controller', 'crash'].map(explainButton),
    text: spoken([headline, ...said, notice]),
  };
}

function oneShelf(shelf: string, terms: readonly Term[], { pressed }: TutorContext): Reply {
  const headline = `${terms.length} terms: ${shelf}`;
  const said = terms.map(({ name, short }) => `${name}: ${short}`);
  return {
    audience: 'asker',
    command: `explain ${shelf}`,
    pressed,
    headline,
    story: [],
    picture: meaningLines(terms),
    buttons: [...terms.slice(0, 2).map(({ name }) => explainButton(name)), button('All terms', 'explain')],
    text: spoken([headline, ...said]),
  };
}

function unknown(typed: string): Rejection {
  const meant = nearestTerm(typed)?.name;
  return {
    rejected: true,
    code: 'Tutor',
    message: `I have no words for "${printable(typed)}".`,
    hint: meant === undefined ? 'All terms: /kube explain' : `Did you mean ${meant}?`,
    fixes: [meant === undefined ? 'explain' : `explain ${meant}`],
  };
}

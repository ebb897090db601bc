/**
 * `/kube review`: asks a person what is due, and takes in how they want to be reviewed. Its buttons carry the same words.
 */
import type { Rejection, Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import type { Words } from '../../commands/grammar/words';
import { LETTERS } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import { askToForget, forgotten } from '../../tutor/review/settings-replies';
import { printable } from '../../tutor/typed';
import { answeringWith, type ChannelContext, type ChannelVerb } from '../channel-verb';
import { readPause } from '../pause-length';
import { readQuizId } from '../quiz/quiz-id';
import { refusal } from '../refusal';
import { nearestTimeZone, readTimeZone } from '../time-zone';
import { type LearnerId, loadLearner } from './learner';
import { answerReview, askReview, revealReview } from './review';
import { USUAL_HOURS } from './review-hours';
import {
  forgetLearner,
  pauseReviews,
  sendNoReviews,
  sendReviews,
  setHours,
  showData,
  showSettings,
} from './review-settings';

export const review: ChannelVerb = {
  name: 'review',
  usage: 'review [on|off|hours|pause|settings|forget]',
  summary: 'asks you again what you have learned, before you forget it',
  examples: ['review', 'review on', 'review hours 9-18 Europe/Berlin', 'review pause 1w', 'review settings'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  keepsCluster: true,
  act: answeringWith(formOf),
};

async function formOf({ positional, flags }: Words, context: ChannelContext): Promise<Result<Reply>> {
  const { ports, id, person, request, record } = context;
  const learner: LearnerId = { team: id.team, person: person.id };
  const [form = '', ...rest] = positional.map((word) => word.toLowerCase());
  switch (form) {
    case '':
    case 'now':
    case 'next':
      return askReview(ports, { id: learner, request, cluster: record.cluster }, form === 'next');
    case 'answer':
    case 'sure':
    case 'unsure':
    case 'reveal':
      return aboutOne(form, rest, context, learner);
    case 'on':
    case 'start':
      return sendReviews(ports, learner);
    case 'off':
    case 'stop':
      return sendNoReviews(ports, learner);
    case 'hours':
      return hoursForm(rest.join(' '), context, learner);
    case 'pause':
      return pauseForm(rest.join(' '), context, learner);
    case 'settings':
      return showSettings(ports, learner);
    case 'data':
      return showData(ports, learner, /^\d{1,4}$/.test(rest[0] ?? '1') ? Number(rest[0] ?? '1') : 0);
    case 'forget':
      if (!flags.has('yes')) return askToForget();
      await forgetLearner(ports, learner);
      return forgotten();
    default:
      return unknownForm(form);
  }
}

function aboutOne(
  form: 'answer' | 'sure' | 'unsure' | 'reveal',
  [typed, choice = '']: readonly string[],
  { ports }: ChannelContext,
  learner: LearnerId,
): Promise<Result<Reply>> | Rejection {
  const item = readQuizId(typed);
  if (item === undefined) return unknownForm(form);
  if (form !== 'answer') return revealReview(ports, learner, item, form === 'reveal' ? undefined : form);
  const letter = LETTERS.find((one) => one === choice.toUpperCase());
  if (letter !== undefined) return answerReview(ports, learner, item, letter);
  return refusal('An answer is one of A, B, C and D.', `For example: /kube review answer ${item} A`, ['review']);
}

const HOURS = /^(?:from )?(\d{1,2})(?::?00)? ?(?:-+|\u2013|\u2014|to|until) ?(\d{1,2})(?::?00)?(?: (.+))?$/;

async function hoursForm(typed: string, { ports }: ChannelContext, learner: LearnerId): Promise<Result<Reply>> {
  const [, from = '', to = '', place] = HOURS.exec(typed) ?? [];
  const hours = { from: Number(from), to: Number(to) };
  if (from === '' || hours.from > 23 || hours.to > 24 || hours.from === hours.to) {
    return refusal('Hours are two full hours of a day.', 'For example: /kube review hours 9-18 Europe/Berlin', [
      'review hours 9-18',
      'review settings',
    ]);
  }
  const zone = place === undefined ? (await loadLearner(ports, learner)).hours?.zone : readTimeZone(place);
  if (place !== undefined && zone === undefined) return unknownZone(place, `${from}-${to}`);
  return setHours(ports, learner, { ...hours, zone: zone ?? USUAL_HOURS.zone });
}

function unknownZone(typed: string, hours: string): Rejection {
  const near = nearestTimeZone(typed);
  return refusal(
    `I know no time zone "${printable(typed)}".`,
    near === undefined
      ? 'Its name is a continent and a city: Europe/Berlin, America/New_York. Or UTC.'
      : `Did you mean ${near}?`,
    [`review hours ${hours} ${near ?? 'UTC'}`, 'review settings'],
  );
}

function pauseForm(typed: string, { ports }: ChannelContext, learner: LearnerId): Promise<Result<Reply>> | Rejection {
  if (/^(off|end|stop|over)$/.test(typed)) return pauseReviews(ports, learner, undefined);
  const length = readPause(typed);
  if (length !== undefined) return pauseReviews(ports, learner, length);
  return refusal('A pause lasts days, weeks or months.', 'For example: /kube review pause 1w', [
    'review pause 1w',
    'review pause off',
  ]);
}

const FORMS = ['on', 'off', 'hours', 'pause', 'settings', 'data', 'forget', 'next'];

function unknownForm(form: string): Rejection {
  const near = nearest(form, FORMS);
  const fixes = [...new Set([near === undefined ? 'review' : `review ${near}`, 'review settings'])];
  return refusal(
    `review does not know "${printable(form)}".`,
    near === undefined
      ? 'review alone asks what is due. More: on, off, hours, pause, settings, forget.'
      : `Did you mean review ${near}?`,
    fixes,
  );
}

/**
 * The reply to `curl NAME /visit`: how many visitors came, and how many the app counted.
 */
import type { Pod } from '../../api/objects';
import { podsFor } from '../../containers/requests';
import { countIn, fileOfCount, placeOfCount } from '../../containers/visits';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import type { OwnReply } from './own-reply';
import { describeVisits, drawVisits, visitsIn } from './visits-strip';

interface Outcome {
  readonly sent: number;
  /** What the file of the first Pod said before and says now. */
  readonly before: number;
  readonly now: number;
  /** Visits that no file shows. */
  readonly lost: number;
  readonly pods: readonly Pod[];
  /** How many files they were counted in. */
  readonly files: number;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

export const visitReply: OwnReply = {
  headline: (situation) => told(situation, headline),
  picture: (situation) =>
    told(situation, ({ pods, files }) => {
      const visits = visitsIn(situation, pods);
      const isShared = files === 1 && pods.length > 1;
      const place = placeOfCount(situation.after, pods[0]!);
      const file = { place, isShared, isOne: pods.length === 1, start: countIn(situation.before, pods[0]!) };
      return { lines: drawVisits(visits, file), described: describeVisits(visits) };
    }),
  notice: (situation) => told(situation, notice),
  buttons: (situation) => told(situation, (outcome) => buttons(outcome, situation)),
};

function told<T>(situation: Situation, tell: (outcome: Outcome) => T): T | undefined {
  const { done, before, after } = situation;
  const pods = [...new Map((done.requests?.pods ?? []).map((pod) => [pod.metadata.uid, pod])).values()];
  const [first] = pods;
  if (done.requests === undefined || first === undefined) return undefined;
  const files = new Map(pods.map((pod) => [fileOfCount(after, pod), pod]));
  const counted = [...files.values()].reduce((sum, pod) => sum + countIn(after, pod) - countIn(before, pod), 0);
  const { sent } = done.requests;
  const lost = Math.max(0, sent - counted);
  return tell({ sent, before: countIn(before, first), now: countIn(after, first), lost, pods, files: files.size });
}

function headline({ sent, before, now, lost, files, pods }: Outcome): string {
  const came = `${count(sent, 'visitor')} came`;
  if (files > 1) return `${came}, each of ${files} Pods counted its own`;
  const file = before === 0 ? `the file says ${now}` : `the file went from ${before} to ${now}`;
  if (lost > 0 && before > 0) return `${came}, ${file}: ${lost} lost`;
  if (lost > 0) return `${came}, ${file}: ${NUMBERS[lost] ?? lost} ${lost === 1 ? 'write was' : 'writes were'} lost`;
  return pods.length === 1 && sent > 1 ? `${came}, ${file}: none was lost` : `${came}, ${file}`;
}

function notice({ lost, files, sent, pods }: Outcome): string {
  if (lost > 0) return 'a database on a shared volume breaks like this. Each database Pod needs a volume of its own.';
  if (files > 1) return 'a file for each Pod: nothing is lost, and no Pod knows what the others counted.';
  if (pods.length > 1 || sent === 1) return 'the app reads the number, and a second later it writes the next one.';
  return 'one Pod counts one visitor after another. It goes wrong when two Pods write one file at once.';
}

function buttons({ lost, files, sent }: Outcome, situation: Situation): readonly Button[] {
  const name = situation.done.requests?.service.name ?? '';
  const { after } = situation;
  const service = after.get('Service', 'db', 'default');
  const isFree = after.get('StatefulSet', 'db', 'default') === undefined && service === undefined;
  const database = isFree
    ? [button('Deploy a database', 'deploy db 3 statefulset')]
    : service !== undefined && podsFor(after, service).length > 0
      ? [button('Ask the database', 'curl db')]
      : [button('Show everything', 'show')];
  const again = button('Send 2 visitors', `curl ${name} /visit -n 2`);
  const explain = button('Explain: lost update', 'explain lost update');
  if (lost > 0) return [...(isFree ? database : [again]), explain];
  return sent === 1 || files > 1
    ? [again, ...database]
    : [button('Send 4 visitors', `curl ${name} /visit -n 4`), again];
}

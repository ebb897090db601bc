/**
 * The reply to `create cronjob`: nothing runs yet, and when something will.
 */
import { cut } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { button } from '../button';
import { upcomingIn } from '../upcoming';
import type { Situation } from '../situation';
import type { OwnReply } from './own-reply';

/** The longest that `wait` takes. */
const HOUR = 3_600_000;
const MINUTE = 60_000;

export const createCronJobReply: OwnReply = {
  headline: (situation) => {
    const after = untilFirst(situation);
    const name = cut(situation.focus?.name ?? '', 24);
    return after === undefined
      ? `CronJob ${name} made; no run is due`
      : `CronJob ${name} makes its first Job in ${duration(after)}`;
  },
  notice: () => 'nothing runs yet. At each time of the schedule a CronJob makes a Job, and the Job makes the Pods.',
  buttons: (situation) => {
    const { focus } = situation;
    const after = untilFirst(situation);
    if (focus === undefined) return undefined;
    const minutes = after === undefined ? undefined : Math.ceil(after / MINUTE);
    const wait =
      minutes === undefined || minutes * MINUTE > HOUR ? [] : [button(`Wait ${minutes}m`, `wait ${minutes}m`)];
    const now = `create job ${focus.name}-now --from=cronjob/${focus.name}`;
    return [...wait, button('Run it once now', now), button('Show the CronJobs', 'get cronjobs')];
  },
};

/** Virtual milliseconds until the first Job. */
function untilFirst({ focus, after }: Situation): number | undefined {
  const first = upcomingIn(after).find(({ verb, object }) => {
    return verb === 'made-job' && object.name === focus?.name && object.namespace === focus.namespace;
  });
  return first === undefined ? undefined : first.at - after.now;
}

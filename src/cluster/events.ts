/**
 * Reports Events, with the de-duplication that client-go's recorders do: the same again raises a count, many that are
 * alike become one, and who reports too much about one object is not heard for a while.
 * Follows client-go/tools/record/events_cache.go and, for the scheduler, client-go/tools/events. Events live for an hour,
 * and only so many at a time.
 */
import type { KubeObject } from '../api/objects';
import type { Cluster } from './cluster';
import type { EventNote, LoggedEvent } from './events/logged-event';
import { EVENT_TTL_MINUTES, MAX_EVENTS } from './state';
import { MINUTE, SECOND } from './time';

export type { EventNote } from './events/logged-event';

/** Components that report events, by upstream's names. */
export type EventSource =
  | 'deployment-controller'
  | 'replicaset-controller'
  | 'statefulset-controller'
  | 'daemonset-controller'
  | 'job-controller'
  | 'cronjob-controller'
  | 'horizontal-pod-autoscaler'
  | 'default-scheduler'
  | 'kubelet'
  | 'node-controller'
  | 'taint-eviction-controller'
  | 'persistentvolume-controller'
  | 'attachdetach-controller'
  | 'controllermanager'
  | 'endpoint-slice-controller'
  | 'garbage-collector-controller';

/** So many different messages of one reason about one object, each within the window of the one before, are one Event. */
const SIMILAR_EVENTS = 10;
const SIMILAR_WINDOW = 600 * SECOND;
const COMBINED = '(combined from similar events): ';
/** Reports that one component may make about one object at once, and how long until it may make one more. */
const BURST = 25;
const REFILL = 300 * SECOND;
/** The scheduler goes on counting one Event about an unchanged object until it saw nothing of its kind for so long. */
const SERIES_WINDOW = 6 * MINUTE;

/** Reports an event about an object. */
export function reportEvent(cluster: Cluster, source: EventSource, about: KubeObject, note: EventNote): void {
  forgetOldEvents(cluster);
  const known = cluster.eventsAbout(about.metadata.uid).filter((event) => event.source === source);
  if (known.length === 0) return cluster.logEvent(source, about, note);
  const alike = known.filter(({ type, reason }) => type === note.type && reason === note.reason);
  if (source === 'default-scheduler') {
    const { resourceVersion } = about.metadata;
    const series = alike.findLast((event) => isSameSeries(event, resourceVersion, cluster.now));
    if (series === undefined) cluster.logEvent(source, about, note);
    else cluster.countEvent(series, series.message);
    return;
  }
  if (isSpam(known, cluster.now)) return;
  const words = isOneOfMany(alike, note, cluster.now) ? COMBINED + note.message : note.message;
  const again = alike.find(({ message }) => (words === note.message ? message === words : isCombined(message)));
  if (again === undefined) cluster.logEvent(source, about, { ...note, message: words });
  else cluster.countEvent(again, words);
}

/** Reports an event unless the same was reported since an instant (virtual milliseconds) and is remembered. */
export function reportOnce(
  cluster: Cluster,
  source: EventSource,
  about: KubeObject,
  note: EventNote,
  since = -Infinity,
): void {
  if (!wasReported(cluster, about, note, since)) reportEvent(cluster, source, about, note);
}

function wasReported(cluster: Cluster, about: KubeObject, { reason, message }: EventNote, since: number): boolean {
  return cluster
    .eventsAbout(about.metadata.uid)
    .some((event) => event.reason === reason && event.message === message && event.lastAt >= since);
}

/** A changed object begins a new series: its reference carries the resourceVersion. */
const isSameSeries = ({ aboutVersion, lastAt }: LoggedEvent, resourceVersion: string, now: number): boolean =>
  aboutVersion === resourceVersion && now - lastAt < SERIES_WINDOW;

const isCombined = (message: string): boolean => message.startsWith(COMBINED);

/**
 * Whether a component has used up what it may say about one object. Upstream's bucket holds at most a burst; here it goes
 * on filling while an Event is remembered, so that nothing but the Events need be stored.
 */
function isSpam(known: readonly LoggedEvent[], now: number): boolean {
  let [spent, since] = [0, now];
  for (const { count, firstAt } of known) {
    spent += count;
    since = Math.min(since, firstAt);
  }
  return spent >= BURST + Math.floor((now - since) / REFILL);
}

/** Whether a note comes after so many others of its kind that it is counted with them. */
function isOneOfMany(alike: readonly LoggedEvent[], { message }: EventNote, now: number): boolean {
  const latestFirst = alike.toSorted((a, b) => b.lastAt - a.lastAt);
  const messages = new Set([message]);
  let after = now;
  for (const event of latestFirst) {
    if (after - event.lastAt > SIMILAR_WINDOW) break;
    after = event.lastAt;
    if (!isCombined(event.message)) messages.add(event.message);
  }
  return messages.size >= SIMILAR_EVENTS;
}

/** Events are logged in the order of their first report, so the old ones are in front. */
function forgetOldEvents(cluster: Cluster): void {
  const since = cluster.now - EVENT_TTL_MINUTES * MINUTE;
  let surplus = cluster.count('Event') - MAX_EVENTS + 1;
  for (const event of cluster.loggedEvents()) {
    if (surplus <= 0 && event.firstAt >= since) return;
    if (surplus <= 0 && event.lastAt >= since) continue;
    cluster.forgetEvent(event);
    surplus--;
  }
}

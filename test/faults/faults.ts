/**
 * What may go wrong around the tutor. Each is set while all is well, holds for one request, and then ends by itself.
 */
import type { Treatment, Weather } from './door';
import type { Lane } from './lane';

export interface Fault {
  readonly name: string;
  /** What fails. */
  readonly of: 'the store' | 'Slack' | 'the clock' | 'AWS';
  /** Begins it. */
  readonly begin: (lane: Lane) => Promise<void>;
  /** The request finds a sandbox that has just begun. */
  readonly isCold?: true;
  /** Milliseconds by which the timestamp of the request is wrong. */
  readonly late?: number;
  /** What was due has become too late, as after a day without the tutor. */
  readonly isTooLate?: true;
  /** Milliseconds for which the tutor does not ask again after a failure: so long after it, all is well. */
  readonly rests?: number;
  /** What a line of the log says of it; left out where nothing fails. */
  readonly logged?: RegExp;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Whoever sends forged requests must not make the tutor ask for its secrets all the time. */
const SECRETS_REST = 2_500;

const aws = (status: number, type: string): Treatment => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'mark-message' }),
});
const THROTTLED = aws(400, 'ProvisionedThroughputExceededException');
const BROKEN = aws(500, 'InternalServerError');
const isWrite = (operation: string): boolean => /^(Put|Delete|Update)/.test(operation);

/** A version, or a part of one, of which other bytes came than were written. */
function damaged(content: string): string {
  const { Item: item } = JSON.parse(content) as { readonly Item?: Readonly<Record<string, { readonly S?: string }>> };
  const isPart = item?.data !== undefined && /^(CURRENT|STATE#|CHUNK#)/.test(item.sk?.S ?? '');
  return isPart ? JSON.stringify({ Item: { ...item, data: { B: btoa('mark-damaged') } } }) : content;
}

const store = (weather: Weather) => (lane: Lane) => lane.doors.store.set(weather);
const api = (weather: Weather) => (lane: Lane) => lane.doors.api.set(weather);
const hooks = (weather: Weather) => (lane: Lane) => lane.doors.hooks.set(weather);

const slackAnswers = (status: number, body: string, headers = {}): Treatment => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body,
});
const BAD_GATEWAY = slackAnswers(503, '<html>mark-message</html>');

/** The clock of the sandbox jumps when the version is about to be saved. */
const jumpBeforeSave = (offset: number) => (lane: Lane) =>
  lane.doors.store.set(async ({ operation }): Promise<Treatment> => {
    if (isWrite(operation)) await lane.moveSandboxes(offset);
    return 'pass';
  });

const UNANSWERED = /"StoreError"/;
const NOT_TAKEN = /response-url|slack-call-failed|slack-refused/;

export const FAULTS: readonly Fault[] = [
  { name: 'nothing', of: 'the clock', begin: () => Promise.resolve() },
  { name: 'refuses connections', of: 'the store', begin: (lane) => lane.doors.store.shut(), logged: UNANSWERED },
  { name: 'never answers', of: 'the store', begin: store(() => 'silence'), logged: UNANSWERED },
  { name: 'never answers, cold', of: 'the store', begin: store(() => 'silence'), isCold: true, logged: UNANSWERED },
  { name: 'answers after 400 ms', of: 'the store', begin: store(() => ({ after: 400 })) },
  { name: 'answers after 650 ms', of: 'the store', begin: store(() => ({ after: 650 })) },
  { name: 'answers after 650 ms, cold', of: 'the store', begin: store(() => ({ after: 650 })), isCold: true },
  { name: 'answers after 1.5 s', of: 'the store', begin: store(() => ({ after: 1_500 })), logged: UNANSWERED },
  { name: 'throttles every call', of: 'the store', begin: store(() => THROTTLED), logged: UNANSWERED },
  {
    name: 'throttles every other call',
    of: 'the store',
    begin: store(({ count }) => (count % 2 === 0 ? THROTTLED : 'pass')),
  },
  { name: 'answers 500', of: 'the store', begin: store(() => BROKEN), logged: UNANSWERED },
  {
    name: 'takes no writes',
    of: 'the store',
    begin: store(({ operation }) => (isWrite(operation) ? BROKEN : 'pass')),
  },
  {
    name: 'never answers writes',
    of: 'the store',
    begin: store(({ operation }) => (isWrite(operation) ? 'silence' : 'pass')),
  },
  {
    name: 'writes, and never says so',
    of: 'the store',
    begin: store(({ operation }) => (isWrite(operation) ? 'lose' : 'pass')),
  },
  {
    name: 'takes writes, and reads nothing',
    of: 'the store',
    begin: store(({ operation }) => (isWrite(operation) ? 'pass' : BROKEN)),
  },
  {
    name: 'holds a version that cannot be read',
    of: 'the store',
    begin: store(({ operation }) => (operation === 'GetItem' ? { change: damaged } : 'pass')),
    // Whoever read it before still knows it.
    isCold: true,
    logged: /"code":"corrupt"/,
  },
  { name: 'API refuses connections', of: 'Slack', begin: (lane) => lane.doors.api.shut() },
  { name: 'API never answers', of: 'Slack', begin: api(() => 'silence') },
  { name: 'API answers after 1.5 s', of: 'Slack', begin: api(() => ({ after: 1_500 })) },
  {
    name: 'API says 429, in 1 s again',
    of: 'Slack',
    begin: api(({ count }) => (count === 1 ? slackAnswers(429, '', { 'retry-after': '1' }) : 'pass')),
  },
  {
    name: 'API says 429, in 60 s again',
    of: 'Slack',
    begin: api(() => slackAnswers(429, '', { 'retry-after': '60' })),
  },
  { name: 'API answers 503', of: 'Slack', begin: api(() => BAD_GATEWAY) },
  { name: 'API answers no JSON', of: 'Slack', begin: api(() => slackAnswers(200, '{"ok":tr')) },
  {
    name: 'response_url expired',
    of: 'Slack',
    begin: hooks(() => slackAnswers(404, 'expired_url')),
    logged: NOT_TAKEN,
  },
  { name: 'response_url used up', of: 'Slack', begin: hooks(() => slackAnswers(404, 'used_url')), logged: NOT_TAKEN },
  { name: 'response_url never answers', of: 'Slack', begin: hooks(() => 'silence'), logged: NOT_TAKEN },
  { name: 'response_url answers after 1.5 s', of: 'Slack', begin: hooks(() => ({ after: 1_500 })) },
  {
    name: 'all of it answers 503',
    of: 'Slack',
    begin: async (lane) => {
      await lane.doors.api.set(() => BAD_GATEWAY);
      await lane.doors.hooks.set(() => BAD_GATEWAY);
    },
  },
  { name: 'jumps a day forwards', of: 'the clock', begin: (lane) => lane.setClocks(DAY), isTooLate: true },
  { name: 'jumps an hour backwards', of: 'the clock', begin: (lane) => lane.setClocks(-HOUR) },
  { name: 'jumps a day forwards before the save', of: 'the clock', begin: jumpBeforeSave(DAY) },
  { name: 'jumps an hour backwards before the save', of: 'the clock', begin: jumpBeforeSave(-HOUR) },
  { name: 'of the request is 10 minutes slow', of: 'the clock', begin: () => Promise.resolve(), late: -10 * 60_000 },
  {
    name: 'secrets: no answer, cold',
    of: 'AWS',
    begin: (lane) => lane.doors.parameters.set(() => 'silence'),
    isCold: true,
    rests: SECRETS_REST,
    logged: /parameters-not-read/,
  },
  {
    name: 'secrets: no connection, cold',
    of: 'AWS',
    begin: (lane) => lane.doors.parameters.shut(),
    isCold: true,
    rests: SECRETS_REST,
    logged: /parameters-not-read/,
  },
  {
    name: 'secrets: no answer after an hour',
    of: 'AWS',
    begin: async (lane) => {
      await lane.setClocks(50 * 60_000);
      await lane.doors.parameters.set(() => 'silence');
    },
  },
  { name: 'keys: no answer, cold', of: 'AWS', begin: (lane) => lane.doors.keys.set(() => 'silence'), isCold: true },
  { name: 'keys: no connection, cold', of: 'AWS', begin: (lane) => lane.doors.keys.shut(), isCold: true },
];

/**
 * What an app prints about what happened to it, from the record of steps.
 */
import type { Step } from '../../cluster/step';
import type { LogLine } from './printed';

type Detail = NonNullable<Step['detail']>;

/** One line for each step that a program notices. */
const LINES: Readonly<Partial<Record<Step['verb'], (detail: Detail) => string>>> = {
  'took-lead': ({ old = '', term = '' }) => `leading now${said(' in term ', term)}${said('; before: ', old)}`,
  'lost-lead': () => 'not leading any more',
  followed: ({ leader = '' }) => `following ${leader}`,
  'took-row': ({ row = '' }) => `row ${row} is written`,
  'copied-rows': ({ row = '' }) => `copied up to row ${row}`,
  'lost-rows': ({ rows = 0, row = '' }) => `dropped ${rows} rows that the leader does not have, last ${row}`,
  'made-unready': () => 'error: health check fails from now on',
  'made-ready': () => 'health check passes again',
  'saved-file': ({ path = '', number = '' }) => `visitor ${number} is counted in ${path}`,
  forwarded: ({ to = '' }) => `request is passed on to ${to}`,
};

/** What makes the kubelet send SIGTERM. */
const STOPS: ReadonlySet<Step['verb']> = new Set(['stopping', 'stopped-container', 'replaced-container']);

/** The line that this step leaves in its Pod's log; undefined where it leaves none. `isDeaf`: SIGTERM is ignored. */
export function lineOfStep({ at, verb, detail = {} }: Step, isDeaf: boolean): LogLine | undefined {
  if (STOPS.has(verb)) return { at, text: isDeaf ? 'got SIGTERM; ignored' : 'got SIGTERM; finishing open requests' };
  const text = LINES[verb]?.(detail);
  return text === undefined ? undefined : { at, text };
}

const said = (before: string, what: string | number): string => (what === '' ? '' : `${before}${what}`);

/** One fault at one surface: what people hear, what is stored, and whether all is well with the next request. */
import { randomUUID } from 'node:crypto';
import type { Answered } from './sandbox';
import type { Fault } from './faults';
import { type Lane, MARK, type Sent } from './lane';
import type { Deed, Scene, Surface } from './surfaces';

/**
 * `usual`: as if nothing had happened. `told`: an answer says what failed. `again`: Slack delivers it once more. `later`:
 * the next minute does it. `warned`: Slack itself tells the person that it failed. `skipped`: it is too late for
 * it, and the next one comes.
 */
export type Outcome = 'usual' | 'told' | 'again' | 'later' | 'warned' | 'skipped' | 'silent';

export interface Cell {
  readonly fault: string;
  readonly surface: string;
  readonly outcome: Outcome;
  /** Milliseconds, without those in which the machine had other work. */
  readonly took: number;
  /** What is wrong; empty where nothing is. */
  readonly wrong: readonly string[];
}

/** Milliseconds for which somebody waits. */
const WAITS = { Slack: 3_000, browser: 10_000, timer: 25_000 } as const;
/** Slack delivers an event at once, and after a minute; a timer comes every minute. */
const MINUTE = 61_000;
const FAILURE = /did not answer|failed here|unreadable|Nothing was (changed|installed)|Slack did not/;

export async function runCell(fault: Fault, surface: Surface, lane: Lane): Promise<Cell> {
  const id = { team: `T${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`, channel: 'C0MARK' };
  let triggers = 0;
  const scene: Scene = { lane, id, trigger: () => `${MARK}trigger.${id.team}.${++triggers}` };
  const deed = await surface.prepare(scene);
  const sent = await deed.send();
  if (fault.isCold === true) await lane.forgetSandbox(surface.of);
  await lane.sandbox(surface.of);
  await lane.lines();
  const before = lane.slack.calls.length;
  await fault.begin(lane);
  const during = await lane.send(surface.of, sent && { ...sent, late: fault.late ?? 0 });
  const took = during.took - during.waited;
  const lines = await lane.lines();
  const words = deed.heard(during.answer, lane.slack.calls.slice(before));
  const isTooLate = fault.isTooLate === true && deed.goesOn !== undefined && words === undefined;
  const outcome = isTooLate ? 'skipped' : outcomeOf(words, during, surface);
  await lane.heal();
  await lane.setClocks(fault.rests ?? 0);
  const wrong = [
    ...wrongInTime(took, surface),
    ...wrongOutcome(outcome, surface, fault, words),
    ...(await wrongStored(deed, scene, outcome, words)),
    ...wrongLines(lines, id.team, outcome, fault),
    ...(await wrongAfter(deed, scene, surface, sent, outcome, before)),
  ];
  await lane.setClocks(0);
  return { fault: `${fault.of} ${fault.name}`, surface: surface.name, outcome, took: Math.round(took), wrong };
}

function outcomeOf(words: string | undefined, { answer }: Answered, { again }: Surface): Outcome {
  const hasFailed = answer !== undefined && answer.statusCode >= 400;
  if (words !== undefined && words !== '') return FAILURE.test(words) ? 'told' : 'usual';
  if (again === 'timer') return 'later';
  if (!hasFailed) return 'silent';
  return again === 'delivers' ? 'again' : 'warned';
}

function wrongInTime(took: number, { waits }: Surface): readonly string[] {
  return took < WAITS[waits] ? [] : [`answered after ${Math.round(took)} ms`];
}

function wrongOutcome(outcome: Outcome, surface: Surface, fault: Fault, words: string | undefined): readonly string[] {
  if (outcome === 'silent') return ['nobody heard anything, and Slack thinks that all is well'];
  if (fault.name === 'nothing' && outcome !== 'usual') return [`all is well, and yet: ${words ?? outcome}`];
  // The warning sign at a button says enough. Whoever typed wants words, where we can know who it is.
  const isUnknown = fault.late !== undefined || fault.name.startsWith('secrets');
  const mayWarn = isUnknown || /button|picture/.test(surface.name);
  return outcome === 'warned' && !mayWarn ? ['only Slack told the person that it failed'] : [];
}

/** What was said is true of what is stored. */
async function wrongStored(deed: Deed, { lane, id }: Scene, outcome: Outcome, words = ''): Promise<readonly string[]> {
  if (deed.isDone === undefined) return [];
  const record = await lane.load(id);
  const isDone = deed.isDone(record);
  const wrong: string[] = [];
  if (outcome === 'usual' && !isDone) wrong.push('acknowledged, and not stored');
  if (words.includes('Nothing was changed') && isDone) wrong.push('said that nothing was changed, and it was');
  if (record?.version !== (isDone ? 2 : 1)) wrong.push(`version ${record?.version} is stored`);
  return wrong;
}

/** Nothing secret or typed is logged, and whatever people were told has its cause there. */
function wrongLines(lines: readonly string[], team: string, outcome: Outcome, fault: Fault): readonly string[] {
  const all = lines.join('\n');
  const leaks = [MARK, team, 'C0MARK', 'U0MARK'].filter((word) => all.includes(word));
  const wrong = leaks.map((word) => `the log has ${word}`);
  // By a clock that is slow, what is due is not due yet: nothing fails.
  const isFailure = ['told', 'again', 'warned'].includes(outcome) || (outcome === 'later' && fault.of !== 'the clock');
  if (isFailure && !CAUSE.test(all)) {
    wrong.push(`the log does not say why: ${all.slice(0, 500)}`);
  }
  if (fault.logged !== undefined && outcome === 'told' && !fault.logged.test(all)) {
    wrong.push(`the log lacks ${fault.logged}: ${all.slice(0, 500)}`);
  }
  return wrong;
}

const CAUSE = /"level":"ERROR"|"event":"(refused|slack-refused|response-url-answered|no-secrets|install-refused)"/;

/** The next request in the same sandbox: once more by Slack, by the timer, or by whoever pressed or typed. */
async function wrongAfter(
  deed: Deed,
  scene: Scene,
  surface: Surface,
  sent: Sent | undefined,
  outcome: Outcome,
  before: number,
): Promise<readonly string[]> {
  const { lane, id } = scene;
  if (outcome === 'skipped') {
    await lane.send(surface.of, sent);
    return (await deed.goesOn?.()) === true ? [] : ['the next one does not come'];
  }
  const isDelivered = surface.again === 'delivers';
  if (isDelivered && outcome !== 'again') return [];
  const since = lane.slack.calls.length;
  const next = (retry: number) => (isDelivered ? sent && { ...sent, retry } : deed.send());
  const wrong: string[] = [];
  const heard = () => deed.heard(after.answer, lane.slack.calls.slice(surface.again === 'timer' ? before : since));
  let after = await lane.send(surface.of, await next(1));
  if (surface.again !== 'by hand' && heard() === undefined) {
    await lane.setClocks(MINUTE);
    after = await lane.send(surface.of, await next(2));
    await lane.setClocks(0);
  }
  const words = heard();
  if (words === undefined || FAILURE.test(words)) {
    wrong.push(
      `does not recover: ${after.answer?.statusCode} ${words} ${(await lane.lines()).join(' ').slice(0, 600)}`,
    );
  }
  if (deed.isDone !== undefined) {
    const record = await lane.load(id);
    if (!deed.isDone(record) || record?.version !== 2) wrong.push(`version ${record?.version} after all`);
    if ((await lane.load(id, 1)) === undefined) wrong.push('the version before is missing');
  }
  const told = deed.told?.(lane.slack.calls.slice(before)) ?? 1;
  if (told !== 1) wrong.push(`people were told ${told} times`);
  return wrong;
}

/**
 * When everything that was due had been asked: a new sandbox looks back until then, instead of at every hour of a month.
 */
import { changeDocument, type Check, DAYS, type DocumentStore, type Place } from '../documents';

/** Milliseconds after which it is noted again: looking at some hours more costs little. */
const NOTED_AGAIN = 30 * 60_000;
const KEPT_FOR = 400 * DAYS;

/** It is about all workspaces; none of Slack's is called so. */
const PLACE: Place = { owner: { due: 'ASKED', team: '-' }, name: 'LAST' };

interface LastAsked {
  /** Wall-clock milliseconds. */
  readonly at: number;
}

const isLast: Check<LastAsked> = (value): value is typeof value & LastAsked => Number.isFinite(value.at);

/** Undefined where nobody has noted it. */
export async function lastAsked(documents: DocumentStore): Promise<number | undefined> {
  return (await documents.load(PLACE, isLast))?.value.at;
}

/** @param noted what was noted last, as far as is known. Answers what is noted now. */
export async function noteLastAsked(documents: DocumentStore, at: number, noted: number | undefined): Promise<number> {
  if (noted !== undefined && at - noted < NOTED_AGAIN) return noted;
  const after = await changeDocument(documents, PLACE, isLast, KEPT_FOR, (before) =>
    before !== undefined && before.at >= at ? undefined : { at },
  );
  return after?.at ?? at;
}

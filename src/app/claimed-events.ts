/**
 * Slack delivers an event again when it hears no answer in time: at once, after a minute, and after five. One delivery
 * answers it. Who does holds it for a few seconds; whoever fails in between leaves it to a later delivery.
 */
import type { CommandRequest } from './command-request';
import type { Check, DocumentStore, Place } from './documents';
import type { Clock, Log } from './ports';

/** Seconds: the last delivery comes after six minutes, or hourly where the app asked Slack for that. */
const REMEMBERED = 60 * 60;
/** Milliseconds: no function that answers Slack runs for so long (infra/slack-function.yml). */
export const HELD_FOR = 12_000;

/** What there is to do with a delivery. */
export type Claim =
  /** Nothing: it was answered. */
  | 'answered'
  /** Nothing yet: another delivery is being answered, or was when its function ended. */
  | 'held'
  /** Answer it, and tell when the answer is out. */
  | { readonly answered: () => Promise<void> };

/** Held by somebody, or answered for good. */
interface StoredClaim {
  readonly form: 1;
  /** Wall-clock milliseconds. */
  readonly heldUntil?: number;
}

const isStoredClaim: Check<StoredClaim> = (value): value is typeof value & StoredClaim =>
  value.form === 1 && (value.heldUntil === undefined || Number.isFinite(value.heldUntil));

export interface ClaimPorts {
  readonly documents: DocumentStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Claims the event that a request is known by. May throw StoreError. */
export async function claimEvent(
  { documents, clock, log }: ClaimPorts,
  { id: channel, request }: Pick<CommandRequest, 'id' | 'request'>,
): Promise<Claim> {
  const place: Place = { owner: { channel }, name: `EVENT#${request}` };
  const hold = async (version: number): Promise<Claim | undefined> => {
    const held: StoredClaim = { form: 1, heldUntil: clock.now() + HELD_FOR };
    if ((await documents.save(place, version, held, REMEMBERED)) === 'conflict') return undefined;
    return { answered: () => settle(documents, place, version + 1, log) };
  };
  const first = await hold(1);
  if (first !== undefined) return first;
  const { version = 0, value } = (await documents.load(place, isStoredClaim)) ?? {};
  if (value !== undefined && value.heldUntil === undefined) return 'answered';
  const left = (value?.heldUntil ?? 0) - clock.now();
  // Longer than anybody holds it: by a clock that was wrong.
  if (left > 0 && left <= HELD_FOR) return 'held';
  return (await hold(version + 1)) ?? 'held';
}

/** What is out is out: where this cannot be noted, a later delivery gets the same answer. */
async function settle(documents: DocumentStore, place: Place, version: number, log: Log): Promise<void> {
  const answered: StoredClaim = { form: 1 };
  try {
    await documents.save(place, version, answered, REMEMBERED);
  } catch (error) {
    log.error('event-not-settled', error);
  }
}

/**
 * Slack delivers an event again when it hears no answer in time. The first delivery claims it; the others do nothing.
 */
import type { CommandRequest } from './command-request';
import type { DocumentStore } from './documents';

/** Seconds: the last delivery comes after six minutes, or hourly where the app asked Slack for that. */
const REMEMBERED = 60 * 60;

/** Whether this delivery is the first of the event that the request is known by. */
export async function claimEvent(
  documents: DocumentStore,
  { id: channel, request }: Pick<CommandRequest, 'id' | 'request'>,
): Promise<boolean> {
  const place = { owner: { channel }, name: `EVENT#${request}` };
  return (await documents.save(place, 1, { form: 1 }, REMEMBERED)) === 'saved';
}

/**
 * Slack delivers an event again, at once, after a minute and after five, where the answer to a delivery is an error. A
 * listener that could not do what there was to do wants that; its request then ends with such an answer.
 */

/** Under this name a listener finds it among what Bolt knows of a request. */
const NAME = 'redelivery';

export class Redelivery {
  isWanted = false;
  /** For Bolt to hand to the listeners. */
  readonly properties = { [NAME]: this };
}

/** What somebody pressed is not delivered again: Slack shows them that it failed. @param context of Bolt */
export const wantWarning = wantRedelivery;

/** @param context of Bolt; where Slack takes no other answer than that an event came, nothing comes of it */
export function wantRedelivery(context: Readonly<Record<string, unknown>>): void {
  const redelivery = context[NAME];
  if (redelivery instanceof Redelivery) redelivery.isWanted = true;
}

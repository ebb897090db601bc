/**
 * Fields of what comes from outside, whatever is there: payloads are typed by hope.
 */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** No fields where there are none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A field that is no text counts as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What is filled in and chosen in a view or a message, where there is anything: block_id → action_id → element. */
export function filledIn(shown: unknown): Fields {
  return fieldsOf(fieldsOf(fieldsOf(shown).state).values);
}

const ID = /^[A-Za-z0-9]{1,32}$/;

/** Whether this may be an id of Slack's: of a workspace, a channel, a person, an event. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** People or channels that were chosen in a menu. */
export function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id): id is string => isId(id) && id === id.toUpperCase()) : [];
}

/**
 * The Slack of this machine: three people, two channels, a direct message and a home tab for each person.
 */
import { HOME, type Member, type Place } from './slack-requests';

export const MEMBERS: readonly Member[] = [
  { id: 'U0ANA', name: 'ana' },
  { id: 'U0BEN', name: 'ben' },
  { id: 'U0CHEN', name: 'chen' },
];
/** The bot was invited to this one already, and not to the other. */
export const SQUAD: Place = { id: 'C0SQUAD3', name: 'squad-3' };
export const PLACES: readonly Place[] = [
  SQUAD,
  { id: 'C0PLATFORM', name: 'platform' },
  ...MEMBERS.map(({ id, name }) => ({ id: `D0${name.toUpperCase()}`, name: 'directmessage', only: id })),
  ...MEMBERS.map(({ id, name }) => ({ id: `H0${name.toUpperCase()}`, name: HOME, only: id })),
];

/** Whose a direct message or a home tab is; undefined for what everybody sees. */
export const onlyIn = (channel: string): string | undefined => PLACES.find(({ id }) => id === channel)?.only;

/** Somebody's messages with the bot. */
export const directOf = ({ id }: Member): Place => PLACES.find(({ only }) => only === id) ?? SQUAD;

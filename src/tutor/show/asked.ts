/**
 * What the words after `show` ask for: what is drawn, and how. `show web as picture` on a phone is
 * `show web --picture`.
 */
import type { Words } from '../../commands/grammar/words';

export interface AskedToShow {
  /** What is drawn, in lower case where it is a view. */
  readonly what: readonly string[];
  /** As an image, whether or not pictures are on. */
  readonly isPicture: boolean;
  /** For a projector. */
  readonly isWide: boolean;
  /** The story of a change, moment by moment. */
  readonly isReplay: boolean;
  /** Of the change that made this version; the last one when left out. */
  readonly version?: number;
}

/** Words in the place of flags. */
const SWITCHES: Readonly<Record<string, 'picture' | 'wide' | 'replay'>> = {
  picture: 'picture',
  pictures: 'picture',
  image: 'picture',
  wide: 'wide',
  replay: 'replay',
  again: 'replay',
};
const FILLERS: ReadonlySet<string> = new Set(['me', 'a', 'as', 'it', 'the', 'of']);

/** @param isName whether something in the cluster has this name: then the word means that */
export function askedToShow({ positional, flags }: Words, isName: (word: string) => boolean): AskedToShow {
  const on = new Set(['picture', 'wide', 'replay'].filter((flag) => flags.get(flag) === true));
  const what: string[] = [];
  for (const word of positional) {
    const typed = word.toLowerCase();
    const flag = Object.hasOwn(SWITCHES, typed) && !isName(typed) ? SWITCHES[typed] : undefined;
    if (flag !== undefined) on.add(flag);
    else if (!FILLERS.has(typed) || isName(typed)) what.push(word);
  }
  const isReplay = on.has('replay');
  const number = isReplay ? what.findIndex((word) => /^v?\d{1,9}$/i.test(word)) : -1;
  const named = flags.get('version');
  const version = number >= 0 ? Number((what[number] ?? '').replace(/^v/i, '')) : versionIn(named);
  return {
    what: what.filter((_, place) => place !== number),
    isPicture: on.has('picture'),
    isWide: on.has('wide'),
    isReplay,
    ...(version === undefined ? {} : { version }),
  };
}

const versionIn = (flag: string | true | undefined): number | undefined =>
  typeof flag === 'string' && /^\d{1,9}$/.test(flag) ? Number(flag) : undefined;

/** Whether it tells of a change, for which the cluster before it is needed. */
export const tellsOfChange = ({ what: [first = ''], isReplay, version }: AskedToShow): boolean =>
  isReplay || /^rollouts?$/i.test(first) || (version !== undefined && isSteps(first));

const isSteps = (word: string): boolean => /^steps$/i.test(word);

/** The same as a command. */
export function commandFor(what: string, { isPicture, isWide, isReplay, version }: AskedToShow): string {
  const flags = [isPicture ? '--picture' : '', isWide ? '--wide' : '', isReplay ? '--replay' : ''];
  const number =
    version === undefined
      ? ''
      : isReplay
        ? String(version)
        : isSteps(what.split(' ')[0] ?? '')
          ? `--version ${version}`
          : '';
  return ['show', what, ...flags, number].filter((word) => word !== '').join(' ');
}

/**
 * What somebody reads who has to wait: how long, and why.
 */
import { duration } from '../../diagram/duration';
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import { printable } from '../../tutor/typed';
import type { TooFast } from './pace';

interface Asked {
  readonly text: string;
  readonly pressed: boolean;
}

const SECOND = 1_000;

export function tooFastReply({ who, what, most, wait }: TooFast, { text, pressed }: Asked): Reply {
  const rest = duration(Math.max(SECOND, Math.ceil(wait / SECOND) * SECOND));
  const headline = `Nothing was changed. Go on in ${rest}.`;
  const whose = who === 'person' ? 'One person' : 'A channel';
  const why = what === 'changes' ? 'so that others can read what happened' : 'so that there is time for everybody';
  const notice = `${whose} gets ${most} ${what} a minute, ${why}.`;
  const line = text.trim();
  return {
    audience: 'asker',
    isPersonal: true,
    command: printable(line),
    pressed,
    headline,
    story: [],
    notice,
    buttons: [again(line), { label: 'Show the cluster', run: 'show' }],
    refusal: `${headline} ${notice}`,
    wait,
    text: spoken([headline, notice]),
  };
}

/** Characters that a button carries without question. */
const LONGEST_AGAIN = 500;

function again(line: string): Button {
  const isShort = line !== '' && line !== 'show' && line.length <= LONGEST_AGAIN;
  return isShort ? { label: 'Try again', run: line } : { label: 'History', run: 'history' };
}

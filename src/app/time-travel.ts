/**
 * The replies of undo, redo and reset: the cluster became an older or a new one.
 */
import type { Reply } from '../tutor/reply';
import type { ChannelContext } from './channel-verb';

export interface TimeTravel {
  /** As it was understood. */
  readonly command: string;
  readonly headline: string;
  readonly notice: string;
  /** The command that takes this back. */
  readonly back: 'undo' | 'redo';
}

/** Cut as every headline is. */
const HEADLINE = 60;

export function timeTravelReply(travel: TimeTravel, { pressed }: ChannelContext): Reply {
  const { command, notice, back } = travel;
  const headline = travel.headline.length > HEADLINE ? `${travel.headline.slice(0, HEADLINE - 2)}..` : travel.headline;
  return {
    audience: 'channel',
    command,
    pressed,
    kubectl: '(no kubectl verb: a real cluster goes forward only)',
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Show the cluster', run: 'show' },
      { label: back === 'redo' ? 'Bring it back' : 'Take it back', run: back },
    ],
    text: `${headline}. ${notice}`,
  };
}

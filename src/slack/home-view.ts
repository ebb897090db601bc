/**
 * The home tab: a reply as a view. Its buttons have no channel: what they run is answered in the messages of the bot.
 */
import type { Person } from '../app/ports';
import type { Reply } from '../tutor/reply';
import { messageOf } from './blocks';
import { BLOCKS_OF_A_VIEW } from './block-limits';
import type { Block, HomeView } from './message';

/** Buttons of the home tab are told from those of messages by this. */
export const HOME_ACTION = 'home:';

/** @param metadata comes back with every press */
export function homeView(reply: Reply, person: Person, metadata: string, commandName?: string): HomeView {
  const { blocks } = messageOf(reply, { person, channelName: 'directmessage', commandName });
  return {
    type: 'home',
    callback_id: 'kube-home',
    private_metadata: metadata,
    blocks: blocks.map(withHomeActions).slice(0, BLOCKS_OF_A_VIEW),
  };
}

function withHomeActions(block: Block): Block {
  if (block.type !== 'actions') return block;
  const elements = block.elements.map((button, place) => ({ ...button, action_id: `${HOME_ACTION}${place}` }));
  return { ...block, elements };
}

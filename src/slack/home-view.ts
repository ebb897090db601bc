/**
 * The home tab: a reply as a view. Its buttons have no channel: what they run is answered in the messages of the bot.
 */
import type { Person } from '../app/ports';
import type { Reply } from '../tutor/reply';
import { messageOf, partBlocks } from './blocks';
import { inNameOf, USUAL_COMMAND } from './command-name';
import { BLOCKS_OF_A_VIEW } from './block-limits';
import type { Block, HomeView } from './message';

/** Buttons of the home tab are told from those of messages by this. */
export const HOME_ACTION = 'home:';

/** @param metadata comes back with every press */
export function homeView(reply: Reply, person: Person, metadata: string, commandName?: string): HomeView {
  const { parts = [] } = inNameOf(reply, commandName ?? USUAL_COMMAND);
  const { blocks } = messageOf(reply, { person, channelName: 'directmessage', commandName });
  const all = [...blocks, ...parts.flatMap(partBlocks)].slice(0, BLOCKS_OF_A_VIEW);
  return {
    type: 'home',
    callback_id: 'kube-home',
    private_metadata: metadata,
    blocks: withHomeActions(all),
  };
}

/** Counted over the whole tab, so that each is known by its number. */
function withHomeActions(blocks: readonly Block[]): readonly Block[] {
  let place = 0;
  return blocks.map((block) => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.map((button) => ({ ...button, action_id: `${HOME_ACTION}${place++}` }));
    return { ...block, elements };
  });
}

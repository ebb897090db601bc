/**
 * Slack refuses a whole message for an image that it cannot fetch. Where we post ourselves there is a second try.
 */
import type { Block, Message } from './message';

/** The blocks that show no image. */
export const withoutImages = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(({ type }) => type !== 'image');

/** The same message without its images, or undefined where it has none: then a second try is no use. */
export function plainer<T extends Pick<Message, 'blocks'>>(message: T): T | undefined {
  const blocks = withoutImages(message.blocks);
  return blocks.length === message.blocks.length ? undefined : { ...message, blocks };
}

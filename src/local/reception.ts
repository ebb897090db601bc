/**
 * What Slack does with a message or a view before anybody sees it: it checks the blocks and fetches their pictures.
 */
import { type Refusal, refusalOf } from './block-rules/message';
import { type Fields, isFields } from './block-rules/rule';
import { viewRefusal } from './block-rules/view';
import { FetchedImages } from './fetched-images';

export class Reception {
  constructor(readonly images = new FetchedImages()) {}

  /** Why a message is refused as a whole, or undefined. */
  async message(message: Fields): Promise<Refusal | undefined> {
    return refusalOf(message) ?? (await this.fetched(message.blocks, '/blocks', 'invalid_blocks'));
  }

  async view(view: unknown, type: 'modal' | 'home'): Promise<Refusal | undefined> {
    const refusal = viewRefusal(view, type);
    if (refusal !== undefined || !isFields(view)) return refusal;
    return this.fetched(view.blocks, '/view/blocks', 'invalid_arguments');
  }

  /** Only blocks that are pictures hold a message back: one beside other things may be missing. */
  private async fetched(blocks: unknown, at: string, error: string): Promise<Refusal | undefined> {
    const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
    const problems = await Promise.all(
      all.map(async (block, place) => {
        if (!isFields(block) || block.type !== 'image' || typeof block.image_url !== 'string') return [];
        const isThere = await this.images.take(block.image_url);
        return isThere ? [] : [`downloading image failed [json-pointer:${at}/${place}/image_url]`];
      }),
    );
    return problems.flat().length > 0 ? { error, problems: problems.flat() } : undefined;
  }
}

/**
 * An image as Slack kept it when the message was posted: the page asks no other host.
 */
import { type ReactNode, useState } from 'react';
import type { ImageBlock } from './block';

export function Image({ block }: { readonly block: ImageBlock }): ReactNode {
  const [isBroken, setBroken] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const title = block.title?.text;
  return (
    <figure className="image">
      {title !== undefined && <figcaption>{title}</figcaption>}
      {isBroken ? (
        <p className="hint">The image is not there any more. It showed: {block.alt_text}</p>
      ) : (
        <button
          type="button"
          className="zoom"
          aria-label={isLarge ? 'Make the image small' : 'Make the image large'}
          aria-expanded={isLarge}
          onClick={() => setLarge(!isLarge)}
        >
          <img
            className={isLarge ? 'large' : ''}
            src={`/playground/image?url=${encodeURIComponent(block.image_url)}`}
            alt={block.alt_text}
            onError={() => setBroken(true)}
          />
        </button>
      )}
    </figure>
  );
}

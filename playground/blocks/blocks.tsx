/**
 * The blocks of a message, a modal or a home tab, drawn as Slack would.
 */
import { type ReactNode, useId } from 'react';
import type { ActFunction, Fields } from './fields';
import { ActionButton } from './action-button';
import type { ShownBlock } from './block';
import { Image } from './image';
import { Field } from './input';
import { Menu } from './menu';
import { Mrkdwn } from './mrkdwn';
import { Preformatted } from './preformatted';

interface BlocksProps {
  readonly blocks: readonly ShownBlock[];
  readonly fields: Fields;
  readonly act: ActFunction;
}

export function Blocks({ blocks, fields, act }: BlocksProps): ReactNode {
  return blocks.map((block, place) => <OneBlock key={keyOf(block, place)} block={block} fields={fields} act={act} />);
}

/** A field that stays keeps the focus, while others come and go and its block gets another id. */
function keyOf(block: ShownBlock, place: number): string {
  if (block.type === 'input') return block.element.action_id;
  if (block.type === 'section' && block.accessory !== undefined) return block.accessory.action_id;
  return String(place);
}

interface OneProps extends Omit<BlocksProps, 'blocks'> {
  readonly block: ShownBlock;
}

function OneBlock({ block, fields, act }: OneProps): ReactNode {
  const id = useId();
  switch (block.type) {
    case 'context':
      return (
        <div className="context">
          {block.elements.map(({ text }, place) => (
            <div key={place}>
              <Mrkdwn text={text} />
            </div>
          ))}
        </div>
      );
    case 'section':
      return block.accessory === undefined ? (
        <div className="section">
          <Mrkdwn text={block.text.text} />
        </div>
      ) : (
        <div className="field">
          <label htmlFor={id}>
            <Mrkdwn text={block.text.text} />
          </label>
          <Menu id={id} blockId={block.block_id ?? ''} menu={block.accessory} reports fields={fields} act={act} />
        </div>
      );
    case 'input':
      return <Field block={block} fields={fields} act={act} />;
    case 'rich_text':
      return (
        <Preformatted text={block.elements.map((part) => part.elements.map(({ text }) => text).join('')).join('\n')} />
      );
    case 'actions':
      return (
        <div className="actions">
          {block.elements.map((button) => (
            <ActionButton key={button.action_id} button={button} act={act} />
          ))}
        </div>
      );
    case 'image':
      return <Image block={block} />;
    case 'header':
      return <h3 className="header">{block.text.text}</h3>;
    case 'divider':
      return <hr />;
    default:
      return <div className="context">[a block of type {(block as { readonly type: string }).type}]</div>;
  }
}

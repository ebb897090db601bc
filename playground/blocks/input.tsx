/**
 * A labelled field of a modal, with its hint and with what is wrong in it.
 */
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react';
import type { InputBlock } from '../../src/slack/message';
import type { ActFunction, Fields } from './fields';
import { Menu } from './menu';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Who and what can be chosen. */
export const Directory = createContext<{
  readonly people: readonly Choice[];
  readonly channels: readonly Choice[];
  /** Channels, and the person's own direct message with the bot. */
  readonly conversations: readonly Choice[];
}>({ people: [], channels: [], conversations: [] });

interface FieldProps {
  readonly block: InputBlock;
  readonly fields: Fields;
  readonly act: ActFunction;
}

export function Field({ block, fields, act }: FieldProps): ReactNode {
  const id = useId();
  const error = fields.errors[block.block_id];
  const described = [
    ...(block.hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ];
  const describedBy = described.length === 0 ? undefined : described.join(' ');
  const isSeveral = block.element.type.startsWith('multi_');
  const name = (
    <>
      {block.label.text}
      {block.optional === true && <span className="optional"> (optional)</span>}
    </>
  );
  const body = (
    <>
      {block.hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
      <Element id={id} block={block} fields={fields} act={act} describedBy={describedBy} />
      {error !== undefined && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
  return isSeveral ? (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend>{name}</legend>
      {body}
    </fieldset>
  ) : (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      {body}
    </div>
  );
}

interface ElementProps extends FieldProps {
  readonly id: string;
  readonly describedBy: string | undefined;
}

function Element({ id, block, fields, act, describedBy }: ElementProps): ReactNode {
  const { block_id: blockId, element } = block;
  const value = fields.filled[blockId] ?? '';
  const common = {
    id,
    'data-block': blockId,
    'aria-invalid': blockId in fields.errors,
    'aria-describedby': describedBy,
    value: String(value),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => fields.set(blockId, target.value),
  };
  switch (element.type) {
    case 'static_select':
      return (
        <Menu
          id={id}
          blockId={blockId}
          menu={element}
          reports={block.dispatch_action}
          fields={fields}
          act={act}
          describedBy={describedBy}
        />
      );
    case 'multi_users_select':
    case 'multi_conversations_select':
      return <Several type={element.type} blockId={blockId} fields={fields} />;
    case 'conversations_select':
      return <Conversation common={common} />;
    case 'datepicker':
      return <input type="date" {...common} />;
    case 'timepicker':
      return <input type="time" {...common} />;
    case 'plain_text_input':
      return 'multiline' in element && element.multiline === true ? (
        <textarea rows={12} spellCheck={false} maxLength={element.max_length} {...common} />
      ) : (
        <input type="text" autoComplete="off" maxLength={element.max_length} {...common} />
      );
  }
}

type Common = Omit<ComponentProps<'select'>, 'onChange'> & {
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
};

/** One of the conversations that the person sees. */
function Conversation({ common }: { readonly common: Common }): ReactNode {
  const { conversations } = useContext(Directory);
  return (
    <select {...common}>
      <option value="">Choose</option>
      {conversations.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface SeveralProps {
  readonly type: 'multi_users_select' | 'multi_conversations_select';
  readonly blockId: string;
  readonly fields: Fields;
}

/** Boxes to tick: on a phone and with the keyboard they are easier than a list of several. */
function Several({ type, blockId, fields }: SeveralProps): ReactNode {
  const { people, channels } = useContext(Directory);
  const value = fields.filled[blockId];
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <div className="ticks">
      {(type === 'multi_users_select' ? people : channels).map(({ id, label }) => (
        <label key={id}>
          <input
            type="checkbox"
            data-block={blockId}
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              fields.set(blockId, target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {label}
        </label>
      ))}
    </div>
  );
}

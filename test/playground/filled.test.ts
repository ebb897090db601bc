import { filledIn, type ShownBlock } from '../../playground/blocks/block';
import { type Option, plainText } from '../../src/slack/message';

const option = (value: string): Option => ({ text: plainText(value), value });
const menu = (id: string, values: readonly string[], initial?: string): ShownBlock => ({
  type: 'input',
  block_id: id,
  label: plainText(id),
  dispatch_action: true,
  element: {
    type: 'static_select',
    action_id: id,
    placeholder: plainText('Choose'),
    options: values.map(option),
    ...(initial === undefined ? {} : { initial_option: option(initial) }),
  },
});

describe('what fields hold', () => {
  it('begins as the bot says', () => {
    expect(filledIn([menu('a', ['x', 'y'], 'y'), menu('b', ['z'])], {})).toEqual({ a: 'y', b: '' });
  });

  it('stays as long as the field does, even where the bot now says something else', () => {
    expect(filledIn([menu('a', ['x', 'y'], 'y')], { a: 'x' })).toEqual({ a: 'x' });
  });

  it('is gone with its field, and with its entry', () => {
    expect(filledIn([menu('b', ['z'], 'z')], { a: 'x', b: 'lost' })).toEqual({ b: 'z' });
  });
});

describe('a field of conversations', () => {
  const channels = (include: readonly string[], isWanted = true): ShownBlock => ({
    ...{ type: 'input', block_id: 'a', label: plainText('a'), dispatch_action: false },
    element: {
      ...{ type: 'multi_conversations_select', action_id: 'a', max_selected_items: 3 },
      ...{ default_to_current_conversation: isWanted, filter: { include, exclude_bot_users: true } },
    },
  });

  it('begins with where one is, where the bot wants that and it may be chosen', () => {
    expect(filledIn([channels(['public'])], {}, 'C1')).toEqual({ a: ['C1'] });
    expect(filledIn([channels(['public'])], { a: [] }, 'C1')).toEqual({ a: [] });
    expect(filledIn([channels(['public'], false)], {}, 'C1')).toEqual({ a: [] });
    expect(filledIn([channels(['public'])], {}, 'D1')).toEqual({ a: [] });
    expect(filledIn([channels(['im'])], {}, 'D1')).toEqual({ a: ['D1'] });
    expect(filledIn([channels(['public'])], {})).toEqual({ a: [] });
  });
});

import { isAboutFields, missingIn, readAnswer } from '../../src/local/submission';
import { type FieldElement, type InputBlock, mrkdwn, plainText } from '../../src/slack/message';

const input = (block_id: string, element: FieldElement, optional = false): InputBlock => ({
  type: 'input',
  block_id,
  label: plainText('Label'),
  dispatch_action: false,
  optional,
  element,
});
const option = { text: plainText('One'), value: 'one' };
const menu = { type: 'static_select', action_id: 'a', placeholder: plainText('Choose'), options: [option] } as const;
const WORDS = { type: 'plain_text_input', action_id: 'a', max_length: 9 } as const;

describe('a modal is sent when', () => {
  it.each<[string, FieldElement, unknown, boolean]>([
    ['nothing is written', WORDS, '', true],
    ['something is written', WORDS, 'x', false],
    ['nothing is chosen', menu, '', true],
    ['something else is chosen', menu, 'two', true],
    ['an entry is chosen', menu, 'one', false],
    ['one was chosen at first', { ...menu, initial_option: option }, undefined, false],
    ['no date is chosen', { type: 'datepicker', action_id: 'a' }, '', true],
    ['the time stays', { type: 'timepicker', action_id: 'a', initial_time: '10:00' }, undefined, false],
    ['nobody is chosen', { type: 'multi_users_select', action_id: 'a', max_selected_items: 3 }, [], true],
    ['somebody is chosen', { type: 'multi_users_select', action_id: 'a', max_selected_items: 3 }, ['U1'], false],
  ])('%s', (_, element, chosen, isMissing) => {
    const errors = { block: 'Please complete this required field.' };
    expect(missingIn([input('block', element)], { block: chosen })).toEqual(isMissing ? errors : {});
    expect(missingIn([input('block', element, true)], { block: chosen })).toEqual({});
  });
});

describe('the answer of an app', () => {
  it('closes the modal when it is empty, and has to be JSON', () => {
    expect(readAnswer('')).toEqual({});
    expect(readAnswer('{"response_action":"clear"}')).toEqual({ response_action: 'clear' });
    expect(readAnswer('[]')).toBeUndefined();
    expect(readAnswer('<html>')).toBeUndefined();
  });

  it('names errors of fields that are there, and of nothing else', () => {
    const blocks = [input('name', WORDS), { type: 'section', block_id: 'words', text: mrkdwn('x') } as const];
    expect(isAboutFields({ name: 'Too long' }, blocks)).toBe(true);
    expect(isAboutFields({ name: 'Too long', words: 'x' }, blocks)).toBe(false);
    expect(isAboutFields({ name: 1 }, blocks)).toBe(false);
    expect(isAboutFields({}, blocks)).toBe(false);
  });
});

import { viewRefusal } from '../../../src/local/block-rules/view';

const plain = (text: string) => ({ type: 'plain_text', text });
const modal = (more = {}) => ({ type: 'modal', title: plain('Do ...'), blocks: [], ...more });
const home = (more = {}) => ({ type: 'home', blocks: [], ...more });
const input = (element: object, more = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Name'),
  element,
  ...more,
});
const written = { type: 'plain_text_input', action_id: 'a' };
const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));

describe('a view that Slack takes', () => {
  it.each([
    [
      'a modal',
      modal({ title: plain('x'.repeat(24)), private_metadata: 'x'.repeat(3000), callback_id: 'x'.repeat(255) }),
    ],
    ['a form', modal({ submit: plain('Do it'), blocks: [input(written)] })],
    ['a form with a file', modal({ submit: plain('Do it'), blocks: [input({ type: 'file_input' })] })],
    ['many blocks', modal({ blocks: dividers(100) })],
  ])('%s', (_, view) => {
    expect(viewRefusal(view, 'modal')).toBeUndefined();
  });

  it('a home tab', () => {
    expect(viewRefusal(home({ blocks: dividers(100) }), 'home')).toBeUndefined();
  });
});

describe('a view that Slack refuses', () => {
  it.each<[string, unknown, string]>([
    ['nothing', null, 'must provide an object [json-pointer:/view]'],
    ['a home tab', home(), 'must be of type modal [json-pointer:/view/type]'],
    ['no title', modal({ title: undefined }), 'missing required field: title [json-pointer:/view]'],
    [
      'a long title',
      modal({ title: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a long button',
      modal({ submit: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'much hidden in it',
      modal({ private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a long name',
      modal({ callback_id: 'x'.repeat(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    ['101 blocks', modal({ blocks: dividers(101) }), 'no more than 100 items allowed [json-pointer:/view/blocks]'],
    [
      'no button to send it',
      modal({ blocks: [input(written)] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      'a table',
      modal({ blocks: [{ type: 'table', rows: [] }] }),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a field without a label',
      modal({ submit: plain('x'), blocks: [input(written, { label: undefined })] }),
      'missing required field: label [json-pointer:/view/blocks/0]',
    ],
    [
      'a date that is none',
      modal({ submit: plain('x'), blocks: [input({ type: 'datepicker', initial_date: '2026-13-01' })] }),
      'must be a valid date: YYYY-MM-DD [json-pointer:/view/blocks/0/element/initial_date]',
    ],
    [
      'a button as a field',
      modal({ submit: plain('x'), blocks: [input({ type: 'button', text: plain('x') })] }),
      'unsupported type: button [json-pointer:/view/blocks/0/element/type]',
    ],
  ])('%s', (_, view, problem) => {
    expect(viewRefusal(view, 'modal')).toEqual({ error: 'invalid_arguments', problems: [problem] });
  });

  it('a home tab with a file, and a view of 250 kB', () => {
    expect(viewRefusal(home({ blocks: [input({ type: 'file_input' })] }), 'home')?.problems).toEqual([
      'unsupported type: file_input [json-pointer:/view/blocks/0/element/type]',
    ]);
    const section = { type: 'section', text: plain('x'.repeat(3000)) };
    expect(viewRefusal(modal({ blocks: Array.from({ length: 90 }, () => section) }), 'modal')?.error).toBe(
      'view_too_large',
    );
  });
});

/**
 * The modal of the person at the keyboard, in a dialog of the browser: the focus stays inside, Escape closes it, and the
 * focus goes back to where it was.
 */
import { element, renderBlocks } from './blocks.js';

const dialog = () => document.getElementById('modal');
const trouble = () => dialog().querySelector('[role=alert]');
let shown = { id: '', hash: '' };
/** The modal that was closed last: an answer that was under way may still hold it. */
let closed = '';

/**
 * Shows a view, or closes the dialog when there is none.
 * @param open `{ id, hash, view }` of the gateway, or undefined
 * @param send takes what was done: `{ view, action?, chosen?, close? }`; answers whether it was taken
 * @param nameOf a person's name by id
 */
export function showModal(open, send, nameOf) {
  if (open === undefined) {
    shown = { id: '', hash: '' };
    if (dialog().open) dialog().close();
    return;
  }
  if (open.id === closed || (open.id === shown.id && open.hash === shown.hash)) return;
  const focused = document.activeElement?.dataset?.action;
  shown = { id: open.id, hash: open.hash };
  draw(open, send, nameOf);
  if (!dialog().open) dialog().showModal();
  const again = [...dialog().querySelectorAll('select')].find(({ dataset }) => dataset.action === focused);
  (again ?? dialog().querySelector('select, input, button'))?.focus();
}

function draw({ id, view }, send, nameOf) {
  const act = async ({ action_id }, made, now) => {
    await busy(made, () => send({ view: id, action: action_id, chosen: now }));
  };
  const blocks = renderBlocks(view.blocks, act, nameOf);
  const chosen = () =>
    Object.fromEntries(
      view.blocks
        .map((block, place) => [block.block_id, valueOf(blocks[place].querySelector('select, input'))])
        .filter(([, value]) => value !== undefined),
    );
  const close = element('button', { type: 'button', class: 'quiet' }, view.close?.text ?? 'Close');
  close.addEventListener('click', () => dialog().close());
  const submit = view.submit === undefined ? [] : [element('button', { type: 'submit' }, view.submit.text)];
  const form = element('form', {}, ...blocks, element('div', { class: 'buttons' }, close, ...submit));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = [...form.querySelectorAll('select, input')];
    const missing = fields.find((one) => one.value === '' && one.dataset.optional === undefined);
    if (missing !== undefined) {
      trouble().textContent = missing.tagName === 'INPUT' ? 'Fill this in first.' : 'Choose one entry first.';
      missing.focus();
      return;
    }
    void busy(submit[0], () => send({ view: id, chosen: chosen() }));
  });
  dialog().querySelector('h2').textContent = view.title.text;
  dialog().querySelector('.view').replaceChildren(form);
  trouble().textContent = '';
  dialog().onclose = () => {
    if (shown.id !== id) return;
    closed = id;
    shown = { id: '', hash: '' };
    void send({ view: id, close: true });
  };
}

const valueOf = (field) =>
  field?.multiple === true ? [...field.selectedOptions].map(({ value }) => value) : field?.value;

/** One thing at a time; not `disabled`, which would take the focus away. */
async function busy(made, work) {
  if (made.getAttribute('aria-disabled') === 'true') return;
  made.setAttribute('aria-disabled', 'true');
  const isDone = await work();
  made.removeAttribute('aria-disabled');
  trouble().textContent = isDone ? '' : 'That did not arrive. Try again.';
}

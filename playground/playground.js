/**
 * The playground: sends what is typed and pressed to the local gateway, and shows what the person at the keyboard sees.
 */
import { directory, element, renderBlocks } from './blocks.js';
import { showModal } from './modal.js';

const POLL_MILLISECONDS = 1500;
const SILENT = 'kube-tutor does not answer. Start it again with npm start: this page goes on by itself.';
const byId = (id) => document.getElementById(id);
const state = { people: [], channels: [], person: '', channel: '', last: 0, history: [], place: 0 };

async function start() {
  const { people, channels } = await (await ask('/playground/people')).json();
  Object.assign(state, { people, channels });
  Object.assign(directory, { people, channels: channels.filter(({ only }) => only === undefined) });
  const [channel, person] = decodeURIComponent(location.hash.slice(1)).split('/');
  state.person = (people.find(({ name }) => name === person) ?? people[0]).id;
  state.channel = (channelsOf(state.person).find((one) => nameIn(one) === channel) ?? channels[0]).id;
  showChoices();
  byId('phone').addEventListener('click', togglePhone);
  byId('composer').addEventListener('submit', send);
  byId('command').addEventListener('keydown', onKey);
  byId('command').addEventListener('input', grow);
  byId('command').focus();
  await reload();
  setInterval(() => void refresh().catch(() => {}), POLL_MILLISECONDS);
}

/** A direct message is its person's alone. */
const channelsOf = (person) => state.channels.filter(({ only = person }) => only === person);
const nameIn = ({ name, only }) => (only === undefined || name === 'home' ? name : 'direct');
const labelOf = (channel) =>
  channel.only === undefined ? `#${channel.name}` : channel.name === 'home' ? 'Home' : 'Direct message';

function showChoices() {
  choose('channels', channelsOf(state.person), labelOf, 'channel');
  choose('people', state.people, ({ name }) => `@${name}`, 'person');
  const channel = state.channels.find(({ id }) => id === state.channel);
  const person = state.people.find(({ id }) => id === state.person);
  history.replaceState(null, '', `#${nameIn(channel)}/${person.name}`);
}

/** A row of buttons of which one is pressed. */
function choose(id, items, label, field) {
  const buttons = items.map((item) => {
    const button = element('button', { type: 'button', 'aria-pressed': String(item.id === state[field]) }, label(item));
    button.addEventListener('click', () => {
      state[field] = item.id;
      follow();
      showChoices();
      // The row was drawn anew.
      [...byId(id).children].find((child) => child.textContent === label(item))?.focus();
      void reload().catch(() => {});
    });
    return button;
  });
  byId(id).replaceChildren(...buttons);
}

/** Another person in a direct message is in a direct message of their own. */
function follow() {
  const channel = state.channels.find(({ id }) => id === state.channel);
  if (channel.only === undefined || channel.only === state.person) return;
  state.channel = channelsOf(state.person).find(({ only, name }) => only !== undefined && name === channel.name).id;
}

function togglePhone() {
  const isPhone = document.body.classList.toggle('phone');
  byId('phone').setAttribute('aria-pressed', String(isPhone));
}

async function reload() {
  showModal(undefined);
  forget();
  const isHome = state.channels.find(({ id }) => id === state.channel).name === 'home';
  byId('composer').hidden = isHome;
  if (isHome) await post('/playground/home', {});
  await refresh();
}

function forget() {
  state.last = 0;
  byId('messages').replaceChildren();
  byId('empty').hidden = false;
}

/** A request to the gateway; when nobody answers, the page says so, and when somebody does again, it no longer does. */
async function ask(path, options) {
  try {
    const answer = await fetch(path, options);
    if (byId('trouble').textContent === SILENT) byId('trouble').textContent = '';
    return answer;
  } catch (error) {
    byId('trouble').textContent = SILENT;
    throw error;
  }
}

/** Only one refresh at a time, so that no message is drawn twice. */
let refreshing = Promise.resolve();
function refresh() {
  refreshing = refreshing.then(draw, draw);
  return refreshing;
}

async function draw() {
  const { person, channel, last } = state;
  const answer = await ask(`/playground/messages?${new URLSearchParams({ person, channel, after: String(last) })}`);
  const { messages, latest, view } = await answer.json();
  if (person !== state.person || channel !== state.channel) return;
  // The gateway was started anew and counts from 1 again: what stands here it no longer knows.
  if (latest < last) {
    forget();
    return draw();
  }
  showModal(view, (done) => post('/playground/view', done), nameOf);
  if (messages.length === 0) return;
  state.last = Math.max(...messages.map(({ change }) => change));
  byId('empty').hidden = true;
  const log = byId('log');
  const drawn = messages.map(drawMessage).filter((made) => !redrawn(made));
  if (drawn.length === 0) return;
  byId('messages').append(...drawn);
  log.scrollTop = log.scrollHeight;
  if (drawn.at(-1).offsetHeight > log.clientHeight) drawn.at(-1).scrollIntoView({ block: 'start' });
}

/** Puts a message that was replaced in its old place. Answers whether it was one; the focus stays on the same menu. */
function redrawn(made) {
  const old = byId(made.id);
  if (old === null) return false;
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.action : undefined;
  old.replaceWith(made);
  [...made.querySelectorAll('select')].find(({ dataset }) => dataset.action === focused)?.focus();
  made.scrollIntoView({ block: 'nearest' });
  return true;
}

function drawMessage(message) {
  const id = `message-${message.id}`;
  if (message.author !== undefined) {
    const said = element('div', { class: 'typed', id }, element('b', {}, nameOf(message.author)), message.text);
    // What is said to the others has a menu, as in Slack.
    if (!message.text.startsWith('/')) said.append(shortcut(message));
    return said;
  }
  const isPrivate = message.visibleTo !== undefined;
  const press = (action, made, chosen) => onPress(message, action, made, chosen);
  const blocks = renderBlocks(message.blocks, press, nameOf);
  const shown = blocks.length > 0 ? blocks : [element('div', { class: 'section' }, message.text)];
  return element('article', { class: isPrivate ? 'reply private' : 'reply', id }, ...shown);
}

function shortcut({ id }) {
  const made = element('button', { type: 'button', class: 'quiet' }, 'Add as a mission');
  made.addEventListener('click', () => void post('/playground/shortcut', { message: id }));
  return made;
}

const nameOf = (id) => state.people.find((person) => person.id === id)?.name ?? id;

async function onPress(message, button, made, chosen) {
  // Not `disabled`: that would take the focus from whoever uses the keyboard.
  if (made.getAttribute('aria-disabled') === 'true') return;
  if (button.confirm !== undefined && !(await confirmed(button.confirm))) return;
  if (button.url !== undefined) window.open(button.url, '_blank', 'noopener');
  made.setAttribute('aria-disabled', 'true');
  const isDone = await post('/playground/press', { message: message.id, action: button.action_id, chosen });
  made.removeAttribute('aria-disabled');
  if (!isDone && byId('trouble').textContent !== SILENT) {
    const instead = /^(run|share):/.test(button.action_id) ? button.value : 'do';
    byId('trouble').textContent = `This does nothing any more. Type its command: ${instead}`;
  }
}

function confirmed(confirm) {
  const dialog = byId('confirm');
  dialog.querySelector('h2').textContent = confirm.title.text;
  dialog.querySelector('p').textContent = confirm.text.text;
  dialog.querySelector('[value=confirm]').textContent = confirm.confirm.text;
  dialog.querySelector('[value=deny]').textContent = confirm.deny.text;
  dialog.returnValue = 'deny';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'confirm'), { once: true });
  });
}

async function send(event) {
  event.preventDefault();
  const box = byId('command');
  const text = box.value.trim();
  state.history.push(text);
  state.place = state.history.length;
  box.value = '';
  grow();
  if (await post('/playground/command', { text })) return;
  // What was typed is not lost.
  if (box.value === '') box.value = text;
  grow();
}

/** Answers whether it was done. */
async function post(path, content) {
  const body = JSON.stringify({ ...content, person: state.person, channel: state.channel });
  try {
    const answer = await ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (answer.ok) byId('trouble').textContent = '';
    await refresh();
    return answer.ok;
  } catch {
    return false;
  }
}

function onKey(event) {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
  const isOneLine = !event.target.value.includes('\n');
  if (isOneLine && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    const place = state.place + (event.key === 'ArrowUp' ? -1 : 1);
    if (place < 0 || place > state.history.length) return;
    event.preventDefault();
    state.place = place;
    event.target.value = state.history[place] ?? '';
    grow();
  }
}

function grow() {
  const box = byId('command');
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + 2}px`;
}

void start();

/**
 * The playground: sends what is typed and pressed to the local gateway, and shows what the person at the keyboard sees.
 */
import { element, renderBlocks } from './blocks.js';

const POLL_MILLISECONDS = 1500;
const byId = (id) => document.getElementById(id);
const state = { people: [], channels: [], person: '', channel: '', last: 0, history: [], place: 0 };

async function start() {
  const { people, channels } = await (await fetch('/playground/people')).json();
  Object.assign(state, { people, channels });
  const [channel, person] = decodeURIComponent(location.hash.slice(1)).split('/');
  state.channel = (channels.find(({ name }) => name === channel) ?? channels[0]).id;
  state.person = (people.find(({ name }) => name === person) ?? people[0]).id;
  choose('channels', channels, '#', 'channel');
  choose('people', people, '@', 'person');
  byId('composer').addEventListener('submit', send);
  byId('command').addEventListener('keydown', onKey);
  byId('command').addEventListener('input', grow);
  byId('command').focus();
  await reload();
  setInterval(() => void refresh().catch(() => {}), POLL_MILLISECONDS);
}

/** A row of buttons of which one is pressed. */
function choose(id, items, sign, field) {
  const buttons = items.map((item) => {
    const button = element('button', { type: 'button' }, sign + item.name);
    button.addEventListener('click', () => {
      state[field] = item.id;
      show();
      void reload();
    });
    return button;
  });
  byId(id).replaceChildren(...buttons);
  const show = () => {
    items.forEach((item, place) => buttons[place].setAttribute('aria-pressed', String(item.id === state[field])));
    const name = (list, key) => list.find((item) => item.id === key).name;
    history.replaceState(null, '', `#${name(state.channels, state.channel)}/${name(state.people, state.person)}`);
  };
  show();
}

async function reload() {
  state.last = 0;
  byId('messages').replaceChildren();
  byId('empty').hidden = false;
  await refresh();
}

/** Only one refresh at a time, so that no message is drawn twice. */
let refreshing = Promise.resolve();
function refresh() {
  refreshing = refreshing.then(draw, draw);
  return refreshing;
}

async function draw() {
  const { person, channel, last } = state;
  const answer = await fetch(`/playground/messages?${new URLSearchParams({ person, channel, after: String(last) })}`);
  const { messages } = await answer.json();
  if (person !== state.person || channel !== state.channel || messages.length === 0) return;
  state.last = messages.at(-1).id;
  byId('empty').hidden = true;
  const log = byId('log');
  const drawn = messages.map(drawMessage);
  byId('messages').append(...drawn);
  log.scrollTop = log.scrollHeight;
  if (drawn.at(-1).offsetHeight > log.clientHeight) drawn.at(-1).scrollIntoView({ block: 'start' });
}

function drawMessage(message) {
  if (message.author !== undefined) {
    return element('div', { class: 'typed' }, element('b', {}, nameOf(message.author)), message.text);
  }
  const isPrivate = message.visibleTo !== undefined;
  const press = (button, made) => onPress(message, button, made);
  const blocks = renderBlocks(message.blocks, press, nameOf);
  const shown = blocks.length > 0 ? blocks : [element('div', { class: 'section' }, message.text)];
  return element('article', { class: isPrivate ? 'reply private' : 'reply' }, ...shown);
}

const nameOf = (id) => state.people.find((person) => person.id === id)?.name ?? id;

async function onPress(message, button, made) {
  if (button.confirm !== undefined && !(await confirmed(button.confirm))) return;
  made.disabled = true;
  await post('/playground/press', { message: message.id, action: button.action_id });
  made.disabled = false;
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
  await post('/playground/command', { text });
}

async function post(path, content) {
  const body = JSON.stringify({ ...content, person: state.person, channel: state.channel });
  await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  await refresh();
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

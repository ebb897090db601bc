/** Everything that comes to the tutor: what happens before, what is sent, and what people hear of it. */
import type { ChannelId, ChannelRecord } from '../../src/app/ports';
import { changeSchedule, loadSchedule } from '../../src/app/schedules/schedule';
import { systemClock } from '../../src/app/system-clock';
import { homeOpenedBody, messageEventBody } from '../../src/local/event-bodies';
import { buttonBody, submissionBody } from '../../src/local/interactions';
import { LOCAL_BOT, LOCAL_TEAM, slashCommandBody } from '../../src/local/slack-requests';
import type { HttpResponse } from '../../src/slack/http-event';
import { SealedPictures } from '../../src/slack/picture-links';
import { fixedSecrets } from '../../src/slack/signing-secrets';
import type { Call } from './fake-slack';
import { type Lane, MARK, PUBLIC_URL, type Sent, SIGNING_SECRET } from './lane';
import type { FunctionName } from './sandbox';

/** One workspace with one channel, in which nothing else happens. */
export interface Scene {
  readonly lane: Lane;
  readonly id: ChannelId;
  readonly trigger: () => string;
}

export interface Surface {
  readonly name: string;
  readonly of: FunctionName;
  /** `delivers`: Slack sends it again when it hears of a failure. `timer`: the next minute is another try. */
  readonly again: 'delivers' | 'timer' | 'by hand';
  /** Who waits for an answer. */
  readonly waits: 'Slack' | 'browser' | 'timer';
  /** What went before, while all was well. Answers with what is sent then. */
  readonly prepare: (scene: Scene) => Promise<Deed>;
}

export interface Deed {
  /** What is sent; anew where somebody does it once more. */
  readonly send: () => Promise<Sent | undefined>;
  /** What somebody hears: undefined for nothing. */
  readonly heard: (answer: HttpResponse | undefined, calls: readonly Call[]) => string | undefined;
  /** Whether it was done, by what is stored. */
  readonly isDone?: (record: ChannelRecord | undefined) => boolean;
  /** Whether another one is to come, where something comes again and again. */
  readonly goesOn?: () => Promise<boolean>;
  /** How often people were told, where once is right. */
  readonly told?: (calls: readonly Call[]) => number;
}

const NAME = `${MARK}web`;
const HOOK = `https://hooks.slack.com/actions/T/1/${MARK}hook`;
const member = { id: 'U0MARKUSER', name: `${MARK}ana` };
const channel = (id: string) => ({ id, name: `${MARK}channel` });
const DIRECT = { id: 'D0MARK', name: 'directmessage' };

const here = ({ id }: Scene, body: string): string => body.replaceAll(LOCAL_TEAM, id.team);

function slash(scene: Scene, text: string): Sent {
  const typed = { member, channel: channel(scene.id.channel), text, trigger: scene.trigger(), responseUrl: HOOK };
  return { body: here(scene, slashCommandBody(typed)) };
}

function button(scene: Scene, value: string): Sent {
  const place = { member, channel: channel(scene.id.channel), message: '1.2', isEphemeral: false };
  const action = { action_id: 'run:0', value };
  return { body: here(scene, buttonBody({ ...place, action, trigger: scene.trigger(), responseUrl: HOOK })) };
}

function mention(scene: Scene, text: string, event: string): Sent {
  const written = { member, channel: channel(scene.id.channel), text: `<@${LOCAL_BOT}> ${text}`, ts: '1.5', event };
  return { body: here(scene, messageEventBody(written)) };
}

const eventId = (scene: Scene): string => `Ev${scene.trigger().replaceAll(/\W/g, '').toUpperCase()}`;

async function install(scene: Scene, tries = TRIES): Promise<void> {
  const { path, cookie } = await begun(scene.lane, scene.id.team);
  const { answer } = await scene.lane.send('install', { method: 'GET', path, cookie });
  if (answer?.statusCode === 200) return;
  if (tries === 1) throw new Error(`not installed: ${answer?.statusCode}`);
  return install(scene, tries - 1);
}

/** The address to which Slack leads a browser back, and the cookie that the browser has. */
async function begun(lane: Lane, code: string): Promise<{ readonly path: string; readonly cookie: string }> {
  const { answer } = await lane.send('install', { method: 'GET', path: '/slack/install' });
  const state = new URL(answer?.headers?.Location ?? '').searchParams.get('state');
  const cookie = (answer?.cookies?.[0] ?? '').split(';')[0] ?? '';
  return { path: `/slack/oauth_redirect?code=${code}&state=${state}`, cookie };
}

/** Installed, and an app of three copies in the channel. */
async function settled(scene: Scene): Promise<void> {
  await install(scene);
  await typed(scene, `deploy ${NAME}`);
}

/** Tries of what goes before: this machine may be too busy to be in time. */
const TRIES = 5;

async function typed(scene: Scene, text: string, tries = TRIES): Promise<void> {
  const { answer } = await scene.lane.send('slack', slash(scene, text));
  if (!/did not answer|failed here/.test(answer?.body ?? '') && answer?.statusCode === 200) return;
  if (tries === 1) throw new Error(`${text}: ${answer?.statusCode}`);
  return typed(scene, text, tries - 1);
}

const textOf = ({ content: { text, view } }: Call): string => [text, view].find((one) => typeof one === 'string') ?? '';
const posted = (calls: readonly Call[]): string | undefined =>
  calls
    .filter(({ method }) => /^(hook|chat|views)/.test(method))
    .map(textOf)
    .at(0);

/** Undefined for an empty body: Slack shows nothing then. */
function inAnswer(answer: HttpResponse | undefined): string | undefined {
  if (answer?.statusCode !== 200 || answer.body === '') return undefined;
  const { text, errors, view } = JSON.parse(answer.body) as Readonly<Record<string, unknown>>;
  return typeof text === 'string' ? text : JSON.stringify(errors ?? view);
}

const wanted = (record: ChannelRecord | undefined): number | undefined => {
  const found = record?.cluster.objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === NAME);
  return found?.kind === 'Deployment' ? found.spec.replicas : undefined;
};
const isScaled = (record: ChannelRecord | undefined): boolean => wanted(record) === 4;

const MANIFEST = `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${MARK}service\nspec:\n  ports:\n  - port: 80\n`;

function submission(scene: Scene): Sent {
  const view = { id: 'V1', hash: 'h', view: JSON.parse(scene.lane.slack.view()), member: member.id } as never;
  const values = {
    'manifest/text': { 'manifest:text': { type: 'plain_text_input', value: MANIFEST } },
    'manifest/command': { 'manifest:command': { type: 'static_select', selected_option: { value: 'apply -f -' } } },
  };
  return { body: here(scene, submissionBody({ member, trigger: scene.trigger(), view, state: { values } })) };
}

/** What stands in for a picture says that it failed. */
function shown(answer: HttpResponse | undefined): string | undefined {
  const { 'Content-Type': type, 'Cache-Control': kept = '' } = answer?.headers ?? {};
  return type === undefined || kept.includes('immutable') ? type : 'It failed here.';
}

const pageOf = (answer: HttpResponse | undefined): string | undefined =>
  answer?.statusCode === 302 ? `to ${answer.headers?.Location}` : /<h1>([^<]*)/.exec(answer?.body ?? '')?.[1];

const links = new SealedPictures(fixedSecrets(SIGNING_SECRET), PUBLIC_URL);
const EVERY_DAY = { days: [0, 1, 2, 3, 4, 5, 6], hour: 10, minute: 0, zone: 'UTC' };

export const SURFACES: readonly Surface[] = [
  {
    name: 'a command that changes',
    of: 'slack',
    waits: 'Slack',
    again: 'by hand',
    prepare: async (scene) => {
      await settled(scene);
      const send = () => Promise.resolve(slash(scene, `scale ${NAME} 4`));
      return { send, heard: inAnswer, isDone: isScaled };
    },
  },
  {
    name: 'a command that looks',
    of: 'slack',
    waits: 'Slack',
    again: 'by hand',
    prepare: async (scene) => {
      await settled(scene);
      return { send: () => Promise.resolve(slash(scene, 'get pods')), heard: inAnswer };
    },
  },
  {
    name: 'a command that opens a form',
    of: 'slack',
    waits: 'Slack',
    again: 'by hand',
    prepare: async (scene) => {
      await settled(scene);
      const heard: Deed['heard'] = (answer, calls) => inAnswer(answer) ?? posted(calls);
      return { send: () => Promise.resolve(slash(scene, 'do')), heard };
    },
  },
  {
    name: 'a button that changes',
    of: 'slack',
    waits: 'Slack',
    again: 'by hand',
    prepare: async (scene) => {
      await settled(scene);
      const send = () => Promise.resolve(button(scene, `scale ${NAME} 4`));
      return { send, heard: (_, calls) => posted(calls), isDone: isScaled };
    },
  },
  {
    name: 'a form that is sent',
    of: 'slack',
    waits: 'Slack',
    again: 'by hand',
    prepare: async (scene) => {
      await settled(scene);
      await typed(scene, 'apply');
      const isDone: Deed['isDone'] = (record) =>
        record?.cluster.objects.some(({ kind }) => kind === 'Service') === true &&
        record.cluster.objects.some(({ metadata }) => metadata.name === `${MARK}service`);
      const sent = submission(scene);
      const heard: Deed['heard'] = (answer, calls) => inAnswer(answer) ?? posted(calls);
      return { send: () => Promise.resolve(sent), heard, isDone };
    },
  },
  {
    name: 'a mention that changes',
    of: 'slack',
    waits: 'Slack',
    again: 'delivers',
    prepare: async (scene) => {
      await settled(scene);
      const sent = mention(scene, `scale ${NAME} 4`, eventId(scene));
      return { send: () => Promise.resolve(sent), heard: (_, calls) => posted(calls), isDone: isScaled };
    },
  },
  {
    name: 'the home tab',
    of: 'slack',
    waits: 'Slack',
    again: 'delivers',
    prepare: async (scene) => {
      await settled(scene);
      const sent = { body: here(scene, homeOpenedBody(member, DIRECT, eventId(scene))) };
      return { send: () => Promise.resolve(sent), heard: (_, calls) => posted(calls) };
    },
  },
  {
    name: 'a question at its time',
    of: 'prompts',
    waits: 'timer',
    again: 'timer',
    prepare: async (scene) => {
      await settled(scene);
      const { documents } = scene.lane;
      const next = Math.floor(Date.now() / 60_000) * 60_000;
      const by = { id: member.id, name: member.name };
      await changeSchedule({ documents, clock: systemClock }, scene.id, () => ({ times: EVERY_DAY, by, next }));
      const told: Deed['told'] = (calls) => calls.filter(({ method }) => method === 'chat.postMessage').length;
      const goesOn = async () => ((await loadSchedule({ documents }, scene.id))?.next ?? next) > next;
      return { send: () => Promise.resolve(undefined), heard: (_, calls) => posted(calls), goesOn, told };
    },
  },
  {
    name: 'a picture',
    of: 'pictures',
    waits: 'Slack',
    again: 'by hand',
    prepare: async (scene) => {
      await settled(scene);
      const look = { version: 1, view: 'nodes', focus: 'all', theme: 'light', width: 'phone', format: 'png' } as const;
      const path = new URL(links.link({ channel: scene.id, ...look })).pathname;
      return { send: () => Promise.resolve({ method: 'GET', path }), heard: shown };
    },
  },
  {
    name: 'an installation begins',
    of: 'install',
    waits: 'browser',
    again: 'by hand',
    prepare: () =>
      Promise.resolve({ send: () => Promise.resolve({ method: 'GET', path: '/slack/install' }), heard: pageOf }),
  },
  {
    name: 'an installation ends',
    of: 'install',
    waits: 'browser',
    again: 'by hand',
    prepare: async ({ lane, id }) => {
      // Every try begins anew: while all is well, an address is fetched for the next one.
      const ready = [await begun(lane, id.team)];
      const send = async () => ({ method: 'GET' as const, ...(ready.pop() ?? (await begun(lane, id.team))) });
      return { send, heard: pageOf };
    },
  },
];

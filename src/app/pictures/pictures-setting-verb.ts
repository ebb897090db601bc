/**
 * `/kube settings pictures on|off|light|dark`: whether the whole workspace sees pictures as images. Slack loses a whole
 * answer for one image that it cannot fetch, so they are switched on only after it took one.
 */
import type { Result } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { describePicture } from '../../diagram/describe';
import { drawPicture } from '../../diagram/text/picture';
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import { upcomingIn } from '../../tutor/upcoming';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import type { PictureLinks } from '../ports';
import { refusal } from '../refusal';
import { madeAtOf } from './versions';

const SETTINGS: Button = { label: 'Show settings', run: 'settings' };
const SHOW: Button = { label: 'Show a picture', run: 'show --picture' };
const ON: Button = { label: 'Switch pictures on', run: 'settings pictures on' };
const OFF: Button = { label: 'Switch them off', run: 'settings pictures off' };

/** @param words what follows `settings pictures` */
export async function setPictures(words: readonly string[], context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const wish = wishIn(words);
  const links = context.ports.pictures;
  if (links === undefined) {
    return refusal(
      'There are no pictures: kube-tutor has no address that Slack can reach.',
      'Who runs it sets PUBLIC_URL; docs/operating.md says how.',
      ['settings', 'show'],
    );
  }
  const setting = await context.pictures.setting(context.id.team);
  const { isOn = false, theme = 'light' } = setting ?? {};
  if (wish === undefined) {
    const other = `settings pictures ${isOn ? 'off' : 'on'}`;
    return refusal('Pictures are on or off, light or dark.', `For example: /kube ${other}`, [other, 'settings']);
  }
  if (wish === 'on' ? isOn : wish === 'off' ? !isOn : wish === theme) {
    return refusal(`Nothing to do: pictures are ${wish} already.`, 'All settings: /kube settings', ['settings']);
  }
  return wish === 'on' ? switchOn(links, context) : change(wish, isOn, context);
}

type Wish = 'on' | 'off' | 'light' | 'dark';

function wishIn([typed = '', ...more]: readonly string[]): Wish | undefined {
  if (more.length > 0) return undefined;
  if (/^(on|yes)$/i.test(typed)) return 'on';
  if (/^(off|no|none)$/i.test(typed)) return 'off';
  return (['light', 'dark'] as const).find((theme) => theme === typed.toLowerCase());
}

async function switchOn(links: PictureLinks, context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const { id, person, pictures } = context;
  if (!(await isTaken(testReply(links, await themeOf(context), context), context))) {
    return refusal(
      'Slack did not take the test picture: pictures stay off.',
      'Is PUBLIC_URL reached from the internet, and functions/pictures.ts deployed? The first try may be slow.',
      ['settings pictures on', 'settings'],
    );
  }
  await pictures.change(id.team, person, { isOn: true });
  const headline = 'Pictures are on in this workspace';
  const notice = 'Notice: answers in every channel show an image beside the text within a minute.';
  return { reply: settingReply('on', headline, notice, [SHOW, OFF], context) };
}

async function change(wish: Exclude<Wish, 'on'>, isOn: boolean, context: ChannelContext): Promise<ChannelAnswer> {
  await context.pictures.change(context.id.team, context.person, wish === 'off' ? { isOn: false } : { theme: wish });
  if (wish === 'off') {
    const notice = 'Notice: answers have text alone within a minute. Images of earlier answers stay.';
    return { reply: settingReply(wish, 'Pictures are off in this workspace', notice, [ON, SETTINGS], context) };
  }
  const other: Button = wish === 'dark' ? LIGHT : DARK;
  const notice = isOn
    ? 'Notice: it holds for every channel, within a minute. Images of earlier answers stay as they are.'
    : 'Notice: pictures are off. /kube settings pictures on shows them.';
  const headline = `Pictures are ${wish} in this workspace`;
  return { reply: settingReply(wish, headline, notice, [isOn ? SHOW : ON, other], context) };
}

const LIGHT: Button = { label: 'Make them light', run: 'settings pictures light' };
const DARK: Button = { label: 'Make them dark', run: 'settings pictures dark' };

const themeOf = async ({ pictures, id }: ChannelContext) => (await pictures.setting(id.team))?.theme ?? 'light';

/** Posts the test where the person is; whether Slack took it. */
async function isTaken(test: Reply, { id, person, ports, answerTo }: ChannelContext): Promise<boolean> {
  if (answerTo !== undefined && ports.responseUrls !== undefined) {
    return ports.responseUrls.post(answerTo.url, test, person);
  }
  return (await ports.messenger?.post(id, test, person)) !== undefined;
}

/** The channel's own cluster: what Slack takes of it, it takes of every other. */
function testReply(links: PictureLinks, theme: 'light' | 'dark', { id, record, pressed }: ChannelContext): Reply {
  const cluster = new Cluster(record.cluster);
  const scene = { before: cluster, after: cluster, focus: 'all' as const, next: upcomingIn(cluster) };
  const madeAt = madeAtOf(record.commands, record.version);
  const shown = { view: 'nodes', focus: 'all' } as const;
  const source = links.link({
    ...shown,
    channel: id,
    version: record.version,
    ...(madeAt === undefined ? {} : { madeAt }),
    theme,
    width: 'phone',
    format: 'png',
  });
  const headline = 'Test: this cluster as a picture';
  const said = describePicture(scene).join(' ');
  return {
    audience: 'channel',
    command: 'settings pictures on',
    pressed,
    headline,
    story: [],
    picture: drawPicture(scene),
    image: { ...shown, said, isNeeded: true, source },
    buttons: [],
    text: spoken([headline, said]),
  };
}

function settingReply(
  wish: Wish,
  headline: string,
  notice: string,
  buttons: readonly Button[],
  { pressed }: ChannelContext,
): Reply {
  return {
    audience: 'channel',
    command: `settings pictures ${wish}`,
    pressed,
    kubectl: '(no kubectl verb: pictures are of this tutor)',
    headline,
    story: [],
    notice,
    buttons,
    text: spoken([headline, notice]),
  };
}

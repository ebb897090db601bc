/**
 * Gives a reply the address of its image, where the workspace sees pictures.
 */
import type { Button, Reply, ReplyImage } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelId, ChannelRecord, Log, PictureLinks } from '../ports';
import type { PictureRequest } from './picture-request';
import { madeAtOf } from './versions';
import type { PicturesSetting, WorkspacePictures } from './workspace-pictures';

/** The version that a reply is about, and the commands that led there. */
export interface Shown {
  readonly channel: ChannelId;
  readonly version: number;
  readonly commands: ChannelRecord['commands'];
}

/** Buttons of a reply: with more nobody chooses. */
const MOST_BUTTONS = 4;
const NO_ADDRESS = 'There is no image: kube-tutor has no address that Slack can reach (PUBLIC_URL).';
const ARE_OFF = 'There is no image: pictures are off in this workspace. /kube settings pictures on';
const SWITCH_ON: Button = { label: 'Switch pictures on', run: 'settings pictures on' };

export class ReplyPictures {
  /** @param links undefined where this program is not reached from outside: then nothing is ever looked up */
  constructor(
    private readonly links: PictureLinks | undefined,
    private readonly workspace: WorkspacePictures,
    private readonly log: Log,
  ) {}

  /** Looks the setting up while something else is waited for. An answer is worth more than its image. */
  async begin(team: string): Promise<PicturesSetting | undefined> {
    if (this.links === undefined) return undefined;
    try {
      return await this.workspace.setting(team);
    } catch (error) {
      this.log.error('pictures-unknown', error);
      return undefined;
    }
  }

  /** The reply with the address of its image; with a way to see its story moving, where there is one to tell. */
  add(reply: Reply, shown: Shown, setting: PicturesSetting | undefined): Reply {
    const { image } = reply;
    if (image === undefined) return reply;
    if (this.links === undefined || setting?.isOn !== true) return withoutImage(reply, this.links !== undefined);
    const source = this.links.link(requestOf(image, shown, setting));
    const buttons = image.isStory ? withReplay(reply.buttons, shown.version) : reply.buttons;
    return { ...reply, buttons, image: { ...image, source } };
  }
}

/** Why there is no image, where the person asked for one. */
function withoutImage({ image, ...reply }: Reply, hasAddress: boolean): Reply {
  if (image?.isAskedFor !== true) return reply;
  const why = hasAddress ? ARE_OFF : NO_ADDRESS;
  const buttons = hasAddress ? [SWITCH_ON, ...reply.buttons].slice(0, MOST_BUTTONS) : reply.buttons;
  return { ...reply, buttons, notice: why, text: spoken([reply.text, why]) };
}

function requestOf(
  image: ReplyImage,
  { channel, version: newest, commands }: Shown,
  { theme }: PicturesSetting,
): PictureRequest {
  const { view, object, focus, isMotion, isWide, version = isMotion ? lastChange(commands, newest) : newest } = image;
  const madeAt = madeAtOf(commands, version);
  return {
    channel,
    version,
    ...(madeAt === undefined ? {} : { madeAt }),
    view,
    ...(object === undefined ? {} : { object }),
    focus,
    theme,
    width: isWide === true ? 'wide' : 'phone',
    format: isMotion === true ? 'gif' : 'png',
  };
}

/** The version that the last command of the cluster made: what was only noted since then moves nothing. */
export function lastChange(commands: ChannelRecord['commands'], newest: number): number {
  return commands.findLast(({ keepsCluster }) => keepsCluster !== true)?.version ?? newest;
}

/** *Why?* stays last, and what was first stays first. */
function withReplay(buttons: readonly Button[], version: number): readonly Button[] {
  const replay: Button = { label: 'Replay', run: `show --replay ${version}` };
  const last = buttons.at(-1);
  const isWhy = last?.label === 'Why?';
  const others = (isWhy ? buttons.slice(0, -1) : buttons).slice(0, MOST_BUTTONS - (isWhy ? 2 : 1));
  return [...others, replay, ...(isWhy ? [last] : [])];
}

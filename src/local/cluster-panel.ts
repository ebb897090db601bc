/**
 * The panel beside the chat: a channel's cluster, its pictures, and what a command could go on with.
 */
import { newChannel } from '../app/new-channel';
import { captionOf, pictureScene } from '../app/pictures/picture-scene';
import { replayCaptions, replayOf } from '../app/pictures/replay';
import { type Versions, versionsOf } from '../app/pictures/versions';
import type { ChannelId, ChannelRecord, ClusterStore } from '../app/ports';
import { ALL_VERBS } from '../app/verbs';
import { svgOf } from '../diagram/drawing/svg';
import { drawFigure } from '../diagram/figures/figure';
import { replayDrawings } from '../diagram/replay/drawings';
import { pngOf } from '../pictures/png';
import type { HttpResponse } from '../slack/http-event';
import { channelView } from './channel-view';
import { completionsOf } from './completions';
import { bytes, content, empty, json } from './json-answer';
import { readPictureQuery } from './picture-query';
import { LOCAL_TEAM, type Place } from './slack-requests';

/** Completions that are offered at a time. */
const MOST_COMPLETIONS = 8;

export class ClusterPanel {
  /** @param clusters resolves when the table can be used */
  constructor(private readonly clusters: () => Promise<ClusterStore | undefined>) {}

  /** The channel as it is, or as it was in a version. */
  async cluster(place: Place, query: URLSearchParams): Promise<HttpResponse> {
    if (!query.has('version')) return json(channelView(await this.record(idOf(place))));
    const asked = readPictureQuery(query);
    if (asked === undefined) return empty(400);
    const versions = await this.versions(place, asked.version);
    return versions === undefined ? empty(404) : json(channelView(versions.after));
  }

  async completions(place: Place, query: URLSearchParams): Promise<HttpResponse> {
    const { cluster } = await this.record(idOf(place));
    const named = cluster.objects.map(({ kind, metadata }) => ({ kind, name: metadata.name }));
    const completions = completionsOf(query.get('text') ?? '', ALL_VERBS, named).slice(0, MOST_COMPLETIONS);
    return json({ completions });
  }

  async picture(place: Place, query: URLSearchParams): Promise<HttpResponse> {
    const asked = readPictureQuery(query);
    if (asked === undefined) return empty(400);
    const { view, object, width, theme, format } = asked;
    const versions = await this.versions(place, asked.version);
    if (versions === undefined) return empty(404);
    const scene = pictureScene(versions, 'all', ALL_VERBS);
    const isThere = object === undefined || [scene.after, scene.before].some((cluster) => cluster.resolve(object));
    if (!isThere) return empty(404);
    const drawing = drawFigure({ scene, view, object, width, ...captionOf(versions.after) });
    const svg = svgOf(drawing, theme);
    if (format === 'png') return bytes('image/png', Buffer.from(await pngOf(svg)));
    return content('image/svg+xml; charset=utf-8', svg);
  }

  /** The story of the command of a version, picture by picture; none where there is no version before it. */
  async replay(place: Place, query: URLSearchParams): Promise<HttpResponse> {
    const asked = readPictureQuery(query);
    if (asked === undefined) return empty(400);
    const versions = await this.versions(place, asked.version);
    if (versions === undefined) return empty(404);
    const { before, after } = versions;
    if (before === undefined || after.version === 0) return json({ frames: [] });
    const replay = replayOf(before, after, ALL_VERBS);
    const captions = replayCaptions(replay);
    const frames = replayDrawings(replay, captions, asked.width).map(({ drawing, milliseconds }, index) => ({
      svg: svgOf(drawing, asked.theme),
      milliseconds,
      at: replay.frames[index - 1]?.at ?? 0,
      caption: index === 0 ? `Before ${replay.command}` : (captions[index - 1] ?? []).join(' '),
    }));
    return json({ frames });
  }

  /** @param wanted undefined: the newest */
  private async versions(place: Place, wanted: number | undefined): Promise<Versions | undefined> {
    const channel = idOf(place);
    const version = wanted ?? (await this.record(channel)).version;
    const clusters = await this.clusters();
    return clusters && versionsOf({ channel, version }, clusters);
  }

  private async record(id: ChannelId): Promise<ChannelRecord> {
    return (await (await this.clusters())?.load(id)) ?? newChannel(id);
  }
}

const idOf = ({ id }: Place): ChannelId => ({ team: LOCAL_TEAM, channel: id });

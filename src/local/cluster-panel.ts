/**
 * The panel beside the chat: a channel's cluster, its pictures, and what a command could go on with.
 */
import { KINDS } from '../api/kinds';
import type { Kind, Ref } from '../api/objects';
import { newChannel } from '../app/new-channel';
import type { ChannelId, ChannelRecord, ClusterStore } from '../app/ports';
import { ALL_VERBS } from '../app/verbs';
import { Cluster } from '../cluster/cluster';
import { svgOf } from '../diagram/drawing/svg';
import { drawFigure, PHONE_WIDTH, VIEW_NAMES } from '../diagram/figures/figure';
import type { HttpResponse } from '../slack/http-event';
import { channelView } from './channel-view';
import { completionsOf } from './completions';
import { content, empty, json } from './json-answer';
import { LOCAL_TEAM, type Place } from './slack-requests';

/** Completions that are offered at a time. */
const MOST_COMPLETIONS = 8;
const WIDEST = 1200;

export class ClusterPanel {
  /** @param clusters resolves when the table can be used */
  constructor(private readonly clusters: () => Promise<ClusterStore | undefined>) {}

  async cluster(place: Place): Promise<HttpResponse> {
    return json(channelView(await this.record(idOf(place))));
  }

  async completions(place: Place, query: URLSearchParams): Promise<HttpResponse> {
    const { cluster } = await this.record(idOf(place));
    const named = cluster.objects.map(({ kind, metadata }) => ({ kind, name: metadata.name }));
    const completions = completionsOf(query.get('text') ?? '', ALL_VERBS, named).slice(0, MOST_COMPLETIONS);
    return json({ completions });
  }

  async picture(place: Place, query: URLSearchParams): Promise<HttpResponse> {
    const id = idOf(place);
    const asked = readPicture(query);
    if (asked === undefined) return empty(400);
    const { view, object, width, theme, version } = asked;
    const latest = await this.record(id);
    const record = version === undefined ? latest : await this.version(id, version, latest);
    if (record === undefined) return empty(404);
    const before = (await this.version(id, record.version - 1, latest)) ?? record;
    const after = new Cluster(record.cluster);
    if (object !== undefined && after.resolve(object) === undefined) return empty(404);
    const scene = { before: new Cluster(before.cluster), after, focus: 'all' } as const;
    const drawing = drawFigure({ scene, view, object, width, title: titleOf(record) });
    return content('image/svg+xml; charset=utf-8', svgOf(drawing, theme));
  }

  private async record(id: ChannelId): Promise<ChannelRecord> {
    return (await (await this.clusters())?.load(id)) ?? newChannel(id);
  }

  private async version(id: ChannelId, number: number, latest: ChannelRecord): Promise<ChannelRecord | undefined> {
    if (number === latest.version) return latest;
    return number === 0 ? newChannel(id) : (await this.clusters())?.loadVersion(id, number);
  }
}

const idOf = ({ id }: Place): ChannelId => ({ team: LOCAL_TEAM, channel: id });

function titleOf({ version, commands }: ChannelRecord): string {
  return commands.find((command) => command.version === version)?.command ?? 'practice cluster';
}

function readPicture(query: URLSearchParams) {
  const view = VIEW_NAMES.find((name) => name === (query.get('view') ?? 'nodes'));
  const object = query.has('object') ? refIn(query.get('object') ?? '') : undefined;
  const width = Number(query.get('width') ?? PHONE_WIDTH);
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  const version = query.has('version') ? Number(query.get('version')) : undefined;
  const isWrong =
    view === undefined ||
    !(width >= PHONE_WIDTH && width <= WIDEST) ||
    !(Number.isInteger(version ?? 0) && (version ?? 0) >= 0);
  if (isWrong || (query.has('object') && object === undefined) || (view === 'object' && object === undefined)) {
    return undefined;
  }
  return { view, object, width: Math.round(width), theme, version } as const;
}

/** `Deployment/web`, in the namespace `default`. */
function refIn(text: string): Ref | undefined {
  const [kind = '', name = ''] = text.split('/');
  if (!Object.hasOwn(KINDS, kind) || name === '') return undefined;
  const known = kind as Kind;
  return KINDS[known].namespaced ? { kind: known, name, namespace: 'default' } : { kind: known, name };
}

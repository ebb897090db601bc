/**
 * Tables to download: `GET /reports/TEAM/CHANNEL.csv`, for whoever has a link that was signed a moment ago. The link is
 * the permission; it names one channel and the minute in which it ends.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { channelCsv } from '../app/learners/channel-table';
import type { ChannelId, Clock, Log, Ports, ReportLinks } from '../app/ports';
import type { PersonId } from '../app/privacy/belongings';
import { Exports, LINK_MINUTES } from './exports';
import { PerSecret, type SigningSecrets } from './signing-secrets';
import { type HttpRequest, type HttpResponse, readHttpEvent } from './http-event';

export { LINK_MINUTES } from './exports';

export interface ReportsOptions {
  readonly secrets: SigningSecrets;
  /** Where this program is reached from outside, without a slash at its end. */
  readonly publicUrl: string;
  readonly quizzes: Ports['quizzes'];
  /** With these, people can have what is stored about them. */
  readonly clusters?: Ports['clusters'];
  readonly documents?: Ports['documents'];
  readonly belongings?: Ports['belongings'];
  readonly clock: Clock;
  readonly log: Log;
}

export class Reports implements ReportLinks {
  readonly minutes = LINK_MINUTES;
  private readonly keys: PerSecret<Buffer>;
  private readonly exports: Exports | undefined;

  constructor(private readonly options: ReportsOptions) {
    const { clusters, documents, belongings, ...rest } = options;
    this.exports =
      clusters === undefined || documents === undefined || belongings === undefined
        ? undefined
        : new Exports({ ...rest, clusters, documents, belongings });
    // A key of its own: what is signed here can never pass for a request of Slack's, nor the other way round.
    this.keys = new PerSecret(options.secrets, (secret) =>
      createHmac('sha256', secret).update('kube-tutor reports 1').digest(),
    );
  }

  link(channel: ChannelId): string {
    const expires = Math.floor(this.options.clock.now() / 1000) + LINK_MINUTES * 60;
    const path = `/reports/${channel.team}/${channel.channel}.csv`;
    return `${this.options.publicUrl}${path}?expires=${expires}&signature=${sign(channel, expires, this.keys.newest())}`;
  }

  linkTo(person: PersonId): string | undefined {
    return this.exports?.link(person);
  }

  /** The answer to a request for a table; undefined for any other event. Never throws. */
  async answer(event: unknown): Promise<HttpResponse | undefined> {
    const request = readHttpEvent(event);
    if (request?.path.startsWith('/reports/') !== true) return undefined;
    if (!['GET', 'HEAD'].includes(request.method)) {
      return { statusCode: 405, headers: { Allow: 'GET, HEAD' }, body: '' };
    }
    try {
      await this.options.secrets.ready();
    } catch (error) {
      this.options.log.error('no-secrets', error);
      return text(503, NOT_NOW);
    }
    const exported = await this.exports?.answer(request);
    if (exported !== undefined) return exported;
    const channel = this.permitted(request);
    if (channel === undefined) return text(403, 'This link is over. /kube progress channel csv makes a new one.\n');
    try {
      const csv = await channelCsv(this.options, channel);
      if (csv === undefined) return text(404, 'Fewer than five people took part: there is no table.\n');
      return { statusCode: 200, headers: CSV, body: request.method === 'HEAD' ? '' : csv };
    } catch (error) {
      this.options.log.error('report-failed', error);
      return text(503, NOT_NOW);
    }
  }

  /** The channel that a request may see. */
  private permitted({ path, query }: HttpRequest): ChannelId | undefined {
    const [, team, id] = /^\/reports\/([A-Za-z0-9]{1,32})\/([A-Za-z0-9]{1,32})\.csv$/.exec(path) ?? [];
    const expires = query.get('expires') ?? '';
    if (team === undefined || id === undefined || !/^\d{1,12}$/.test(expires)) return undefined;
    const channel: ChannelId = { team, channel: id };
    const given = Buffer.from(query.get('signature') ?? '');
    const isSigned = this.keys.all().some((key) => {
      const wanted = Buffer.from(sign(channel, Number(expires), key));
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    });
    if (!isSigned) return undefined;
    return Number(expires) * 1000 >= this.options.clock.now() ? channel : undefined;
  }
}

function sign({ team, channel }: ChannelId, expires: number, key: Buffer): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([team, channel, expires]))
    .digest('base64url');
}

/** Nothing where nobody knows how this program is reached from outside. */
export function reportsAt(
  publicUrl: string | undefined,
  options: Omit<ReportsOptions, 'publicUrl'>,
): { readonly reports?: Reports } {
  return publicUrl === undefined ? {} : { reports: new Reports({ ...options, publicUrl }) };
}

const NOT_NOW = 'The table could not be read. Try the link again.\n';

const PRIVATE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

const CSV = {
  ...PRIVATE,
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': 'attachment; filename="kube-tutor.csv"',
} as const;

const text = (statusCode: number, body: string): HttpResponse => ({
  statusCode,
  headers: { ...PRIVATE, 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});

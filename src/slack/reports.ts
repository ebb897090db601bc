/**
 * Tables to download: `GET /reports/TEAM/CHANNEL.csv`, for whoever has a link that was signed a moment ago; and what is
 * stored about a person (exports.ts).
 */
import { channelCsv } from '../app/learners/channel-table';
import type { ChannelId, Log, Ports, ReportLinks } from '../app/ports';
import type { PersonId } from '../app/privacy/belongings';
import { download, noDownload } from './downloads';
import { Exports } from './exports';
import { type HttpRequest, type HttpResponse, readHttpEvent } from './http-event';
import { FILES_PATH, LINK_MINUTES, SignedLinks, type SignedLinksOptions } from './signed-links';

export interface ReportsOptions extends SignedLinksOptions {
  readonly quizzes: Ports['quizzes'];
  /** With these, people can have what is stored about them. */
  readonly clusters?: Ports['clusters'];
  readonly documents?: Ports['documents'];
  readonly belongings?: Ports['belongings'];
  readonly clock: Ports['clock'];
  readonly log: Log;
}

const NOT_NOW = 'The table could not be read. Try the link again.';

export class Reports implements ReportLinks {
  readonly minutes = LINK_MINUTES;
  private readonly links: SignedLinks;
  private readonly exports: Exports | undefined;

  constructor(private readonly options: ReportsOptions) {
    const { clusters, documents, belongings, ...rest } = options;
    this.exports =
      clusters === undefined || documents === undefined || belongings === undefined
        ? undefined
        : new Exports({ ...rest, clusters, documents, belongings });
    this.links = new SignedLinks(options, { ending: '.csv', purpose: 'kube-tutor reports 1' });
  }

  link({ team, channel }: ChannelId): string {
    return this.links.link({ team, id: channel });
  }

  linkTo(person: PersonId): string | undefined {
    return this.exports?.link(person);
  }

  /** The answer to a request for a file; undefined for any other event. Never throws. */
  async answer(event: unknown): Promise<HttpResponse | undefined> {
    const request = readHttpEvent(event);
    if (request?.path.startsWith(FILES_PATH) !== true) return undefined;
    if (!['GET', 'HEAD'].includes(request.method)) {
      return { statusCode: 405, headers: { Allow: 'GET, HEAD' }, body: '' };
    }
    try {
      await this.options.secrets.ready();
    } catch (error) {
      this.options.log.error('no-secrets', error);
      return noDownload(503, NOT_NOW);
    }
    return (await this.exports?.answer(request)) ?? this.table(request);
  }

  private async table(request: HttpRequest): Promise<HttpResponse> {
    const owner = this.links.isFor(request) ? this.links.ownerIn(request) : undefined;
    if (owner === undefined) return noDownload(403, 'This link is over. /kube progress channel csv makes a new one.');
    try {
      const csv = await channelCsv(this.options, { team: owner.team, channel: owner.id });
      if (csv === undefined) return noDownload(404, 'Fewer than five people took part: there is no table.');
      return download({ type: 'text/csv', filename: 'kube-tutor.csv', body: csv }, request);
    } catch (error) {
      this.options.log.error('report-failed', error);
      return noDownload(503, NOT_NOW);
    }
  }
}

/** Nothing where nobody knows how this program is reached from outside. */
export function reportsAt(
  publicUrl: string | undefined,
  options: Omit<ReportsOptions, 'publicUrl'>,
): { readonly reports?: Reports } {
  return publicUrl === undefined ? {} : { reports: new Reports({ ...options, publicUrl }) };
}

/**
 * What is stored about a person, to download: `GET /reports/TEAM/PERSON.json`, for whoever has a link that was signed a
 * moment ago. The link is given to that person alone; it names them and the minute in which it ends.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Log } from '../app/ports';
import type { PersonId } from '../app/privacy/belongings';
import { type ExportPorts, exportOf } from '../app/privacy/export-person';
import type { HttpRequest, HttpResponse } from './http-event';
import { PerSecret, type SigningSecrets } from './signing-secrets';

/** Minutes for which a link works. */
export const LINK_MINUTES = 10;

interface ExportsOptions extends ExportPorts {
  readonly secrets: SigningSecrets;
  /** Where this program is reached from outside, without a slash at its end. */
  readonly publicUrl: string;
  readonly log: Log;
}

export class Exports {
  private readonly keys: PerSecret<Buffer>;

  constructor(private readonly options: ExportsOptions) {
    // A key of its own: a link to a table is none to what is stored about a person.
    this.keys = new PerSecret(options.secrets, (secret) =>
      createHmac('sha256', secret).update('kube-tutor exports 1').digest(),
    );
  }

  link(id: PersonId): string {
    const expires = Math.floor(this.options.clock.now() / 1000) + LINK_MINUTES * 60;
    const signature = sign(id, expires, this.keys.newest());
    const path = `/reports/${id.team}/${id.person}.json`;
    return `${this.options.publicUrl}${path}?expires=${expires}&signature=${signature}`;
  }

  /** The answer to a request that the secrets are ready for; undefined where it is about something else. Never throws. */
  async answer(request: HttpRequest): Promise<HttpResponse | undefined> {
    if (!request.path.endsWith('.json')) return undefined;
    const id = this.permitted(request);
    if (id === undefined) return text(403, 'This link is over. /kube privacy export makes a new one.\n');
    try {
      const body = JSON.stringify(await exportOf(this.options, id), undefined, 2);
      return { statusCode: 200, headers: JSON_FILE, body: request.method === 'HEAD' ? '' : `${body}\n` };
    } catch (error) {
      this.options.log.error('export-failed', error);
      return text(503, 'It could not be read. Try the link again.\n');
    }
  }

  /** The person whose data a request may see. */
  private permitted({ path, query }: HttpRequest): PersonId | undefined {
    const [, team, person] = /^\/reports\/([A-Za-z0-9]{1,32})\/([A-Za-z0-9]{1,32})\.json$/.exec(path) ?? [];
    const expires = query.get('expires') ?? '';
    if (team === undefined || person === undefined || !/^\d{1,12}$/.test(expires)) return undefined;
    const id: PersonId = { team, person };
    const given = Buffer.from(query.get('signature') ?? '');
    const isSigned = this.keys.all().some((key) => {
      const wanted = Buffer.from(sign(id, Number(expires), key));
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    });
    if (!isSigned) return undefined;
    return Number(expires) * 1000 >= this.options.clock.now() ? id : undefined;
  }
}

function sign({ team, person }: PersonId, expires: number, key: Buffer): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([team, person, expires]))
    .digest('base64url');
}

const PRIVATE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

const JSON_FILE = {
  ...PRIVATE,
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Disposition': 'attachment; filename="kube-tutor.json"',
} as const;

const text = (statusCode: number, body: string): HttpResponse => ({
  statusCode,
  headers: { ...PRIVATE, 'Content-Type': 'text/plain; charset=utf-8' },
  body,
});

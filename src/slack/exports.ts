/**
 * What is stored about a person, to download: `GET /reports/TEAM/PERSON.json`. The link is given to that person alone.
 */
import type { Log } from '../app/ports';
import type { PersonId } from '../app/privacy/belongings';
import { type ExportPorts, exportOf } from '../app/privacy/export-person';
import { download, noDownload } from './downloads';
import type { HttpRequest, HttpResponse } from './http-event';
import { SignedLinks, type SignedLinksOptions } from './signed-links';

type ExportsOptions = ExportPorts & SignedLinksOptions & { readonly log: Log };

export class Exports {
  private readonly links: SignedLinks;

  constructor(private readonly options: ExportsOptions) {
    this.links = new SignedLinks(options, { ending: '.json', purpose: 'kube-tutor exports 1' });
  }

  link({ team, person }: PersonId): string {
    return this.links.link({ team, id: person });
  }

  /** The answer to a request that the secrets are ready for; undefined where it is about something else. Never throws. */
  async answer(request: HttpRequest): Promise<HttpResponse | undefined> {
    if (!this.links.isFor(request)) return undefined;
    const owner = this.links.ownerIn(request);
    if (owner === undefined) return noDownload(403, 'This link is over. /kube privacy export makes a new one.');
    try {
      const all = await exportOf(this.options, { team: owner.team, person: owner.id });
      const body = `${JSON.stringify(all, undefined, 2)}\n`;
      return download({ type: 'application/json', filename: 'kube-tutor.json', body }, request);
    } catch (error) {
      this.options.log.error('export-failed', error);
      return noDownload(503, 'It could not be read. Try the link again.');
    }
  }
}

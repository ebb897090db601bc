/** Addresses that this program made for somebody: pictures, tables, what is stored about a person, installing. */
import * as fc from 'fast-check';
import type { PictureRequest } from '../../../src/app/pictures/picture-request';
import { ALL_VERBS } from '../../../src/app/verbs';
import { fieldsOf, textOf } from '../../../src/slack/payload';
import { SealedPictures } from '../../../src/slack/picture-links';
import { createPictures } from '../../../src/slack/picture-requests';
import { Reports } from '../../../src/slack/reports';
import { MemoryDocuments } from '../../../src/store/memory-documents';
import { ChannelUnderTest, SQUAD } from '../../app/channel-under-test';
import { OAuthDouble } from '../../app/installations/oauth-double';
import { installUnderTest } from '../../slack/install/install-under-test';
import { SECRETS } from '../../slack/slack-under-test';
import type { Input, Target } from '../target';

const ORIGIN = 'https://tutor.example';
const shown: PictureRequest = {
  ...{ channel: SQUAD, version: 1, view: 'nodes', focus: 'command', theme: 'light', width: 'phone', format: 'png' },
};
const sealed = new SealedPictures(SECRETS);
const PICTURES = [
  sealed.link(shown),
  sealed.link({ ...shown, format: 'gif', view: 'owners' }),
  sealed.link({ ...shown, version: 9, object: { kind: 'Pod', name: 'web', namespace: 'default' }, view: 'object' }),
];

/** All that answers a browser, on a channel with one version. */
async function opened() {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web 2');
  const { clusters, quizzes, documents, clock, log } = channel;
  const formats = { png: () => Promise.resolve(Buffer.from('png')), gif: () => Promise.resolve(Buffer.from('gif')) };
  const pictures = createPictures({ clusters, verbs: ALL_VERBS, formats, secrets: SECRETS, clock, log });
  const reports = new Reports({ secrets: SECRETS, publicUrl: ORIGIN, quizzes, clock, log });
  const slack = new OAuthDouble(clock);
  const install = () => installUnderTest({ documents: new MemoryDocuments(clock), slack, clock, log });
  return { pictures, reports, install, table: reports.link(SQUAD), documents, log };
}

const asked = (path: string, query = '', method = 'GET', cookie = ''): Input => ({ path, query, method, cookie });

export const links: Target = {
  name: 'links',
  about: 'sealed and signed addresses, and the pages of installing',
  share: 70,
  seeds: async () => {
    const { table } = await opened();
    const { pathname, search } = new URL(table);
    return [
      ...PICTURES.map((path) => asked(path)),
      asked(pathname, search.slice(1)),
      asked('/reports/T1/U1.json', 'expires=1&signature=x'),
      asked('/slack/install'),
      asked('/slack/oauth_redirect', 'code=x&state=y', 'GET', 'kube-tutor-install=z'),
      asked('/slack/oauth_redirect', 'error=access_denied'),
    ];
  },
  made: fc
    .record({
      path: fc.oneof(
        fc.constantFrom(...PICTURES),
        fc.string({ maxLength: 60 }).map((token) => `/pictures/${token}.png`),
      ),
      query: fc.string({ maxLength: 40 }),
      method: fc.constantFrom('GET', 'HEAD', 'POST'),
      cookie: fc.string({ maxLength: 30 }),
    })
    .map(({ path, query, method, cookie }) => asked(path, query, method, cookie)),
  open: async () => {
    const { pictures, reports, install, table, log } = await opened();
    const genuine = new URL(table);
    return async (input) => {
      log.lines.length = 0;
      const { path, query, method, cookie } = fieldsOf(input);
      const event = {
        rawPath: path,
        rawQueryString: query,
        headers: {},
        cookies: [cookie],
        requestContext: { http: { method, path } },
      };
      const picture = await pictures.answer(event);
      const report = await reports.answer(event);
      const page = await install().answer(event);
      const statuses = [picture, report, page].map((answer) => answer?.statusCode ?? 0);
      const isTable = path === genuine.pathname && textOf(query).includes(genuine.search.slice(-43));
      return {
        reached: `${statuses.join(' ')} ${/<h1>(.*)<\/h1>/.exec(page?.body ?? '')?.[1] ?? ''}`,
        problems: () => [
          ...(picture?.statusCode === 200 && !PICTURES.includes(textOf(path))
            ? ['shows a picture that nobody asked for']
            : []),
          ...([200, 404].includes(report?.statusCode ?? 0) && !isTable ? ['opens a table without a link'] : []),
          ...(page?.statusCode === 200 && page.body.includes('kube-tutor is installed') ? ['installs by itself'] : []),
          ...log.lines.filter((line) => line.includes('"error"')).map((line) => `logs ${line.slice(0, 200)}`),
        ],
      };
    };
  },
};

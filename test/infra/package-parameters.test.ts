/** What `npm run package` is asked for: a slip is found before anything is deployed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARAMETERS, wrongParameters } from '../../infra/package-parameters';

const ROOT = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const problemOf = (...typed: readonly string[]): string => {
  const wrong = wrongParameters(typed);
  return wrong !== undefined && 'problem' in wrong ? wrong.problem : '';
};

describe('a parameter', () => {
  test.each([
    ['--param=alarm-mail=you@example.com', 'There is no parameter "alarm-mail".'],
    ['--param=constructor=x', 'There is no parameter "constructor".'],
    ['--param=alarm-email=you', 'alarm-email must be an address'],
    ['--param=slack-client-id=A012', 'slack-client-id must be two numbers'],
    ['--param=slack-command=kubelab', 'slack-command must be a name such as /kubelab'],
    ['--param=slack-optional-scopes=channels:read', 'slack-optional-scopes must be none'],
    ['--param=log-retention=forever', 'log-retention must be a number of days'],
    ['--param=owner=', 'owner needs a value'],
    ['--param=table-name=a b', 'table-name must be the name of a table'],
    ['--param', 'There is no parameter "".'],
  ])('%s is refused, with the reason', (word, reason) => {
    expect(problemOf('--stage', 'prod', word)).toContain(reason);
    expect(problemOf('--stage', 'prod', word)).toContain('npm run package --');
  });

  test.each([
    [],
    ['--stage', 'prod', '--region', 'us-east-1'],
    ['--param=alarm-email=ops@example.com', '--param', 'slack-client-id=123.456', '--param=owner=a=b'],
    [
      '--param=slack-command=/kubelab',
      '--param=slack-optional-scopes=none',
      '--param=table-name=kube-tutor-dev-restored',
    ],
    ['--param=slack-optional-scopes=im:history', '--param=log-retention=365'],
  ])('is taken as operators write it: %j %j %j', (...typed) => {
    expect(wrongParameters(typed)).toBeUndefined();
  });

  test('is explained to who asks, which is no mistake', () => {
    expect(wrongParameters(['--help'])).toEqual({ usage: expect.stringContaining('alarm-email') as string });
  });

  test('stands in the template, and in the manual, and no other does', () => {
    const files = readdirSync(join(ROOT, 'infra'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.yml'),
    );
    const template = ['serverless.yml', ...files.map((file) => join('infra', file))].map(read).join('\n');
    const used = new Set([...template.matchAll(/\$\{param:([a-z-]+)/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(Object.keys(PARAMETERS).sort());
    const [, section = ''] = read('docs/operating.md').split('| parameter ');
    const rows = [...(section.split('\n\n')[0] ?? '').matchAll(/^\| `([a-z-]+)` /gm)].map((match) => match[1]);
    expect(rows.sort()).toEqual(Object.keys(PARAMETERS).sort());
  });
});

/**
 * What people get wrong is answered alike by a real kubectl on the API and by the tutor's own verbs. A part of the mistakes
 * is made with the real one here, all of them with `EVERY_MISTAKE=1`.
 */
import { Terminal } from '../commands/terminal';
import { ClusterServer } from './cluster-server';
import { Kubectl, type Ran } from './kubectl';
import { RECORDED_MISTAKES, type RecordedMistake, WHAT_RAN } from './recorded-mistakes';
import { whereKubectlIs } from './where-kubectl-is';

type Replacement = string | ((whole: string, ...groups: string[]) => string);

/** Where a control plane of 1.26, or a kubectl 1.32, spoke otherwise, and how its text becomes that of 1.35. */
const SPOKE_OTHERWISE: readonly (readonly [why: string, then: RegExp, now: Replacement])[] = [
  ['labels are printed as JSON since 1.34', /(?<=value: )map\[string\]string/g, ''],
  [
    'selectors are printed as JSON since 1.34',
    /v1\.LabelSelector\{MatchLabels:map\[string\]string\{(.*?)\}, MatchExpressions:.*?\(nil\)\}/g,
    (_whole, labels = '') => (labels === '' ? '{}' : `{"matchLabels":{${labels.replace(', ', ',')}}}`),
  ],
  [
    'numbers or percentages are printed as JSON since 1.34',
    /intstr\.IntOrString\{.*?(?:IntVal:(\d+), StrVal:""|("[^"]+"))\}/g,
    '$1$2',
  ],
  [
    'strategies are printed as JSON since 1.34',
    /apps\.\w+\{Type:("\w+"), RollingUpdate:\(.*?\)\(\w+\)\}/,
    '{"Type":$1,"RollingUpdate":null}',
  ],
  ['a limit is named since 1.33', /(?<=less than or equal to cpu limit)$/, ' of 1'],
  ['kubectl 1.35 prints what the server says', /^error: no objects passed to scale/, 'Error from server (NotFound):'],
  [
    'the revision history of a StatefulSet can be changed since 1.33',
    /(?<='updateStrategy', )(?='pers.*forbidden$)/,
    "'revisionHistoryLimit', ",
  ],
  ['nothing is immutable any more of a StatefulSet that is made', /\n\* (\S.*)\n\* spec: Forbidden: updates.*$/, '$1'],
  [
    'a StatefulSet’s name is a label since 1.34',
    /(?<="Bad.Name_": a lowercase RFC 1123 )subdomain.*$/,
    "label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  ],
];

/** What 1.26 forbade and 1.35 does. */
const isAllowedNow = ({ stdin = '' }: RecordedMistake): boolean => stdin.includes('revisionHistoryLimit: 3');

const isAll = process.env.EVERY_MISTAKE === '1';
/** Of so many mistakes one is made with the real kubectl. */
const SAMPLE = 8;

interface Answered extends RecordedMistake {
  readonly real?: Ran;
  readonly ours: Ran;
}

/** What 1.35 says where 1.26 said this. */
const now = (said: string): string =>
  SPOKE_OTHERWISE.reduce((text, [, then, replacement]) => text.replace(then, replacement as string), said);

/** kubectl sends a patch with the wrong value; the tutor's apply decodes the manifest, whose line it can show then. */
const isDecodedFirst = ({ stdin = '' }: RecordedMistake): boolean => stdin.includes('z: yes');

whereKubectlIs('mistakes that were recorded with a real control plane', () => {
  const mistakes = RECORDED_MISTAKES.filter((one) => !isAllowedNow(one));
  let answers: readonly Answered[] = [];
  let isUnchanged: boolean;

  beforeAll(async () => {
    const prepared = () => new Terminal(`apply -f -\n${WHAT_RAN}`);
    const server = await ClusterServer.start(prepared().cluster);
    const kubectl = new Kubectl([`--server=${server.url}`]);
    const terminal = prepared();
    const version = () => server.cluster.snapshot().resourceVersion + terminal.cluster.snapshot().resourceVersion;
    const before = version();
    answers = await inTurn([...mistakes.entries()], async ([index, mistake]) => {
      const { command, stdin } = mistake;
      const ours = terminal.run(stdin === undefined ? command : `${command}\n${stdin}`);
      if (!isAll && index % SAMPLE !== 0) return { ...mistake, ours };
      return { ...mistake, ours, real: await kubectl.run(wordsOf(command), stdin) };
    });
    isUnchanged = version() === before;
    kubectl.close();
    await server.close();
  }, 60_000);

  test('are answered by the tutor as 1.26 answered, save what the table names', () => {
    const same = answers.filter((one) => !isDecodedFirst(one));
    expect(same.map(({ ours }) => ours.stderr.trimEnd())).toEqual(same.map(({ said }) => now(said)));
    expect(same).toHaveLength(mistakes.length - 1);
  });

  test('are answered so by a real kubectl', () => {
    const asked = answers.filter(({ real }) => real !== undefined);
    expect(asked.map(({ real }) => real?.stderr.trimEnd())).toEqual(asked.map(({ said }) => now(said)));
    expect(asked.filter(({ real }) => real?.code === 0)).toEqual([]);
    expect(asked.length).toBeGreaterThan(10);
  });

  test('change nothing', () => expect(isUnchanged).toBe(true));

  test.each(SPOKE_OTHERWISE)('%s', (_why, then) => {
    expect(mistakes.filter(({ said }) => said.search(then) >= 0)).not.toEqual([]);
  });
});

/** As a shell takes them apart. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);

/** Four at a time. */
async function inTurn<T, R>(items: readonly T[], one: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = [...items.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await one(next[1]);
  };
  await Promise.all([work(), work(), work(), work()]);
  return results;
}

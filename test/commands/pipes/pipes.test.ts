/** What may stand behind `|`: read as a shell reads it, and sent over lines. */
import { isRejected } from '../../../src/api/rejection';
import { CLUSTER_VERBS } from '../../../src/commands';
import { parseCommand } from '../../../src/commands/grammar/parse';
import { readPipe } from '../../../src/commands/pipes/stage';
import { isHeader, through } from '../../../src/commands/pipes/through';

const TABLE = [
  'NAME    READY   STATUS',
  'web-1   1/1     Running',
  'web-2   0/1     Pending',
  'api-1   1/1     Running',
];

function sent(pipe: string, lines: readonly string[] = TABLE): readonly string[] {
  const read = readPipe(`get pods ${pipe}`);
  if (isRejected(read)) throw new Error(read.message);
  expect(read.line).toBe('get pods');
  return through(lines, read.view?.stages ?? []);
}

describe('a pipe', () => {
  it.each([
    ['| grep web', [TABLE[1], TABLE[2]]],
    ['|grep WEB', []],
    ['| grep -i WEB', [TABLE[1], TABLE[2]]],
    ['| grep -v web', [TABLE[0], TABLE[3]]],
    ['| grep -iv WEB | grep -v NAME', [TABLE[3]]],
    ['| grep --ignore-case --invert-match WEB', [TABLE[0], TABLE[3]]],
    ["| grep '^web.*Pending$'", [TABLE[2]]],
    ['| grep ^api', [TABLE[3]]],
    ["| grep 'api\\|Pending'", [TABLE[2], TABLE[3]]],
    ["| grep -E 'api|Pending'", [TABLE[2], TABLE[3]]],
    ["| egrep 'api|Pending'", [TABLE[2], TABLE[3]]],
    ['| grep -F 1/1', [TABLE[1], TABLE[3]]],
    ['| grep -c Running', ['2']],
    ['| wc -l', ['4']],
    ['| head -1', [TABLE[0]]],
    ['| head -n 2', [TABLE[0], TABLE[1]]],
    ['| tail -1', [TABLE[3]]],
    ['| tail -n +3', [TABLE[2], TABLE[3]]],
    ['| tail -0', []],
    ['| tail -n +2 | sort', [TABLE[3], TABLE[1], TABLE[2]]],
    ['| sort -r | head -1', [TABLE[2]]],
    ['| less', TABLE],
    ['| filter RUNNING', [TABLE[0], TABLE[1], TABLE[3]]],
    ['| filter nothing', []],
  ])('%s', (pipe, wanted) => {
    expect(sent(pipe)).toEqual(wanted);
  });

  it('keeps the header of each table that is left', () => {
    const both = ['NAME   READY', 'web    1/1', '', 'NAME   TYPE', 'web    ClusterIP', 'db     ClusterIP'];
    expect(sent('| filter web', both)).toEqual(['NAME   READY', 'web    1/1', '', 'NAME   TYPE', 'web    ClusterIP']);
    expect(sent('| filter db', both)).toEqual(['NAME   TYPE', 'db     ClusterIP']);
  });

  it.each(['NAME', 'NAMESPACE   LAST SEEN   TYPE', 'NAME   CPU(cores)   CPU(%)', 'UP-TO-DATE  PORT(S)  EXTERNAL-IP'])(
    'knows the header %s',
    (line) => expect(isHeader(line)).toBe(true),
  );

  it.each(['web-1   1/1', 'Name:   WEB', 'A: B', 'kind: Pod', '', '  NAME'])('takes %j for no header', (line) =>
    expect(isHeader(line)).toBe(false),
  );

  it('leaves a bar in quotes alone', () => {
    expect(readPipe("exec web -- sh -c 'a | b'")).toEqual({ line: "exec web -- sh -c 'a | b'" });
    expect(sent("| grep 'a|b'", ['a|b', 'a'])).toEqual(['a|b']);
  });

  it.each([
    ['| jq .', 'There is no jq behind a bar here.'],
    ['|', 'Nothing stands behind the bar.'],
    ['|| reset', 'Nothing stands behind the bar.'],
    ['| grep', 'grep takes one text here, in quotes if it holds blanks.'],
    ['| grep a b', 'grep takes one text here, in quotes if it holds blanks.'],
    ['| grep -P a', 'Here grep takes the flags -i, -v, -c, -E and -F.'],
    ['| grep [a-z]', 'This grep does not know [ in a pattern.'],
    ["| grep -E '(a+)+$'", 'This grep does not know ( in a pattern.'],
    ['| wc', 'Here wc counts lines only: wc -l'],
    ['| head web', 'Here head takes a number of lines: head -20'],
    ['| page 0', 'A page has a number from 1: page 2'],
    ['| page two', 'A page has a number from 1: page 2'],
    [' | head'.repeat(7), 'More than 5 filters follow each other.'],
  ])('%s is refused in words', (pipe, message) => {
    expect(readPipe(`get pods ${pipe}`)).toMatchObject({ rejected: true, code: 'Tutor', message });
  });

  it('knows a page, and the version that it is of', () => {
    expect(readPipe('get pods | page 3 --of 17')).toMatchObject({ view: { page: 3, version: 17, stages: [] } });
    expect(parseCommand('Get pods | grep web | page 2', CLUSTER_VERBS)).toMatchObject({
      verb: { name: 'get' },
      words: { positional: ['pods'] },
      view: { page: 2, typed: ['grep web'] },
    });
  });

  it('costs no more than reading the line, whatever the pattern', () => {
    const line = 'a'.repeat(200_000);
    const pattern = `${'a.*'.repeat(40)}b`;
    const started = performance.now();
    expect(sent(`| grep '${pattern}'`, [line])).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

import { readPipe, type View } from '../../../src/commands/pipes/stage';
import { isRejected } from '../../../src/api/rejection';
import { noneLeft } from '../../../src/tutor/pages/none-left';

function viewOf(line: string): View {
  const read = readPipe(line);
  if (isRejected(read) || read.view === undefined) throw new Error(line);
  return read.view;
}

const PODS = [
  'NAME   READY   STATUS             RESTARTS      AGE',
  'web-1  1/1     Running            0             3s',
  'web-2  0/1     ImagePullBackOff   2 (4s ago)    3s',
  'web-3  1/1     Running            0             3s',
];

const left = (filter: string, all: readonly string[] = PODS) =>
  noneLeft(all, viewOf(`get pods | ${filter}`), 'get pods');

describe('a filter that leaves no line', () => {
  it('says which words of state the table has, the most frequent first', () => {
    expect(left('grep Ready')).toEqual({
      notice: 'The column STATUS has Running (2), ImagePullBackOff (1).',
      buttons: [{ label: 'Only Running', run: 'get pods | filter Running' }],
    });
    expect(left('filter nothing').notice).toContain('STATUS');
  });

  it('says that other letters would have found lines, and does it', () => {
    expect(left("grep 'RUNNING'")).toEqual({
      notice: 'grep tells capitals from small letters. In any case of letters it finds 2 lines.',
      buttons: [{ label: 'In any case', run: 'get pods | grep -i RUNNING' }],
    });
    expect(left('grep WEB-1').notice).toMatch(/finds 1 line\.$/);
  });

  it('does not take the header for a line', () => {
    expect(left('grep ready').notice).toContain('STATUS');
  });

  it('reads the table that the column belongs to', () => {
    const two = [...PODS, '', 'NAME   TYPE        AGE', 'web    ClusterIP   3s'];
    expect(left('grep Nothing', two).notice).toBe('The column STATUS has Running (2), ImagePullBackOff (1).');
  });

  it('says nothing where there is no such column', () => {
    expect(left('grep x', ['NAME   AGE', 'web    3s'])).toEqual({ buttons: [] });
    expect(left('grep x', ['one line'])).toEqual({ buttons: [] });
  });
});

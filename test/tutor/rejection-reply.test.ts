import type { Rejection } from '../../src/api/rejection';
import { ALL_VERBS } from '../../src/app/verbs';
import { LONGEST_LABEL, runLabel, runLabels } from '../../src/tutor/button';
import { rejectionReply } from '../../src/tutor/rejection-reply';
import { play } from './play';

const refused = (message: string, rest: Partial<Rejection> = {}) =>
  rejectionReply({ rejected: true, code: 'Invalid', message, ...rest }, 'apply -f -', ALL_VERBS);

describe('the label of a command that puts something right', () => {
  it.each([
    ['get pod web-7bfb9fcd75-92sqh', 'Run: get web..92sqh'],
    ['logs pod/web-7bfb9fcd75-92sqh', 'Run: logs web..92sqh'],
    ['describe pod web-7bfb9fcd75-92sqh', 'describe web..92sqh'],
    ['scale web 3', 'Run: scale web 3'],
  ])('%s: the end of a name tells which Pod', (command, label) => {
    expect(runLabel(command)).toBe(label);
  });

  it('is no two commands’', () => {
    const commands = ['exec a-very-long-name-1 -- ls /', 'exec a-very-long-name-2 -- ls /'];
    const labels = runLabels(commands);
    expect(new Set(labels).size).toBe(2);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(LONGEST_LABEL);
  });
});

describe('a refusal', () => {
  it('with many lines says how the rest is seen', () => {
    const many = Array.from({ length: 90 }, (_, at) => `* spec.field${at}: Required value, because ${at}`).join('\n');
    const reply = refused(many);
    const shown = reply.verbatim!.split('\n').length - 1;
    expect(reply.verbatim).toMatch(new RegExp(`\\n\\.\\.\\. ${90 - shown} more lines$`));
    expect(reply.notice).toContain(`The first ${shown} of 90 lines stand here.`);
    expect(reply.text).toContain(`The first ${shown} of 90 lines`);
  });

  it('with few lines is whole, and says nothing of the kind', () => {
    const reply = refused(`* spec.a: ${'x'.repeat(80)}\n`.repeat(16));
    expect(reply.verbatim).not.toContain('more lines');
    expect(reply.notice ?? '').not.toContain('The first');
  });

  it('that ends like a cut one by itself is not taken for one', () => {
    expect(refused('The text\n... 3 more lines').notice ?? '').not.toContain('The first');
  });

  it('of a name that is like no other leads to the table, and to the help of what was typed', () => {
    const { reply } = play(['deploy web', 'kubectl delete pod zzz']).at(-1)!;
    expect(reply.buttons.map(({ run }) => run)).toEqual(['get pods', 'help delete']);
  });
});

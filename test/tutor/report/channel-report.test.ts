/** Counts of a channel's answers: right, by idea and by question, never of fewer than five people, safe in a spreadsheet. */
import fc from 'fast-check';
import { type Asked, channelReport, FEWEST_PEOPLE } from '../../../src/tutor/report/channel-report';
import { cell, reportCsv } from '../../../src/tutor/report/csv';
import { LETTERS } from '../../../src/tutor/quiz/question';
import { questionAt, rightOf, wrongOf } from '../../app/learners/learners';

const NOW = Date.UTC(2026, 10, 22);
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A question of the bank that so many people answered, the first ones right; the last one is sure. */
function asked(place: number, people: number, right: number, askedAt = NOW): Asked {
  const question = questionAt(place);
  const tally = Array.from({ length: people }, (_, n) => ({
    person: `U${n}`,
    letter: n < right ? rightOf(question) : wrongOf(question),
    ...(n === people - 1 ? { confidence: 'sure' as const } : {}),
  }));
  return { question, askedAt, tally };
}

test('what was asked several times is one line, the hardest first', () => {
  const report = channelReport([asked(0, 6, 5), asked(1, 6, 2), asked(0, 5, 1, NOW + 1)]);
  expect(report).toMatchObject({ questions: 3, answers: 17, people: 6, right: 8, sureButWrong: 3, hidden: 0 });
  expect(report.items.map(({ id, right, answers }) => [id, right, answers])).toEqual([
    [questionAt(1).template, 2, 6],
    [questionAt(0).template, 6, 11],
  ]);
  expect(report.items[1]).toMatchObject({ last: NOW + 1, people: 6, sureButWrong: 2, name: questionAt(0).ask });
});

test('what fewer than five people answered counts nowhere', () => {
  const report = channelReport([asked(0, FEWEST_PEOPLE, 1), asked(1, FEWEST_PEOPLE - 1, 1), asked(2, 0, 0)]);
  expect(report).toMatchObject({ questions: 1, answers: 5, people: 5, right: 1, hidden: 1 });
  expect([report.items.length, report.ideas.length]).toEqual([1, 1]);
});

test('one person who answers five times is one person', () => {
  const question = questionAt(0);
  const tally = [{ person: 'U1', letter: 'A' as const }];
  const report = channelReport(Array.from({ length: 6 }, () => ({ question, askedAt: NOW, tally })));
  expect(report).toMatchObject({ questions: 0, people: 0, answers: 0, items: [], ideas: [], hidden: 6 });
});

test('whatever is subtracted from what, five people remain, or nobody', () => {
  const people = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 9 });
  const given = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), people), { maxLength: 12 });
  fc.assert(
    fc.property(given, fc.nat(), (all, cut) => {
      const questions = all.map(([place, who]): Asked => ({
        question: questionAt(place),
        askedAt: NOW,
        tally: who.map((n) => ({ person: `U${n}`, letter: LETTERS[n % 4]! })),
      }));
      const now = channelReport(questions);
      const before = channelReport(questions.slice(0, cut % (questions.length + 1)));
      const groups = (report: typeof now) =>
        new Map([...report.ideas, ...report.items].map((row) => [`${row.kind} ${row.id}`, row.answers]));
      const earlier = groups(before);
      for (const [id, answers] of groups(now)) {
        const added = answers - (earlier.get(id) ?? 0);
        expect(added === 0 || added >= FEWEST_PEOPLE).toBe(true);
      }
      const sum = (rows: typeof now.items) => rows.reduce((total, { answers }) => total + answers, 0);
      expect([sum(now.items), sum(now.ideas)]).toEqual([now.answers, now.answers]);
    }),
  );
});

test('the table names no person and no group of fewer than five', () => {
  const people = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), people), { maxLength: 10 }), (given) => {
      const all = given.map(([place, who]): Asked => ({
        question: questionAt(place),
        askedAt: NOW,
        tally: [...new Set(who)].map((n) => ({ person: `U0PERSON${n}`, letter: LETTERS[n % 4]! })),
      }));
      const report = channelReport(all);
      const csv = reportCsv(report, day);
      expect(csv).not.toContain('U0PERSON');
      for (const row of [...report.ideas, ...report.items]) expect(row.people).toBeGreaterThanOrEqual(FEWEST_PEOPLE);
      expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + report.ideas.length + report.items.length);
    }),
  );
});

test('the columns are those of the documentation', () => {
  const [head, first] = reportCsv(channelReport([asked(0, 6, 5)]), day).split('\r\n');
  expect(head).toBe('kind,id,name,topic,answers,people,right,right_percent,sure_but_wrong,last_asked');
  expect(first).toMatch(/^idea,.*,6,6,5,83,1,2026-11-22$/);
});

test.each([
  ['plain', 'plain'],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
])('the cell %j is written so that no spreadsheet runs it', (text, written) => {
  expect(cell(text)).toBe(written);
});

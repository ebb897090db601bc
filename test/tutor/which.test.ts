/**
 * `which`: every path through its questions, and every answer to every case.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { newCluster } from '../../src/cluster/new-cluster';
import { CASES, CHOICES } from '../../src/tutor/content/cases';
import { type Facts, nextQuestion } from '../../src/tutor/which/questions';
import { readFacts, wordsOf } from '../../src/tutor/which/read-facts';
import { recommend } from '../../src/tutor/which/recommend';
import { isRefused, play, playOne } from './play';
import { violations } from './style-rules';

const EMPTY = newCluster({ seed: 7, rules: 'course' });

/** The answers that lead to a recommendation, whichever way one goes. */
function paths(facts: Facts = {}): readonly Facts[] {
  const question = nextQuestion(facts);
  if (question === undefined) return [facts];
  return question.answers.flatMap(({ word }) => paths({ ...facts, [question.asks]: word }));
}

const ALL_PATHS = paths();

test('every path ends after at most four questions', () => {
  expect(ALL_PATHS).toHaveLength(15);
  expect(new Set(ALL_PATHS.map((facts) => recommend(facts).kind)).size).toBe(5);
  for (const facts of ALL_PATHS) expect(wordsOf(facts).length).toBeLessThanOrEqual(4);
});

test.each(ALL_PATHS.map((facts) => [wordsOf(facts).join(' '), facts] as const))(
  'which %s: each question on the way is asked in style, and the button of the answer leads on',
  (_, facts) => {
    let command = 'which';
    for (const word of wordsOf(facts)) {
      const { reply } = playOne(EMPTY, command);
      expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
      const next = reply.buttons.find(({ run }) => run === `${command} ${word}`);
      expect(next).toBeDefined();
      command = next!.run;
    }
    const { reply } = playOne(EMPTY, command);
    const { kind, headline } = recommend(facts);
    expect(reply.headline).toBe(headline);
    expect(headline).toContain(kind);
    expect(reply.picture?.[0]).toContain(kind);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  },
);

test.each([
  ['which data own copies serves', 'StatefulSet', 'deploy db 3 statefulset'],
  ['which data own nodes', 'DaemonSet', 'deploy agent daemonset'],
  ['which data shared write serves', 'StatefulSet', 'deploy db 3 statefulset'],
  ['which data shared read serves', 'Deployment', 'deploy notes 3 volume'],
  ['which stateless nodes', 'DaemonSet', 'deploy agent daemonset'],
  ['which stateless copies named', 'StatefulSet', 'deploy db 3 statefulset'],
  ['which stateless copies alike serves', 'Deployment', 'deploy web 3'],
  ['which stateless copies alike ends', 'Job', 'create job report --image=report:exit0'],
  ['which nodes without data', 'DaemonSet', 'deploy agent daemonset'],
  ['which kind for my database, own volumes, some copies', 'StatefulSet', 'deploy db 3 statefulset'],
  ['which database 3 copies', 'StatefulSet', 'deploy db 3 statefulset'],
  ['Which queue with 5 members', 'StatefulSet', 'deploy db 5 statefulset'],
  ['which web shop, 4 copies', 'Deployment', 'deploy web 4'],
  ['which log collector on every Node?', 'DaemonSet', 'deploy agent daemonset'],
  ['which one-off migration', 'Job', 'create job report --image=report:exit0'],
  ['which script that runs to completion', 'Job', 'create job report --image=report:exit0'],
  ['which nightly backup', 'CronJob', 'create cronjob backup --image=backup:exit0 --schedule="0 3 * * *"'],
  ['which backup every night', 'CronJob', 'create cronjob backup --image=backup:exit0 --schedule="0 3 * * *"'],
  ['which hourly import', 'CronJob', 'create cronjob backup --image=backup:exit0 --schedule="0 * * * *"'],
])('%s leads to a %s', (command, kind, deploy) => {
  const { reply } = playOne(EMPTY, command);
  expect(reply.picture?.[0]).toContain(kind);
  expect(reply.buttons[0]?.run).toBe(deploy);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  const deployed = playOne(EMPTY, deploy);
  expect(deployed.reply.audience).toBe('channel');
  expect(deployed.after.list(kind as 'Deployment')).toHaveLength(1);
});

test.each(ALL_PATHS.map((facts) => [wordsOf(facts).join(' '), facts] as const))(
  'which %s: back leads to the question before, and from there to the first',
  (words, facts) => {
    let { reply } = playOne(EMPTY, `which ${words}`);
    for (let left = wordsOf(facts).length - 1; left > 0; left -= 1) {
      const back = reply.buttons.find(({ label }) => label === 'Back')!;
      ({ reply } = playOne(EMPTY, back.run));
      expect(reply.headline).toBe(`Which kind fits your app? Question ${left + 1}`);
    }
    const again = reply.buttons.find(({ label }) => label === 'Start again')!;
    expect(playOne(EMPTY, again.run).reply.headline).toBe('Which kind fits your app? Question 1');
  },
);

test('the words of a reply say what was understood', () => {
  for (const facts of ALL_PATHS) expect(readFacts(wordsOf(facts))).toEqual({ facts, unknown: [] });
  const { reply } = playOne(EMPTY, 'which database 5 copies');
  expect(playOne(EMPTY, reply.command).reply.picture).toEqual(reply.picture);
});

test('an example makes something also where its first names are taken', () => {
  const { state } = play([
    'deploy web',
    'deploy db 3 statefulset',
    'deploy agent daemonset',
    'create job report --image=report:exit0',
  ]).at(-1)!;
  for (const facts of ALL_PATHS) {
    const [make] = playOne(state, ['which', ...wordsOf(facts)].join(' ')).reply.buttons;
    expect(make?.label).toMatch(/^(Deploy|Run|Make) /);
    expect(isRefused(state, make!.run)).toBe(false);
  }
});

test('the picture is that of a cluster: its Pods are those that the commands make', () => {
  const { picture } = playOne(EMPTY, 'which data own copies serves').reply;
  expect(picture?.filter((line) => /\[R\] db-\d\*? +---\(data-db-\d\)/.test(line))).toHaveLength(3);
});

describe('cases', () => {
  test('there are eight, and each kind is right for some', () => {
    expect(CASES).toHaveLength(8);
    expect(new Set(CASES.map(({ answer }) => answer))).toEqual(new Set(CHOICES));
  });

  test.each(CASES.map((one, index) => [index + 1, one] as const))('case %i', (number, { answer, because, deploy }) => {
    const asked = playOne(EMPTY, `which case ${number}`).reply;
    expect(violations(asked, { verbs: ALL_VERBS })).toEqual([]);
    expect(asked.buttons.map(({ label }) => label)).toEqual(CHOICES);
    for (const choice of CHOICES) {
      const { reply } = playOne(EMPTY, `which case ${number} ${choice}`);
      expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
      expect(reply.text).toContain(because[choice]);
      expect(reply.headline.endsWith(choice === answer ? ' fits' : ' does not fit')).toBe(true);
      expect(reply.buttons.some(({ run }) => run === deploy)).toBe(choice === answer);
      expect(reply.picture?.[0]?.startsWith(choice)).toBe(choice === answer ? true : undefined);
    }
    expect(playOne(EMPTY, deploy).after.list(answer)).toHaveLength(1);
  });

  test('they are listed, and the last leads back to the questions', () => {
    const { reply } = playOne(EMPTY, 'which cases');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(reply.picture).toHaveLength(8);
    expect(playOne(EMPTY, 'which case 8 daemonset').reply.buttons[0]?.run).toBe('which');
  });
});

test.each([
  ['which banana', '"banana" is no answer that I know.', 'which data'],
  ['which data own constructor', '"constructor" is no answer', 'which data own nodes'],
  ['which case 9', 'There is no case "9".', 'which case 1'],
  ['which case 0', 'There is no case "0".', 'which case 1'],
  ['which case 1.5', 'There is no case "1.5".', 'which case 1'],
  ['which case 2 job', '"job" is none of the three answers.', 'which case 2 deployment'],
])('%s', (typed, message, fix) => {
  const { reply } = playOne(EMPTY, typed);
  expect(reply.headline).toBe('Nothing was changed.');
  expect(reply.notice).toContain(message);
  expect(reply.buttons[0]?.run).toBe(fix);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('which alone asks the first question', () => {
  const { reply } = playOne(EMPTY, 'Which?');
  expect(reply.headline).toBe('Which kind fits your app? Question 1');
  expect(reply.story[0]).toBe("Must your app's data be kept when a Pod is gone?");
});

/**
 * Every reply keeps the rules of style: the course walk, errors, and commands chosen by lot.
 */
import { COURSE_WALK } from '../../docs/course-walk-deeds';
import { ALL_VERBS } from '../../src/app/verbs';
import { walkByLot } from './by-lot';
import { isChannelVerb, isRefused, play, type Played, playOne } from './play';
import { violations } from './style-rules';

const WALK = [
  '',
  'deploy web',
  'crash pod',
  'why',
  'delete pod',
  'scale web 4',
  'scale web 4',
  'update web v2',
  'update web nopull',
  'show',
  'why web',
  'wait 9m',
  'rollback',
  'deploy db 3 statefulset',
  'delete pod db-1',
  'why db-1',
  'crash pod db-0 --loop',
  'wait 2m',
  'delete pod db-0',
  'scale db 2',
  'show storage',
  'scale db 4',
  'update db v2',
  'deploy agent daemonset',
  'node add',
  'cordon node-1',
  'uncordon node-1',
  'label node node-2 disk=ssd',
  'deploy logs daemonset on disk=ssd',
  'label node node-3 disk=ssd',
  'node remove node-3',
  'load web 500',
  'show nodes',
  'show node-2',
  'show owners',
  'show web',
  'show db-0',
  'show steps',
  'get pods',
  'get all',
  'help',
  'help scale',
  'help picture',
  'delete deployment web',
  'delete statefulset db',
  'wait 30s',
];

const MISTAKES = [
  'scael web 3',
  'updte web nopull',
  'scale wbe 3',
  'crash pod nobody',
  'crash pod db',
  'get nonsense',
  'why nobody',
  'show nobody',
  'help nonsense',
  'rollback db',
  'scale web',
  'scale agent 5',
  'apply -f -\nkind: Deployment\napiVersion: apps/v1\nmetadata: {name: x}\nspec: {replicas: -1}',
  'deploy `rm -rf` <!channel> & more than forty characters of it all together',
  'scale web 4 --nonsense',
  'node remove node-99',
];

function problems({ text, reply, before, after }: Played): string[] {
  return violations(reply, { before, after, verbs: ALL_VERBS }).map((problem) => `${text}: ${problem}`);
}

describe.each(COURSE_WALK)('the course walk: $title', ({ deeds }) => {
  const typed = deeds.flatMap(({ types }) => (types === undefined || isChannelVerb(types) ? [] : [types]));
  const walk = play(typed);

  test.each(walk.map((played) => [played.text, played] as const))('%s keeps the rules', (_, played) => {
    expect(problems(played)).toEqual([]);
  });

  test.each(walk.map((played) => [played.text, played] as const))(
    'every button under %s works',
    (_, { reply, state }) => {
      expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
    },
  );
});

describe('a walk through the verbs', () => {
  const walk = play(WALK);

  test.each(walk.map((played) => [played.text, played] as const))('%s keeps the rules', (_, played) => {
    expect(problems(played)).toEqual([]);
  });

  test('no command of it is refused', () => {
    const refused = walk
      .filter(({ reply }) => reply.headline.startsWith('Nothing was changed'))
      .map(({ text }) => text);
    expect(refused).toEqual([]);
  });

  test.each(walk.map((played) => [played.text, played] as const))(
    'every button under %s works',
    (_, { reply, state }) => {
      expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
    },
  );
});

describe('mistakes', () => {
  const ground = play(['deploy web', 'deploy db 3 statefulset', 'deploy agent daemonset']).at(-1)!;

  test.each(MISTAKES)('%s is answered in style', (text) => {
    const played = playOne(ground.state, text);
    expect(problems(played)).toEqual([]);
    expect(played.reply.audience).toBe('asker');
    expect(played.after.snapshot().objects).toEqual(ground.after.snapshot().objects);
  });

  test('typed text comes back cut, in one line and without backticks', () => {
    const { reply } = playOne(ground.state, `deploy \`x\` ${'y'.repeat(200)}`);
    expect(reply.command.length).toBeLessThanOrEqual(40);
    expect(reply.command).not.toMatch(/[`\n]/);
  });
});

/** As many as fit the time of `npm test`; `npm run proof:style` walks 500. */
const CLUSTERS = 12;

describe('commands by lot', () => {
  test.each(Array.from({ length: CLUSTERS }, (_, index) => index + 1))('cluster %i', (seed) => {
    expect(walkByLot(seed)).toEqual([]);
  });
});

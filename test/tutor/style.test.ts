/**
 * Every reply keeps the rules of style: the course walk, errors, and commands chosen by lot.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { type Random, pick } from '../../src/cluster/random';
import { newCluster } from '../../src/cluster/new-cluster';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';
import { isRefused, play, type Played, playOne } from './play';
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

describe('the course walk', () => {
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

const BY_LOT = [
  'deploy web',
  'deploy web 7',
  'deploy shop 15',
  'deploy a-very-long-name-of-an-app 2',
  'deploy db statefulset',
  'deploy agent daemonset',
  'deploy slow --image slow:slow',
  'deploy bad --image bad:bad',
  'deploy oom --image oom:crash',
  'scale web 1',
  'scale web 0',
  'scale web 9',
  'scale db 5',
  'scale db 1',
  'update web v2',
  'update web nopull',
  'update web crash',
  'update web bad',
  'rollback web',
  'crash pod',
  'crash pod db-0',
  'crash pod web --loop',
  'delete pod',
  'delete pod db-1',
  'delete deployment web',
  'delete deployment shop',
  'node add',
  'node remove node-1',
  'node remove node-2',
  'cordon node-3',
  'uncordon node-3',
  'label node node-1 disk=ssd',
  'wait 1m',
  'wait 5m',
  'show',
  'show owners',
  'show storage',
  'why web',
  'why db-0',
  'load web 300',
];

describe('commands by lot', () => {
  test.each(Array.from({ length: 20 }, (_, index) => index + 1))('seed %i', (seed) => {
    const random: Random = { position: seed * 7919 };
    let state = newCluster({ seed, rules: seed % 2 === 0 ? 'course' : 'kubernetes', nodes: 1 + (seed % 5) });
    let taught = NOTHING_TAUGHT;
    const said: string[] = [];
    for (let index = 0; index < 9; index++) {
      const played = playOne(state, pick(random, BY_LOT), taught);
      ({ state, taught } = played);
      said.push(played.text);
      expect({ said, problems: problems(played) }).toEqual({ said, problems: [] });
      if (played.reply.headline.startsWith('Nothing was changed')) continue;
      const dead = played.reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => run);
      expect({ said, dead }).toEqual({ said, dead: [] });
    }
  });
});

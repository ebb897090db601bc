/**
 * The form of `/kube do`: what it offers works, and what it cannot show it counts.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import { pick, type Random } from '../../../src/cluster/random';
import type { ClusterState } from '../../../src/cluster/state';
import { MOST_CHOICES } from '../../../src/tutor/form/form';
import type { Form } from '../../../src/tutor/form/menus';
import { commandOf, TASK_GROUPS } from '../../../src/tutor/form/tasks';
import { isRefused, play, playOne } from '../play';
import { violations } from '../style-rules';

/** The form that `/kube do …` shows. */
function formFor(state: ClusterState, words = ''): Form {
  const { form } = playOne(state, `do ${words}`).reply;
  if (form === undefined) throw new Error(`no form for "${words}"`);
  return form;
}

const tasksIn = (form: Form) => form.groups.flatMap(({ choices }) => choices.map(({ value }) => value));
const menuIn = (form: Form, name: string) => form.menus.find((menu) => menu.name === name);
const valuesIn = (form: Form, name: string) => (menuIn(form, name)?.choices ?? []).map(({ value }) => value);

const EMPTY = newCluster({ seed: 7, rules: 'course' });
const after = (...texts: string[]) => play(texts).at(-1)!.state;

describe('the menu of tasks', () => {
  it('has nothing about apps or Pods where nothing runs', () => {
    const tasks = tasksIn(formFor(EMPTY));
    expect(tasks).toEqual(expect.arrayContaining(['deploy', 'node-add', 'node-fail', 'wait', 'show', 'quiz']));
    for (const task of ['scale', 'update', 'rollback', 'crash-pod', 'delete-pod', 'write', 'load', 'delete-app']) {
      expect(tasks).not.toContain(task);
    }
  });

  it('grows with what there is', () => {
    const web = tasksIn(formFor(after('deploy web')));
    expect(web).toEqual(expect.arrayContaining(['scale', 'update', 'crash-pod', 'load', 'curl', 'write']));
    expect(web).not.toContain('rollback');
    expect(web).not.toContain('uncordon');
    expect(tasksIn(formFor(after('deploy web', 'update web v2')))).toContain('rollback');
    expect(tasksIn(formFor(after('deploy web', 'cordon node-1')))).toContain('uncordon');
    expect(tasksIn(formFor(after('deploy db statefulset', 'write db-0 /data/x hello')))).toContain('read');
  });

  it('names only verbs that there are', () => {
    const names = ALL_VERBS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    const commands = TASK_GROUPS.flatMap(({ tasks }) => tasks.map((task) => task.command({})));
    for (const command of commands) {
      const words = command.split(' ');
      expect([words.slice(0, 2).join(' '), words[0]].some((start) => names.includes(start!))).toBe(true);
    }
  });

  it('fits on a menu of Slack, each entry once', () => {
    const labels = TASK_GROUPS.flatMap(({ tasks }) => tasks.map(({ label }) => label));
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.every((label) => label.length <= 40)).toBe(true);
  });
});

describe('the menus of a task', () => {
  const state = after('deploy web 2', 'update web v2', 'deploy db statefulset', 'deploy agent daemonset');

  it('stand for a command from the beginning', () => {
    expect(formFor(state, 'scale').command).toBe('scale web 3');
    expect(formFor(state, 'crash pod').command).toBe('crash pod web');
    expect(formFor(state, 'rollback').command).toBe('rollback web --to 1');
    expect(formFor(EMPTY, 'deploy').command).toBe('deploy web 3');
    expect(formFor(EMPTY, 'quiz').command).toBe('quiz');
  });

  it('follow what was chosen before them', () => {
    expect(formFor(state, 'scale which=db').command).toBe('scale db 4');
    expect(formFor(state, 'scale db 1').command).toBe('scale db 1');
    const set = formFor(EMPTY, 'deploy kind=statefulset');
    expect(set.command).toBe('deploy db 3 statefulset');
    expect(valuesIn(set, 'name')).not.toContain('web');
    expect(menuIn(formFor(EMPTY, 'deploy kind=daemonset'), 'copies')).toBeUndefined();
    expect(formFor(EMPTY, 'deploy kind=daemonset').command).toBe('deploy agent daemonset');
  });

  it('ask where an app writes to, once there is a database', () => {
    expect(menuIn(formFor(EMPTY, 'deploy'), 'to')).toBeUndefined();
    expect(valuesIn(formFor(state, 'deploy'), 'to')).toEqual(['_', 'db']);
    expect(formFor(state, 'deploy to=db').command).toBe('deploy api 3 --to db');
    expect(menuIn(formFor(state, 'deploy kind=daemonset'), 'to')).toBeUndefined();
  });

  it('offer only what the rules of the channel allow', () => {
    expect(valuesIn(formFor(state, 'update'), 'which')).not.toContain('db');
    const kubernetes = playOne(newCluster({ seed: 7, rules: 'kubernetes' }), 'deploy db statefulset').state;
    expect(valuesIn(formFor(kubernetes, 'update'), 'which')).toContain('db');
  });

  it('tell what other menus depend on', () => {
    expect(menuIn(formFor(state, 'scale'), 'which')?.steers).toBe(true);
    expect(menuIn(formFor(state, 'scale'), 'count')?.steers).toBe(false);
    expect(menuIn(formFor(state, 'crash-pod'), 'which')?.steers).toBe(false);
  });

  it('choose anew where something does not fit', () => {
    for (const words of [
      'scale which=nobody count=4',
      'scale which=constructor',
      'scale count=1000',
      'scale a b c d',
    ]) {
      expect(isRefused(state, formFor(state, words).command!)).toBe(false);
    }
  });

  it('hold a hundred entries and count the rest', () => {
    const many = after('deploy web 150', 'deploy db statefulset');
    const menu = menuIn(formFor(many, 'delete-pod'), 'which')!;
    expect(menu.choices).toHaveLength(MOST_CHOICES);
    expect(menu.choices.length + menu.left).toBeGreaterThanOrEqual(153);
    expect(menu.choices.slice(0, 3).map(({ value }) => value)).toContain('db-0');
  });

  it('tell apart two apps of one name', () => {
    const twins = after('deploy web', 'deploy web statefulset');
    expect(valuesIn(formFor(twins, 'scale'), 'which')).toEqual(['deployment/web', 'statefulset/web']);
  });
});

describe('a form that comes back', () => {
  it.each([
    ['scale', { which: 'web 3; delete', count: '4' }],
    ['scale', { which: 'web', count: '4\nkind: Pod' }],
    ['scale', { which: 'web', count: '' }],
    ['scale', { which: '`web`', count: '4' }],
    ['scale', { which: 'x'.repeat(76), count: '4' }],
    ['nothing', { which: 'web' }],
    ['constructor', {}],
  ])('%s %j stands for no command', (task, answers) => {
    expect(commandOf(task, answers)).toBeUndefined();
  });

  it('becomes the words of its command', () => {
    expect(commandOf('crash-pod', { which: 'db-0', how: 'loop' })).toBe('crash pod db-0 loop');
    expect(commandOf('crash-pod', { which: 'db-0', how: '_' })).toBe('crash pod db-0');
  });
});

describe('/kube do', () => {
  it.each(['Do ...', 'do', 'menu', 'do scale', 'do crash pod.', 'do deploy kind=statefulset', 'do rollback'])(
    '%s is answered in style',
    (text) => {
      const played = playOne(after('deploy web'), text);
      expect(violations(played.reply, { verbs: ALL_VERBS })).toEqual([]);
      expect(played.reply.audience).toBe('asker');
      expect(played.reply.buttons.filter(({ run }) => isRefused(played.state, run))).toEqual([]);
    },
  );

  it('says what cannot be done now, and still offers the rest', () => {
    const { reply } = playOne(EMPTY, 'do scale');
    expect(reply.headline).toBe('Scale an app: nothing here fits now');
    expect(tasksIn(reply.form!)).toContain('deploy');
  });

  it('corrects a task that nobody knows', () => {
    const { reply } = playOne(EMPTY, 'do dploy');
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.buttons.map(({ run }) => run)).toEqual(expect.arrayContaining(['do deploy', 'do']));
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });
});

const BY_LOT = [
  ...['deploy web', 'deploy shop 5', 'deploy db statefulset', 'deploy agent daemonset', 'deploy bad --image bad:bad'],
  ...['scale web 1', 'scale db 1', 'scale web 0', 'update web v2', 'update web nopull', 'update shop crash'],
  ...['crash pod web --loop', 'delete pod', 'delete deployment web', 'node add', 'node remove node-1', 'cordon node-2'],
  ...['node fail node-2', 'node fail node-3', 'node recover node-2', 'wait 30s', 'wait 5m', 'load web 500'],
  ...['write db-0 /data/x hello', 'rollback web', 'delete statefulset db', 'drain node-1 --force --ignore-daemonsets'],
];

describe('every choice of every menu', () => {
  it.each(Array.from({ length: 2 }, (_, seed) => seed))('works in a cluster made by lot (%i)', (seed) => {
    const random: Random = { position: seed * 1000 };
    let state = newCluster({ seed, rules: seed % 2 === 0 ? 'course' : 'kubernetes' });
    for (let step = 0; step < 7; step++) state = playOne(state, pick(random, BY_LOT)).state;
    const commands = new Set(tasksIn(formFor(state)).flatMap((task) => commandsOf(state, task, random)));
    expect(commands.size).toBeGreaterThan(20);
    expect([...commands].filter((command) => isRefused(state, command))).toEqual([]);
  });
});

/** The commands of a task: each entry of each menu with the others as they are, and after one choice by lot. */
function commandsOf(state: ClusterState, task: string, random: Random): readonly string[] {
  const first = formFor(state, task);
  const steering = first.menus.find(({ steers }) => steers);
  const chosen = steering === undefined ? undefined : pick(random, steering.choices).value;
  const other = chosen === undefined ? first : formFor(state, `${task} ${steering?.name}=${chosen}`);
  return [first, other].flatMap((form) => {
    const answers = Object.fromEntries(form.menus.map(({ name, chosen: value }) => [name, value]));
    return form.menus.flatMap(({ name, steers, choices }) =>
      (steers ? choices.slice(0, 3) : choices).map(({ value }) =>
        steers ? formFor(state, `${task} ${name}=${value}`).command! : commandOf(task, { ...answers, [name]: value })!,
      ),
    );
  });
}

import { TWO_CONTAINERS } from '../containers/two-containers';
import { Practice } from './practice';

const FAULTS = ['crash pod', 'oom pod', 'fail pod', 'evict pod', 'unready pod'] as const;

function practice(): Practice {
  const cluster = new Practice({ timing: { pull: 0 } });
  cluster.done('deploy web 2');
  cluster.done('deploy db 2 statefulset');
  cluster.done(TWO_CONTAINERS);
  return cluster;
}

describe('which Pod', () => {
  test.each(FAULTS)('%s takes any of interchangeable Pods and says so', (verb) => {
    const done = practice().done(verb);
    expect(done.remark).toBe('you named no Pod; they are interchangeable, I took one');
    expect(done.understood).toMatch(new RegExp(`^${verb} web-[0-9a-z]+-[0-9a-z]{5}$`));
  });

  test.each(FAULTS)('%s asks which where identity matters', (verb) => {
    expect(practice().refused(`${verb} db`)).toMatchObject({
      message: "Which Pod? A StatefulSet's Pods are not interchangeable.",
      fixes: [`${verb} db-0`, `${verb} db-1`],
    });
  });

  test.each(FAULTS)('%s knows a Pod by any part of its name, in capitals, with a full stop', (verb) => {
    const cluster = practice();
    const [name = ''] = cluster.podNames();
    expect(cluster.done(`${verb.toUpperCase()} ${name.slice(-5)}.`).understood).toBe(`${verb} ${name}`);
  });

  test.each(FAULTS)('%s refuses what is not there, several at once, and flags that it does not have', (verb) => {
    const cluster = practice();
    expect(cluster.refused(`${verb} nope`).message).toBe('Error from server (NotFound): pods "nope" not found');
    expect(cluster.refused(`${verb} db-0 db-1`).message).toBe('One Pod at a time.');
    expect(cluster.refused(`${verb} db-0 --now`).message).toBe('Unknown flag: --now.');
  });

  test.each([...FAULTS, 'ready pod'])('%s in an empty cluster says where to start', (verb) => {
    const empty = new Practice();
    expect(empty.refused(verb)).toMatchObject({ message: 'There is no Pod yet.', fixes: ['deploy web'] });
  });
});

describe('which container', () => {
  test('the first that runs, and it is said', () => {
    expect(practice().done('crash pod lone')).toMatchObject({
      understood: 'crash pod lone -c web',
      remark: 'you named no container; I took the first, web',
    });
  });

  test.each([
    'crash pod lone -c shipper',
    'crash pod lone shipper',
    'crash pod shipper',
    'crash lone container shipper',
  ])('%s', (typed) => {
    const cluster = practice();
    expect(cluster.done(typed)).toMatchObject({ understood: 'crash pod lone -c shipper' });
    const [web, shipper] = cluster.cluster.get('Pod', 'lone', 'default')?.status.containerStatuses ?? [];
    expect([web?.restartCount, shipper?.restartCount]).toEqual([0, 1]);
  });

  test('a word after the Pod may be loop', () => {
    expect(practice().done('crash pod lone shipper loop')).toMatchObject({
      understood: 'crash pod lone -c shipper --loop',
    });
  });

  test('where all are named, the Pod is still taken by lot', () => {
    const cluster = new Practice({ timing: { pull: 0 } });
    cluster.done('deploy web with shipper');
    const done = cluster.done('oom pod web -c shipper');
    expect(done.understood).toMatch(/^oom pod web-\w+-\w+ -c shipper$/);
    expect(done.remark).toBe('you named no Pod; they are interchangeable, I took one');
    expect(cluster.done('crash pod web').remark).toMatch(/^you named no Pod and no container; I took one Pod and its/);
  });

  test.each(['crash pod', 'oom pod', 'unready pod'])('%s knows the containers of a Pod', (verb) => {
    const cluster = practice();
    expect(cluster.refused(`${verb} lone -c shiper`)).toMatchObject({
      message: 'Pod lone has no container "shiper".',
      hint: 'Its containers are web, shipper.',
      fixes: [`${verb} lone -c shipper`],
    });
    expect(cluster.refused(`${verb} db-0 -c __proto__`)).toMatchObject({
      message: 'Pod db-0 has no container "__proto__".',
      hint: 'Its container is db.',
    });
  });

  test('one that does not run cannot end', () => {
    const cluster = practice();
    cluster.done('crash pod lone -c shipper --loop');
    expect(cluster.refused('crash pod lone -c shipper').message).toBe('Container shipper of lone does not run now.');
    expect(cluster.done('crash pod lone').understood).toBe('crash pod lone -c web');
  });
});

describe('what cannot happen now', () => {
  test('a Pod that ended', () => {
    const cluster = practice();
    cluster.done('fail pod lone');
    expect(cluster.refused('fail pod lone').message).toBe('lone has ended already: Failed.');
    expect(cluster.refused('crash pod lone').message).toBe('No container of lone runs now.');
    expect(cluster.refused('unready pod lone').message).toBe('lone is not ready now.');
    expect(cluster.done('evict pod lone').stdout).toBe('pod/lone evicted\n');
    expect(cluster.podNames()).not.toContain('lone');
  });

  test('a Pod without a Node', () => {
    const cluster = new Practice();
    for (const node of ['node-1', 'node-2', 'node-3']) cluster.done(`cordon ${node}`);
    cluster.done('deploy web 1');
    const [name = ''] = cluster.podNames();
    expect(cluster.refused('fail pod').message).toBe(`${name} is on no Node yet, so no kubelet can end it.`);
    expect(cluster.refused('crash pod').message).toBe(`No container of ${name} runs now.`);
  });

  test('readiness that nobody broke cannot be put right', () => {
    const cluster = practice();
    cluster.done('update web bad');
    const stuck = cluster.cluster.list('Pod').find((pod) => pod.spec.containers[0]?.image === 'web:bad')?.metadata.name;
    expect(cluster.refused(`ready pod ${stuck}`).message).toBe(
      `${stuck} cannot become ready this way: no readiness check was broken.`,
    );
    expect(cluster.refused('ready pod db-0').message).toBe('db-0 is ready already.');
    expect(cluster.refused('ready pod').message).toMatch(/ready already|cannot become ready/);
  });

  test.each(['crash pod', 'oom pod', 'fail pod', 'unready pod', 'ready pod'])(
    '%s where nobody hears of the Pod',
    (verb) => {
      const cluster = practice();
      cluster.done('node fail node-2');
      expect(cluster.refused(`${verb} lone`)).toMatchObject({
        message: 'Nobody hears of Pod lone: node-2 is silent.',
        fixes: ['node recover node-2'],
      });
    },
  );

  test('an eviction needs no kubelet: the Pod is marked, and waits for its Node', () => {
    const cluster = practice();
    cluster.done('node fail node-2');
    cluster.done('evict pod lone');
    expect(cluster.cluster.get('Pod', 'lone', 'default')?.metadata.deletionTimestamp).toBeDefined();
    expect(cluster.refused('evict pod lone').message).toBe('lone is stopping already.');
    cluster.done('node recover node-2');
    expect(cluster.podNames()).not.toContain('lone');
  });
});

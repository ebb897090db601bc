import { isRejected } from '../../../src/api/rejection';
import { Practice } from '../practice';
import { Terminal } from '../terminal';

const words = (practice: Practice, command: string): string => {
  const done = practice.type(command);
  return isRejected(done) ? done.message : 'done';
};
const three = (): Practice => {
  const practice = new Practice();
  for (const command of ['deploy web', 'update web v2', 'update web v3']) practice.done(command);
  return practice;
};

describe('rollout undo', () => {
  test('goes back to the second highest revision, which becomes the highest: two of them swap the two newest', () => {
    const practice = three();
    expect(practice.done('rollout undo deployment/web').stdout).toBe('deployment.apps/web rolled back\n');
    expect(practice.done('rollout history deployment/web').stdout).toBe(
      'deployment.apps/web \nREVISION  CHANGE-CAUSE\n1         <none>\n3         <none>\n4         <none>\n\n',
    );
    practice.done('rollout undo deployment/web');
    const image = practice.cluster.get('Deployment', 'web', 'default')!.spec.template.spec.containers[0]?.image;
    expect(image).toBe('web:v3');
  });

  test('puts back the template only: size and strategy stay', () => {
    const practice = three();
    practice.done('scale web 5');
    practice.done('rollout undo deployment/web --to-revision=1');
    expect(practice.cluster.get('Deployment', 'web', 'default')!.spec.replicas).toBe(5);
  });

  test.each([
    ['rollout undo deployment/web --to-revision=7', 'error: unable to find specified revision 7 in history'],
    ['rollout undo pod/x', 'Error from server (NotFound): pods "x" not found'],
  ])('%s is refused in the words of kubectl', (command, message) => {
    expect(words(three(), command)).toBe(message);
  });

  test('of a template that is there already says so', () => {
    expect(three().done('rollout undo deployment/web --to-revision=3').stdout).toBe(
      'deployment.apps/web skipped rollback (current template already matches revision 3)\n',
    );
  });

  test('is refused while paused, and without history', () => {
    const practice = three();
    practice.done('rollout pause deployment/web');
    expect(words(practice, 'rollout undo deployment/web')).toBe(
      "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
    const fresh = new Practice();
    fresh.done('deploy web');
    expect(words(fresh, 'rollout undo deployment/web')).toBe('error: no rollout history found for deployment "web"');
    fresh.done('deploy agent daemonset');
    expect(words(fresh, 'rollout undo daemonset/agent')).toBe('error: no last revision to roll back to');
  });

  test.each(['statefulset', 'daemonset'])('of a %s brings the old template back under a new number', (kind) => {
    const practice = new Practice();
    for (const command of [`deploy db ${kind}`, 'update db v2']) practice.done(command);
    expect(practice.done(`rollout undo ${kind}/db`).stdout).toBe(`${kind}.apps/db rolled back\n`);
    expect(practice.done(`rollout history ${kind}/db`).stdout).toBe(
      `${kind}.apps/db \nREVISION  CHANGE-CAUSE\n2         <none>\n3         <none>\n\n`,
    );
    expect(practice.cluster.list('Pod').every(({ spec }) => spec.containers[0]?.image === 'db:v1')).toBe(true);
  });
});

describe('pausing, resuming, restarting', () => {
  test.each([
    ['rollout resume deployment/web', 'error: deployments.apps "web" is not paused'],
    ['rollout pause deployment/web; rollout pause deployment/web', 'error: deployments.apps "web" is already paused'],
    [
      'rollout pause deployment/web; rollout restart deployment/web',
      `error: deployments.apps "web" can't restart paused deployment (run rollout resume first)`,
    ],
  ])('%s', (commands, message) => {
    const practice = three();
    const said = commands.split('; ').map((command) => words(practice, command));
    expect(said.at(-1)).toBe(message);
  });
});

describe('rollout status of several', () => {
  test('follows one after the other', () => {
    const practice = three();
    practice.done('deploy shop');
    expect(practice.done('rollout status deployment').stdout).toBe(
      'deployment "shop" successfully rolled out\ndeployment "web" successfully rolled out\n',
    );
  });
});

describe('rollout commands of several', () => {
  const several = (): Terminal => new Terminal('deploy web', 'deploy shop', 'deploy agent daemonset', 'update web v2');

  test.each([
    [
      'rollout restart deployment/web deployment/nothing daemonset/agent',
      'deployment.apps/web restarted\ndaemonset.apps/agent restarted\n',
      'Error from server (NotFound): deployments.apps "nothing" not found\n',
    ],
    [
      'rollout undo deployments',
      'deployment.apps/web rolled back\n',
      'error: no rollout history found for deployment "shop"\n',
    ],
    [
      'rollout resume deploy',
      '',
      'error: deployments.apps "shop" is not paused\nerror: deployments.apps "web" is not paused\n',
    ],
    ['rollout pause ds', '', 'error: daemonsets.apps "agent" pausing is not supported\n'],
    ['rollout restart deploy -l app=shop', 'deployment.apps/shop restarted\n', ''],
    ['rollout undo rs', '', 'no rollbacker has been implemented for "ReplicaSet.apps"\n'.repeat(3)],
    [
      'rollout undo node/node-1',
      '',
      'error: error retrieving rollbacker for "Node", no visitor method exists for { Node}\n',
    ],
    [
      'rollout history deploy/web ds/agent --revision=2',
      /^deployment.apps\/web with revision #2\n/,
      'error: unable to find the specified revision\n',
    ],
    [
      'rollout status deploy,ds',
      /^deployment "shop" successfully rolled out\ndeployment "web" .*\ndaemon set "agent" /,
      '',
    ],
    [
      'rollout status deploy web --revision=7',
      '',
      'error: desired revision (7) is different from the running revision (2)\n',
    ],
    ['rollout status deploy web --revision=-1', '', 'error: revision must be a positive integer: -1\n'],
    ['rollout status services', '', 'no status viewer has been implemented for Service\n'.repeat(2)],
  ])('%s', (command, stdout, stderr) => {
    const ran = several().run(command);
    expect(ran.stdout).toEqual(typeof stdout === 'string' ? stdout : expect.stringMatching(stdout));
    expect(ran.stderr).toBe(stderr);
    expect(ran.code).toBe(stderr === '' ? 0 : 1);
  });

  test.each([
    ['rollout status sts', 'No resources found in default namespace.\n'],
    ['rollout restart sts', 'No resources found in default namespace.\n'],
    ['rollout undo sts', ''],
    ['rollout history sts', ''],
  ])('%s finds nothing, which is no mistake', (command, stderr) => {
    expect(several().run(command)).toEqual({ stdout: '', stderr, code: 0 });
  });

  test('rollout status gives each its time', () => {
    const stuck = new Terminal('deploy web', 'deploy shop');
    for (const command of ['update web nopull', 'update shop nopull']) stuck.run(command);
    const { stdout, stderr, code } = stuck.run('rollout status deploy --timeout=5s');
    expect(stdout.match(/^Waiting for deployment "(web|shop)" rollout to finish: /gm)).toHaveLength(2);
    expect(stderr).toBe('timed out waiting for the condition\n'.repeat(2));
    expect(code).toBe(1);
  });
});

test('rollout history --revision shows the cause among the annotations of a Deployment, and of no other', () => {
  const terminal = new Terminal('deploy web', 'deploy agent daemonset');
  for (const name of ['deployment web', 'daemonset agent']) {
    terminal.run(`annotate ${name} kubernetes.io/change-cause=first`);
  }
  const cause = '  Annotations:\tkubernetes.io/change-cause: first\n';
  expect(terminal.run('rollout history deployment web --revision=1').stdout).toContain(cause);
  expect(terminal.run('rollout history daemonset agent --revision=1').stdout).not.toContain(cause);
});

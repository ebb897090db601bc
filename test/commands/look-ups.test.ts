import { isRejected } from '../../src/api/rejection';
import { Practice } from './practice';

const practice = new Practice({ timing: { pull: 0 } });
practice.done('deploy web 2');
practice.done('deploy db 1 statefulset');

describe('what get cannot do here, and says', () => {
  it.each([
    ['get pods -o go-template={{.kind}}', 'Go templates do not run here.'],
    ['get --raw /api/v1/pods', 'Addresses of the API server cannot be read from a channel.'],
    ['get pods -o jsonpath-file=a.txt', 'error: error reading --template a.txt, open a.txt: no such file or directory'],
    ['get pods -o template', 'error: template format specified but no template given'],
    ['get ingress', 'error: the server doesn\'t have a resource type "ingress"'],
    ['get pods,netpol', 'error: the server doesn\'t have a resource type "netpol"'],
  ])('%s', (command, message) => {
    const refused = practice.refused(command);
    expect(refused.message).toBe(message);
    expect(refused.hint).toMatch(/.{10}/);
  });

  it.each([
    ['get ingresses.networking.k8s.io', /Service/],
    ['get sa', /ServiceAccount/],
    ['get rc', /ReplicaSets/],
    ['get containers', /describe/],
    ['get crds', /types of your own/],
    ['get networkpolicies', /reach/],
    ['get podz', /Did you mean pods/],
    ['get quux', /api-resources/],
  ])('%s names what is here in its place', (command, hint) => {
    expect(practice.refused(command).hint).toMatch(hint);
  });

  it('every command that it offers works', () => {
    for (const command of ['get ingress', 'get containers', 'get volumes', 'get app', 'get machines', 'get rollouts']) {
      for (const fix of practice.refused(command).fixes ?? []) expect(isRejected(practice.type(fix))).toBe(false);
    }
  });

  it('watching shows how it stands, and why there is no more to see', () => {
    const { stdout, stderr } = practice.done('get pods -w');
    expect(stdout).toBe(practice.done('get pods').stdout);
    expect(stderr).toContain('nothing to watch');
    expect(practice.done('get pods --watch-only').stdout).toBe('');
  });

  it('says why a sort finds nothing', () => {
    expect(practice.done('get pods --sort-by=.nope')).toMatchObject({
      stdout: '',
      stderr: expect.stringMatching(/^No resources found in default namespace\.\n\(There are some/) as string,
    });
    expect(practice.refused('get pods -o name --sort-by=.nope').message).toBe(
      'error: couldn\'t find any field with path "{.nope}" in the list of objects',
    );
  });
});

describe('on phones', () => {
  it.each([
    ['Get Pods', 'get pods'],
    ['get PO', 'get po'],
    ['get pods —sort-by=.metadata.name', 'get pods --sort-by=.metadata.name'],
    ['get pods -o jsonpath=‘{.items[*].metadata.name}’', "get pods -o jsonpath='{.items[*].metadata.name}'"],
    ['Top nodes.', 'top nodes'],
    ['Events –for deployment/web', 'events --for deployment/web'],
  ])('%s', (typed, meant) => {
    expect(practice.done(typed).stdout).toBe(practice.done(meant).stdout);
    expect(practice.done(meant).stdout).not.toBe('');
  });
});

test('Endpoints come with the server’s word on them', () => {
  expect(practice.done('get endpoints').stderr).toMatch(/^Warning: v1 Endpoints is deprecated in v1\.33\+/);
});

test('a Pod that is not measured for long is said so', () => {
  const other = new Practice();
  other.done('deploy web --image=web:nopull');
  other.done('wait 5m');
  expect(other.refused('top pods').message).toMatch(/^error: Metrics not available for pod default\/web-.*, age: \dm/);
});

test('a Node that is not heard of is not measured', () => {
  const other = new Practice();
  other.done('node fail node-2');
  expect(other.done('top nodes').stdout).toMatch(/node-2 {3}<unknown> {4}<unknown>/);
});

test('cluster-info says that the control plane is simulated', () => {
  expect(practice.done('cluster-info')).toMatchObject({
    stdout: expect.stringContaining('Kubernetes control plane is running at') as string,
    stderr: expect.stringContaining('simulated') as string,
  });
});

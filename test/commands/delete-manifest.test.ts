import { Terminal } from './terminal';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: web } }
spec: { whatever: stands here, replicas: many }
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web }
`;

const NOBODY = `apiVersion: v1
kind: Pod
metadata: { name: nobody }
`;

describe('delete -f -, with YAML on the lines below', () => {
  it('deletes every object that the documents name, and looks at nothing else of them', () => {
    const terminal = new Terminal('deploy web 2');
    expect(terminal.run(`delete -f -\n${WEB}---\n${SERVICE}`)).toEqual({
      stdout: 'deployment.apps "web" deleted from default namespace\nservice "web" deleted from default namespace\n',
      stderr: '',
      code: 0,
    });
    expect([terminal.cluster.count('Pod'), terminal.cluster.count('Service')]).toEqual([0, 0]);
  });

  it('deletes what is there and names what is not; --ignore-not-found is silent about that', () => {
    const terminal = new Terminal('deploy web 2');
    const missing = 'Error from server (NotFound): error when deleting "STDIN": pods "nobody" not found\n';
    expect(terminal.run(`delete -f -\n${NOBODY}---\n${SERVICE}`)).toEqual({
      stdout: 'service "web" deleted from default namespace\n',
      stderr: missing,
      code: 1,
    });
    expect(terminal.run(`delete -f -\n${NOBODY}`)).toEqual({ stdout: '', stderr: missing, code: 1 });
    expect(terminal.run(`delete --ignore-not-found -f -\n${NOBODY}---\n${WEB}`)).toMatchObject({ stderr: '', code: 0 });
    expect(terminal.run(`delete --ignore-not-found -f -\n${NOBODY}---\n${WEB}`)).toEqual({
      stdout: '',
      stderr: '',
      code: 0,
    });
    expect(terminal.cluster.count('Deployment')).toBe(0);
  });

  it('takes the flags of delete: --cascade, --wait, --force, -n and -l', () => {
    const terminal = new Terminal('deploy web 2');
    expect(terminal.run(`delete -f - -l app=other\n${WEB}`).stdout).toBe('No resources found\n');
    expect(terminal.run(`delete -f - -n other\n${WEB}`).stderr).toBe(
      'Error from server (NotFound): error when deleting "STDIN": deployments.apps "web" not found\n',
    );
    expect(terminal.run(`delete -f - --cascade=orphan --wait=false -l app=web\n${WEB}`).code).toBe(0);
    expect([terminal.cluster.count('Deployment'), terminal.cluster.count('Pod')]).toEqual([0, 2]);
    const [pod] = terminal.cluster.list('Pod');
    const manifest = `apiVersion: v1\nkind: Pod\nmetadata: { name: ${pod?.metadata.name} }\n`;
    expect(terminal.run(`delete -f - --force\n${manifest}`).stdout).toBe(
      `pod "${pod?.metadata.name}" force deleted from default namespace\n`,
    );
  });

  it.each([
    [
      `delete pod web -f -\n${WEB}`,
      'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well\n',
    ],
    ['delete -f web.yaml', 'error: the path "web.yaml" does not exist\n'],
    ['delete -f -\nx: 1', `error: unable to decode "STDIN": Object 'Kind' is missing in '{"x":1}'\n`],
    ['delete -f -\napiVersion: v1\nkind: Pod', 'error: resource name may not be empty\n'],
    [
      'delete -f -\napiVersion: v2\nkind: Pod\nmetadata: { name: a }',
      'error: resource mapping not found for name: "a" namespace: "" from "STDIN": no matches for kind "Pod" in version "v2"\nensure CRDs are installed first\n',
    ],
  ])('%s is refused', (typed, stderr) => {
    const terminal = new Terminal('deploy web 2');
    expect(terminal.run(typed)).toEqual({ stdout: '', stderr, code: 1 });
    expect(terminal.cluster.count('Pod')).toBe(2);
  });
});

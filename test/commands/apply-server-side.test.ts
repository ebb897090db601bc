import { pathsOf } from '../../src/api/field-ownership/field-set';
import { managersOf } from '../../src/cluster/server-side-apply/managed-fields';
import { Practice } from './practice';

interface Wanted {
  readonly replicas?: number;
  readonly image?: string;
  readonly labels?: readonly string[];
  readonly extra?: readonly string[];
}

/** A Deployment `web`, applied server-side with these flags. */
function manifest({ replicas, image, labels = [], extra = [] }: Wanted): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: web',
    ...(labels.length === 0 ? [] : ['  labels:', ...labels.map((label) => `    ${label}`)]),
    'spec:',
    ...(replicas === undefined ? [] : [`  replicas: ${replicas}`]),
    ...extra,
    '  selector:',
    '    matchLabels:',
    '      app: web',
    '  template:',
    '    metadata:',
    '      labels:',
    '        app: web',
    '    spec:',
    '      containers:',
    '      - name: web',
    `        image: ${image ?? 'web:v1'}`,
    '',
  ].join('\n');
}

const applied = (wanted: Wanted, flags = ''): string => `apply --server-side${flags} -f -\n${manifest(wanted)}`;

const deployment = ({ cluster }: Practice) => cluster.get('Deployment', 'web', 'default')!;

/** Who owns what: `kubectl Apply: .spec.replicas …`. */
const owners = (practice: Practice): readonly string[] =>
  managersOf(deployment(practice)).map(
    ({ manager: { name, subresource }, operation, fields }) =>
      `${name}${subresource === undefined ? '' : `/${subresource}`} ${operation}: ${pathsOf(fields).join(' ')}`,
  );

describe('apply --server-side', () => {
  it('makes an object whose fields are the manager’s, without the defaults', () => {
    const practice = new Practice();
    expect(practice.done(applied({ replicas: 2 })).stdout).toBe('deployment.apps/web serverside-applied\n');
    expect(deployment(practice).metadata.annotations).not.toHaveProperty([
      'kubectl.kubernetes.io/last-applied-configuration',
    ]);
    expect(owners(practice)).toEqual([
      'kubectl Apply: .spec.replicas .spec.selector .spec.template.metadata.labels.app ' +
        '.spec.template.spec.containers[name="web"] .spec.template.spec.containers[name="web"].image ' +
        '.spec.template.spec.containers[name="web"].name',
    ]);
  });

  it('says the same when nothing is different, and changes nothing', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2 }));
    const before = deployment(practice);
    expect(practice.done(applied({ replicas: 2 })).stdout).toBe('deployment.apps/web serverside-applied\n');
    expect(deployment(practice)).toBe(before);
  });

  it('refuses a field that scale has set to another value, in the words of server and kubectl', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2 }));
    practice.done('scale web 4');
    const { message, fixes } = practice.refused(applied({ replicas: 2 }));
    expect(message.split('\n').slice(0, 3)).toEqual([
      'error: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
      'Please review the fields above--they currently have other managers. Here',
      'are the ways you can resolve this warning:',
    ]);
    expect(fixes).toEqual([applied({ replicas: 2 }, ' --force-conflicts')]);
    practice.done(fixes![0]!);
    expect(deployment(practice).spec.replicas).toBe(2);
    expect(owners(practice)).toHaveLength(1);
  });

  it('lets a manager own a field together with another who wants the same value', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2 }));
    practice.done(applied({ replicas: 2 }, ' --field-manager=ci'));
    practice.done(applied({}));
    expect(deployment(practice).spec.replicas).toBe(2);
    practice.done(applied({}, ' --field-manager=ci'));
    expect(deployment(practice).spec.replicas).toBe(1);
  });

  it('lists the conflicts with several managers, sorted', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2 }));
    practice.done('scale web 4');
    practice.done('set image deployment/web web=web:v2');
    practice.done('label deployment web team=blue');
    const { message } = practice.refused(applied({ replicas: 2, labels: ['team: red'] }));
    expect(message.split('Please')[0]).toBe(
      [
        'error: Apply failed with 3 conflicts: conflicts with "kubectl" with subresource "scale" using apps/v1:',
        '- .spec.replicas',
        'conflicts with "kubectl-label" using apps/v1:',
        '- .metadata.labels.team',
        'conflicts with "kubectl-set" using apps/v1:',
        '- .spec.template.spec.containers[name="web"].image',
        '',
      ].join('\n'),
    );
  });

  it('takes away what its manager applied before and nobody else owns', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2, labels: ['team: red', 'tier: front'] }));
    practice.done('label deployment web --overwrite tier=back');
    practice.done(applied({ replicas: 2 }));
    expect(deployment(practice).metadata.labels).toEqual({ tier: 'back' });
  });

  it('merges lists by the keys of their items, and owns some as a whole', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 1 }));
    practice.done(
      `patch deployment web -p '{"spec":{"template":{"spec":{"containers":[{"name":"log","image":"log:v1"}]}}}}'`,
    );
    practice.done(applied({ replicas: 1, image: 'web:v2' }));
    const images = deployment(practice).spec.template.spec.containers.map(({ image }) => image);
    expect([...images].sort()).toEqual(['log:v1', 'web:v2']);
  });

  it('conflicts with what was made without apply, for the maker owns all of it', () => {
    const practice = new Practice();
    practice.done('create deployment web --image=web:v1');
    expect(deployment(practice).metadata.managedFields).toBeUndefined();
    expect(practice.refused(applied({ replicas: 1, image: 'web:v2' })).message).toContain(
      'Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: ' +
        '.spec.template.spec.containers[name="web"].image\n',
    );
  });

  it('goes on from apply without the server’s help, and takes its fields over', () => {
    const practice = new Practice();
    practice.done(`apply -f -\n${manifest({ replicas: 2, labels: ['team: red'] })}`);
    practice.done(applied({ replicas: 3 }));
    expect(deployment(practice).spec.replicas).toBe(3);
    expect(deployment(practice).metadata.labels ?? {}).toEqual({});
    expect(owners(practice).some((owner) => owner.startsWith('kubectl-client-side-apply'))).toBe(false);
    // What is applied without the server’s help later is compared with what was applied last, either way.
    expect(practice.done(`apply -f -\n${manifest({ replicas: 3 })}`).stdout).toBe('deployment.apps/web unchanged\n');
  });

  it('does not spare a field that was applied and then changed by somebody else', () => {
    const practice = new Practice();
    practice.done(`apply -f -\n${manifest({ replicas: 2 })}`);
    practice.done('scale web 4');
    expect(practice.refused(applied({ replicas: 3 })).message).toContain(
      '1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas\n',
    );
  });

  it('does not take the number of copies away from an autoscaler unasked', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2 }));
    practice.done('autoscale deployment web --min=3 --max=6 --cpu=80%');
    practice.done('wait 1m');
    expect(deployment(practice).spec.replicas).toBe(3);
    expect(practice.refused(applied({ replicas: 2 })).message).toContain(
      'conflict with "kube-controller-manager" with subresource "scale" using apps/v1: .spec.replicas\n',
    );
  });

  it('shows who owns what only when asked', () => {
    const practice = new Practice();
    practice.done(applied({ replicas: 2 }));
    expect(practice.done('get deployment web -o yaml').stdout).not.toContain('managedFields');
    const shown = practice.done('get deployment web -o yaml --show-managed-fields').stdout;
    expect(shown).toContain('    manager: kubectl\n    operation: Apply\n');
    expect(shown).toContain(`            k:{"name":"web"}:\n                ".": {}\n                f:image: {}\n`);
  });

  it('wants --server-side for --force-conflicts', () => {
    const practice = new Practice();
    expect(practice.refused(`apply --force-conflicts -f -\n${manifest({})}`).message).toBe(
      'error: --force-conflicts only works with --server-side',
    );
  });
});

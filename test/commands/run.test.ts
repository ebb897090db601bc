import { Terminal } from './terminal';

describe('run', () => {
  it('makes one Pod of an image, labelled run=NAME, which starts', () => {
    const terminal = new Terminal();
    expect(terminal.run('run solo --image=web:v1')).toEqual({ stdout: 'pod/solo created\n', stderr: '', code: 0 });
    const pod = terminal.cluster.get('Pod', 'solo', 'default');
    expect(pod).toMatchObject({
      metadata: { labels: { run: 'solo' } },
      spec: { containers: [{ name: 'solo', image: 'web:v1' }], restartPolicy: 'Always', dnsPolicy: 'ClusterFirst' },
      status: { phase: 'Running' },
    });
    expect(pod?.metadata.ownerReferences).toBeUndefined();
    expect(pod?.metadata.managedFields?.[0]?.manager).toBe('kubectl-run');
  });

  it.each([
    ['--restart=Never', 'Succeeded'],
    ['--restart=OnFailure', 'Succeeded'],
  ])('with %s a Pod that ends has ended', (flag, phase) => {
    const terminal = new Terminal(`run once --image=work:exit0 ${flag}`);
    expect(terminal.cluster.get('Pod', 'once', 'default')?.status.phase).toBe(phase);
  });

  it('takes labels, annotations, variables, a port and what the container is given', () => {
    const terminal = new Terminal(
      'kubectl run solo --image web:v1 -l app=a,tier=b --env A=1 --env=B=x,y --annotations=why=so --port=80 -n default -- serve --fast',
    );
    expect(terminal.cluster.get('Pod', 'solo', 'default')).toMatchObject({
      metadata: { labels: { app: 'a', tier: 'b' }, annotations: { why: 'so' } },
      spec: {
        containers: [
          {
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: 'x,y' },
            ],
            ports: [{ containerPort: 80, protocol: 'TCP' }],
            args: ['serve', '--fast'],
          },
        ],
      },
    });
  });

  it('--command replaces what the image starts', () => {
    const terminal = new Terminal('run solo --image=web:v1 --command -- sleep 5');
    const [container] = terminal.cluster.get('Pod', 'solo', 'default')?.spec.containers ?? [];
    expect([container?.command, container?.args]).toEqual([['sleep', '5'], undefined]);
  });

  it.each([
    ['run', 'error: required flag(s) "image" not set'],
    ['run --image=web:v1', "error: NAME is required for run\nSee 'kubectl run -h' for help and examples"],
    [
      'run solo --image=web:v1 --restart=Sometimes',
      "error: invalid restart policy: Sometimes\nSee 'kubectl run -h' for help and examples",
    ],
    ['run solo --image=web:v1 --env A', 'error: invalid env: A'],
    ['run old --image=web:v1', 'Error from server (AlreadyExists): pods "old" already exists'],
    ['run solo --image=web:v1 -n nowhere', 'Error from server (NotFound): namespaces "nowhere" not found'],
    ['run solo -it --rm --image=web:v1 -- sh', '--stdin needs a terminal, and a channel is none.'],
  ])('%s is refused', (typed, message) => {
    const terminal = new Terminal('run old --image=web:v1');
    expect(terminal.run(typed)).toEqual({ stdout: '', stderr: `${message}\n`, code: 1 });
    expect(terminal.cluster.count('Pod')).toBe(1);
  });
});

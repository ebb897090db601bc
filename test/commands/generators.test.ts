import { splitWords } from '../../src/commands/grammar/tokens';
import { Kubectl } from '../kubectl/kubectl';
import { whereKubectlIs } from '../kubectl/where-kubectl-is';
import { Terminal } from './terminal';

/** Commands that make an object of their words alone: kubectl asks no server for what they would make. */
const COMMANDS = [
  'create deployment web --image=web:v1',
  'create deployment web --image=web:v1 --replicas=0 --port=80',
  'create deployment web --image=a/web:v1 --image=log:v1 -r 3',
  "create deployment web --image=web:v1 -- sh -c 'echo a; date'",
  'create configmap a --from-literal=x=1 --from-literal=b=yes --from-literal=c=two=2',
  'create cm empty',
  'create secret generic a --from-literal=user=ana --from-literal=b=1',
  'create secret generic a --type=example.com/x -n team',
  'create service clusterip a --tcp=80:8080',
  'create svc clusterip a --tcp=80 --tcp=90:http',
  'create service clusterip a --clusterip=None',
  'create service nodeport a --tcp=80 --node-port=30080',
  'create service loadbalancer a --tcp=443:8443',
  'create service externalname a --external-name=db.example.com',
  'create service externalname a --external-name=db.example.com --tcp=80',
  'create pdb a --selector=app=web --min-available=50%',
  'create poddisruptionbudget a --selector=app=web,tier=front --max-unavailable=1 -n team',
  'create priorityclass a --value=1000 --description="for what pays"',
  'create pc a --value=-5 --global-default=true --preemption-policy=Never',
  'create quota a --hard=pods=3,cpu=1,memory=1Gi',
  'create quota a --hard=pods=3 --scopes=BestEffort,NotTerminating',
  'create namespace team',
  'create ns team',
  'create job a --image=work:exit0',
  "create job a --image=work:exit0 -- sh -c 'echo hello'",
  "create cronjob a --image=work:exit0 --schedule='*/5 * * * *'",
  "create cj a --image=work:exit0 --schedule='0 3 * * 1-5' --restart=Never -- date",
];

/** Words behind `--` stay the last ones. */
const withFlags = (command: string, flags: string): string => command.replace(/( -- |$)/, ` ${flags}$1`);

whereKubectlIs('what generators make', () => {
  const kubectl = new Kubectl([]);
  afterAll(() => kubectl.close());

  const cases = [
    ...COMMANDS.map((command) => [command, '-o yaml'] as const),
    ...COMMANDS.filter((_, i) => i % 5 === 0).flatMap((command) =>
      ['-o json', '-o name', ''].map((flags) => [command, flags] as const),
    ),
  ];

  it('is what a real kubectl 1.35 makes of the same words, byte for byte', async () => {
    const terminal = new Terminal('create namespace team');
    const differences: unknown[] = [];
    for (let i = 0; i < cases.length; i += 4) {
      const some = cases.slice(i, i + 4).map(([command, flags]) => withFlags(command, `--dry-run=client ${flags}`));
      const theirs = await Promise.all(some.map((command) => kubectl.run(splitWords(command))));
      some.forEach((command, j) => {
        const { stdout, stderr } = terminal.run(command);
        if (stdout !== theirs[j]!.stdout || stderr !== '') {
          differences.push({ command, stdout, stderr, theirs: theirs[j] });
        }
      });
    }
    expect(differences).toEqual([]);
  });
});

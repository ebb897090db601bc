/**
 * What people get wrong, said as a real kubectl says it on the same cluster: its words and its exit code. What it said is
 * recorded; some of it is asked again here, all of it with `EVERY_ERROR=1`. `UPDATE_GOLDEN=1` records it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitWords } from '../../src/commands/grammar/tokens';
import { Terminal } from '../commands/terminal';
import { ClusterServer } from './cluster-server';
import { Kubectl, type Ran } from './kubectl';
import { hasKubectl } from './where-kubectl-is';

/** Of each verb, what can be wrong with its words and flags, and what the server refuses. */
const WRONG = [
  ...['get --foo', 'get -Z', 'get pods -o', 'get pods -l', 'get pods --sort-by', 'get -A=x pods', 'get --output'],
  ...[
    'rollout satus deployment/web',
    'rollout foo',
    'set foo a',
    'top foo',
    'create foo',
    'create secret foo',
    'auth can',
  ],
  ...[
    'create configmap',
    'create configmap a b',
    'create configmap a --from-literal=x',
    'create cm a --from-literal=a/b=1',
  ],
  ...['create cm a --from-literal=a=1 --from-literal=a=2', 'create cm a --from-file=x', 'create secret generic'],
  ...['create service clusterip a', 'create service nodeport a --tcp=x', 'create svc nodeport a --tcp=99999999'],
  ...['create svc nodeport a --tcp=80:99999', 'create svc clusterip a --tcp=80:a_b', 'create service externalname a'],
  ...['create svc externalname a --external-name=B_', 'create service foo', 'create pdb', 'create pdb a'],
  ...['create pdb a --selector=a=b', 'create pdb a --selector=a=b --min-available=1 --max-unavailable=1'],
  ...['create pdb a --selector=a=b --max-unavailable=x', 'create job', 'create job a', 'create cronjob a'],
  ...['create job a --image=b --from=cronjob/x', 'create job a --from=cronjob/x -- ls', 'create quota'],
  ...[
    'create quota a --hard=x',
    'create quota a --hard=a=b',
    'create pc',
    'create pc a --value=x',
    'create ns',
    'create ns a b',
  ],
  ...['create deployment', 'create deployment a b --image=x', 'create deployment a --image=b --replicas=99999999999'],
  ...[
    'create deployment a --image=b --image=c -- date',
    'create ns a --dry-run=x',
    'create ns a --dry-run=client -o foo',
  ],
  ...[
    'run',
    'run a',
    'run --image=b',
    'run a --image=b --port=abc',
    'run a --image=b --restart=Foo',
    'run a --image=b -l x',
  ],
  ...[
    'run a --image=b --env=x',
    'run a --image=b --image-pull-policy=Foo',
    'run a --image=b --rm',
    'run a --image=b --expose',
  ],
  ...[
    'scale deployment web --replicas=x',
    'scale --replicas',
    'scale -r 3',
    'scale deployment web',
    'scale deployment web --replicas=-1',
  ],
  ...[
    'scale deployment web --replicas=3 --current-replicas=9',
    'scale deployment nope --replicas=1',
    'scale svc web --replicas=1',
  ],
  ...['autoscale deployment web', 'autoscale deployment web --max=x', 'autoscale deployment web --max=1 --min=3'],
  ...[
    'autoscale deployment web --max=0',
    'autoscale deployment web --max=3 --cpu=x',
    'autoscale deployment nope --max=3',
  ],
  ...[
    'wait pod/a --for=foo',
    'wait pod/a --for=jsonpath=',
    'wait --for=condition=Ready',
    'wait --for=condition=Ready pod/nope',
  ],
  ...[
    'wait --for=condition=Ready pod -l app=nope',
    'wait --timeout=5 --for=delete pod/a',
    'wait --timeout=x --for=delete pod/a',
  ],
  ...[
    'logs',
    'logs a b c',
    'logs --tail=x a',
    'logs nope',
    'logs deployment/nope',
    'logs web-0 -c nope',
    'logs a -l b=c',
  ],
  ...['logs -l app=nope', 'logs web-0 --tail=-3', 'logs web-0 --since=5', 'logs a b -c d'],
  ...['logs configmap/a', 'exec', 'exec web-0', 'exec web-0 ls', 'exec nope -- ls', 'apply -f nofile', 'apply foo'],
  ...['create -f nofile', 'replace -f nofile', 'delete -f nofile', 'delete', 'delete pods', 'delete pod --all x'],
  ...[
    'delete pod db-0 --force --grace-period=5',
    'delete pod db-0 --now --grace-period=5',
    'delete pod db-0 --cascade=foo',
  ],
  ...[
    'delete pod a --grace-period=x',
    'delete -l app=web',
    'delete pod nope',
    'delete deploy/nope svc/nope',
    'delete foo bar',
  ],
  ...[
    'delete pod nope --ignore-not-found',
    'delete pod -l app=nope',
    'label',
    'label pods a',
    'label deployment web a=b a-',
  ],
  ...['label deployment web a=b,c', 'label deployment web app=x', 'label deployment a=b', 'label --list=maybe pods a'],
  ...[
    'label deployment web a=1 --resource-version=1',
    'label nope a b=c',
    'annotate',
    'annotate deployment web a=b a-',
  ],
  ...['annotate deployment web deployment.kubernetes.io/revision=7', 'annotate deployment nope a=b', 'taint'],
  ...['taint nodes node-1', 'taint nodes node-1 k=v:Bad', 'taint nodes node-1 k=v', 'taint nodes node-1 k-'],
  ...['taint nodes k=v:NoSchedule', 'taint pods a k=v:NoSchedule', 'taint nodes nope k=v:NoSchedule'],
  ...['taint nodes node-1 k=v:NoSchedule k=w:NoSchedule', 'taint nodes node-1 k:NoSchedule- k=v:NoSchedule'],
  ...[
    'cordon',
    'cordon nope',
    'uncordon',
    'drain',
    'drain nope',
    'drain node-1 -l a=b',
    'patch',
    'patch deployment web',
  ],
  ...['patch deployment web --type=foo -p {}', 'patch deployment nope -p {}', 'expose', 'expose deployment web'],
  ...[
    'expose node node-1 --port=80',
    'expose sts db --port=80',
    'expose deployment web --port=x',
    'expose deployment nope --port=80',
  ],
  ...[
    'set image',
    'set image deployment/web',
    'set image deployment/web nope=x',
    'set image svc/web a=b',
    'set image deployment/nope a=b',
  ],
  ...[
    'set image pod --all *=x -l app=web',
    'set env',
    'set env deployment/web A=1 A-',
    'set env deployment/web A=1 -c nope',
  ],
  ...['set env deployment/web --from=configmap/nope', 'set env deployment/web --from=x', 'set env deployment/nope A=1'],
  ...[
    'set resources deployment/web',
    'set resources deployment/web --limits=cpu=x',
    'set resources deployment/web --limits=cpu',
  ],
  ...['set resources deployment/web -c=nope --limits=cpu=1', 'set selector', 'set selector deployment/web a=b'],
  ...['set selector svc/web a', 'auth can-i', 'auth can-i --list pods', 'auth can-i get foo', 'auth can-i foo pods'],
  ...['auth can-i get nodes', 'auth can-i create leases', 'rollout undo deployment/web --to-revision=x', 'describe'],
  ...[
    'rollout restart deployment nope',
    'get nope',
    'get pods nope',
    'get all web',
    'get pods/a b',
    'get pods/a/b',
    'get /a',
  ],
];

const RECORDING = join(__dirname, 'recorded-errors.json');
const isUpdate = process.env.UPDATE_GOLDEN === '1';
const isAll = isUpdate || process.env.EVERY_ERROR === '1';
/** Of so many commands one is asked again. */
const SAMPLE = 16;

/** The name of the program says nothing of the command. */
const plain = ({ stdout, stderr, code }: Ran): Ran => ({
  stdout,
  stderr: stderr.replaceAll(/kubectl-\d+\.\d+/g, 'kubectl'),
  code,
});

const newTerminal = (): Terminal => new Terminal('deploy web', 'deploy db 2 statefulset', 'run web-0 --image=web:v1');

/** What a real kubectl says to each of these. */
async function asked(commands: readonly string[]): Promise<ReadonlyMap<string, Ran>> {
  const server = await ClusterServer.start(newTerminal().cluster);
  const kubectl = new Kubectl([`--server=${server.url}`]);
  const said = new Map<string, Ran>();
  const waiting = [...commands];
  const work = async (): Promise<void> => {
    for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) {
      said.set(command, plain(await kubectl.run(splitWords(command))));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  kubectl.close();
  await server.close();
  return said;
}

const recorded = (): Readonly<Record<string, Ran>> =>
  JSON.parse(readFileSync(RECORDING, 'utf8')) as Readonly<Record<string, Ran>>;

describe('a command that is wrong', () => {
  it('is answered as a real kubectl answered it, and changes nothing', () => {
    const terminal = newTerminal();
    const before = JSON.stringify(terminal.cluster.snapshot());
    const all = recorded();
    const isRefused = (command: string): boolean => all[command]?.code !== 0;
    const answers = (commands: readonly string[]) =>
      Object.fromEntries(commands.map((command) => [command, terminal.run(command)]));
    const refused = answers(WRONG.filter(isRefused));
    expect(JSON.stringify(terminal.cluster.snapshot())).toBe(before);
    expect({ ...refused, ...answers(WRONG.filter((command) => !isRefused(command))) }).toEqual(all);
  });

  (hasKubectl ? it : it.skip)(
    'is answered by a real kubectl as it was recorded',
    async () => {
      const said = await asked(WRONG.filter((_, i) => isAll || i % SAMPLE === 0));
      if (isUpdate) {
        const inOrder = Object.fromEntries(WRONG.map((command) => [command, said.get(command)]));
        writeFileSync(RECORDING, `${JSON.stringify(inOrder, undefined, 2)}\n`);
      }
      const all = recorded();
      for (const [command, ran] of said) expect({ command, ...ran }).toEqual({ command, ...all[command] });
    },
    60_000,
  );
});

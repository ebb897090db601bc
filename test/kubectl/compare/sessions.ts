/**
 * Commands that change a cluster, one after another: each finds what those before it left.
 */
export interface Session {
  readonly name: string;
  readonly commands: readonly string[];
}

const SETTINGS = (value: string): string => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  colour: ${value}
`;

export const SESSIONS: readonly Session[] = [
  {
    name: 'making',
    commands: [
      'create deployment shop --image=shop:v1 --replicas=2 --port=80',
      'create deployment shop --image=shop:v1',
      'create namespace team',
      'create configmap page --from-literal=a=1 -o name',
      'create secret generic key --from-literal=p=x',
      'create service nodeport shop --tcp=80:8080',
      'create job once --image=busybox -- date',
      'create cronjob often --image=busybox --schedule="*/5 * * * *"',
      'create pdb shop --selector=app=shop --max-unavailable=1',
      'create priorityclass high --value=1000',
      'create quota small --hard=configmaps=9 --dry-run=server',
      'expose deployment shop --port=81 --name=inside',
      'autoscale deployment shop --min=2 --max=4',
      'run solo --image=nginx --env=A=1 --labels=a=b',
      `apply -f -${SETTINGS('red')}`,
      `apply -f -${SETTINGS('red')}`,
      `apply -f - --dry-run=server${SETTINGS('blue')}`,
      `apply -f -${SETTINGS('blue')}`,
      `apply --server-side -f -${SETTINGS('blue')}`,
      `create -f -${SETTINGS('blue')}`,
      `replace -f -${SETTINGS('green')}`,
      'apply view-last-applied configmap settings',
    ],
  },
  {
    name: 'changing',
    commands: [
      'scale deployment web --replicas=3',
      'scale deployment/web sts/db --replicas=2 --current-replicas=3',
      'scale deployment/web sts/db --replicas=2 --current-replicas=3',
      'scale deployment/web sts/db --replicas=2 --resource-version=3',
      'set image deployment/web web=web:v2',
      'set image deployment/web web=web:v2',
      'set env deployment/web COLOUR=red',
      'set resources deployment web --requests=cpu=100m --limits=memory=64Mi',
      'set selector service web app=other --dry-run=client',
      `patch deployment web -p '{"spec":{"replicas":1}}'`,
      `patch deployment web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":2}]'`,
      `patch deployment web --type=merge -p '{"spec":{"replicas":2}}'`,
      'label deployment web tier=front',
      'label deployment web tier=back',
      'label deployment web tier=back --overwrite',
      'label pods --all seen=yes',
      'label deployment web tier-',
      'annotate deployment/web kubernetes.io/change-cause=careful',
      'annotate deployment web note-',
    ],
  },
  {
    name: 'rolling out',
    commands: [
      'set image deployment/web web=web:v2',
      'rollout status deployment/web',
      'rollout history deployment/web',
      'rollout undo deployment/web',
      'rollout undo deployment/web --to-revision=3',
      'rollout undo deployment/web --to-revision=2',
      'rollout pause deployment/web',
      'rollout pause deployment/web',
      'rollout undo deployment/web',
      'rollout restart deployment/web',
      'rollout resume deployment/web',
      'rollout restart statefulset/db',
      'rollout undo sts/db',
      'rollout history sts/db',
    ],
  },
  {
    name: 'Nodes',
    commands: [
      'taint nodes node-1 gpu=yes:NoSchedule',
      'taint nodes node-1 gpu=yes:NoSchedule',
      'taint nodes node-1 gpu=no:NoSchedule --overwrite',
      'taint nodes node-1 gpu-',
      'cordon node-1 node-2',
      'cordon node-1',
      'uncordon node-1',
      'drain node-2',
      'drain node-2 --force --dry-run=client',
      'drain node-3 --grace-period=1',
      'uncordon node-2 node-3',
    ],
  },
  {
    name: 'deleting',
    commands: [
      'delete pod web-0 --dry-run=server',
      'delete pod web-0 --now',
      'delete pod web-0',
      'delete pod db-0 --force',
      'delete pods -l app=db -o name',
      'delete deployment web --cascade=orphan',
      'delete rs -l app=web',
      'delete svc/web sts/db',
      'delete pvc --all',
      'delete configmap nothing --ignore-not-found',
    ],
  },
  {
    name: 'printing, naming what is not there, and other oddities',
    commands: [
      'create deployment a --image=web:v1 -o jsonpath={.metadata.name}',
      'create deployment b --image=web:v1 --dry-run=client -o kyaml',
      "run c --image=web:v1 -l 'a b=c'",
      'scale deployment web nope --replicas=2',
      'scale deployment/web deployment/nope --replicas=1',
      'patch deployment web -p "spec: {replicas: 2}"',
      `patch deployment web --type=json -p '- {op: replace, path: /spec/replicas, value: 1}'`,
      `patch deployment web nope --type=merge -p '{"spec":{"replicas":4}}'`,
      `patch deployment web -p '{"spec":{"replicas":3}}' --dry-run=client`,
      `patch deployment web -p '{"spec":{"replicas":3}}' --dry-run=server -o jsonpath={.spec.replicas}`,
      'patch deployment web -p "a: b: c"',
      'patch deployment web -p x',
      'patch deployment web -p []',
      `patch deployment web -p '{"spec":{"replicas":2}'`,
      'label deployment web nope tier=front',
      "label pod web-0 'a b=c'",
      'label pods --all tier=front',
      'annotate deployment web nope a=b',
      'annotate pods --all a=b -o jsonpath={.metadata.name}',
      'annotate pods web-0 db-0 a=c --overwrite -o jsonpath-as-json={.metadata.name}',
      'taint node node-1 b=c:NoSchedule a=b:PreferNoSchedule',
      'taint node node-1 c=d:NoSchedule a-',
      'taint node node-1 b=new:NoSchedule --overwrite',
      'set env deployment/web A=1',
      'set env deployment/web A=1 --overwrite=false',
      'set env deployment/web A=2 --overwrite=false',
      'set image -l app=web web=web:v1',
      'rollout pause deployment/web -o name',
      'rollout history deployment/web -o name',
      'rollout history statefulset/db -o jsonpath={.kind}',
      'delete pod web-0 nope',
      'wait --for=condition=Nope deployment/web --timeout=0',
      'auth can-i --list',
    ],
  },
];

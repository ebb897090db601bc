/**
 * A real kubectl changes the cluster through the API: every way of it, and what it prints. The beginning of each story
 * is played here, all of it with `EVERY_WRITE=1`.
 */
import { Practice } from '../commands/practice';
import { ClusterServer } from './cluster-server';
import { Kubectl } from './kubectl';
import { manifest, POD_WITH_EVERYTHING, SET_AND_AGENT } from './written-manifests';
import { whereKubectlIs } from './where-kubectl-is';

/** A command, what it prints on both sides (`…` stands for anything), and what it reads. */
type Line = readonly [command: string, printed: string, input?: string];

const DEPLOYMENT: readonly Line[] = [
  ['apply -f -', 'deployment.apps/shop created', manifest('shop', 'web:v1')],
  ['apply -f -', 'deployment.apps/shop unchanged', manifest('shop', 'web:v1')],
  ['apply -f - --dry-run=server', 'deployment.apps/shop configured (server dry run)', manifest('shop', 'web:v2')],
  ['apply -f -', 'deployment.apps/shop configured', manifest('shop', 'web:v2')],
  ['rollout status deployment/shop', 'deployment "shop" successfully rolled out'],
  ['set image deployment/shop web=web:v3', 'deployment.apps/shop image updated'],
  ['set image deployment/shop web=web:v3', ''],
  ['set env deployment/shop A=b', 'deployment.apps/shop env updated'],
  ['set resources deployment/shop --limits=cpu=100m', 'deployment.apps/shop resource requirements updated'],
  ['rollout undo deployment/shop --to-revision=1', 'deployment.apps/shop rolled back'],
  ['get deployment shop -o jsonpath={..image}', 'web:v1'],
  ['rollout undo deployment/shop --to-revision=9', 'error: unable to find specified revision 9 in history'],
  ['rollout pause deployment/shop', 'deployment.apps/shop paused'],
  ['rollout pause deployment/shop', 'error: deployments.apps "shop" is already paused'],
  ['rollout resume deployment/shop', 'deployment.apps/shop resumed'],
  ['rollout restart deployment/shop', 'deployment.apps/shop restarted'],
  [
    'rollout history deployment/shop',
    'deployment.apps/shop \nREVISION  CHANGE-CAUSE\n2         <none>\n3         <none>\n4         <none>\n5         <none>\n6         <none>\n7         <none>\n',
  ],
  ['label deployment shop tier=front', 'deployment.apps/shop labeled'],
  ['label deployment shop tier=front', 'deployment.apps/shop not labeled'],
  ['label deployment shop tier-', 'deployment.apps/shop unlabeled'],
  ['annotate deployment shop note=x', 'deployment.apps/shop annotated'],
  ['patch deployment shop -p {"spec":{"replicas":3}}', 'deployment.apps/shop patched'],
  ['patch deployment shop -p {"spec":{"replicas":3}}', 'deployment.apps/shop patched (no change)'],
  ['patch deployment shop --type=merge -p {"spec":{"minReadySeconds":1}}', 'deployment.apps/shop patched'],
  [
    'patch deployment shop --type=json -p [{"op":"test","path":"/spec/replicas","value":3},{"op":"remove","path":"/spec/minReadySeconds"}]',
    'deployment.apps/shop patched',
  ],
  [
    'patch deployment shop --type=json -p [{"op":"test","path":"/spec/replicas","value":4}]',
    'The request is invalid: the server rejected our request due to an error in our request',
  ],
  [
    'patch deployment shop -p {"spec":{"replica":3}}',
    'Warning: unknown field "spec.replica"\ndeployment.apps/shop patched (no change)',
  ],
  [
    'patch deployment shop --subresource=scale --type=merge -p {"spec":{"replicas":1}}',
    'scale.autoscaling/shop patched',
  ],
  ['scale deployment shop --replicas=2 --current-replicas=1', 'deployment.apps/shop scaled'],
  ['scale deployment shop --replicas=2 --current-replicas=1', 'error: Expected replicas to be 1, was 2'],
  ['autoscale deployment shop --min=2 --max=4 --cpu=60%', 'horizontalpodautoscaler.autoscaling/shop autoscaled'],
  ['get hpa shop -o jsonpath={.spec.metrics[0].resource.target.averageUtilization}', '60'],
  ['expose deployment shop --port=80', 'service/shop exposed'],
  ['set selector service shop app=shop,tier=front', 'service/shop selector updated'],
  ['edit deployment shop', 'deployment.apps/shop edited'],
  ['get deployment shop -o jsonpath={..image}', 'web:v9'],
  ['edit deployment shop', 'Edit cancelled, no changes made.'],
  ['replace -f -', 'deployment.apps/shop replaced', manifest('shop', 'web:v2')],
  [
    'replace --force -f -',
    'deployment.apps "shop" deleted from default namespace\ndeployment.apps/shop replaced',
    manifest('shop', 'web:v2'),
  ],
  ['delete deployment shop', 'deployment.apps "shop" deleted from default namespace'],
];

const SET: readonly Line[] = [
  ['apply -f -', 'statefulset.apps/books created\ndaemonset.apps/agent created', SET_AND_AGENT],
  ['set image statefulset/books books=db:v2', 'statefulset.apps/books image updated'],
  ['rollout status statefulset/books', 'partitioned roll out complete: 2 new pods have been updated...'],
  [
    'rollout history statefulset/books',
    'statefulset.apps/books \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n',
  ],
  ['rollout undo statefulset/books', 'statefulset.apps/books rolled back'],
  ['get statefulset books -o jsonpath={..image}', 'db:v1'],
  ['rollout restart statefulset/books', 'statefulset.apps/books restarted'],
  ['scale statefulset books --replicas=1', 'statefulset.apps/books scaled'],
  ['rollout pause statefulset/books', 'error: statefulsets.apps "books" pausing is not supported'],
  ['set image daemonset/agent agent=agent:v2', 'daemonset.apps/agent image updated'],
  ['rollout status daemonset/agent', 'daemon set "agent" successfully rolled out'],
  ['rollout undo daemonset/agent', 'daemonset.apps/agent rolled back'],
  ['rollout undo daemonset/agent --to-revision=9', 'error: unable to find specified revision 9 in history'],
  [
    'scale daemonset agent --replicas=2',
    'Error from server (NotFound): the server could not find the requested resource',
  ],
  [
    'delete statefulset,daemonset --all',
    'statefulset.apps "books" deleted from default namespace\ndaemonset.apps "agent" deleted from default namespace',
  ],
];

const SERVER_SIDE: readonly Line[] = [
  ['apply -f -', 'deployment.apps/moved created', manifest('moved', 'web:v1')],
  ['apply --server-side -f -', 'deployment.apps/moved serverside-applied', manifest('moved', 'web:v2')],
  ['get deployment moved -o jsonpath={..image}', 'web:v2'],
  ['apply --server-side -f -', 'deployment.apps/cart serverside-applied', manifest('cart', 'web:v1')],
  ['apply --server-side -f -', 'deployment.apps/cart serverside-applied', manifest('cart', 'web:v2')],
  ['scale deployment cart --replicas=4', 'deployment.apps/cart scaled'],
  [
    'apply --server-side -f -',
    'error: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas\nPlease review the fields above--they currently have other managers.…',
    manifest('cart', 'web:v2'),
  ],
  ['apply --server-side --force-conflicts -f -', 'deployment.apps/cart serverside-applied', manifest('cart', 'web:v2')],
  ['get deployment cart -o jsonpath={.spec.replicas}', '2'],
  ['delete -f -', 'deployment.apps "cart" deleted from default namespace', manifest('cart', 'web:v2')],
  ['create -f - --dry-run=server', 'deployment.apps/cart created (server dry run)', manifest('cart', 'web:v2')],
  ['create -f - --dry-run=client', 'deployment.apps/cart created (dry run)', manifest('cart', 'web:v2')],
  ['get deployment cart', 'Error from server (NotFound): deployments.apps "cart" not found'],
  [
    'create -f -',
    'Error from server (BadRequest): error when creating "STDIN": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica"',
    manifest('cart', 'web:v2').replace('replicas', 'replica'),
  ],
  [
    'create -f - --validate=warn',
    'Warning: unknown field "spec.replica"\ndeployment.apps/cart created',
    manifest('cart', 'web:v2').replace('replicas', 'replica'),
  ],
  [
    'create -f - --validate=ignore',
    'Error from server (AlreadyExists): error when creating "STDIN": deployments.apps "cart" already exists',
    manifest('cart', 'web:v2'),
  ],
];

const GENERATED: readonly Line[] = [
  ['create namespace annex', 'namespace/annex created'],
  ['create deployment api --image=web:v1 --replicas=0 --port=80 -n annex', 'deployment.apps/api created'],
  ['get deployment api -n annex -o jsonpath={.spec.replicas}{..containerPort}', '080'],
  ['create job once --image=work:exit0 -n annex -- echo hi', 'job.batch/once created'],
  ['get job once -n annex -o jsonpath={..command}', '["echo","hi"]'],
  ['create cronjob nightly --image=work:exit0 --schedule=@daily -n annex', 'cronjob.batch/nightly created'],
  ['create job again --from=cronjob/nightly -n annex', 'job.batch/again created'],
  ['create configmap settings --from-literal=a=b -n annex', 'configmap/settings created'],
  ['create secret generic keys --from-literal=a=b -n annex', 'secret/keys created'],
  ['get secret keys -n annex -o jsonpath={.data.a}', 'Yg=='],
  ['create service clusterip front --tcp=80:http -n annex', 'service/front created'],
  ['get service front -n annex -o jsonpath={.spec.ports[0].targetPort}', 'http'],
  ['create service nodeport out --tcp=80:8080 -n annex', 'service/out created'],
  ['create service externalname far --external-name=example.com -n annex', 'service/far created'],
  ['create service loadbalancer wide --tcp=80:8080 -n annex', 'service/wide created'],
  [
    'create poddisruptionbudget half --selector=app=api --min-available=50% -n annex',
    'poddisruptionbudget.policy/half created',
  ],
  ['get pdb half -n annex -o jsonpath={.spec.minAvailable}', '50%'],
  [
    'create poddisruptionbudget one --selector=app=x --max-unavailable=1 -n annex',
    'poddisruptionbudget.policy/one created',
  ],
  ['create quota few --hard=pods=10,requests.cpu=2 -n annex', 'resourcequota/few created'],
  ['get quota few -n annex -o jsonpath={.spec.hard}', '{"pods":"10","requests.cpu":"2"}'],
  [
    'create priorityclass urgent --value=1000 --preemption-policy=Never',
    'priorityclass.scheduling.k8s.io/urgent created',
  ],
  ['get priorityclass urgent -o jsonpath={.value}{.preemptionPolicy}', '1000Never'],
  [
    'create deployment api --image=web:v1 -n annex',
    'error: failed to create deployment: deployments.apps "api" already exists',
  ],
  [
    'create deployment api --image=web:v1 -n nowhere',
    'error: failed to create deployment: namespaces "nowhere" not found',
  ],
  [
    'create serviceaccount robot',
    'error: failed to create serviceaccount: the server could not find the requested resource',
  ],
  [
    'run solo --image=web:v1 -n annex',
    'Error from server (Forbidden): pods "solo" is forbidden: failed quota: few: must specify requests.cpu for: solo',
  ],
  ['delete namespace annex', 'namespace "annex" deleted'],
  ['get namespace annex', 'Error from server (NotFound): namespaces "annex" not found'],
  ['auth can-i create pods', 'yes'],
  ['auth can-i delete events', 'no - only the control plane may'],
];

/** The Pods of the other stories are left where they are. */
const NODES: readonly Line[] = [
  ['taint node node-3 gpu=yes:NoSchedule', 'node/node-3 tainted'],
  ['taint node node-3 gpu=no:NoSchedule --overwrite', 'node/node-3 modified'],
  ['taint node node-3 gpu-', 'node/node-3 untainted'],
  ['cordon node-3', 'node/node-3 cordoned'],
  ['cordon node-3', 'node/node-3 already cordoned'],
  ['uncordon node-3', 'node/node-3 uncordoned'],
  ['label node node-3 disk=ssd', 'node/node-3 labeled'],
  ['run lone --image=web:v1 --labels=app=lone --overrides={"spec":{"nodeName":"node-3"}}', 'pod/lone created'],
  ['create pdb lone --selector=app=lone --min-available=1', 'poddisruptionbudget.policy/lone created'],
  [
    'drain node-3 --timeout=1s --force --pod-selector=app=lone',
    'Warning: deleting Pods that declare no controller: default/lone\nerror when evicting pods/"lone" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod\'s disruption budget.\n…',
  ],
  ['delete pdb lone', 'poddisruptionbudget.policy "lone" deleted from default namespace'],
  [
    'drain node-3 --force --pod-selector=app=lone',
    'Warning: deleting Pods that declare no controller: default/lone\nnode/node-3 already cordoned\nevicting pod default/lone\npod/lone evicted\nnode/node-3 drained',
  ],
  ['uncordon node-3', 'node/node-3 uncordoned'],
];

const DELETED: readonly Line[] = [
  ['run a --image=web:v1 --labels=set=x', 'pod/a created'],
  ['run b --image=web:v1 --labels=set=x', 'pod/b created'],
  ['delete pods -l set=x', 'pod "a" deleted from default namespace\npod "b" deleted from default namespace'],
  ['run c --image=web:v1', 'pod/c created'],
  [
    'delete pod c --grace-period=0 --force',
    'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\npod "c" force deleted from default namespace',
  ],
  ['create deployment old --image=web:v1', 'deployment.apps/old created'],
  ['delete deployment old --cascade=orphan', 'deployment.apps "old" deleted from default namespace'],
  ['get rs -l app=old -o jsonpath={.items[*].metadata.ownerReferences}', ''],
  ['get rs -l app=old --no-headers -o custom-columns=N:.spec.replicas', '1'],
  ['delete rs -l app=old --cascade=foreground', 'replicaset.apps "old-…" deleted from default namespace'],
  ['get pods -l app=old', 'No resources found in default namespace.'],
  ['delete deployment nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
  ['delete deployment nope --ignore-not-found', ''],
  [
    'delete namespace default',
    'Error from server (Forbidden): namespaces "default" is forbidden: this namespace may not be deleted',
  ],
];

const EVERYTHING: readonly Line[] = [
  ['create -f -', 'cronjob.batch/whole created', POD_WITH_EVERYTHING],
  ['create job whole --from=cronjob/whole', 'job.batch/whole created'],
];

const isAll = process.env.EVERY_WRITE === '1';
/** Of so many lines is the beginning of a story. */
const BEGINNING = 5;

const STORIES = Object.entries({ DEPLOYMENT, SET, SERVER_SIDE, GENERATED, NODES, DELETED, EVERYTHING }).map(
  ([name, lines]) => [name, isAll ? lines : lines.slice(0, BEGINNING)] as const,
);

whereKubectlIs('a real kubectl that writes', () => {
  const printed = new Map<Line, string>();
  let server: ClusterServer;

  beforeAll(async () => {
    server = await ClusterServer.start(new Practice({ timing: { pull: 0 } }).cluster);
    const kubectl = new Kubectl([`--server=${server.url}`], { KUBE_EDITOR: 'sed -i s/image:.*/image:\\ web:v9/' });
    await Promise.all(
      STORIES.map(async ([, lines]) => {
        for (const line of lines) {
          const { stdout, stderr } = await kubectl.run(wordsOf(line[0]), line[2]);
          printed.set(line, stderr + stdout);
        }
      }),
    );
    kubectl.close();
    await server.close();
  }, 120_000);

  test.each(STORIES)('%s prints what a real cluster would make it print', (_story, lines) => {
    const said = lines.map((line) => [line[0], (printed.get(line) ?? '').trimEnd()]);
    expect(said).toEqual(lines.map((line, index) => [line[0], as(line[1].trimEnd(), said[index]?.[1] ?? '')]));
  });

  test('sends everything that a Pod can have, in protobuf, and nothing of it is lost', () => {
    const { cluster } = server;
    const { jobTemplate } = cluster.get('CronJob', 'whole', 'default')!.spec;
    const { template } = cluster.get('Job', 'whole', 'default')!.spec;
    expect(template.spec).toEqual(jobTemplate.spec?.template.spec);
    expect(template.metadata.annotations).toEqual(jobTemplate.spec?.template.metadata?.annotations);
  });
});

/** The text itself where the pattern fits it. */
function as(pattern: string, text: string): string {
  const parts = pattern.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(text) ? text : pattern;
}

const wordsOf = (command: string): readonly string[] => command.split(' ');

/**
 * The first twenty commands of a channel, three people, as signed requests: what each reply must say.
 */
import { FIRST_SESSION } from '../../docs/first-session';
import { fenced, type PlayedDeed, playSession } from '../../docs/played-session';

/** What somebody did, who sees the answer, and what it says; in the order of the session. */
const REPLIES: readonly (readonly [did: RegExp, seenBy: 'all' | 'asker', says: readonly RegExp[]])[] = [
  [/^ana types `\/kube`$/, 'asker', [/cluster to practise on/, / node-3 \| {3}empty/, /\[Do \.\.\.\]/]],
  [/Deploy my first app/, 'all', [/web runs: 3 of 3 Pods ready \(3s\)/, /'- ReplicaSet web-/, /\+ \[R\] web\.\./]],
  [/Crash pod\./, 'all', [/crashed and is back: same Pod/, /they are interchangeable, I took one/, /1 restart/]],
  [
    /Why\?/,
    'asker',
    [/It kept its name, because only its container ended/, /Many people think a crash makes a new Pod/],
  ],
  [/delete pod/, 'all', [/is gone, web\.\.\w+ took its place \(1s\)/, /- \[ \] web\.\.\w+ {2}gone/, /it is stateless/]],
  [/—replicas 4/, 'all', [/kubectl scale deployment\/web --replicas=4/, /web has 4 of 4 Pods/]],
  [/^ben types `\/kube load web 500`/, 'all', [/web answers 500 requests\/s, none lost \(10s\)/, /full bar: 200\/s/]],
  [
    /update web v2/,
    'all',
    [/web runs v2/, /old v1 {4}new v2 {4}can serve/, /it is the way back/, /ben ran load web 500/],
  ],
  [/updte/, 'asker', [/Nothing was changed/, /I do not know "updte"/, /Did you mean update/]],
  [
    /Run: /,
    'all',
    [/web is stuck half-way, 3 of 4 can serve/, /\[!\] image pull/, /deadline, marked stalled/, /\[Diagnose\]/],
  ],
  [
    /^ben types `\/kube rollback`/,
    'all',
    [/web is back on v2, 4 of 4 ready/, /~rev 4/, /revision 2 is now called revision 4/],
  ],
  [
    /Predict: once more/,
    'all',
    [/Predict: web is rolled back once more/, /then {3}\/kube rollback web/, /runs on a copy/],
  ],
  [/^ana presses \*A\*/, 'asker', [/Noted: A/, /How sure are you/]],
  [/Sure/, 'asker', [/Noted: A, and you are sure/]],
  [/Close and reveal/, 'all', [/closed by @ben, 1 answered/, /Right: /, /\(on the copy\)/]],
  [
    /deploy notes 3 volume/,
    'all',
    [/3 of 3 Pods, one disk for all \(4s\)/, /---\./, /one disk for all: \(notes-data\)/],
  ],
  [/Let two Pods write/, 'all', [/2 visitors came, the file says 1: one write was lost \(2s\)/, /writes 1 {4}1/]],
  [/deploy db 3 statefulset/, 'all', [/db-0, db-1, db-2, one after another \(12s\)/, /\[R\] db-0\* ---\(data-db-0\)/]],
  [/^chen presses \*Write into db-1\*/, 'all', [/\/data\/x +\(data-db-1\) +"hello"/]],
  [
    /^chen types `\/kube delete pod db-1`/,
    'all',
    [/took over the old one's volume and data/, /old db-1 +new db-1/, /there must never be two db-1/],
  ],
  [
    /crash pod db-0 loop/,
    'all',
    [/db-1 leads now; db-0 keeps crashing/, /no answer from db-0 for 5s, so db-1 leads/, /db-1\*/],
  ],
  [/Delete db-0/, 'all', [/A new db-0 took over/, /db-0 follows db-1/]],
  [
    /^ana types `\/kube rollback db`/,
    'asker',
    [/this channel follows the course rules/, /Real Kubernetes can/, /\[Do it as Kubernetes\]/],
  ],
  [/deploy agent daemonset/, 'all', [/agent runs on 3 of 3 Nodes/]],
  [/Add a Node/, 'all', [/node-4 joined, agent started there by itself \(5s\)/, /\+node-4/, /did nothing/]],
  [
    /node fail node-3/,
    'all',
    [
      /node-3 is silent; nothing is replaced yet(, \d+\/s lost)? \(50s\)/,
      /NOT READY, silent 50s/,
      /next {2}5m00s/,
      /never/,
    ],
  ],
  [
    /^ben presses \*Wait 5m\*/,
    'all',
    [/replaced, db-\d waits, agent stays/, /waits for node-3/, /never two db-\d on one volume/],
  ],
];

let played: readonly PlayedDeed[] = [];
beforeAll(async () => {
  played = await playSession(FIRST_SESSION);
}, 120_000);

test('every command of the session was answered', () => {
  expect(played).toHaveLength(REPLIES.length);
});

test.each(REPLIES.map((wanted, index) => [index + 1, wanted] as const))('reply %i', (number, [did, seenBy, says]) => {
  const one = played[number - 1]!;
  expect(one.did).toMatch(did);
  expect(one.reply.visibleTo === undefined ? 'all' : 'asker').toBe(seenBy);
  for (const words of says) expect(fenced(one.reply)).toMatch(words);
});

import { ALL_VERBS } from '../../../src/app/verbs';
import { isRefused, play, type Played } from '../play';
import { violations } from '../style-rules';

const last = (...commands: readonly string[]): Played => {
  const played = play(commands).at(-1);
  if (played === undefined) throw new Error('nothing was played');
  return played;
};

/** Names of Pods, which a draw chose, as A, B, C in the order in which they stand. */
function withoutNames(lines: readonly string[] = []): readonly string[] {
  const names = new Map<string, string>();
  return lines.map((line) =>
    line.replace(/\b[bcdf-hj-np-tv-xz24-9]{5}\b/g, (name) => {
      if (!names.has(name)) names.set(name, 'PODS.'.slice(0, 4) + 'ABCDEFGH'.charAt(names.size));
      return names.get(name) ?? name;
    }),
  );
}

describe('a lost update', () => {
  const { reply } = last('deploy notes 3 volume', 'curl notes /visit -n 2');

  test('is drawn as a strip', () => {
    expect(withoutNames(reply.picture)).toEqual([
      'file /data/count on (notes-data)',
      '',
      '      PODSA      PODSB      file',
      ' 0s   reads 0    reads 0     0',
      ' 1s   writes 1               1',
      ' 2s              writes 1    1',
    ]);
  });

  test('is the headline, and leads on to a database', () => {
    expect(reply.headline).toBe('2 visitors came, the file says 1: one write was lost');
    expect(reply.took).toBe(2000);
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Deploy a database', 'Explain: lost update', 'Why?']);
  });

  test('is told of each Pod', () => {
    expect(reply.story.join(' ')).toMatch(
      /read the number 0 +at the same time.* wrote 1 .* wrote 1 too, over the other/,
    );
    expect(reply.text).toContain('after 2s');
  });
});

test.each([
  ['deploy notes 3 volume', 'curl notes /visit', '1 visitor came, the file says 1'],
  ['deploy notes 1 volume', 'curl notes /visit -n 3', '3 visitors came, the file says 3: none was lost'],
  ['deploy notes 3 statefulset', 'curl notes /visit -n 3', '3 visitors came, each of 3 Pods counted its own'],
  ['deploy notes 3 volume', 'curl notes /visit -n 12', '12 visitors came, the file says 4: eight writes were lost'],
])('after %s, %s says "%s"', (deploy, command, headline) => {
  expect(last(deploy, command).reply.headline).toBe(headline);
});

describe('the way of a row', () => {
  test('through the app in front is drawn to the last copy', () => {
    const { reply } = last('deploy db 3 statefulset', 'deploy web to db', 'curl web /add Hello');
    expect(reply.headline).toBe('web passed "Hello" to db-0; db-1 and db-2 copied it');
    expect(withoutNames(reply.picture)).toEqual([
      'you',
      "'- Service web",
      "   '- web..PODSA forwards it",
      "      '- db-0* took row 1",
      '         |- db-1 copied it',
      "         '- db-2 copied it",
      '',
      '* leads: writes go there',
    ]);
    expect(reply.audience).toBe('channel');
  });

  test('that nobody else has is told so', () => {
    const { reply } = last('deploy db 3', 'curl db /add Hello');
    expect(reply.headline).toMatch(/^db\.\.\w{5} took "Hello"; no other Pod has it$/);
  });

  test('on a disk that all share is on it for all', () => {
    const { reply } = last('deploy db 3 volume', 'curl db /add Hello');
    expect(reply.headline).toMatch(/^db\.\.\w{5} took "Hello", on the one disk of all$/);
    expect(reply.picture?.filter((line) => line.endsWith(' 1') && line.includes('---(db-data)'))).toHaveLength(3);
  });

  test('that a leader took which was cut off shows who has it, and what mends it', () => {
    const played = play(['deploy db 3 statefulset', 'curl db /add one']);
    const node = played.at(-1)?.after.get('Pod', 'db-0', 'default')?.spec.nodeName ?? '';
    const commands = [
      'deploy db 3 statefulset',
      'curl db /add one',
      `node fail ${node}`,
      `curl db /add late --from ${node}`,
    ];
    const { reply } = last(...commands);
    expect(reply.headline).toBe('db-0 took "late"; nobody else has it');
    expect(reply.story.join(' ')).toContain('db-0 still believes that it leads');
    expect(reply.picture).toContain(' db-0  ---(data-db-0)  silent        2');
    expect(reply.buttons[0]?.run).toBe(`node recover ${node}`);
    const back = last(...commands, `node recover ${node}`);
    expect(back.reply.story.join(' ').replace(/ +/g, ' ')).toContain(
      'database: db-0 follows db-1; it dropped "late", a write that only it had',
    );
  });
});

describe('a question to an app', () => {
  test('is answered to the asker alone, and nothing changes', () => {
    const { reply, before, after } = last('deploy web', 'curl web');
    expect(reply.audience).toBe('asker');
    expect(reply.headline).toMatch(/^web\.\.\w{5} answered: web:v1$/);
    expect(reply.verbatim).toMatch(/^web-\S+ answers, web:v1$/);
    expect(after.snapshot()).toEqual(before.snapshot());
  });

  test('asked twelve times shows the share of each Pod', () => {
    const { reply } = last('deploy web', 'curl web 12');
    expect(reply.headline).toBe('12 requests, answered by 3 Pods');
    const shares = reply.picture?.flatMap((line) => /[#.]{10} +(\d+)$/.exec(line)?.[1] ?? []).map(Number) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(12);
  });

  test('of a database shows who leads and what each member has', () => {
    const { reply } = last('deploy db 2 statefulset', 'curl db /add x', 'curl db');
    expect(reply.picture?.map((line) => line.trimEnd())).toEqual([
      'database db                       rows',
      '',
      ' db-0* ---(data-db-0)                1',
      ' db-1  ---(data-db-1)                1',
      '* leads: writes go there',
    ]);
  });

  test('of the rows lists them as the leader tells them', () => {
    const { reply } = last('deploy db 2 statefulset', 'curl db /add x -n 2', 'curl db /rows');
    expect(reply.headline).toBe('db: 2 rows, told by db-0');
    expect(reply.verbatim).toBe('1 x\n2 x');
  });
});

describe('a failover', () => {
  const played = play([
    'deploy db 3 statefulset',
    'curl db /add x',
    'crash pod db-0 loop',
    'curl db /add y -n 3',
    'delete pod db-0',
  ]);

  test('is the headline of what led to it, with a strip of who led when', () => {
    const reply = played[2]?.reply;
    expect(reply?.headline).toBe('db-1 leads now; db-0 keeps crashing');
    expect(reply?.story.join(' ')).toContain('database: no answer from db-0 for 5s, so db-1 leads');
    expect(reply?.picture).toEqual(
      expect.arrayContaining([
        '      db-0  db-1  db-2  leads',
        ' 0s    R     R     R    db-0',
        ' 1s    !     R     R    db-0?',
        ' 6s    !     R     R    db-1',
      ]),
    );
    expect(reply?.notice).toContain("a copy took the leader's place");
    expect(reply?.buttons.map(({ label }) => label).slice(0, 2)).toEqual(['Delete db-0', 'Read from db-2']);
  });

  test('ends with a copy that has everything', () => {
    expect(played[4]?.reply.story.join(' ').replace(/ +/g, ' ')).toContain(
      'database: db-0 follows db-1, copied 3 writes that it had missed',
    );
  });

  test('that does not come is told as well', () => {
    const { reply } = last('deploy db 3 statefulset', 'delete pod db-0');
    expect(reply.story.join(' ').replace(/ +/g, ' ')).toContain(
      'database: for 1s nobody took writes; db-0 still leads',
    );
  });

  test('that a lost disk brings about says why, and that the rows are there again', () => {
    const { reply } = last('deploy db 3 statefulset', 'curl db /add x', 'disk lose db-0');
    expect(reply.headline).toBe('data-db-0 lost 1 file; db-0 copied its rows');
    expect(reply.story.join(' ').replace(/ +/g, ' ')).toContain('database: db-0 has lost its rows, so db-1 leads');
  });

  test('that comes again and again takes one line at most', () => {
    const { reply } = last(
      'deploy db 3 statefulset',
      ...[0, 1, 2].map((pod) => `crash pod db-${pod} loop`),
      'wait 10m',
    );
    const told = reply.story.join('\n').match(/database: /g) ?? [];
    expect(told).toHaveLength(1);
    expect(reply.story.join(' ').replace(/ +/g, ' ')).toMatch(
      /database: a new leader \d+ times; (db-\d leads|nobody leads) now/,
    );
  });

  test('is not told of a copy that was away for a moment', () => {
    const { reply } = last('deploy db 3 statefulset', 'delete pod db-1');
    expect(reply.story.join(' ')).not.toContain('database');
  });

  test('of a database that nobody asked about stays out of the story', () => {
    const { reply } = last('deploy db 1 statefulset', 'crash pod db-0 --loop', 'deploy web', 'wait 1m', 'scale web 4');
    expect(reply.story.join(' ')).not.toContain('database');
  });
});

test('what fits an app that keeps something is offered when it is deployed', () => {
  const labels = (command: string, ...before: readonly string[]) =>
    last(...before, command).reply.buttons.map(({ label }) => label);
  expect(labels('deploy notes 3 volume').slice(0, 2)).toEqual(['Let two Pods write', 'Use a StatefulSet']);
  expect(labels('deploy db 3 statefulset')).toEqual(['Write into db-1', 'Delete db-1', 'Crash db-0', 'Why?']);
  expect(labels('deploy web to db', 'deploy db 3 statefulset')[0]).toBe('Send it a row');
});

const WALK = [
  ...['curl', 'deploy web', 'curl web', 'curl web -n 100', 'curl web /add x', 'curl web /nope', 'curl web /visit -n 2'],
  ...['deploy notes 5 volume', 'curl notes /visit -n 3', 'curl notes /visit -n 12', 'deploy db', 'curl db /add x'],
  ...[
    'curl db /rows',
    'delete deployment db',
    'delete service db',
    'deploy db 4 statefulset',
    'curl db',
    'curl db /rows',
  ],
  ...[
    'curl db /add one',
    'curl db /add "a longer text, with <channel> & `marks` and *bold*"',
    'curl db -n 5',
    'curl db /visit -n 4',
  ],
  ...[
    'set env deployment/web BACKEND=db',
    'curl web /add x',
    'curl web /rows',
    'crash pod db-0 loop',
    'curl web /add y -n 3',
  ],
  ...['curl db /add z', 'unready pod db-1', 'curl db', 'ready pod db-1', 'delete pod db-0', 'node fail node-1'],
  ...[
    'curl db /add late --from node-1',
    'curl web --from node-1',
    'curl db',
    'wait 5m',
    'node recover node-1',
    'disk lose db-2',
  ],
  ...[
    'scale db 1',
    'scale db 0',
    'curl db',
    'curl web /rows',
    'scale db 3',
    'delete statefulset db',
    'curl web /add w',
  ],
];

test('every reply about requests and databases keeps the rules of style, and its buttons work', () => {
  const problems = play(WALK).flatMap(({ text, reply, before, after, state }) => [
    ...violations(reply, { before, after, verbs: ALL_VERBS }).map((problem) => `${text}: ${problem}`),
    ...reply.buttons.filter(({ run }) => isRefused(state, run)).map(({ run }) => `${text}: refused ${run}`),
  ]);
  expect(problems).toEqual([]);
});

/** Mentions, direct messages, threads and the global shortcut, as the playground drives them. */
import { TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD, PLATFORM, DIRECT] = ['U0ANA', 'U0BEN', 'C0SQUAD3', 'C0PLATFORM', 'D0ANA'];

let tutor: TutorUnderTest;
beforeAll(async () => (tutor = await TutorUnderTest.start()));
afterAll(() => tutor.close());

const write = (text: string, channel = SQUAD, person = ANA) => tutor.play('command', { person, channel, text });

describe('the playground', () => {
  it('answers mentions in threads, and names who typed before', async () => {
    await write('deploy web');
    await write('hey @kube-tutor scale web 4, please');
    const [said, answered] = (await tutor.seen(BEN, SQUAD)).slice(-2);
    expect(answered).toMatchObject({ thread: said!.id });
    expect(answered!.text).toContain('ana: web has 4 of 4 Pods');
    await write(`in thread ${said!.id} @kube-tutor get pods`);
    expect((await tutor.seen(ANA, SQUAD)).at(-1)).toMatchObject({ thread: said!.id, visibleTo: ANA });
    await write('history', SQUAD, BEN);
    expect(JSON.stringify((await tutor.seen(BEN, SQUAD)).at(-1)?.blocks)).not.toContain(ANA);
  });

  it('hears no other message, and none where it is no member', async () => {
    await write('say kube-tutor is nice');
    await write('@kube-tutor deploy web', PLATFORM);
    expect((await tutor.seen(ANA, SQUAD)).at(-1)).toMatchObject({ author: ANA });
    expect(await tutor.seen(ANA, PLATFORM)).toHaveLength(1);
  });

  it('takes a direct message for a command', async () => {
    await write('say deploy db 3 statefulset', DIRECT);
    expect((await tutor.seen(ANA, DIRECT)).at(-1)?.text).toContain('db runs: db-0, db-1, db-2');
  });

  it('opens the shortcut, and the menus of the channel that was chosen', async () => {
    expect(await tutor.play('shortcut', { person: ANA, channel: SQUAD })).toBe(204);
    const where = (await tutor.opened(ANA, SQUAD))!;
    expect(await tutor.play('view', { person: ANA, view: where.id, chosen: {} })).toBe(200);
    const chosen = { 'where/conversation': PLATFORM };
    expect(await tutor.play('view', { person: ANA, view: where.id, chosen })).toBe(204);
    expect(JSON.stringify((await tutor.opened(ANA, SQUAD))?.view)).toContain(`practice cluster of <#${PLATFORM}>`);
  });
});

/** The home tab, the shortcut on messages and the form of a course, as the playground drives them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD, HOME, DIRECT] = ['U0ANA', 'U0BEN', 'C0SQUAD3', 'H0ANA', 'D0ANA'];
const YAML = readFileSync(join(__dirname, '../../docs/example.mission.yaml'), 'utf8');

let tutor: TutorUnderTest;
beforeAll(async () => (tutor = await TutorUnderTest.start()));
afterAll(() => tutor.close());

describe('the playground', () => {
  it('draws the home tab, and answers its buttons in the direct message', async () => {
    expect(await tutor.play('home', { person: ANA, channel: HOME })).toBe(204);
    const [drawn] = await tutor.seen(ANA, HOME);
    expect(JSON.stringify(drawn?.blocks)).toContain('Start the course');
    expect(await tutor.play('press', { person: ANA, channel: HOME, message: drawn?.id, action: 'home:0' })).toBe(204);
    expect(JSON.stringify((await tutor.seen(ANA, DIRECT)).at(-1)?.blocks)).toContain('your own practice cluster');
    const again = await tutor.seen(ANA, HOME);
    expect(again).toHaveLength(1);
    expect(JSON.stringify(again[0]?.blocks)).toContain('Go on: lesson');
    expect(await tutor.play('home', { person: BEN, channel: HOME })).toBe(400);
  });

  it('shows what the channels are doing in which somebody typed, and to nobody else', async () => {
    await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web {#C0PLATFORM}' });
    await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web' });
    const blocksOf = async (person: string, home: string) => {
      await tutor.play('home', { person, channel: home });
      return JSON.stringify((await tutor.seen(person, home)).at(-1)?.blocks);
    };
    const anas = await blocksOf(ANA, HOME);
    expect(anas).toContain(`<#${SQUAD}>: 3 Pods on 3 Nodes, all ready`);
    expect(anas).toContain('last: ana ran `deploy web`, now');
    expect(anas).toContain('Delete it');
    expect(await blocksOf(BEN, 'H0BEN')).toContain('Where you type a command, you see here what the channel is doing');
  });

  it('lets a message of somebody become a mission', async () => {
    await tutor.play('command', { person: ANA, channel: SQUAD, text: `say \`\`\`\n${YAML}\`\`\`` });
    const said = (await tutor.seen(BEN, SQUAD)).at(-1)!;
    expect(await tutor.play('shortcut', { person: BEN, channel: SQUAD, message: said.id })).toBe(204);
    expect((await tutor.seen(BEN, SQUAD)).at(-1)?.text).toContain('Kept: mission answers-slowly');
    expect((await tutor.seen(ANA, SQUAD)).at(-1)?.id).toBe(said.id);
    expect(await tutor.play('shortcut', { person: BEN, channel: SQUAD, message: 9_999 })).toBe(400);
  });

  it('fills the form of a course', async () => {
    await tutor.play('command', { person: ANA, channel: SQUAD, text: 'course new' });
    const view = (await tutor.opened(ANA, SQUAD))!;
    const chosen = {
      'course/name': 'autumn',
      'course/channels': [SQUAD],
      'course/start': '',
      'course/zone': 'Europe/Nowhere',
      'course/helpers': [BEN],
    };
    expect(await tutor.play('view', { person: ANA, view: view.id, chosen })).toBe(200);
    expect(await tutor.opened(ANA, SQUAD)).toEqual(view);
    const right = { ...chosen, 'course/zone': 'Europe/Berlin' };
    expect(await tutor.play('view', { person: ANA, view: view.id, chosen: right })).toBe(204);
    expect((await tutor.seen(ANA, SQUAD)).at(-1)?.text).toContain('Course autumn has 1 channel');
    expect(await tutor.opened(ANA, SQUAD)).toBeUndefined();
  });
});

import { dueCourses } from '../../../src/app/courses/due-courses';
import { loadChannelCourse } from '../../../src/app/courses/channel-course';
import { loadCourse, lessonIds } from '../../../src/app/courses/course';
import type { ChannelId } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import { violations } from '../../tutor/style-rules';
import { ANA, BEN, SQUAD } from '../channel-under-test';
import { CourseTeam } from './course-team';

const OTHER: ChannelId = { team: 'T1', channel: 'C2' };

describe('a course', () => {
  it('is made, looked at, paused, ended and removed by who made it', async () => {
    const team = new CourseTeam();
    const made = await team.says('course new autumn C1 C2 weekdays 10:00 Europe/Berlin pace 2');
    expect(made.headline).toBe('Course autumn has 2 channels');
    expect(made.notice).toContain('Monday to Friday at 10:00 (Europe/Berlin)');
    expect((await team.says('course list')).picture?.join()).toMatch(/autumn +2 ch. not begun/);
    const look = await team.says('course autumn');
    expect(look.headline).toBe('autumn: 2 channels, all on time');
    expect(look.notice).toContain(`0 of ${lessonIds().length} lessons: {#C1} 0/0, {#C2} 0/0`);
    expect((await team.says('course pause autumn')).headline).toBe('Course autumn is paused');
    expect((await team.says('course pause autumn')).notice).toContain('paused already');
    expect((await team.says('course resume autumn')).headline).toBe('Course autumn goes on');
    expect((await team.says('course end autumn')).headline).toBe('End course autumn?');
    expect((await team.says('course end autumn --yes')).headline).toBe('Course autumn is over');
    expect((await team.says('course end autumn --yes')).headline).toBe('Course autumn is removed');
    expect(await loadChannelCourse(team.ports, SQUAD)).toBeUndefined();
    expect((await team.says('course autumn')).notice).toContain('There is no course "autumn"');
  });

  it('belongs to who made it and whom they named', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn here');
    for (const command of ['autumn', 'pause autumn', 'add autumn C2', 'end autumn --yes', 'before autumn', 'tests']) {
      const reply = await team.says(`course ${command}`, BEN);
      expect(reply.notice).toContain('Only who made it');
    }
    expect((await team.says('course allow autumn <@U2|ben>')).headline).toBe('2 people may change course autumn');
    expect((await team.says('course autumn', BEN)).headline).toBe('autumn: 1 channel, all on time');
    await team.says('course deny autumn U2');
    expect((await team.says('course autumn', BEN)).headline).toBe('Nothing was changed.');
  });

  it('is in a channel once, and a channel in one course', async () => {
    const team = new CourseTeam();
    await team.says('course new one C1 <#C2|platform> C2');
    expect((await loadCourse(team.ports, 'T1', 'one'))?.channels).toEqual(['C1', 'C2']);
    const second = await team.says('course new two C2 C3');
    expect(second.headline).toBe('Course two has 1 channel');
    expect(second.notice).toContain('in another course: {#C2}');
    await team.says('course remove one C2');
    expect((await team.says('course add two <#C2>')).headline).toBe('1 channel added to course two');
    expect((await team.says('course new one C4')).notice).toContain('There is a course one already');
  });

  it.each([
    ['course new', /name and channels/],
    ['course new Über C1', /is no name/],
    ['course new list C1', /is no name/],
    ['course new autumn', /needs channels/],
    ['course new autumn #squad-3', /Slack does not say which channel "#squad-3" is/],
    ['course new autumn C1 with @ben', /Slack does not say who/],
    ['course new autumn C1 weekdays 25:00', /25:00/],
    ['course new autumn C1 nonsense', /does not know "nonsense"/],
    ['course new autumn C1 10:00 Europe/Berlim', /Europe\/Berlin/],
    ['course new autumn C1 pace 9', /1 to 7/],
    ['course new autumn C1 rules none', /course or kubernetes/],
    ['course new autumn C1 start 2026-02-30', /is no day/],
    ['course new autumn C1 start 2020-01-01', /is over/],
    ['course new autumn C1 start 2031-01-01', /more than a year/],
    ['course puase autumn', /Did you mean pause/],
    ['course allow autumn ben', /Which course|no course/],
    ['course question', /in no course/],
    ['course pause', /Which course/],
  ])('refuses %s with clear words', async (command, words) => {
    const team = new CourseTeam();
    const reply = await team.says(command);
    expect(`${reply.headline}\n${reply.notice}`).toMatch(words);
    expect((await team.says('course list')).headline).toBe('No courses in this workspace yet');
  });

  it.each([
    ['start 2026-12-01 10:00 Europe/Berlin', '2026-12-01T09:00:00.000Z'],
    ['start 2026-12-01 10:00 Pacific/Pago_Pago', '2026-12-01T21:00:00.000Z'],
    ['start 2026-12-01 10:00 Pacific/Kiritimati', '2026-11-30T20:00:00.000Z'],
    ['start 2026-12-05 weekdays 8', '2026-12-07T08:00:00.000Z'],
    ['start tomorrow daily 16', '2026-11-23T16:00:00.000Z'],
    ['tue,fri 9:30', '2026-11-24T09:30:00.000Z'],
  ])('begins as it was said: %s', async (words, begins) => {
    const team = new CourseTeam();
    await team.says(`course new autumn here ${words}`);
    const course = await loadCourse(team.ports, 'T1', 'autumn');
    expect(new Date(course?.begins ?? 0).toISOString()).toBe(begins);
    expect(course?.next).toBe(course?.begins);
  });
});

describe('what a course posts', () => {
  it('is a lesson at its pace in each channel, once however often the timer fires', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 C2 daily 10:00 UTC pace 7');
    await team.until(10);
    await Promise.all([team.fire(), team.fire()]);
    await team.fire();
    expect(team.posts.map(({ channel, reply }) => [channel, reply.headline])).toEqual([
      ['C1', expect.stringMatching(/^Lesson 1: /)],
      ['C2', expect.stringMatching(/^Lesson 1: /)],
    ]);
    for (const { reply } of team.posts) expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    await team.done(OTHER, lessonIds().slice(0, 1));
    await team.until(24 + 10);
    await team.fire();
    expect(team.posts.slice(2).map(({ channel, reply }) => [channel, reply.headline])).toEqual([
      ['C1', expect.stringMatching(/^Lesson 1: /)],
      ['C2', expect.stringMatching(/^Lesson 2: /)],
    ]);
    const look = await team.says('course autumn');
    expect(look.notice).toMatch(/0 of \d+ lessons: {#C1} 0\/0\n1 of \d+ lessons: {#C2} 0\/0/);
  });

  it('is nothing in a channel that the workspace has closed', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 C2 daily 10:00 UTC pace 7 rules kubernetes');
    await team.channel.type('settings workspace channels not C2');
    await team.until(10);
    await team.fire();
    expect(team.posts.map(({ channel }) => channel)).toEqual(['C1']);
    expect(await team.clusters.load(OTHER)).toBeUndefined();
    await team.channel.type('settings workspace channels all');
    await team.until(24 + 10);
    await team.fire();
    expect(team.posts.map(({ channel }) => channel)).toEqual(['C1', 'C1', 'C2']);
  });

  it('is nothing while it is paused, and the plan waits', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 daily 10:00 UTC pace 7');
    await team.until(10);
    await team.fire();
    await team.says('course pause autumn');
    await team.until(10 + 24 * 5);
    await team.fire();
    expect(team.posts).toHaveLength(1);
    await team.says('course resume autumn');
    expect((await team.says('course autumn')).picture?.join('\n')).toMatch(/plan +lesson 1 of/);
    await team.until(10 + 24 * 6);
    await team.fire();
    expect(team.posts).toHaveLength(2);
  });

  it('is not posted in a heap after the timer was off, and goes on after it', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 daily 10:00 UTC pace 7');
    await team.until(13);
    await team.fire();
    expect(team.posts).toHaveLength(0);
    await team.until(24 + 10);
    await team.fire();
    expect(team.posts).toHaveLength(1);
  });

  it('stays with the channels that the time was enough for, and goes on in the next run', async () => {
    const team = new CourseTeam();
    await team.says(
      `course new autumn ${Array.from({ length: 12 }, (_, place) => `C${place + 1}`).join(' ')} daily 10`,
    );
    await team.until(10);
    team.slow = 1_000;
    await dueCourses(team.ports, team.clock.now() + 1);
    expect(team.posts).toHaveLength(5);
    await team.fire();
    expect(new Set(team.posts.map(({ channel }) => channel)).size).toBe(12);
    expect(team.posts).toHaveLength(12);
  });

  it('says where the bot may not post', async () => {
    const team = new CourseTeam();
    team.refuses.add('C2');
    await team.says('course new autumn C1 C2 daily 10');
    await team.until(10);
    await team.fire();
    const look = await team.says('course autumn');
    expect(look.notice).toContain('{#C2}* 0/0');
    expect(look.notice).toContain('/invite @kube-tutor');
    team.refuses.clear();
    await team.until(10 + 24);
    await team.fire();
    expect(team.posts.map(({ channel }) => channel)).toContain('C2');
    expect((await team.says('course autumn')).notice).not.toContain('/invite');
  });

  it('brings its rules, once', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 daily 10 rules kubernetes');
    await team.until(10);
    await team.fire();
    expect((await team.clusters.load(SQUAD))?.cluster.rules).toBe('kubernetes');
    await team.says('settings rules course');
    await team.until(10 + 24);
    await team.fire();
    expect((await team.clusters.load(SQUAD))?.cluster.rules).toBe('course');
  });
});

describe('the ten questions', () => {
  it('are asked before and after, the same ones, and compared for five people and more', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 C2 daily 10:00 UTC');
    expect((await team.says('course question')).notice).toContain('not asked yet');
    await team.says('course before autumn');
    await team.fire();
    expect(team.posts.map(({ channel }) => channel)).toEqual(['C1', 'C2']);
    await team.answer(5, 'wrong');
    for (let count = 1; count < 10; count++) {
      const prompt = await team.says('course question', ANA);
      expect(prompt.audience).toBe('channel');
      await team.answer(5, 'wrong');
    }
    expect((await team.says('course question')).notice).toContain('All 10 questions were asked here');
    const before = await team.asked();
    expect(before).toHaveLength(10);
    expect((await team.says('course autumn')).picture?.join('\n')).toMatch(/right before +0%/);
    expect((await team.says('course tests autumn')).headline).toBe('Fewer than 5 people answered before and after');
    await team.says('course after autumn');
    for (let count = 0; count < 10; count++) {
      await team.says('course question', BEN);
      await team.answer(count < 5 ? 5 : 4, 'right');
    }
    expect((await team.asked()).slice(10)).toEqual(before);
    const tests = await team.says('course tests autumn');
    expect(tests.headline).toBe('0% right before, 100% after');
    expect(tests.notice).toMatch(/{#C1} 0% to 100%, 5 people/);
    expect(tests.notice).toContain('Not shown: 1 of 2 channels');
    const look = await team.says('course autumn');
    expect(look.notice).toContain('{#C1} 20/20');
    expect(JSON.stringify([tests, look])).not.toMatch(/U\d\d/);
  });

  it('say nothing of four people', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 daily 10:00 UTC');
    await team.says('course before autumn');
    await team.says('course question');
    await team.answer(4, 'right');
    await team.says('course after autumn');
    await team.says('course question');
    await team.answer(4, 'right');
    expect((await team.says('course tests autumn')).headline).toBe('Fewer than 5 people answered before and after');
    expect((await team.says('course autumn')).picture?.join('\n')).toMatch(/right before +fewer than 5 people/);
  });

  it('come one a day by themselves', async () => {
    const team = new CourseTeam();
    await team.says('course new autumn C1 daily 10:00 UTC');
    await team.says('course before autumn');
    for (let day = 0; day < 3; day++) {
      await team.fire();
      await team.answer(1, 'right');
      await team.until(24 * day + 10);
    }
    expect(await team.asked()).toHaveLength(3);
    expect(new Set(await team.asked()).size).toBe(3);
  });
});

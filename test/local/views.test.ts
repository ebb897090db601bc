import { Views } from '../../src/local/views';
import { noticeView } from '../../src/slack/form-view';

const VIEW = noticeView('A view.');

function setUp() {
  let now = 0;
  const heard: string[] = [];
  const views = new Views(
    () => now,
    (person) => heard.push(person),
  );
  return { views, heard, wait: (seconds: number) => (now += seconds * 1000) };
}

describe('a trigger', () => {
  it('is good once, for the person who made it', () => {
    const { views } = setUp();
    const trigger = views.trigger('U1');
    expect(views.exchange(trigger)).toEqual({ person: 'U1' });
    expect(views.exchange(trigger)).toEqual({ error: 'exchanged_trigger_id' });
    expect(views.exchange('another')).toEqual({ error: 'invalid_trigger_id' });
  });

  it('is good for three seconds, and forgotten after a minute', () => {
    const { views, wait } = setUp();
    const inTime = views.trigger('U1');
    const late = views.trigger('U1');
    wait(3);
    expect(views.exchange(inTime)).toEqual({ person: 'U1' });
    wait(0.001);
    expect(views.exchange(late)).toEqual({ error: 'expired_trigger_id' });
    wait(61);
    views.trigger('U1');
    expect(views.exchange(late)).toEqual({ error: 'invalid_trigger_id' });
  });
});

it('a view is updated once for each hash', () => {
  const { views, heard } = setUp();
  const { id, hash } = views.show('U1', VIEW);
  expect(views.of('U1')).toMatchObject({ id, view: VIEW });
  expect(views.of('U2')).toBeUndefined();
  expect(views.update(id, hash, VIEW)).toMatchObject({ view: { id } });
  expect(views.update(id, hash, VIEW)).toEqual({ error: 'hash_conflict' });
  views.close('U1');
  views.close('U1');
  expect(views.update(id, undefined, VIEW)).toEqual({ error: 'not_found' });
  expect(heard).toEqual(['U1', 'U1', 'U1']);
});

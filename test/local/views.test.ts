import { Views } from '../../src/local/views';

const VIEW = { type: 'modal', title: { text: 'Do ...' }, blocks: [] };

function setUp() {
  let now = 0;
  return { views: new Views(() => now), wait: (seconds: number) => (now += seconds * 1000) };
}

describe('a trigger', () => {
  it('opens one view, for the person who made it', () => {
    const { views } = setUp();
    const trigger = views.trigger('U1');
    expect(views.openWith(trigger, VIEW)).toMatchObject({ view: { person: 'U1', view: VIEW } });
    expect(views.openWith(trigger, VIEW)).toEqual({ error: 'invalid_trigger_id' });
    expect(views.of('U1')).toBeDefined();
    expect(views.of('U2')).toBeUndefined();
  });

  it('is good for three seconds', () => {
    const { views, wait } = setUp();
    const trigger = views.trigger('U1');
    wait(4);
    expect(views.openWith(trigger, VIEW)).toEqual({ error: 'expired_trigger_id' });
  });

  it.each([undefined, null, 'x', { ...VIEW, type: 'home' }, { ...VIEW, title: { text: 'x'.repeat(25) } }])(
    'opens nothing that is no modal: %j',
    (view) => {
      const { views } = setUp();
      expect(views.openWith(views.trigger('U1'), view)).toEqual({ error: 'invalid_arguments' });
    },
  );
});

it('a view is updated once for each hash', () => {
  const { views } = setUp();
  views.openWith(views.trigger('U1'), VIEW);
  const { id, hash } = views.of('U1')!;
  expect(views.update(id, hash, VIEW)).toMatchObject({ view: { id } });
  expect(views.update(id, hash, VIEW)).toEqual({ error: 'hash_conflict' });
  views.close('U1');
  expect(views.update(id, undefined, VIEW)).toEqual({ error: 'not_found' });
});

/** A few of the faults, on everything that Slack sends; all of them: `npm run proof:faults`. */
import { FAULTS } from './faults';
import { runMatrix } from './matrix';
import { SURFACES } from './surfaces';

const SOME = ['takes no writes', 'response_url expired'];

test('people hear what failed, or Slack delivers it once more; nothing is lost, and the next request works', async () => {
  const faults = FAULTS.filter(({ name }) => SOME.includes(name));
  const surfaces = SURFACES.filter(({ of, name }) => of === 'slack' && name.includes('changes'));
  const cells = await runMatrix({ faults, surfaces, lanes: 1 });
  expect(cells).toHaveLength(SOME.length * surfaces.length);
  expect(cells.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
}, 240_000);

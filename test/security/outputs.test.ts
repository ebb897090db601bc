/** Outputs that people shape themselves: none of them takes long, or fills the memory. */
import { Door } from './door';

/** Milliseconds. */
const QUICK = 3_000;

describe('what people pick of a cluster', () => {
  let door: Door;
  beforeAll(async () => {
    door = new Door();
    await door.says('deploy web 50');
  });

  const refused = async (output: string): Promise<string> => {
    const began = performance.now();
    const message = JSON.stringify(await door.says(`get pods -o ${output}`));
    expect(performance.now() - began).toBeLessThan(QUICK);
    expect(message).toContain('Nothing was changed.');
    return message;
  };

  it('columns of everything, many times, are refused before they are made', async () => {
    expect(await refused(`custom-columns=${'A:..,'.repeat(100)}A:.x`)).toContain('the template prints too much');
    const several = JSON.stringify(await door.says('get pods -o custom-columns=A:..,B:.metadata.name'));
    expect(several).toContain('50 Pods in columns of your own');
  });

  it('a path that prints everything, many times, is refused before it is printed', async () => {
    expect(await refused(`jsonpath=${'{@}'.repeat(300)}`)).toContain('the template prints too much');
    expect(await refused(`jsonpath-as-json=${'{@}'.repeat(300)}`)).toContain('the template prints too much');
  });

  it('descents into everything, again and again, end', async () => {
    expect(await refused(`jsonpath='${'{..}'.repeat(200)}'`)).toContain('the template looks at too many values');
  });
});

import { nearest, suggestions } from '../../../src/commands/grammar/near-miss';

describe('a word of 100,000 letters', () => {
  it('is near nothing, and that is known at once', () => {
    const word = 'deploy'.repeat(16_000);
    const started = performance.now();
    expect(nearest(word, ['deploy', 'delete', 'describe'])).toBeUndefined();
    expect(suggestions(word, ['deploy', 'delete', 'describe'])).toEqual([]);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

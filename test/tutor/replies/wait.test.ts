import { play } from '../play';

const replyTo = (...texts: readonly string[]) => play(['deploy web', ...texts]).at(-1)!.reply;

describe('the reply to wait --for', () => {
  it('has the words of kubectl for each object', () => {
    const reply = replyTo('wait --for=condition=Ready pod -l app=web');
    expect(reply.headline).toBe('Nothing to wait for: it is so already');
    expect(reply.verbatim).toMatch(/^(pod\/web-\S+ condition met\n){2}pod\/web-\S+ condition met$/);
    expect(reply.text).toContain('condition met');
  });

  it('says that it did not come to be so', () => {
    const reply = replyTo('wait --for=condition=Nope deployment/web --timeout=5s');
    expect(reply.headline).toBe('It did not come to be so in 5s');
    expect(reply.verbatim).toBe('error: timed out waiting for the condition on deployments/web');
  });

  it('leaves other waits as they were', () => {
    const reply = replyTo('wait 30s');
    expect(reply.headline).toBe('Nothing changed in 30s');
    expect(reply.verbatim).toBeUndefined();
  });
});

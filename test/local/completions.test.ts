import { ALL_VERBS } from '../../src/app/verbs';
import { completionsOf } from '../../src/local/completions';

const NAMED = [
  { kind: 'Pod', name: 'web-1-a' },
  { kind: 'Node', name: 'node-1' },
  { kind: 'Node', name: 'node-2' },
  { kind: 'Deployment', name: 'web' },
  { kind: 'ConfigMap', name: 'web-config' },
] as const;

const texts = (typed: string) => completionsOf(typed, ALL_VERBS, NAMED).map(({ text }) => text);

describe('a command that is being typed', () => {
  it('goes on with verbs, in the order of the help, and what they do', () => {
    expect(texts('d').slice(0, 3)).toEqual(['deploy', 'delete', 'disk lose']);
    expect(completionsOf('sca', ALL_VERBS)[0]).toEqual({ text: 'scale', says: 'sets how many Pods you want' });
    expect(texts('')[0]).toBe('deploy');
  });

  it('goes on with an alias only where the name does not', () => {
    expect(texts('rewi')).toEqual(['rewind']);
    expect(texts('crash')).not.toContain('crash pods');
  });

  it('takes capitals, and what stands before a command', () => {
    expect(texts('Sca')[0]).toBe('scale');
    expect(texts('kubectl sca')[0]).toBe('scale');
    expect(texts('/kube sca')[0]).toBe('scale');
  });

  it('goes on with what is there: apps first, Nodes where only Nodes fit', () => {
    expect(texts('scale w').slice(0, 2)).toEqual(['scale web', 'scale web-1-a']);
    expect(texts('cordon ')).toEqual(['cordon node-1', 'cordon node-2']);
    expect(texts('node fail node-2')).toEqual([]);
    expect(texts('node fail n').slice(0, 2)).toEqual(['node fail node-1', 'node fail node-2']);
  });

  it('keeps to a kind that is typed', () => {
    expect(texts('delete pod w').slice(0, 1)).toEqual(['delete pod web-1-a']);
    expect(texts('get configmap w')).toEqual(['get configmap web-config']);
    expect(texts('rollout status deployment/w')).toEqual(['rollout status deployment/web']);
    expect(texts('rollout status nothing/w')).toEqual([]);
  });

  it('offers the flags of its verb', () => {
    expect(completionsOf('scale web --rep', ALL_VERBS)).toEqual([
      { text: 'scale web --replicas=', says: 'a number for scale' },
    ]);
    expect(completionsOf('drain node-2 --for', ALL_VERBS)).toEqual([
      { text: 'drain node-2 --force', says: 'a switch of drain' },
    ]);
    expect(texts('nothing --f')).toEqual([]);
  });

  it('says nothing twice, and not what is typed already', () => {
    expect(texts('undo')).not.toContain('undo');
    expect(new Set(texts('s')).size).toBe(texts('s').length);
  });
});

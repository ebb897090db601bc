import { Cluster } from '../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { type EventSource, reportEvent } from '../../src/cluster/events';
import { newCluster } from '../../src/cluster/new-cluster';
import { MAX_EVENTS } from '../../src/cluster/state';
import { MINUTE, SECOND } from '../../src/cluster/time';

const note = (message: string) => ({ type: 'Normal' as const, reason: 'Tested', message });

/** A cluster with one Node, about which things are reported. */
class Reports {
  cluster = new Cluster(newCluster({ nodes: 1 }));

  report(message: string, source: EventSource = 'kubelet'): void {
    reportEvent(this.cluster, source, this.cluster.list('Node')[0]!, note(message));
  }

  wait(duration: number): void {
    this.cluster.now += duration;
  }

  /** As after a command: the cluster is stored and loaded. */
  reload(): void {
    this.cluster = new Cluster(decodeCluster(encodeCluster(this.cluster.snapshot())));
  }

  get told(): readonly string[] {
    return this.cluster.list('Event').map(({ message, count }) => `${message} x${count}`);
  }
}

describe('Events', () => {
  test('the same again is counted', () => {
    const reports = new Reports();
    reports.report('again');
    reports.wait(SECOND);
    reports.report('again');
    expect(reports.told).toEqual(['again x2']);
    const [event] = reports.cluster.list('Event');
    expect(event?.firstTimestamp).not.toBe(event?.lastTimestamp);
  });

  test('the tenth message of one reason about one object, and those after it, are one Event', () => {
    const reports = new Reports();
    for (let i = 1; i <= 12; i++) reports.report(`number ${i}`);
    expect(reports.told.slice(8)).toEqual(['number 9 x1', '(combined from similar events): number 12 x3']);
    reports.report('number 2');
    expect(reports.told[1]).toBe('number 2 x2');
  });

  test('after ten quiet minutes messages are told one by one again', () => {
    const reports = new Reports();
    for (let i = 1; i <= 10; i++) reports.report(`number ${i}`);
    reports.wait(10 * MINUTE + SECOND);
    reports.report('number 11');
    expect(reports.told.at(-1)).toBe('number 11 x1');
  });

  test('one component may say 25 things about one object, and one more every five minutes', () => {
    const reports = new Reports();
    for (let i = 1; i <= 30; i++) reports.report('again');
    expect(reports.told).toEqual(['again x25']);
    reports.report('another component', 'node-controller');
    expect(reports.told).toContain('another component x1');
    reports.wait(5 * MINUTE);
    for (let i = 1; i <= 5; i++) reports.report('again');
    expect(reports.told).toContain('again x26');
  });

  test('the scheduler goes on counting one Event for six minutes, with its first words', () => {
    const reports = new Reports();
    for (const words of ['0/1 nodes', '0/2 nodes']) reports.report(words, 'default-scheduler');
    expect(reports.told).toEqual(['0/1 nodes x2']);
    reports.wait(6 * MINUTE);
    reports.report('0/3 nodes', 'default-scheduler');
    expect(reports.told).toEqual(['0/1 nodes x2', '0/3 nodes x1']);
    const [node] = reports.cluster.list('Node');
    reports.cluster.update({ ...node!, spec: { ...node!.spec, unschedulable: true } });
    reports.report('0/4 nodes', 'default-scheduler');
    expect(reports.told.at(-1)).toBe('0/4 nodes x1');
  });

  test('a cluster that was stored and loaded goes on alike', () => {
    const [kept, loaded] = [new Reports(), new Reports()];
    for (let i = 0; i < 60; i++) {
      for (const reports of [kept, loaded]) {
        reports.wait((i % 7) * 40 * SECOND + 350);
        reports.report(`number ${i % 13}`, i % 5 === 0 ? 'default-scheduler' : 'kubelet');
      }
      loaded.reload();
      expect(loaded.cluster.snapshot()).toEqual(kept.cluster.snapshot());
    }
  });

  test('an Event that nothing was heard of for an hour is forgotten', () => {
    const reports = new Reports();
    reports.report('old');
    reports.report('kept');
    reports.wait(40 * MINUTE);
    reports.report('kept');
    reports.wait(40 * MINUTE);
    reports.report('new');
    expect(reports.told).toEqual(['kept x2', 'new x1']);
  });

  test('are so many at most: the oldest go', () => {
    const { cluster } = new Reports();
    const [node] = cluster.list('Node');
    for (let i = 1; i <= MAX_EVENTS + 20; i++) {
      const about = { ...node!, metadata: { ...node!.metadata, name: `node-${i}`, uid: String(i) } };
      reportEvent(cluster, 'kubelet', about, note(`number ${i}`));
    }
    const messages = cluster.list('Event').map(({ message }) => message);
    expect(messages).toHaveLength(MAX_EVENTS);
    expect(messages[0]).toBe('number 21');
    expect(messages.at(-1)).toBe(`number ${MAX_EVENTS + 20}`);
    expect(cluster.count('Event')).toBe(MAX_EVENTS);
  });

  test('whoever listens for Events hears of each, and nobody else does', () => {
    const reports = new Reports();
    const heard: string[] = [];
    reports.cluster.onEvent(({ type, object }) => heard.push(`${type} ${object.kind}`));
    reports.cluster.onChange(({ object }) => heard.push(`a change of ${object.kind}`));
    reports.report('again');
    reports.report('again');
    reports.cluster.remove(reports.cluster.list('Event')[0]!);
    expect(heard).toEqual(['ADDED Event', 'MODIFIED Event', 'DELETED Event']);
  });
});

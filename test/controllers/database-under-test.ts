/**
 * A replicated database in a practice cluster, for the tests of what its members do.
 */
import { membersOf, rowsOf } from '../../src/containers/database';
import type { Step } from '../../src/cluster/step';
import type { NewClusterOptions } from '../../src/cluster/new-cluster';
import { Practice } from '../commands/practice';

export class DatabaseUnderTest extends Practice {
  constructor(copies = 3, options: NewClusterOptions = {}) {
    super(options);
    this.done(`deploy db ${copies} statefulset`);
  }

  get leader(): string | undefined {
    return this.cluster.machines.databases.get('default/db')?.leader;
  }

  /** The rows of each member, by name. */
  get rows(): Readonly<Record<string, readonly string[]>> {
    const set = this.cluster.get('StatefulSet', 'db', 'default');
    const members = set === undefined ? [] : membersOf(this.cluster, set);
    return Object.fromEntries(members.map((member) => [member.pod.metadata.name, rowsOf(this.cluster, member)]));
  }

  /** What the members did while this ran: `1s db-1 took-lead`, times since its beginning. */
  during(act: () => void): readonly string[] {
    const [start, since] = [this.cluster.now, this.cluster.steps.at(-1)?.id ?? 0];
    act();
    return this.cluster.steps
      .filter((step) => step.id > since && step.actor === 'database')
      .map((step) => told(step, start));
  }
}

function told({ at, verb, object, detail = {} }: Step, start: number): string {
  const rows = verb === 'followed' || verb === 'copied-rows' || verb === 'lost-rows' ? ` ${detail.rows}` : '';
  return `${(at - start) / 1000}s ${object.name} ${verb}${rows}`;
}

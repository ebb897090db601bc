/**
 * Which version of a channel each person saw last. A change remembers it in the record; a look at the cluster is noted
 * beside it, and only where somebody else has changed something since: most looks cost no write.
 */
import { isRejected } from '../api/rejection';
import { isClusterVerb } from '../commands/execute';
import { parseCommand } from '../commands/grammar/parse';
import type { AnyVerb } from './channel-verb';
import type { ChannelId, ChannelRecord, ClusterStore, Log, Person } from './ports';

/** Whose look, and at what. */
interface Look {
  readonly id: ChannelId;
  readonly person: Person;
  readonly text: string;
}

/** Verbs of the tutor and the channel that show how the cluster stands, besides those of the cluster itself. */
const SHOW_THE_CLUSTER: ReadonlySet<string> = new Set(['start', 'show', 'why', 'diagnose', 'history']);

export class Looks {
  constructor(
    private readonly clusters: ClusterStore,
    private readonly verbs: readonly AnyVerb[],
    private readonly log: Log,
  ) {}

  /** The version that a person saw last; undefined for somebody who is new here. */
  async last({ id, person }: Look, record: ChannelRecord): Promise<number | undefined> {
    const changed = lastChange(record, person);
    if (changed === record.version || record.version === 0) return changed;
    const looked = await this.clusters.loadLook(id, person.id);
    // A look at a channel that was forgotten since, and began anew, does not count.
    if (looked === undefined || looked > record.version) return changed;
    return Math.max(looked, changed ?? 0);
  }

  /** Notes that the person was shown this version, if the command shows it and that is not known already. */
  async note(look: Look, record: ChannelRecord, seen: number | undefined): Promise<void> {
    if (seen === record.version || record.version === 0 || !this.showsCluster(look)) return;
    try {
      await this.clusters.saveLook(look.id, look.person.id, record.version);
    } catch (error) {
      // The answer is worth more than the note.
      this.log.error('look-not-noted', error);
    }
  }

  private showsCluster({ text }: Look): boolean {
    const parsed = parseCommand(text.trim() === '' ? 'start' : text, this.verbs);
    return !isRejected(parsed) && (isClusterVerb(parsed.verb) || SHOW_THE_CLUSTER.has(parsed.verb.name));
  }
}

/** The version that a person's own last change made. Records of earlier programs have it among the commands only. */
function lastChange({ seen, commands }: ChannelRecord, { id }: Person): number | undefined {
  return (
    seen.find(({ person }) => person === id)?.version ?? commands.findLast((command) => command.by === id)?.version
  );
}

/**
 * How a channel should go on: one command at a time, on the version that it is said to have met, with nothing going wrong.
 * What sandboxes did at once is compared with this.
 */
import type { CarriedOut } from '../../src/app/handle-command';
import { CommandHandler } from '../../src/app/handle-command';
import { type CourseLog, NO_COURSE } from '../../src/app/course-log';
import type { ChannelId, ChannelRecord, Clock, ClusterStore, SaveResult } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import type { ClusterState } from '../../src/cluster/state';
import { MemoryDocuments } from '../../src/store/memory-documents';
import { MemoryQuizStore } from '../../src/store/memory-quiz-store';
import type { Delivery, Remains } from './history';
import { QUIET } from './sandbox';

/** What a command meets. */
export interface Met {
  /** The newest version then; 0 for a channel in which nothing was done. */
  readonly version: number;
  /** Wall-clock milliseconds. */
  readonly at: number;
  /** The version that the person had seen until then. */
  readonly seen: number | undefined;
}

export interface Played extends CarriedOut {
  /** What was saved, if anything was. */
  readonly next: ChannelRecord | undefined;
}

export class Model {
  private readonly versions: Remains['versions'];
  private readonly id: ChannelId;

  constructor({ id, versions }: Remains) {
    this.id = id;
    this.versions = versions;
  }

  /** Carries one command out on a version as it is stored. */
  async play({ person, text, request }: Delivery, met: Met): Promise<Played> {
    const clock: Clock = { now: () => met.at, sleep: () => Promise.resolve() };
    const clusters = new OneVersion(this.versions, met);
    const documents = new MemoryDocuments(clock);
    const handler = new CommandHandler(
      { clusters, quizzes: new MemoryQuizStore(), documents, clock, log: QUIET },
      ALL_VERBS,
    );
    const carriedOut = await handler.carryOut({ id: this.id, person, text, request, pressed: false });
    return { ...carriedOut, next: clusters.saved };
  }
}

/** A channel as it was when a certain version was its newest. */
class OneVersion implements ClusterStore {
  saved: ChannelRecord | undefined;

  constructor(
    private readonly versions: Remains['versions'],
    private readonly met: Met,
  ) {}

  load(): Promise<ChannelRecord | undefined> {
    return Promise.resolve(this.recordOf(this.met.version));
  }

  loadVersion(_id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    return Promise.resolve(this.recordOf(version));
  }

  save(_id: ChannelId, next: ChannelRecord): Promise<SaveResult> {
    this.saved = next;
    return Promise.resolve('saved');
  }

  loadSaved(_id: ChannelId, version: number): Promise<ClusterState | undefined> {
    return Promise.resolve(this.recordOf(version)?.cluster);
  }

  loadLook(): Promise<number | undefined> {
    return Promise.resolve(this.met.seen);
  }

  saveLook(): Promise<void> {
    return Promise.resolve();
  }

  loadCourse(): Promise<CourseLog> {
    return Promise.resolve(NO_COURSE);
  }

  saveCourse(): Promise<SaveResult> {
    return Promise.resolve('saved');
  }

  private recordOf(version: number): ChannelRecord | undefined {
    const record = this.versions[version - 1];
    if (typeof record === 'string') throw new Error(`version ${version} ${record}`);
    return record;
  }
}

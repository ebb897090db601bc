/**
 * One process of the tutor, as Lambda calls it: a handler of its own, with its own client and what it remembers. All
 * share one table. When it crashes, nothing of it is heard or done again.
 */
import { CommandHandler } from '../../src/app/handle-command';
import type { Clock, Log, Ports } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { createDynamoClient } from '../../src/store/client';
import { DynamoBelongings } from '../../src/store/dynamo-belongings';
import { DynamoClusterStore } from '../../src/store/dynamo-cluster-store';
import { DynamoDocuments } from '../../src/store/dynamo-documents';
import { DynamoQuizStore } from '../../src/store/dynamo-quiz-store';
import { connect, type Connection } from './connection';
import { FaultyConnection, type Process } from './faulty-connection';
import type { Fate } from './fates';

export const TABLE = 'torture';

/** Where a round takes place. */
export interface Place {
  readonly connection: Connection;
  readonly clock: Clock;
  /** Of this round alone. */
  readonly team: string;
  /** Whom the connection leads to, where that is a server. */
  readonly endpoint?: string;
}

const NOWHERE = 'http://127.0.0.1:1';

export const QUIET: Log = { info: () => undefined, error: () => undefined };

export class Sandbox implements Process {
  isAlive = true;
  /** Resolves when it crashes. */
  readonly ended: Promise<undefined>;
  private end: () => void = () => undefined;
  readonly ports: Ports;
  readonly handler: CommandHandler;

  /** @param nextFate what becomes of its next request to the store */
  constructor({ connection, ...place }: Place, nextFate: (operation: string) => Fate) {
    const faulty = new FaultyConnection(connection, this, place.clock, nextFate);
    this.ports = storesOver({ ...place, connection: faulty });
    this.handler = new CommandHandler(this.ports, ALL_VERBS);
    this.ended = new Promise((resolve) => (this.end = () => resolve(undefined)));
  }

  crash(): void {
    this.isAlive = false;
    this.end();
  }
}

/** Everything that is stored, reached over a connection. */
export function storesOver({ connection, clock, endpoint = NOWHERE }: Place): Ports {
  const client = createDynamoClient({ endpoint });
  connect(client, connection);
  return {
    clusters: new DynamoClusterStore(client, TABLE, clock),
    quizzes: new DynamoQuizStore(client, TABLE, clock),
    documents: new DynamoDocuments(client, TABLE, clock),
    belongings: new DynamoBelongings(client, TABLE, clock),
    clock,
    log: QUIET,
  };
}

/**
 * Documents in DynamoDB: one item each, with the number of its version for the condition of the next write.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Check, DocumentStore, Listed, Place, Versioned } from '../app/documents';
import { type Clock, type SaveResult, StoreError } from '../app/ports';
import { belongingOfDue } from './belonging';
import { duePartition, duePartitions } from './due-shards';
import { DynamoItems, type Item } from './dynamo-items';
import { readForm, writeForm } from './quiz-form';
import { readable } from './readable';
import { documentKey, documentName, partitionOfOwner } from './table';

export class DynamoDocuments implements DocumentStore {
  private readonly items: DynamoItems;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.items = new DynamoItems(client, table, clock);
  }

  async load<T extends object>(place: Place, isRight: Check<T>): Promise<Versioned<T> | undefined> {
    const item = await this.items.get(partitionOfPlace(place), documentKey(place.name));
    return item === undefined ? undefined : versioned(item, isRight);
  }

  save(place: Place, version: number, value: object, keptFor: number): Promise<SaveResult> {
    const { owner, name } = place;
    const whose = 'due' in owner ? belongingOfDue(owner) : undefined;
    const envelope = this.items.envelope(partitionOfPlace(place), documentKey(name), keptFor, whose);
    return this.items.putVersionOnce({ ...envelope, ...writeForm(value) }, version);
  }

  async list<T extends object>(
    owner: Listed,
    prefix: string,
    isRight: Check<T>,
  ): Promise<readonly (Versioned<T> & { readonly name: string })[]> {
    const partitions = partitionsOf(owner);
    const lists = await Promise.all(partitions.map((one) => this.items.list(one, documentKey(prefix))));
    const items = lists.length === 1 ? lists.flat() : lists.flat().toSorted(byKey);
    return readable(items, (item) => ({ ...versioned(item, isRight), name: documentName(item.sk?.S ?? '') }));
  }

  async remove(place: Place): Promise<void> {
    const { owner, name } = place;
    const partition = partitionOfPlace(place);
    const wasThere = await this.items.remove(partition, documentKey(name));
    if (wasThere || !('due' in owner)) return;
    // A program before this one put everything of an hour into one partition.
    const [first] = duePartitions(owner.due);
    if (first !== partition) await this.items.remove(first, documentKey(name));
  }
}

function partitionsOf(owner: Listed): readonly string[] {
  if (!('due' in owner)) return [partitionOfOwner(owner)];
  const all = duePartitions(owner.due);
  return owner.isOld === true ? all.slice(0, 1) : all;
}

const partitionOfPlace = ({ owner, name }: Place): string =>
  'due' in owner ? duePartition(owner.due, name) : partitionOfOwner(owner);

const byKey = (a: Item, b: Item): number => ((a.sk?.S ?? '') < (b.sk?.S ?? '') ? -1 : 1);

function versioned<T extends object>(item: Item, isRight: Check<T>): Versioned<T> {
  const version = Number(item.version?.N);
  if (!Number.isInteger(version)) throw new StoreError('foreign', 'a document was not written by kube-tutor');
  return { version, value: readForm(item, 'a document', isRight) };
}

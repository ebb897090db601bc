/**
 * Documents in DynamoDB: one item each, with the number of its version for the condition of the next write.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Check, DocumentStore, Owner, Place, Versioned } from '../app/documents';
import { type Clock, type SaveResult, StoreError } from '../app/ports';
import { DynamoItems, type Item } from './dynamo-items';
import { readForm, writeForm } from './quiz-form';
import { readable } from './readable';
import { documentKey, documentName, partitionOfOwner } from './table';

export class DynamoDocuments implements DocumentStore {
  private readonly items: DynamoItems;

  constructor(client: DynamoDBClient, table: string, clock: Clock) {
    this.items = new DynamoItems(client, table, clock);
  }

  async load<T extends object>({ owner, name }: Place, isRight: Check<T>): Promise<Versioned<T> | undefined> {
    const item = await this.items.get(partitionOfOwner(owner), documentKey(name));
    return item === undefined ? undefined : versioned(item, isRight);
  }

  save({ owner, name }: Place, version: number, value: object, keptFor: number): Promise<SaveResult> {
    const envelope = this.items.envelope(partitionOfOwner(owner), documentKey(name), keptFor);
    return this.items.putVersion({ ...envelope, ...writeForm(value) }, version);
  }

  async list<T extends object>(
    owner: Owner,
    prefix: string,
    isRight: Check<T>,
  ): Promise<readonly (Versioned<T> & { readonly name: string })[]> {
    const items = await this.items.list(partitionOfOwner(owner), documentKey(prefix));
    return readable(items, (item) => ({ ...versioned(item, isRight), name: documentName(item.sk?.S ?? '') }));
  }

  async remove({ owner, name }: Place): Promise<void> {
    await this.items.remove(partitionOfOwner(owner), documentKey(name));
  }
}

function versioned<T extends object>(item: Item, isRight: Check<T>): Versioned<T> {
  const version = Number(item.version?.N);
  if (!Number.isInteger(version)) throw new StoreError('foreign', 'a document was not written by kube-tutor');
  return { version, value: readForm(item, 'a document', isRight) };
}

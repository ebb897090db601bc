/**
 * The one DynamoDB table and how its keys are made.
 *
 * | pk           | sk                 | what                                                        |
 * | ------------ | ------------------ | ----------------------------------------------------------- |
 * | TEAM#CHANNEL | CURRENT            | the newest version of a channel                              |
 * | TEAM#CHANNEL | STATE#0000000012   | an older version, never changed                              |
 * | TEAM#CHANNEL | CHUNK#SET#003      | what a version consists of, or a part of it                 |
 * | TEAM#CHANNEL | SAVE#0000000012    | a version that was given a name: its cluster                 |
 * | TEAM#CHANNEL | LOOK#PERSON        | the version that a person looked at last                     |
 * | TEAM#CHANNEL | HERE#PERSON        | that a person took part, or is named there                   |
 * | TEAM#CHANNEL | COURSE             | what its people know of their progress                       |
 * | TEAM#CHANNEL | QUIZ               | what a channel was asked                                     |
 * | TEAM#CHANNEL | QUIZ#ID            | a question                                                   |
 * | TEAM#CHANNEL | ANSWER#ID#PERSON   | one person's answer to a question                            |
 * | TEAM#CHANNEL | DOC#NAME           | a document of a channel; see app/documents.ts                |
 * | TEAM#@PERSON | DOC#NAME           | a document of a person                                       |
 * | TEAM#@       | DOC#NAME           | a document of a workspace                                    |
 * | DUE#HOUR     | DOC#NAME           | what happens within an hour, of all workspaces               |
 * | INSTALLING#n | DOC#STATE          | somebody who is installing the app; 10 minutes               |
 *
 * `expires` (seconds since the epoch) is the TTL attribute. DynamoDB deletes late, so readers check it too.
 */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Owner } from '../app/documents';
import type { ChannelId } from '../app/ports';

const DAY = 24 * 60 * 60;
/** A channel in which nobody types is forgotten after so many seconds. */
export const CHANNEL_TTL = 90 * DAY;
/** A version that was given a name is kept for so many seconds. */
export const SAVE_TTL = 365 * DAY;
/**
 * Chunks outlive the version that names them by a day: most versions become older ones within it, and need them no longer
 * than that. For the others they are put again.
 */
export const chunkTtl = (version: number): number => version + DAY;
/** Who took part in a channel is known as long as the channel may name them. */
export const HERE_TTL = 3 * 365 * DAY;

/** Nobody is told of the same progress twice within so many seconds. */
export const COURSE_TTL = 365 * DAY;

export const CURRENT = 'CURRENT';
export const COURSE = 'COURSE';

/** The partition of a channel. Slack's ids are letters and digits; anything else is a bug or an attack. */
export function partitionOf({ team, channel }: ChannelId): string {
  return `${slackId(team)}#${slackId(channel)}`;
}

/** The partition of whoever has documents. No channel and no person begins with "@". */
export function partitionOfOwner(owner: Exclude<Owner, { readonly due: string }>): string {
  if ('channel' in owner) return partitionOf(owner.channel);
  if ('installing' in owner) return `INSTALLING#${slackId(owner.installing)}`;
  return `${slackId(owner.team)}#@${'person' in owner ? slackId(owner.person) : ''}`;
}

const DOCUMENT = 'DOC#';

export function documentKey(name: string): string {
  return DOCUMENT + name;
}

export function documentName(key: string): string {
  return key.slice(DOCUMENT.length);
}

function slackId(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new Error('not an id of Slack');
  return id;
}

export function stateKey(version: number): string {
  return `STATE#${String(version).padStart(10, '0')}`;
}

export function saveKey(version: number): string {
  return `SAVE#${String(version).padStart(10, '0')}`;
}

export function lookKey(person: string): string {
  return `LOOK#${slackId(person)}`;
}

export function hereKey(person: string): string {
  return `${HERE}${slackId(person)}`;
}

/** What the keys of who took part begin with. */
export const HERE = 'HERE#';

export function chunkKey(set: string, index: number): string {
  return `CHUNK#${set}#${String(index).padStart(3, '0')}`;
}

export const QUIZ_LOG = 'QUIZ';

export function questionKey(id: string): string {
  return `QUIZ#${id}`;
}

/** What the keys of all answers to a question begin with. */
export function answerPrefix(id: string): string {
  return `ANSWER#${id}#`;
}

export function answerKey(id: string, person: string): string {
  return `${answerPrefix(id)}${person}`;
}

/** Seconds since the epoch, rounded down. */
export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/** Finds the keys of everything that a workspace has. */
export const BY_TEAM = 'by-team';
/** Finds the keys of what is about one person alone, in the order of the kinds. */
export const BY_PERSON = 'by-person';

/** What creates the table where no CloudFormation does. */
export function tableDefinition(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'team', AttributeType: 'S' },
      { AttributeName: 'person', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: BY_TEAM,
        KeySchema: [{ AttributeName: 'team', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: BY_PERSON,
        KeySchema: [
          { AttributeName: 'person', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  };
}

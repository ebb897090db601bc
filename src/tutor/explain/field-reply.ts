/**
 * `explain deployment.spec.strategy`: what kubectl prints of a field, what it means, and what it says here.
 */
import type { Rejection, Result } from '../../api/rejection';
import { meaningOf } from '../../api/schema/field-meanings';
import { clientError } from '../../api/status';
import { nearest } from '../../commands/grammar/near-miss';
import { printExplained } from '../../printers/explain';
import type { Cluster } from '../../cluster/cluster';
import { ascii, cut } from '../../diagram/text/columns';
import { button } from '../button';
import { type Button, LONGEST_HEADLINE, type Reply } from '../reply';
import { spoken } from '../text';
import { printable } from '../typed';
import type { TutorContext } from '../verbs/tutor-verb';
import { type Field, type NoSuchField, readFieldPath, valueIn } from './field-path';
import { explainButton } from './ways-on';

/** What kubectl's flags ask for. */
export interface AskedFields {
  /** The fields of fields, too. */
  readonly isRecursive: boolean;
  /** `apps/v1`: no other will do. */
  readonly apiVersion: string | undefined;
}

/** Undefined when these words are no kind and no path of its fields. */
export function explainField(typed: string, asked: AskedFields, context: TutorContext): Result<Reply> | undefined {
  const { isRecursive, apiVersion } = asked;
  const field = readFieldPath(typed);
  if (field === undefined) return undefined;
  if (apiVersion !== undefined && apiVersion !== field.info.apiVersion) return noSuchVersion(field, apiVersion);
  return 'missing' in field ? noSuchField(field) : fieldReply(field, isRecursive, context);
}

function noSuchVersion({ info, path }: Pick<Field, 'info' | 'path'>, asked: string): Rejection {
  const groupVersion = asked.includes('/') ? asked : `/${asked}`;
  return {
    ...clientError(`couldn't find resource for "${printable(groupVersion)}, Resource=${info.plural}"`),
    hint: `A ${info.kind} is of apiVersion ${info.apiVersion}.`,
    fixes: [`explain ${pathOf({ info, path })}`],
  };
}

const LONGEST_VALUE = 60;

function fieldReply(field: Field, isRecursive: boolean, { cluster, pressed }: TutorContext): Reply {
  const { info, path, meaning } = field;
  const command = `explain ${pathOf(field)}${isRecursive ? ' --recursive' : ''}`;
  const last = path.at(-1);
  const headline = cut(
    last === undefined ? `The fields of a ${info.kind}` : `${last}: a field of ${info.kind}`,
    LONGEST_HEADLINE,
  );
  const verbatim = printExplained(field, isRecursive).trimEnd();
  const notice = hereOf(field, cluster);
  const children =
    field.fields.length === 0 ? 'no fields of its own' : `fields: ${field.fields.map(([name]) => name).join(', ')}`;
  return {
    audience: 'asker',
    command,
    kubectl: `kubectl ${command}`,
    pressed,
    headline,
    story: [],
    verbatim,
    ...(notice === undefined ? {} : { notice }),
    buttons: waysOn(field),
    text: spoken([headline, meaning ?? '', children, notice ?? '']),
  };
}

/** What the first object of the kind says. */
function hereOf({ info, path }: Field, cluster: Cluster): string | undefined {
  const [object] = cluster.list(info.kind);
  const value = object === undefined ? undefined : valueIn(object, path);
  if (object === undefined || value === undefined || value.length > LONGEST_VALUE) return undefined;
  return `Here: ${info.kind} ${cut(object.metadata.name, 40)} says ${ascii(value)}`;
}

/** A field in it, the one around it, the kind. */
function waysOn(field: Field): readonly Button[] {
  const { info, path, type, fields } = field;
  const names = fields.map(([name]) => name);
  const inside = names.find((name) => meaningOf(type, name) !== undefined) ?? names[0];
  const into = inside === undefined ? [] : [button(labelOf(inside), `explain ${pathOf(field)}.${inside}`)];
  const out =
    path.length < 2 ? [] : [button(labelOf(path.at(-2) ?? ''), `explain ${pathOf({ info, path: path.slice(0, -1) })}`)];
  return [...into, ...out, explainButton(info.kind), button('All terms', 'explain')];
}

const labelOf = (name: string): string => cut(`Field ${name}`, 20);

const pathOf = ({ info, path }: Pick<Field, 'info' | 'path'>): string => [info.singular, ...path].join('.');

function noSuchField({ info, path, missing, known }: NoSuchField): Rejection {
  const meant = nearest(missing, known);
  const around = path.length === 0 ? [] : [`explain ${pathOf({ info, path })}`];
  return {
    rejected: true,
    code: 'Client',
    message: `error: field "${printable(missing)}" does not exist`,
    hint:
      known.length === 0
        ? `${path.at(-1) ?? info.kind} has no fields of its own.`
        : meant === undefined
          ? `There are ${known.slice(0, 6).join(', ')}${known.length > 6 ? ' and others' : ''}.`
          : `Did you mean ${meant}?`,
    fixes: [
      ...(meant === undefined ? [] : [`explain ${pathOf({ info, path: [...path, meant] })}`]),
      ...around,
      `explain ${info.kind}`,
    ],
  };
}

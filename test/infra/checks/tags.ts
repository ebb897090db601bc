/** Whatever takes tags has those by which a bill is divided; and whatever has a name says which stage it belongs to. */
import { isRecord, type Resource, type Template, texts } from '../template';
import { specifiedType } from './specification';

const TAGS = ['app', 'owner', 'stage'];
/** Properties that name a resource for people, in an account where several stages may live. */
const NAMES = [
  'AlarmName',
  'AliasName',
  'DashboardName',
  'FunctionName',
  'LogGroupName',
  'Name',
  'QueueName',
  'TopicName',
];

/** @param name that everything of the stage begins with, or has after its first word */
export function tagViolations(template: Template, name: string): readonly string[] {
  const stage = name.slice(name.lastIndexOf('-') + 1);
  return Object.entries(template.Resources).flatMap(([id, resource]) => {
    const tags = tagsOf(resource);
    return [
      ...(tags === undefined || Object.keys(tags).sort().join() === TAGS.join() ? [] : [`${id}: lacks tags`]),
      ...(tags === undefined || tags.stage === stage ? [] : [`${id}: has another stage's tag`]),
      ...NAMES.flatMap((property) => {
        const given = resource.Properties[property];
        // A function of CloudFormation gives the name of another resource, which is looked at itself.
        return typeof given !== 'string' || given.includes(name) ? [] : [`${id}: its ${property} has no stage`];
      }),
    ];
  });
}

/** Undefined where the type takes none. */
function tagsOf({ Type, Properties }: Resource): Readonly<Record<string, unknown>> | undefined {
  const property = specifiedType(Type)?.tagInformation?.tagPropertyName;
  if (property === undefined) return undefined;
  const given = Properties[property];
  if (isRecord(given)) return given;
  if (!Array.isArray(given)) return {};
  return Object.fromEntries(given.map((tag) => texts(tag) as [string, string]));
}

/** Everything that a template points at is there, and nothing waits for itself. */
import { isRecord, type Template } from '../template';

/** What a template refers to besides its resources. */
const PSEUDO = /^AWS::(AccountId|Partition|Region|StackId|StackName|URLSuffix|NoValue)$/;

export function referenceViolations(template: Template): readonly string[] {
  const needs = new Map(
    Object.entries(template.Resources).map(([name, resource]) => [
      name,
      [...pointedAt(resource), ...[resource.DependsOn ?? []].flat()],
    ]),
  );
  const outputs = pointedAt(template.Outputs);
  const conditions = Object.values(template.Resources).flatMap(({ Condition }) => Condition ?? []);
  return [
    ...[...needs.values(), outputs]
      .flat()
      .flatMap((name) => (needs.has(name) || PSEUDO.test(name) ? [] : [`there is no ${name}`])),
    ...[...conditions, ...conditionsIn(template)].flatMap((name) =>
      name in (template.Conditions ?? {}) ? [] : [`there is no condition ${name}`],
    ),
    ...[...needs.keys()].flatMap((name) => (reaches(name, needs) ? [`${name}: waits for itself`] : [])),
  ];
}

function pointedAt(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isRecord(value)) {
    const [key] = Object.keys(value);
    if (key === 'Ref') return [String(value.Ref)];
    if (key === 'Fn::GetAtt') return [String([value['Fn::GetAtt']].flat()[0])];
    if (key === 'Fn::Sub') return inText(value['Fn::Sub']);
  }
  return Object.values(value).flatMap(pointedAt);
}

/** A text, or a list of one and of names that are known besides. */
function inText(value: unknown): readonly string[] {
  const [text, known = {}] = [value].flat();
  const names = [...String(text).matchAll(/\$\{([\w:]+)(\.\w+)?\}/g)].map(([, name = '']) => name);
  return [...names.filter((name) => !(isRecord(known) && name in known)), ...pointedAt(known)];
}

function conditionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const chosen = isRecord(value) ? value['Fn::If'] : undefined;
  return [...(Array.isArray(chosen) ? [String(chosen[0])] : []), ...Object.values(value).flatMap(conditionsIn)];
}

function reaches(from: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(needs.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === from) return true;
    if (!seen.has(name)) open.push(...(needs.get(name) ?? []));
    seen.add(name);
  }
  return false;
}

/**
 * What is wrong with the parts of a Pod that say where it may run.
 * Follows pkg/apis/core/validation/validation.go.
 */
import type {
  Affinity,
  NodeSelectorRequirement,
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from 'kubernetes-types/core/v1';
import {
  duplicate,
  type Findings,
  forbiddenField,
  invalidValue,
  oneOf,
  required,
  unsupported,
  wellFormed,
  type Unchecked,
} from '../field';
import { checkLabels, checkSelector } from '../metadata';
import { labelValue, qualifiedName } from '../names';
import { checkOperator } from '../operator';

/** In upstream's order. */
export const TAINT_EFFECTS: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Node selector, affinity, spreading and tolerations. */
export function checkScheduling(found: Findings, field: string, spec: Unchecked<PodSpec>): void {
  checkLabels(found, `${field}.nodeSelector`, spec.nodeSelector);
  checkAffinity(found, `${field}.affinity`, spec.affinity ?? {});
  checkSpread(found, `${field}.topologySpreadConstraints`, spec.topologySpreadConstraints ?? []);
  checkTolerations(found, `${field}.tolerations`, spec.tolerations ?? []);
  checkGates(found, field, spec);
}

function checkTolerations(found: Findings, field: string, tolerations: readonly Unchecked<Toleration>[]): void {
  for (const [index, toleration] of tolerations.entries()) {
    const at = `${field}[${index}]`;
    const { key = '', operator = '', value = '', effect = '', tolerationSeconds } = toleration;
    if (key !== '') wellFormed(found, `${at}.key`, key, qualifiedName);
    else if (operator !== 'Exists') {
      const why = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      found.push(invalidValue(`${at}.operator`, operator, why));
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      const why = "effect must be 'NoExecute' when `tolerationSeconds` is set";
      found.push(invalidValue(`${at}.effect`, effect, why));
    }
    if (operator === '' || operator === 'Equal') wellFormed(found, `${at}.operator`, value, labelValue);
    else if (operator === 'Exists') {
      if (value !== '') {
        const shown = {
          Key: key,
          Operator: operator,
          Value: value,
          Effect: effect,
          TolerationSeconds: tolerationSeconds ?? null,
        };
        found.push(invalidValue(`${at}.operator`, shown, "value must be empty when `operator` is 'Exists'"));
      }
    } else found.push(unsupported(`${at}.operator`, operator, ['Equal', 'Exists']));
    if (effect !== '' && !TAINT_EFFECTS.includes(effect)) {
      found.push(unsupported(`${at}.effect`, effect, TAINT_EFFECTS));
    }
  }
}

function checkAffinity(
  found: Findings,
  at: string,
  { nodeAffinity, podAffinity, podAntiAffinity }: Unchecked<Affinity>,
): void {
  const node = `${at}.nodeAffinity`;
  const wanted = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (wanted !== undefined) {
    const field = `${node}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
    const terms = wanted.nodeSelectorTerms ?? [];
    if (terms.length === 0) found.push(required(field, 'must have at least one node selector term'));
    for (const [index, term] of terms.entries()) {
      checkRequirements(found, `${field}[${index}].matchExpressions`, term.matchExpressions ?? []);
    }
  }
  for (const [index, term] of (nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const field = `${node}.preferredDuringSchedulingIgnoredDuringExecution[${index}]`;
    checkWeight(found, field, term.weight);
    checkRequirements(found, `${field}.preference.matchExpressions`, term.preference?.matchExpressions ?? []);
  }
  for (const [name, affinity] of Object.entries({ podAffinity, podAntiAffinity })) {
    for (const [index, term] of (affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      checkPodTerm(found, `${at}.${name}.requiredDuringSchedulingIgnoredDuringExecution[${index}]`, term);
    }
    for (const [index, term] of (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      const field = `${at}.${name}.preferredDuringSchedulingIgnoredDuringExecution[${index}]`;
      checkWeight(found, field, term.weight);
      checkPodTerm(found, `${field}.podAffinityTerm`, term.podAffinityTerm ?? {});
    }
  }
}

function checkRequirements(
  found: Findings,
  field: string,
  requirements: readonly Unchecked<NodeSelectorRequirement>[],
): void {
  for (const [index, { key, operator, values = [] }] of requirements.entries()) {
    const at = `${field}[${index}]`;
    if (operator !== 'Gt' && operator !== 'Lt') checkOperator(found, at, operator, values);
    else if (values.length !== 1) {
      found.push(required(`${at}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
    }
    wellFormed(found, `${at}.key`, key ?? '', qualifiedName);
  }
}

function checkWeight(found: Findings, at: string, weight: number | undefined): void {
  if (weight === undefined || weight < 1 || weight > 100) {
    found.push(invalidValue(`${at}.weight`, weight ?? 0, 'must be in the range 1-100'));
  }
}

function checkPodTerm(found: Findings, at: string, term: Unchecked<PodAffinityTerm>): void {
  checkSelector(found, `${at}.labelSelector`, term.labelSelector);
  if ((term.topologyKey ?? '') === '') found.push(required(`${at}.topologyKey`, 'can not be empty'));
  else wellFormed(found, `${at}.topologyKey`, term.topologyKey ?? '', qualifiedName);
}

function checkSpread(
  found: Findings,
  field: string,
  constraints: readonly Unchecked<TopologySpreadConstraint>[],
): void {
  for (const [index, constraint] of constraints.entries()) {
    const at = `${field}[${index}]`;
    const { maxSkew = 0, topologyKey = '', whenUnsatisfiable } = constraint;
    if (maxSkew <= 0) found.push(invalidValue(`${at}.maxSkew`, maxSkew, 'must be greater than zero'));
    if (topologyKey === '') found.push(required(`${at}.topologyKey`, 'can not be empty'));
    else wellFormed(found, `${at}.topologyKey`, topologyKey, qualifiedName);
    const known = ['DoNotSchedule', 'ScheduleAnyway'];
    if (!known.includes(whenUnsatisfiable ?? '')) {
      found.push(unsupported(`${at}.whenUnsatisfiable`, whenUnsatisfiable ?? '', known));
    }
    const isSame = (other: Unchecked<TopologySpreadConstraint>) =>
      other.topologyKey === constraint.topologyKey && other.whenUnsatisfiable === whenUnsatisfiable;
    if (constraints.slice(index + 1).some(isSame)) {
      found.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`));
    }
    checkMinDomains(found, `${at}.minDomains`, constraint);
    for (const policy of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
      oneOf(found, `${at}.${policy}`, constraint[policy], ['Honor', 'Ignore']);
    }
    if ((constraint.matchLabelKeys ?? []).length > 0 && constraint.labelSelector === undefined) {
      found.push(forbiddenField(`${at}.matchLabelKeys`, 'must not be specified when labelSelector is not set'));
    }
    checkSelector(found, `${at}.labelSelector`, constraint.labelSelector);
  }
}

function checkMinDomains(
  found: Findings,
  field: string,
  { minDomains, whenUnsatisfiable }: Unchecked<TopologySpreadConstraint>,
): void {
  if (minDomains === undefined) return;
  if (minDomains <= 0) found.push(invalidValue(field, minDomains, 'must be greater than zero'));
  if (whenUnsatisfiable === 'DoNotSchedule') return;
  const why = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable ?? ''}`;
  found.push(invalidValue(field, minDomains, why));
}

/** A Pod with gates is not scheduled, by anybody, until the last of them is taken away. */
function checkGates(found: Findings, field: string, spec: Unchecked<PodSpec>): void {
  const { schedulingGates = [], nodeName = '' } = spec;
  const seen = new Set<string>();
  for (const [index, { name = '' }] of schedulingGates.entries()) {
    const at = `${field}.schedulingGates[${index}]`;
    wellFormed(found, at, name, qualifiedName);
    if (seen.has(name)) found.push(duplicate(at, name));
    seen.add(name);
  }
  if (schedulingGates.length > 0 && nodeName !== '') {
    found.push(forbiddenField(`${field}.nodeName`, 'cannot be set until all schedulingGates have been cleared'));
  }
}

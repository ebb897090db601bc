/**
 * Holds a menu to the limits of Block Kit.
 */
import { LIMITS } from './block-limits';
import { cut } from './cut-text';
import { type Option, plainText, type SelectElement } from './message';

/** A menu without entries cannot be sent; one with too many loses the last ones. */
export function fitSelect({
  options,
  option_groups,
  initial_option,
  ...select
}: SelectElement): SelectElement | undefined {
  const placeholder = plainText(cut(select.placeholder.text, LIMITS.placeholder) || '..');
  const entries = fitOptions(options ?? []);
  const groups = (option_groups ?? [])
    .map(({ label, options: some }) => ({
      label: plainText(cut(label.text, LIMITS.optionText)),
      options: fitOptions(some),
    }))
    .filter((group) => group.options.length > 0 && group.label.text.trim() !== '')
    .slice(0, LIMITS.optionGroups);
  if (entries.length + groups.length === 0 || select.action_id.length > LIMITS.actionId) return undefined;
  const all = option_groups === undefined ? entries : groups.flatMap((group) => group.options);
  const initial = all.find(({ value }) => value === initial_option?.value);
  return {
    ...select,
    placeholder,
    ...(option_groups === undefined ? { options: entries } : { option_groups: groups }),
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** A cut value would be another choice: such an entry is left out. */
function fitOptions(options: readonly Option[]): readonly Option[] {
  return options
    .filter(({ text, value }) => value !== '' && value.length <= LIMITS.optionValue && text.text.trim() !== '')
    .slice(0, LIMITS.options)
    .map(({ text, value }) => ({ text: plainText(cut(text.text, LIMITS.optionText)), value }));
}

/**
 * `-o`: in which form objects are shown. Follows kubectl/pkg/cmd/get/get_flags.go and cli-runtime's PrintFlags.
 */
import type { KubeObject } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { printObjects, shownObject } from '../../printers/objects';
import { printCustomColumns, readCustomColumns } from '../../printers/output/custom-columns';
import { type JsonPath, printJsonPath, readJsonPath } from '../../printers/output/jsonpath';
import { printKyaml } from '../../printers/output/kyaml';

type Columns = Exclude<ReturnType<typeof readCustomColumns>, Rejection>;

export type Output =
  | { readonly form: 'table'; readonly isWide: boolean }
  | { readonly form: 'json' | 'yaml' | 'kyaml' | 'name' }
  | { readonly form: 'jsonpath'; readonly path: JsonPath; readonly asJson: boolean }
  | { readonly form: 'columns'; readonly columns: Columns };

const KNOWN =
  'custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml';

/** Understands `wide`, `yaml`, `jsonpath={.metadata.name}` and the others. @param template what `--template` gives */
export function readOutput(text: string | undefined, template = ''): Result<Output> {
  if (text === undefined || text === '') return { form: 'table', isWide: false };
  const sign = text.indexOf('=');
  const form = (sign < 0 ? text : text.slice(0, sign)).toLowerCase();
  const rest = sign < 0 ? template : text.slice(sign + 1);
  switch (form) {
    case 'wide':
      return { form: 'table', isWide: true };
    case 'json':
    case 'yaml':
    case 'kyaml':
    case 'name':
      return { form };
    case 'jsonpath':
    case 'jsonpath-as-json': {
      if (rest === '') return noTemplate(form);
      const path = readJsonPath(rest);
      return isRejected(path) ? path : { form: 'jsonpath', path, asJson: form === 'jsonpath-as-json' };
    }
    case 'custom-columns': {
      const columns = readCustomColumns(rest);
      return isRejected(columns) ? columns : { form: 'columns', columns };
    }
    case 'go-template':
    case 'template':
      return rest === '' ? noTemplate('jsonpath') : noGoTemplate();
    case 'custom-columns-file':
    case 'go-template-file':
    case 'jsonpath-file':
    case 'templatefile':
      return noFile(form, rest);
    default:
      return {
        ...clientError(
          `unable to match a printer suitable for the output format "${text}", allowed formats are: ${KNOWN}`,
        ),
        hint: 'Most are served by one of wide, yaml, json, name, jsonpath=, custom-columns=.',
      };
  }
}

function noTemplate(form: string): Rejection {
  return {
    ...clientError('template format specified but no template given'),
    hint: `The template follows a sign of equality: -o ${form}='{.metadata.name}'`,
  };
}

function noGoTemplate(): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: 'Go templates do not run here.',
    hint: "-o jsonpath='{.items[*].metadata.name}' and -o custom-columns=NAME:.metadata.name show single fields.",
  };
}

function noFile(form: string, path: string): Rejection {
  const what = form === 'custom-columns-file' ? '-o custom-columns=NAME:.metadata.name' : "-o jsonpath='{…}'";
  const columns = 'custom-columns format specified but no custom columns given';
  return {
    ...clientError(
      path === ''
        ? form === 'custom-columns-file'
          ? columns
          : 'template format specified but no template given'
        : `error reading ${form === 'custom-columns-file' ? 'template' : '--template'} ${path}, open ${path}: no such file or directory`,
    ),
    hint: `There are no files here: ${what} takes it in the command itself.`,
  };
}

export interface WholeOptions {
  /** Whether several were asked for: they come as one `kind: List`. */
  readonly isList: boolean;
  readonly withManagedFields: boolean;
  readonly noHeaders: boolean;
}

/** Objects in any form but a table. */
export function printWhole(
  objects: readonly KubeObject[],
  output: Exclude<Output, { form: 'table' }>,
  { isList, withManagedFields, noHeaders }: WholeOptions,
): Result<string> {
  if (output.form === 'columns' || output.form === 'jsonpath' || output.form === 'kyaml') {
    // Only JSON and YAML leave out who owns which field.
    const items = objects.map((object) => shownObject(object, withManagedFields || output.form !== 'kyaml'));
    if (output.form === 'columns') return printCustomColumns(output.columns, items, noHeaders);
    const value = isList ? { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } } : items[0];
    return 'path' in output ? printJsonPath(output.path, value, output.asJson) : printKyaml(value);
  }
  return printObjects(objects, output.form, { isList, withManagedFields });
}

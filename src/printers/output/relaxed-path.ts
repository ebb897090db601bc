/**
 * Paths as people write them where only a path can stand, with or without braces and a leading dot.
 * Follows kubectl/pkg/cmd/get/customcolumn.go (RelaxedJSONPathExpression).
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';

const PATH = /^(?:\{\.?([^{}]+)\}|\.?([^{}]+))$/;

/** `{.metadata.name}` from `metadata.name`, `.metadata.name` or `{metadata.name}`. */
export function relaxedPath(text: string): Result<string> {
  if (text === '') return '';
  const parts = PATH.exec(text);
  if (parts !== null) return `{.${parts[1] ?? parts[2] ?? ''}}`;
  return clientError(
    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
  );
}

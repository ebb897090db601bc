/**
 * Whether a text names an image.
 * Follows distribution/reference (ParseNormalizedNamed) as pkg/kubelet/images calls it.
 */

const PART = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const DOMAIN = String.raw`(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*)(?::[0-9]+)?`;
const NAME = new RegExp(
  String.raw`^(?:${DOMAIN}/)?${PART}(?:/${PART})*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,})?$`,
);

/** What the kubelet says of an image whose name cannot be read, or undefined. */
export function imageNameProblem(image: string): string | undefined {
  const path = pathOf(image);
  if (path !== path.toLowerCase()) {
    return said(image, `invalid reference format: repository name (${path}) must be lowercase`);
  }
  return NAME.test(image) ? undefined : said(image, 'invalid reference format');
}

const said = (image: string, why: string): string =>
  `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${why}`;

/** The repository without registry, tag and digest, as the default registry has it: `library/web`. */
function pathOf(image: string): string {
  const name = image.split('@')[0]!;
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isDomain = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const rest = (isDomain ? name.slice(slash + 1) : name).replace(/:[^:/]*$/, '');
  return isDomain || rest.includes('/') ? rest : `library/${rest}`;
}

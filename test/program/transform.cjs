/**
 * Gives src/ to a suite as one file instead of as a thousand.
 *
 * Jest finds, reads and compiles each module anew for each suite, which takes longer than most suites run. Here
 * program.cjs becomes a text that holds all modules of src/, each as a function that runs when it is first asked for; a
 * file of src/ that a suite imports becomes one line that asks for it there. What a module is and when it runs stays
 * the same. Everything outside src/ is compiled file by file.
 */
const { createHash } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { join, relative, sep } = require('node:path');
const { transformSync } = require('@swc/core');
const { createTransformer } = require('@swc/jest');

const ROOT = join(__dirname, '..', '..');
const SOURCE = join(ROOT, 'src', sep);
const PROGRAM = join(__dirname, 'program.cjs');
const OPTIONS = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  // Beside the code and not in it: maps are most of the text.
  sourceMaps: true,
};
const oneByOne = createTransformer(OPTIONS);

const isOfProgram = (file) => file.startsWith(SOURCE) && file.endsWith('.ts');

/** What the program calls a module: `src/api/equal` for src/api/equal.ts. */
const nameOf = (file) => relative(ROOT, file).replaceAll(sep, '/').replace(/\.ts$/, '');

const sourceFiles = () =>
  readdirSync(SOURCE, { recursive: true })
    .map((name) => join(SOURCE, name))
    .filter(isOfProgram)
    .sort();

const linesIn = (text) => text.split('\n').length - 1;

/** program.cjs with all modules in its table, and a map that leads each line back to its file. */
function programOf(loader) {
  const [before, after] = loader.split('/* modules */');
  const sections = [];
  let code = before;
  let line = linesIn(before);
  for (const file of sourceFiles()) {
    const compiled = transformSync(readFileSync(file, 'utf8'), { ...OPTIONS, filename: file, swcrc: false });
    const head = `${JSON.stringify(nameOf(file))}: function (module, exports, require, __dirname, __filename) {\n`;
    const text = `${head}${compiled.code}\n},\n`;
    // A failure reads its lines from the file: the map need not hold them, too.
    const map = { ...JSON.parse(compiled.map), sources: [file], sourcesContent: undefined };
    sections.push({ offset: { line: line + linesIn(head), column: 0 }, map });
    code += text;
    line += linesIn(text);
  }
  return { code: code + after, map: { version: 3, sections } };
}

function process(text, file, options) {
  if (file === PROGRAM) return programOf(text);
  if (isOfProgram(file)) {
    return { code: `module.exports = require(${JSON.stringify(PROGRAM)}).load(${JSON.stringify(nameOf(file))});` };
  }
  if (/\bjest\.(mock|doMock|setMock)\(/.test(text)) {
    throw new Error(`${file}: jest.mock does not reach the modules of src/, which load each other without jest`);
  }
  return oneByOne.process(text, file, options);
}

/** The program is compiled anew when any file of src/ has changed. */
function getCacheKey(text, file, options) {
  if (file === PROGRAM)
    return hashOf([text, ...[__filename, ...sourceFiles()].flatMap((one) => [one, readFileSync(one)])]);
  if (isOfProgram(file)) return hashOf([readFileSync(__filename), file]);
  return oneByOne.getCacheKey(text, file, options);
}

function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}

module.exports = { process, getCacheKey };

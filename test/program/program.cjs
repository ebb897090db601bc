/** The modules of src/ as a suite loads them. transform.cjs, beside this file, fills the table. */
const { dirname, join, posix } = require('node:path');

const ROOT = join(__dirname, '..', '..');
const MODULES = {/* modules */};
const loaded = new Map();

/** The exports of a module by its name, `src/api/equal`. It runs when it is asked for the first time. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const file = join(ROOT, `${name}.ts`);
  const module = { exports: {}, id: file, filename: file };
  loaded.set(name, module);
  try {
    MODULES[name](module, module.exports, requireFrom(posix.dirname(name)), dirname(file), file);
  } catch (error) {
    loaded.delete(name);
    throw error;
  }
  return module.exports;
}

/** What `require` is in the modules of a folder: modules of the program come from here, the rest from jest. */
function requireFrom(folder) {
  const find = (wanted) => {
    if (!wanted.startsWith('.')) return require(wanted);
    const name = posix.join(folder, wanted);
    const module = [name, `${name}/index`].find((one) => one in MODULES);
    return module === undefined ? require(join(ROOT, name)) : load(module);
  };
  return Object.assign(find, { resolve: require.resolve, main: require.main });
}

module.exports = { load };

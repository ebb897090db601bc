/**
 * Jest's runtime, but each file is compiled once for a worker and not once for every suite.
 *
 * A suite has globals of its own, so it runs every module anew; what V8 has compiled does not depend on globals. A
 * `Script` that is kept runs in the globals of each suite, and with it stays what V8 compiles when a function is first
 * called. It holds for packages as for the program.
 */
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * Jest makes the globals of a suite of a proxy, which is asked each time that code says `Object` or `Map`. So every file
 * is given these once, as it is loaded. Not among them is what fake timers replace.
 */
const BUILT_IN = [
  ...['Array', 'BigInt', 'Boolean', 'Error', 'Function', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy'],
  ...['RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'WeakMap', 'WeakSet'],
  ...['Buffer', 'Uint8Array', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams'],
  ...['decodeURIComponent', 'encodeURIComponent', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
].join(', ');

/** What was compiled by this worker, by file. */
const compiled = new Map();

module.exports = class RuntimeThatKeepsScripts extends Runtime {
  constructor(...options) {
    super(...options);
    const { executor } = this;
    if (typeof executor?.compile !== 'function') throw new Error('this version of jest compiles in another place');
    const compileOnce = executor.compile.bind(executor);
    executor.compile = (source, file) => {
      const context = executor.environment.getVmContext();
      // A core module, and code that is no script, is for jest to tell of.
      if (context === null || !file.startsWith('/')) return compileOnce(source, file);
      return (
        scriptOf(source, file, executor.injectedModuleParameters)?.runInContext(context) ?? compileOnce(source, file)
      );
    };
  }
};

function scriptOf(source, file, parameters) {
  const known = compiled.get(file);
  if (known?.source === source) return known.script;
  const head = `(function (${BUILT_IN}) { return function (${parameters.join(', ')}) {`;
  try {
    const text = `${head}${source}\n}; })(${BUILT_IN})`;
    const script = new Script(text, { filename: file, columnOffset: -head.length });
    compiled.set(file, { source, script });
    return script;
  } catch {
    return undefined;
  }
}

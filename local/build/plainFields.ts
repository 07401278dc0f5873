/** An esbuild plugin: Univer's classes set their fields as the language does. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** A statement that sets a field whose value calls nothing with arguments; the few others stay as they are. */
const FIELD = /\b_defineProperty\(this, "([\w$]+)", ((?:[^();]|\(\))*)\);/g;

/**
 * Univer's build sets each field of each object through one function that takes any name (Babel's `_defineProperty`),
 * and a workbook makes millions of such objects: that function alone took a twelfth of the host's time. It sets what
 * an assignment sets: none of these names is an accessor of the class (an assignment to one would throw or show at once).
 *
 * `_defineProperty(this, "_cache", new Map());` becomes `this._cache = new Map();`
 */
export const plainFields: Plugin = {
  name: 'plain-fields',
  setup(build) {
    build.onLoad({ filter: /[\\/]@univerjs[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(FIELD, 'this.$1 = $2;'),
      loader: 'js',
    }));
  },
};

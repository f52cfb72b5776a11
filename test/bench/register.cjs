const fs = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

/** Lets Node.js run the benchmarks' TypeScript as it stands. */
Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs', ignoreDynamic: true },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};

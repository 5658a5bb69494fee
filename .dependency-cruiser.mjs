/** Circles, and what must not reach a window even through others. Plain borders are lint rules. */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'windows-without-zod',
      comment:
        'Data is checked in main; the windows would carry the validator for nothing, and their CSP forbids its code generation.',
      severity: 'error',
      from: { path: '^renderer/(main|popup)-window/index\\.tsx$' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'preload-without-zod',
      comment: 'The preload stays under 2 kB.',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release|artifacts)/' },
    // Imports of types only are left out: they are gone at run time.
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};

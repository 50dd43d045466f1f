/** The files of dist that activation loads; the build names what several entries share by all of them. */
export const activationFiles: readonly string[] = [
  'authoring-extension-mathml-records.cjs',
  'authoring-extension-records.cjs',
  'authoring-extension.cjs',
  'extension-records.cjs',
  'extension.cjs',
];

import { dirname, join, relative, sep } from 'node:path';
import eslint from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// What a conjecture is: plain data and its order, below the search and the theorems.
const statements = [
  'core/certificate.ts',
  'core/conjecture.ts',
  'core/family.ts',
  'core/gain.ts',
  'core/value.ts',
];
const statement = {
  rooms: ['core', 'core/numbers', 'core/constants', 'core/fractions', ...statements],
  packages: [],
};
const belowSearch = statement.rooms;
const belowTheorems = [...belowSearch, 'core/esma'];
const belowCertificates = [...belowTheorems, 'core/theorems/classical'];
// What accepts certificates.
const checkers = ['checker', 'gaugeChecker', 'gaugeTail', 'claim'].map(
  (name) => `core/theorems/certificates/${name}.ts`,
);
const belowNaming = [...belowCertificates, 'core/theorems/certificates', ...checkers];

/**
 * Who may import whom. A room is a folder of src, or a file with rules of its own; its list names the other rooms that it
 * may reach, and the packages; "core/*" is all of core but the reference search, with which tests compare the engine's.
 */
const rooms = {
  core: { rooms: [], packages: [] },
  'core/numbers': { rooms: ['core'], packages: ['decimal.js'] },
  'core/constants': { rooms: ['core', 'core/numbers'], packages: ['decimal.js'] },
  'core/fractions': { rooms: ['core', 'core/numbers'], packages: [] },
  ...Object.fromEntries(statements.map((path) => [path, statement])),
  'core/esma': { rooms: belowSearch, packages: [] },
  'core/esma/reference': { rooms: belowTheorems, packages: [] },
  'core/theorems/classical': { rooms: belowSearch, packages: [] },
  // What the checker accepts is proved: it must not rest on what looks for certificates.
  ...Object.fromEntries(
    checkers.map((path) => [
      path,
      { rooms: [...belowSearch, 'core/theorems/classical', ...checkers], packages: [] },
    ]),
  ),
  'core/theorems/certificates': {
    rooms: [...belowCertificates, ...checkers],
    packages: [],
  },
  // What it accepts is complete: it must not rest on what makes the lists, on the sieve or on Massey's algorithm.
  'core/theorems/completeness': {
    rooms: [...belowSearch, 'core/theorems/classical', ...checkers],
    packages: [],
  },
  'core/theorems/naming': { rooms: belowNaming, packages: ['decimal.js'] },
  'core/theorems/parametric': { rooms: belowNaming, packages: [] },
  'core/theorems': { rooms: belowNaming, packages: [] },
  'core/planning': { rooms: belowNaming, packages: [] },
  kernel: { rooms: ['core/*'], packages: [] },
  library: { rooms: ['core/*'], packages: ['node:*', 'valibot'] },
  formats: { rooms: ['core/*'], packages: ['katex'] },
  toolbox: { rooms: ['core/*', 'formats'], packages: [] },
  documents: { rooms: ['core/*', 'formats'], packages: [] },
  engine: {
    rooms: ['core/*', 'kernel', 'library', 'formats', 'toolbox'],
    packages: ['node:*', '#kernel', 'valibot'],
  },
  assistant: {
    rooms: ['core/*', 'library', 'toolbox', 'engine'],
    packages: ['node:*', 'valibot', '@valibot/to-json-schema', '@modelcontextprotocol/server*'],
  },
  protocol: { rooms: ['core/*'], packages: ['valibot'] },
  extension: {
    rooms: [
      'core/*',
      'kernel',
      'library',
      'formats',
      'toolbox',
      'documents',
      'engine',
      'assistant',
      'protocol',
    ],
    packages: ['vscode', 'node:*', 'valibot'],
  },
  webview: {
    rooms: ['core/*', 'formats', 'protocol'],
    packages: ['katex', '@tanstack/virtual-core'],
  },
  cli: {
    rooms: ['core/*', 'kernel', 'library', 'formats', 'toolbox', 'documents', 'engine', 'assistant'],
    packages: ['node:*', '#kernel'],
  },
};

/** Rooms that "core/*" leaves out. */
const apart = ['core/esma/reference'];

const source = join(import.meta.dirname, 'src');

/** The innermost room that a path below src lies in. */
const roomOf = (path) =>
  Object.keys(rooms)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((x, y) => y.length - x.length)[0];

const matches = (name, pattern) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

const admits = (list, room) =>
  list.includes(room) ||
  (list.includes('core/*') && !apart.includes(room) && (room === 'core' || room?.startsWith('core/')));

/** Imports cross rooms only as the table above says. */
const roomRule = {
  create(context) {
    const file = relative(source, context.filename).split(sep).join('/');
    const room = roomOf(file);
    if (room === undefined) return {};
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      const allowed = rooms[room];
      if (!name.startsWith('.')) {
        if (!allowed.packages.some((pattern) => matches(name, pattern)))
          context.report({
            node,
            message: `${room} may use: ${allowed.packages.join(', ') || 'no package'}.`,
          });
        return;
      }
      const other = roomOf(join(dirname(file), name).split(sep).join('/'));
      if (other !== room && !admits(allowed.rooms, other))
        context.report({
          node,
          message: `${room} may import: ${allowed.rooms.join(', ') || 'no other room'}.`,
        });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.vscode-test', 'src/kernel/assembly'] },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: globals.node },
    plugins: { house: { rules: { rooms: roomRule } } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['src/**/*.ts'], rules: { 'house/rooms': 'error' } },
  {
    // Texts of strangers must not hang what reads them: a match takes time linear in their length. A search for one from
    // every place (super-linear move) is left out where the text is short by its bound; none is in src.
    files: ['src/**/*.{ts,mjs}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignoreSticky: true }],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);

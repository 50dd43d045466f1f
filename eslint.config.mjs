import { dirname, join, relative, sep } from 'node:path';
import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// Who may import whom. A room is a folder of src; its list names the other rooms it may reach, and the packages.
const rooms = {
  core: { rooms: [], packages: ['decimal.js'] },
  kernel: { rooms: ['core'], packages: [] },
  library: { rooms: ['core'], packages: ['node:*'] },
  formats: { rooms: ['core'], packages: ['katex'] },
  toolbox: { rooms: ['core', 'formats'], packages: [] },
  documents: { rooms: ['core', 'formats'], packages: [] },
  engine: { rooms: ['core', 'kernel', 'library', 'formats', 'toolbox'], packages: ['node:*', '#kernel'] },
  protocol: { rooms: [], packages: [] },
  extension: {
    rooms: ['core', 'kernel', 'library', 'formats', 'toolbox', 'documents', 'engine', 'protocol'],
    packages: ['vscode', 'node:*'],
  },
  webview: {
    rooms: ['core', 'formats', 'protocol'],
    packages: ['katex', 'd3-*', '@tanstack/virtual-core'],
  },
  cli: {
    rooms: ['core', 'kernel', 'library', 'formats', 'toolbox', 'documents', 'engine'],
    packages: ['node:*', '#kernel'],
  },
};

const source = join(import.meta.dirname, 'src');

/** The innermost room that a path below src lies in. */
const roomOf = (path) =>
  Object.keys(rooms)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((x, y) => y.length - x.length)[0];

const matches = (name, pattern) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

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
      if (other !== room && !allowed.rooms.includes(other))
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
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);

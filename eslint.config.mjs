import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// Who may import whom. A room is a folder of src; its list names the other rooms it may reach.
const rooms = {
  core: [],
  kernel: ['core'],
  library: ['core'],
  formats: ['core'],
  engine: ['core', 'kernel', 'library', 'formats'],
  protocol: [],
  extension: ['core', 'kernel', 'library', 'formats', 'engine', 'protocol'],
  webview: ['core', 'formats', 'protocol'],
  cli: ['core', 'kernel', 'library', 'formats', 'engine'],
};
const packages = {
  core: ['decimal.js'],
  kernel: [],
  library: ['node:*'],
  formats: ['katex'],
  engine: ['node:*', '#kernel'],
  protocol: [],
  extension: ['vscode', 'node:*'],
  webview: ['katex', 'd3-*', '@tanstack/virtual-core'],
  cli: ['node:*', '#kernel'],
};

const roomRules = Object.keys(rooms).map((room) => {
  const closed = Object.keys(rooms).filter((other) => other !== room && !rooms[room].includes(other));
  const allowed = packages[room].map((name) => name.replaceAll('.', '\\.').replaceAll('*', '.*')).join('|');
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: closed.map((other) => `**/${other}/**`),
              message: `${room} may import: ${rooms[room].join(', ') || 'nothing'}.`,
            },
            {
              regex: allowed ? `^(?!\\.)(?!(${allowed})$)` : '^(?!\\.)',
              message: `${room} may use these packages: ${packages[room].join(', ') || 'none'}.`,
            },
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.vscode-test', 'src/kernel/assembly'] },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...roomRules,
);

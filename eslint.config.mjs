import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/**
 * Who may know whom. Each room names the packages of ours that it may not import; a relative path out of the room is
 * refused everywhere, so that the packages' public faces are the only doors.
 */
const ALL = ['access', 'admin', 'audit', 'cms', 'config', 'database', 'dossier', 'exchange', 'language', 'outbox', 'support', 'test', 'workflow'];
const PLUGINS = ['access', 'audit', 'dossier', 'exchange', 'outbox', 'support', 'workflow'];

const refuse = (names, message) => names.map((name) => ({ regex: `^@medregistry/${name}($|/)`, message }));
const insides = PLUGINS.map((name) => ({ regex: `^@medregistry/${name}/`, message: 'Only the public types of another plugin may be imported.' }));
const only = (allowed, room) => refuse(ALL.filter((name) => !allowed.includes(name)), `${room} may import ${allowed.length ? allowed.map((name) => `@medregistry/${name}`).join(', ') : 'nothing of ours'}.`);
const outside = (depth) => ({ regex: `^(\\.\\./){${depth}}`, message: 'A relative path must not leave the room.' });

const room = (files, patterns, ignores = []) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx', ...ignores],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const RELATIVE_ROOMS = '(plugins|config|database|cms|admin|test|scripts)';
const strays = { regex: `^(\\.\\./)+${RELATIVE_ROOMS}(/|$)`, message: 'Another room is imported by its package name.' };

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', '.cache/**', '**/.strapi/**', '**/*.d.ts', 'cms/types/**', 'test/.artifacts/**'] },
  ...ts.configs.recommended,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  room(['plugins/workflow/language/**/*.ts'], [...only([], 'The language'), outside(1), strays]),
  room(['config/**/*.ts'], [...only(['language'], 'config'), strays]),
  ...PLUGINS.map((name) =>
    room([`plugins/${name}/**/*.ts`], [...only(['language', ...PLUGINS.filter((other) => other !== name)], 'A plugin'), ...insides, strays, { regex: '^(\\.\\./)+(access|audit|dossier|exchange|outbox|support|workflow)(/|$)', message: "Another plugin's public types are imported by its package name." }], ['plugins/workflow/language/**']),
  ),
  room(['cms/**/*.ts'], [...only(['config', 'database', 'language', ...PLUGINS], 'cms'), ...insides, strays]),
  room(['database/**/*.ts', 'database/**/*.mjs'], [...only(['config', 'language'], 'database'), { regex: '^@medregistry/config($|/(?!enums))', message: "database knows config's enumerations only." }, strays]),
  room(['admin/**/*.ts', 'admin/**/*.tsx'], [...only(['config', 'language'], 'admin'), { regex: '^@medregistry/config($|/(?!(enums|validators)$))', message: "The screens know config's enumerations and validators; procedures reach them through the API." }, strays]),
  // A plugin is a service at run time, not a library.
  ...PLUGINS.map((name) => ({
    files: [`plugins/${name}/**/*.ts`],
    ignores: ['plugins/workflow/language/**', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "ImportDeclaration[importKind!='type'][source.value=/^@medregistry\\u002F(access|audit|dossier|exchange|outbox|support|workflow)$/]:not(:has(ImportSpecifier[importKind='type']))", message: 'Another plugin is reached through its service; only its types may be imported.' },
      ],
    },
  })),
  { ...hooks.configs.flat['recommended-latest'], files: ['admin/**/*.ts', 'admin/**/*.tsx'] },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['scripts/**', 'test/**', '.ci/**'], rules: { 'no-console': 'off' } },
);

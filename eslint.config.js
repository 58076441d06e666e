import svelte from "eslint-plugin-svelte";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

const code = "**/*.{ts,svelte}";
const tests = ["**/*.test.ts", "**/*.spec.ts", "**/e2e/**", "**/testing/**", "**/testing.ts"];

/** package.json says which package may use which; these say the rest. */
const only = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});
const drizzle = { regex: "^(drizzle-orm|postgres)(/|$)", message: "Queries are built with what @salus/db exports." };

export default defineConfig(
  globalIgnores([
    "**/dist",
    "**/build",
    "**/.svelte-kit",
    "**/migrations",
    "**/test-results",
    "tools",
    ".salus",
    ".turbo",
  ]),
  ts.configs.strict,
  svelte.configs.recommended,
  { languageOptions: { parserOptions: { extraFileExtensions: [".svelte"] } } },
  { files: ["**/*.svelte", "**/*.svelte.ts"], languageOptions: { parserOptions: { parser: ts.parser } } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-empty": "error",
      // Addresses are built by one typed function that adds the language; there is no base path.
      "svelte/no-navigation-without-resolve": "off",
      // Maps and sets inside the classes of *.svelte.ts are bookkeeping; what is shown is $state.
      "svelte/prefer-svelte-reactivity": "off",
      // It takes the reason behind the code for more codes; svelte-check judges the warnings themselves.
      "svelte/no-unused-svelte-ignore": "off",
      "no-restricted-properties": [
        "error",
        ...["it", "test", "describe"].flatMap((object) =>
          ["only", "skip", "todo"].map((property) => ({ object, property })),
        ),
      ],
    },
  },
  {
    files: [code],
    ignores: [...tests, "**/data/**", "packages/templates/src/**", "packages/i18n/src/{nl,fr}/**"],
    rules: { "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["packages/*/src/**/*.ts", "apps/api/src/**/*.ts"],
    ignores: ["packages/i18n/src/{nl,fr}/**"],
    rules: {
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },

  // The domain is pure: no input or output, no clock, no chance, no environment, no language.
  only(
    ["packages/domain/src/**"],
    [{ group: ["node:*"], message: "The domain is pure: no I/O, no clock, no environment." }],
    tests,
  ),
  {
    files: ["packages/domain/src/**"],
    ignores: tests,
    rules: {
      "no-restricted-globals": ["error", "process", "fetch", "setTimeout", "setInterval"],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "The domain has no clock: take `now`.",
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: "The domain has no clock: take `now`.",
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: "The domain leaves nothing to chance.",
        },
      ],
    },
  },
  only(["packages/{i18n,templates,documents}/src/**", "apps/api/src/**"], [drizzle], tests),
  only(
    ["apps/api/src/features/**/*.routes.ts"],
    [drizzle, { regex: "^@salus/db(/|$)", message: "Routes call verbs and queries; only those touch the database." }],
  ),
  only(
    ["apps/web/**"],
    [
      { regex: "^@salus/api(?!/client$)", message: "The web knows the API by its client only." },
      { regex: "^@salus/db(/|$)", message: "The web has no database." },
      { regex: "^@salus/documents(?!/paste$)", message: "The web makes no documents; it only reads a clipboard." },
      { regex: "^\\$app/forms$", importNames: ["enhance"], message: "#lib/ui/enhance.ts keeps what is typed." },
    ],
  ),
  only(
    ["apps/web/src/lib/ui/**"],
    [
      { regex: "^@salus/(?!i18n(/|$))", message: "lib/ui knows no word of the domain." },
      { regex: "^#lib/(?!(ui|i18n|testing)/)", message: "lib/ui knows no feature." },
    ],
  ),

  // Compiled, a component reads its state through Svelte's own `$`: a parameter of that name hides it.
  {
    files: ["apps/web/**/*.svelte", "apps/web/**/*.svelte.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: ":function > Identifier.params[name='$']",
          message: "Name the parameter m: t((m) => m.shell.menu).",
        },
      ],
    },
  },

  { files: tests, rules: { "@typescript-eslint/no-non-null-assertion": "off", "no-console": "off" } },
  {
    files: [
      "scripts/**",
      "**/bench/**",
      "apps/api/src/{server,cli,log}.ts",
      "apps/api/src/commands/**",
      "apps/web/src/hooks.*.ts",
    ],
    rules: { "no-console": "off" },
  },
);

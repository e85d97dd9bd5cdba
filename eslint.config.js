/** What a machine can guard of STYLE.md. The arrows between rooms are guarded by tests/house.test.ts. */
import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";
import globals from "globals";
import tseslint from "typescript-eslint";

const styleAttribute = {
  selector: "JSXAttribute[name.name='style']",
  message:
    "The Content-Security-Policy drops style attributes that the server writes. Use a class or an SVG attribute.",
};
const drizzleTransaction = {
  selector: "CallExpression[callee.property.name='transaction']",
  message:
    "On better-sqlite3 an async transaction runs outside any transaction. Write through write() of #db/db.server.",
};
const syncQueries = {
  selector:
    "CallExpression[callee.property.name=/^(run|all|get)$/][callee.object.type='CallExpression'][callee.object.callee.property.name=/^(from|where|values|set|limit|orderBy|returning|innerJoin|leftJoin|prepare)$/]",
  message: "run, all and get are SQLite only. Await the query itself.",
};

export default tseslint.config(
  { ignores: ["node_modules/", "build/", "data/", "bench/results/", "coverage/", "tests/corpus/**/*.html"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: "off" },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // Declaring what somebody else's interface also carries takes an interface.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      // Control characters are what many of our checks look for.
      "no-control-regex": "off",
      "no-restricted-syntax": ["error", styleAttribute, drizzleTransaction],
      eqeqeq: "error",
      "no-constant-condition": ["error", { checkLoops: false }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", styleAttribute, drizzleTransaction, syncQueries],
    },
  },
  {
    // Whatever people send meets these: none may try a growing number of ways to read it (OWASP, ReDoS).
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts", "server.ts"],
    plugins: { regexp },
    rules: { "regexp/no-super-linear-backtracking": ["error", { report: "potential" }] },
  },
  // Readers walk over lines by index; each index is bounded by the loop it stands in.
  { files: ["app/texts/import/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  // An old Node must be able to read these.
  { files: ["bin/start.js", "bin/node-version.js"], rules: { "no-var": "off" } },
  { files: ["tests/**", "bench/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);

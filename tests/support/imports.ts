/** What a file of ours imports of ours, read from its source. */
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Paths of what a file imports of ours, from the root; type imports are free and left out. `?…`: not found. */
export function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !isTypeOnly(node)) found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [to] = node.arguments;
      if (to && ts.isStringLiteral(to)) found.push(to.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found
    .filter((to) => /^(?:\.{1,2}\/|~\/|#db\/)/.test(to) && !/\?\w+$|\.css$/.test(to))
    .map((to) => resolved(file, to));
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const named = importClause.namedBindings;
  return (
    !importClause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((each) => each.isTypeOnly)
  );
}

function resolved(file: string, to: string): string {
  const at = to.startsWith("~/")
    ? `app/${to.slice(2)}`
    : to.startsWith("#db/")
      ? `db/${to.slice(4)}`
      : path.posix.join(path.posix.dirname(file), to);
  const found = [at, `${at}.ts`, `${at}.tsx`, `${at}/index.ts`].find(
    (each) => fs.existsSync(each) && fs.statSync(each).isFile(),
  );
  return found ?? `?${at}`;
}

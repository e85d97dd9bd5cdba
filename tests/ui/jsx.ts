/** The boxes of all forms, as they stand in the source. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import ts from "typescript";

export type Box = { file: string; name: string; as: string; type: string; maxLength: string | null };

/** Every `<Field>` of the files there, with what is said of it. */
export function boxesIn(folder: string): Box[] {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", folder], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file.endsWith(".tsx") && fs.existsSync(file));
  return files.flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      fs.readFileSync(file, "utf8"),
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX,
    );
    const found: Box[] = [];
    const visit = (node: ts.Node): void => {
      if ((ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && node.tagName.getText() === "Field") {
        const said = (name: string): string | null => {
          const attribute = node.attributes.properties.find(
            (each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText() === name,
          );
          const value = attribute?.initializer;
          if (!value) return null;
          if (ts.isStringLiteral(value)) return value.text;
          return ts.isJsxExpression(value) ? (value.expression?.getText() ?? null) : null;
        };
        found.push({
          file,
          name: said("name") ?? "",
          as: said("as") ?? "input",
          type: said("type") ?? "text",
          maxLength: said("maxLength"),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

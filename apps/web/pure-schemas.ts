import type { Plugin } from "vite";

type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** Whether an expression begins at `z` or at another schema: `z.object({ … }).partial()`, `Words(300)`, `Text.refine(…)`. */
function isSchema(node: Node | null | undefined): boolean {
  if (!node) return false;
  if (node.type === "Identifier") return /^(z$|[A-Z])/.test(String(node["name"]));
  if (node.type === "CallExpression") return isSchema(node["callee"] as Node);
  return node.type === "MemberExpression" && isSchema(node["object"] as Node);
}

/** A schema, or a list or table of them. */
const isMadeOfSchemas = (node: Node | undefined, text: string): boolean =>
  node?.type === "CallExpression"
    ? isSchema(node)
    : (node?.type === "ObjectExpression" || node?.type === "ArrayExpression") && /\bz\.|[A-Z]\w*\(/.test(text);

/**
 * Says to the bundler that making a schema does nothing else. The domain keeps a schema beside the functions on its
 * type; a browser that only uses the functions then leaves the schemas, and zod with them, on the server.
 */
export const pureSchemas = (): Plugin => ({
  name: "pure-schemas",
  apply: "build",
  transform: {
    filter: { id: /packages\/domain\/src\/.*\.ts$/, code: "zod" },
    handler(code) {
      const schemas = (this.parse(code).body as unknown as Node[])
        .map((statement) =>
          statement.type === "ExportNamedDeclaration" ? (statement["declaration"] as Node) : statement,
        )
        .filter((statement) => statement?.type === "VariableDeclaration")
        .flatMap((statement) => statement["declarations"] as Node[])
        .map((declaration) => declaration["init"] as Node)
        .map((init) => (init?.type === "TSAsExpression" ? (init["expression"] as Node) : init))
        .filter((init) => init && isMadeOfSchemas(init, code.slice(init.start, init.end)));
      let marked = code;
      for (const { start, end } of schemas.toReversed()) {
        marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
      }
      return { code: marked, map: null };
    },
  },
});

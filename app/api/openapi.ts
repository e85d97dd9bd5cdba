/** The table of addresses as an OpenAPI 3.1 document. Pure. @see https://spec.openapis.org/oas/v3.1.1.html */
import { z } from "zod";
import { addresses, schemaNames, schemaOf } from "./addresses";
import { parameters, type Method, type Operation, type SchemaName } from "./operation";

const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
const problem = { "application/problem+json": { schema: refTo("Problem") } };
const phrases: Record<number, string> = {
  200: "As asked",
  201: "Made",
  202: "Noted; somebody else decides",
  204: "Done",
  401: "Not signed in",
  403: "May be seen, not done",
  404: "Not there, or not to be seen",
  409: "Contradicts what stands",
  410: "No longer works",
  503: "Not available just now; try again after `Retry-After`",
  413: "Too large",
  415: "Neither JSON nor a form",
  422: "Something sent needs a change; `errors` says what, by field",
  429: "Too often; `Retry-After` says when again",
};

let made: object | undefined;

/** The document, made once. Plain JSON. */
export function openApi(): object {
  return (made ??= {
    openapi: "3.1.0",
    info: { title: "Lectern", version: "1", description: "Read a text together, and argue it paragraph by paragraph." },
    servers: [{ url: "/api/v1" }],
    paths: Object.fromEntries(Object.entries(addresses).map(([path, verbs]) => [path, pathItem(path, verbs)])),
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A personal token, with the scopes it was given" },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-lectern",
          description: "The browser's log-in, from the same origin",
        },
      },
    },
  });
}

function pathItem(path: string, verbs: Partial<Record<Method, Operation>>): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return {
    ...(names.length > 0
      ? { parameters: names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })) }
      : {}),
    ...Object.fromEntries(
      Object.entries(verbs).map(([method, operation]) => [method.toLowerCase(), operationOf(method, path, operation)]),
    ),
  };
}

function operationOf(
  method: string,
  path: string,
  { says, scope, query, takes, gives, refuses = [] }: Operation,
): object {
  const refused = [401, 403, 404, ...refuses, ...(takes ? [413, 415] : []), 422, 429];
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[{}]/g, "").replace(/[/.](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: says,
    // Strangers may ask where no scope is needed: the empty requirement.
    security: scope ? [{ token: [scope] }, { cookie: [] }] : [{}, { token: ["read"] }, { cookie: [] }],
    ...(query
      ? {
          parameters: query.map((name) => ({
            name,
            in: "query",
            description: parameters[name].says,
            schema: parameters[name].schema,
          })),
        }
      : {}),
    ...(takes ? { requestBody: { content: contentOf(takes) } } : {}),
    responses: Object.fromEntries([
      ...Object.entries(gives).map(([status, name]) => [
        status,
        { description: phrases[Number(status)], ...(name ? { content: contentOf({ "application/json": name }) } : {}) },
      ]),
      ...refused.map((status) => [status, { description: phrases[status], content: problem }]),
    ]),
  };
}

const contentOf = (byType: Record<string, SchemaName>) =>
  Object.fromEntries(Object.entries(byType).map(([type, name]) => [type, { schema: refTo(name) }]));

/** `io: "input"`: an answer may grow fields, so the document does not forbid them. */
function namedSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const name of schemaNames) registry.add(schemaOf(name), { id: name });
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: (name) => `#/components/schemas/${name}` });
  const ofOurs = ([word]: [string, unknown]) => !["$schema", "$id", "id"].includes(word);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, Object.fromEntries(Object.entries(schema).filter(ofOurs))]),
  );
}

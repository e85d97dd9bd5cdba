/** drizzle-kit writes both migration folders from the one schema: `npm run db:generate` runs it once for each dialect. */
import { defineConfig } from "drizzle-kit";
import { databaseUrl } from "./db/url";

const { dialect } = databaseUrl();

export default defineConfig({
  dialect: dialect === "postgres" ? "postgresql" : "sqlite",
  schema: "./db/schema.ts",
  out: `./migrations/${dialect}`,
});

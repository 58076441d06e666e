export { connectionFromUrl, connectionToUrl, type Connection } from "./connection.ts";
export { EmbeddedDatabaseError } from "./errors.ts";
export { startEmbedded, type Embedded } from "./start.ts";

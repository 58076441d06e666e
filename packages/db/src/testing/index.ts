export { createTestDatabase, type TestDatabase } from "./database.ts";
export * from "./fixtures.ts";
export { ADMIN_URL_VARIABLE, startTestServer, testAdminConnection } from "./server.ts";

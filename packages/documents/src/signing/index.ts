export { readSignatures, startsWith } from "./read-signatures.ts";
export { type SigningOrder, type SigningService, testSigningService } from "./signing-service.ts";

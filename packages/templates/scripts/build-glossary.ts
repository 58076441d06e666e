/* Writes docs/glossary.md from data/glossary.json: node packages/templates/scripts/build-glossary.ts */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { glossary } from "../src/glossary.ts";
import { glossaryPage } from "./glossary-page.ts";

const page = fileURLToPath(new URL("../../../docs/glossary.md", import.meta.url));
writeFileSync(page, glossaryPage(glossary()));
process.stdout.write(`docs/glossary.md: ${glossary().length} terms\n`);

// `npm run site [FOLDER]`: the law book, the charts, the scenarios, the decisions, the map of conformance and the coverage of spec as pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphvizLayout } from '../reports/drawing/layout.ts';
import { SpecCoverage } from './coverage/specCoverage.ts';
import { entriesText, pageText } from './page.ts';

const [folder = 'pod-semantics-site'] = process.argv.slice(2);
const coverage = new SpecCoverage();
await coverage.begin();
// what is loaded before is not counted
const { sitePages } = await import('./pages.ts');
const pages = await sitePages(await graphvizLayout(), coverage);
mkdirSync(folder, { recursive: true });
for (const page of pages) writeFileSync(join(folder, page.file), pageText(page));
writeFileSync(join(folder, 'entries.js'), entriesText(pages));
console.log(`${pages.length} pages: ${join(folder, 'index.html')}`);

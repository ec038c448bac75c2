// `npm run site [FOLDER]`: the law book, the charts, the scenarios, the decisions and the map of conformance as pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphvizLayout } from '../reports/drawing/layout.ts';
import { entriesText, pageText } from './page.ts';
import { sitePages } from './pages.ts';

const [folder = 'pod-semantics-site'] = process.argv.slice(2);
const pages = sitePages(await graphvizLayout());
mkdirSync(folder, { recursive: true });
for (const page of pages) writeFileSync(join(folder, page.file), pageText(page));
writeFileSync(join(folder, 'entries.js'), entriesText(pages));
console.log(`${pages.length} pages: ${join(folder, 'index.html')}`);

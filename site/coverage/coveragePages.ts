import { type Html, html } from '../../reports/html/html.ts';
import { plural } from '../../reports/terminal/numbers.ts';
import { anchorOf, type SitePage } from '../page.ts';
import { annotatedSource } from './annotatedSource.ts';
import type { Counts, Workload } from './sourceCounts.ts';
import type { CoveredFile } from './specCoverage.ts';

/** What runs `spec` while the site is built: a name, and what is done. */
export type Workloads = ReadonlyMap<Workload, string>;

/** files this far below the root stand on one page: `spec/kubelet/phase` */
const deepest = 3;

const folderOf = ({ path }: CoveredFile): string => path.split('/').slice(0, -1).slice(0, deepest).join('/');

const fileOf = (folder: string): string => `${folder.replaceAll('/', '-')}.html`;

/** What ran of `spec`, as a table, and every file of it with what ran of each line. */
export const coveragePages = (files: readonly CoveredFile[], workloads: Workloads): readonly SitePage[] => {
  const folders = new Map<string, CoveredFile[]>();
  for (const file of files) folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), file]);
  return [
    summaryPage(files, folders, workloads),
    ...[...folders].map(([folder, inIt]) => folderPage(folder, inIt, workloads)),
  ];
};

const isUsed = (counts: Counts): boolean => Object.values(counts).some((count) => count > 0);

/** How many functions ran, by whom, and how many lines. */
const sumOf = (files: readonly CoveredFile[], workloads: Workloads) => {
  const functions = files.flatMap(({ counts }) => counts.functions);
  const lines = files.flatMap(({ counts }) => [...counts.lines.values()]);
  return {
    functions: functions.length,
    used: functions.filter(({ counts }) => isUsed(counts)).length,
    usedBy: [...workloads.keys()].map(
      (workload) => functions.filter(({ counts }) => (counts[workload] ?? 0) > 0).length,
    ),
    lines: lines.length,
    usedLines: lines.filter(({ counts }) => isUsed(counts)).length,
  };
};

const summaryPage = (
  files: readonly CoveredFile[],
  folders: ReadonlyMap<string, readonly CoveredFile[]>,
  workloads: Workloads,
): SitePage => {
  const all = sumOf(files, workloads);
  return {
    file: 'coverage.html',
    title: 'Coverage',
    entries: [],
    body: html`<p>${all.used} of the ${all.functions} functions of <code>spec</code> ran while this site was built, and ${all.usedLines} of ${all.lines} lines with code of functions. What ran them:</p>
<ul>${[...workloads].map(([name, says]) => html`<li><b>${name}</b>: ${says}</li>`)}</ul>
<p>The suite of the project runs far more; what is not run here is not untested, but no example of it is at hand.</p>
<div class="card scroll"><table><thead><tr><th>folder</th><th class="number">functions</th><th class="number">ran</th>${[...workloads.keys()].map((name) => html`<th class="number">${name}</th>`)}<th class="number">lines</th></tr></thead><tbody>${[
      ...folders,
    ].map(([folder, inIt]) => {
      const sum = sumOf(inIt, workloads);
      return html`<tr><td><a href="${fileOf(folder)}">${folder}</a></td><td class="number">${sum.functions}</td><td class="number">${sum.used}</td>${sum.usedBy.map((used) => html`<td class="number">${used}</td>`)}<td class="number">${percent(sum.usedLines, sum.lines)}</td></tr>`;
    })}</tbody></table></div>`,
  };
};

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${Math.floor((100 * part) / whole)} %`;

const folderPage = (folder: string, files: readonly CoveredFile[], workloads: Workloads): SitePage => ({
  file: fileOf(folder),
  title: folder,
  entries: files.map(({ path, counts }) => ({
    name: path,
    says: counts.functions.map(({ name }) => name).join(', '),
    anchor: anchorOf(path),
  })),
  body: html`<p><a href="coverage.html">Coverage</a>: how often each line ran, by whichever of ${[...workloads.keys()].join(', ')} ran it most. Green ran, yellow ran but for a part of it, red never did here.</p>
${files.map((file) => fileArticle(file, workloads))}`,
});

const fileArticle = (file: CoveredFile, workloads: Workloads): Html => {
  const { path, counts } = file;
  const { functions, used } = sumOf([file], workloads);
  return html`<article class="card" id="${anchorOf(path)}"><h3><code>${path}</code></h3>
<p>${used} of ${plural(functions, 'function')} ran</p>
<div class="scroll"><table><thead><tr><th>function</th>${[...workloads.keys()].map((name) => html`<th class="number">${name}</th>`)}</tr></thead><tbody>${counts.functions.map(
    (each) =>
      html`<tr${isUsed(each.counts) ? '' : html` class="never"`}><td><code>${each.name}</code></td>${[...workloads.keys()].map((name) => html`<td class="number">${each.counts[name] ?? 0}</td>`)}</tr>`,
  )}</tbody></table></div>
<details><summary>Source</summary>${annotatedSource(file)}</details></article>
`;
};

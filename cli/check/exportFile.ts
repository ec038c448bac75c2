import { dotOf } from '../../checker/export/dot.ts';
import { type ExportedGraph, exportGraph } from '../../checker/export/graph.ts';
import { traceTo } from '../../checker/trace/decode.ts';
import { itfOf } from '../../checker/trace/itf.ts';
import type { Trace } from '../../checker/trace/trace.ts';
import type { Check } from '../../drivers/exhaustive/check.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { writeWhole } from '../writeWhole.ts';
import type { ExportFilter } from './exportFilter.ts';
import { exportFormat } from './exportFormat.ts';

/** an exported graph with more states than this is no use to anybody, and would not fit one text */
const mostStates = 200_000;

/**
 * Writes what a check explored: the state graph, whole or filtered, or one run. The run is the counterexample of the
 * law that the filter names, else of the first violated law, else it leads to one of the farthest states. `undefined`: it is
 * written; else why not.
 */
export const exportFile = (check: Check, file: string, filter: ExportFilter): Problem | undefined => {
  const format = exportFormat(file);
  const text = format === 'itf' ? runText(check, filter) : graphText(check, filter, format);
  return typeof text === 'string' ? writeWhole(file, text) : text;
};

/** What there is to write, or why there is nothing. */
type Text = string | Problem;

const graphText = (check: Check, filter: ExportFilter, format: 'dot' | 'json'): Text => {
  const { status } = check.exploration;
  const isNarrow = [filter.states, filter.depth, filter.law].some((part) => part !== undefined);
  const graph = isNarrow || status.states <= mostStates ? filteredGraph(check, filter) : undefined;
  if (graph && 'code' in graph) return graph;
  if (!graph || graph.states.length > mostStates) {
    const size = `the graph of ${status.states} states`;
    return problem('PS1205', `${size} is too large to export; --export-only takes a part of it`);
  }
  if (format === 'dot') return dotOf(graph);
  return `${JSON.stringify({ format: 'pod-semantics/graph', version: 1, ...graph }, null, 1)}\n`;
};

const filteredGraph = (
  { exploration: { compiled, search } }: Check,
  { law, ...filter }: ExportFilter,
): ExportedGraph | Problem | undefined => {
  const broken = search.findings().find((finding) => finding.law === law)?.broken;
  if (law !== undefined && !broken)
    return problem('PS1205', `nothing leads to a breach of ${law}: none was found`);
  return exportGraph(compiled, search, { ...filter, ...(broken && { towards: [broken.state] }) });
};

const runText = (check: Check, { law }: ExportFilter): Text => {
  const broken = check.judged.filter(({ verdict }) => verdict.verdict === 'violated');
  const found =
    law === undefined
      ? (broken.find(({ onPurpose }) => !onPurpose) ?? broken[0])
      : broken.find((judged) => judged.law.id === law);
  if (law !== undefined && !found) return problem('PS1205', `no run breaks ${law}`);
  const scenario = `in the scenario ${check.scenario.name}`;
  if (found?.verdict.verdict === 'violated') {
    return itfText(found.verdict.trace, `breaks ${found.law.id} ${scenario}`);
  }
  const { compiled, search, status } = check.exploration;
  const farthest = { state: status.states - 1, rule: undefined };
  return itfText(traceTo(compiled, search, farthest), `leads to one of the farthest states ${scenario}`);
};

const itfText = (trace: Trace, description: string): string =>
  `${JSON.stringify(itfOf(trace, description), null, 1)}\n`;

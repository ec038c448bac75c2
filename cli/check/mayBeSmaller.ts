import { asksForVerdictsOnly } from '../../drivers/exhaustive/verdictsOnly.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';
import type { ExportFilter } from './exportFilter.ts';

/** Whether nothing is asked for but verdicts of a cluster: parts of it, or a smaller instance, may give them. */
export const mayBeSmaller = (
  { scenario = 'cluster', por = false, ...options }: CheckCommandOptions,
  filter: ExportFilter,
): boolean =>
  scenario === 'cluster' &&
  options.whole !== true &&
  [options.bug, options.export, options.simulate, options.swarm].every((asked) => asked === undefined) &&
  Object.keys(filter).length === 0 &&
  asksForVerdictsOnly({ ...options, partialOrder: por });

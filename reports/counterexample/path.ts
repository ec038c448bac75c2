import { pathOf } from '../../checker/export/path.ts';
import { choicesOf, type Trace } from '../../checker/trace/trace.ts';

/** A trace as a path, `0.3.12`: the place of each choice among the rules that may happen. `replay --path` takes it. */
export const pathOfTrace = (trace: Trace): string => pathOf(trace.system, choicesOf(trace));

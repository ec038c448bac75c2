import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../../models/recorded/history/traceHistory.ts';

/**
 * What `meta.json` beside a recording says of it. Without such a file, or with one that says nothing, the nodes may have
 * run more than the recording shows.
 */
export const readMeta = (file: string): Settings => {
  try {
    const meta: unknown = JSON.parse(readFileSync(join(dirname(file), 'meta.json'), 'utf8'));
    const dedicated = (meta as { dedicatedNodes?: unknown } | null)?.dedicatedNodes;
    return { dedicatedNodes: dedicated === true };
  } catch {
    return { dedicatedNodes: false };
  }
};

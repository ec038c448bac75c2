import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../../models/recorded/history/traceHistory.ts';
import { isJsonObject } from '../../spec/api/decode/jsonObject.ts';
import { type Problem, problem } from '../../spec/problem.ts';

/** What is said beside a recording, and why that cannot be used, if it cannot. */
export type Meta = { readonly settings: Settings; readonly problem?: Problem };

/** bytes of a meta.json; who says more says something else */
const mostBytes = 2 ** 20;

/** The nodes may have run more than a recording shows. */
const nothingSaid: Settings = { dedicatedNodes: false };

/** What `meta.json` beside a recording says of it: where there is none, nothing. */
export const readMeta = (recording: string): Meta => {
  const file = join(dirname(recording), 'meta.json');
  const unusable = (why: string): Meta => ({
    settings: nothingSaid,
    problem: problem('PS1001', `not used: ${why}`, { file }),
  });
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return { settings: nothingSaid };
    if (!found.isFile()) return unusable('this is no regular file');
    if (found.size > mostBytes) return unusable(`more than ${mostBytes} bytes`);
    const meta: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isJsonObject(meta)) return unusable('this is no JSON object');
    const { dedicatedNodes = false } = meta;
    if (typeof dedicatedNodes !== 'boolean') return unusable('dedicatedNodes is neither true nor false');
    return { settings: { dedicatedNodes } };
  } catch (error) {
    return unusable(error instanceof SyntaxError ? 'this is not JSON' : (error as Error).message);
  }
};

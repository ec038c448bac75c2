import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { randomFrom, seedOf } from '../../../../checker/simulate/random.ts';
import { makeFolder } from '../../../makeFolder.ts';
import { podOnNode } from '../../arbitraries/podOnNode.ts';
import { lifetimesOf } from '../lifetimesOf.ts';
import { isRecordable } from './isRecordable.ts';
import { recordLifetime } from './recordLifetime.ts';

/** Writes one lifetime of each of so many random nodes into a folder, in the form that recordings have. */
export const writeTraces = (folder: string, seed: number, nodes: number): void => {
  const options = fc.sample(podOnNode.filter(isRecordable), { seed, numRuns: nodes });
  for (const [at, node] of options.entries()) {
    const { lines } = recordLifetime(lifetimesOf(node), randomFrom(seedOf(seed, at)));
    const into = join(folder, `lifetime-${at}`);
    makeFolder(into);
    writeFileSync(join(into, 'trace.ndjson'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    writeFileSync(join(into, 'meta.json'), `${JSON.stringify({ dedicatedNodes: true })}\n`);
  }
};

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { trace } from '../../../library/podSemantics.ts';
import { type Entry, internalErrorIn } from '../entry.ts';

const lines = 60;

const recording = (name: string): string =>
  gunzipSync(readFileSync(new URL(`../../recordings/${name}/trace.ndjson.gz`, import.meta.url)))
    .toString('utf8')
    .split('\n')
    .slice(0, lines)
    .join('\n');

/** Recordings of clusters, as they come from whoever wrote them. */
export const recordings = (): Entry => ({
  name: 'recordings',
  valid: [
    'job-basic.r1',
    'preempt-basic.r1',
    'deploy-rolling.r1',
    'probes-kill.r1',
    'quota-a.r1',
    'drain-pdb.r1',
  ].map(recording),
  take: async (input) => internalErrorIn(JSON.stringify((await trace(input)).problems ?? [])),
});

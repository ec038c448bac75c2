import { z } from 'zod';
import { ensureReady } from '../../spec/controllers/staleness/ensureReady.ts';
import { cleared, type OwnerRecord, wroteAt } from '../../spec/controllers/staleness/ownerRecord.ts';
import type { Operation } from '../operation.ts';
import { withShape } from '../request.ts';

const step = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('wrote'),
    owner: z.string(),
    uid: z.string(),
    resource: z.string(),
    rv: z.string(),
  }),
  z.object({ op: z.literal('cache'), resource: z.string(), rv: z.string() }),
  z.object({ op: z.literal('clear'), owner: z.string(), uid: z.string() }),
  z.object({ op: z.literal('ready'), owner: z.string() }),
]);

const stalenessShape = z.object({ resources: z.array(z.string()).nullish(), steps: z.array(step).nullish() });

export const staleness: Operation = {
  op: 'staleness',
  says: 'whether a controller may act on an owner, or waits until its caches have seen its own last writes',
  ...withShape(stalenessShape, ({ resources, steps }) => {
    const caches = new Map((resources ?? []).map((resource) => [resource, '']));
    const records = new Map<string, OwnerRecord | undefined>();
    const ready: { owner: string; sync: boolean }[] = [];
    for (const each of steps ?? []) {
      if (each.op === 'cache') {
        if (caches.has(each.resource)) caches.set(each.resource, each.rv);
        continue;
      }
      const { owner } = each;
      const record = records.get(owner);
      if (each.op === 'clear') records.set(owner, cleared(record, each.uid));
      else if (each.op === 'wrote') {
        const { uid: ownerUID, resource, rv: resourceVersion } = each;
        records.set(owner, wroteAt(record, { ownerUID, resource, resourceVersion }));
      } else {
        const sync = ensureReady(record, caches).ready;
        if (sync) records.set(owner, undefined);
        ready.push({ owner, sync });
      }
    }
    return { ready };
  }),
};

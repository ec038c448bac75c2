import { z } from 'zod';
import type { Taint, Toleration } from '../../spec/api/objects/core.ts';
import { afterTime, onTaintsChanged, untouched } from '../../spec/controllers/taintEviction/taintEviction.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const taintEvictShape = z.object({
  tolerations: z.array(decoded<Toleration>('core.Toleration')).nullish(),
  steps: z.array(
    z.object({ at: wholeNumber.min(0), taints: z.array(decoded<Taint>('core.Taint')).nullish() }),
  ),
  horizon: wholeNumber.min(0),
});

export const taintEvict: Operation = {
  op: 'taintEvict',
  says: 'whether and when a Pod is deleted for the NoExecute taints that its node gets and loses',
  ...withShape(taintEvictShape, ({ tolerations, steps, horizon }) => {
    const states = steps
      .filter(({ at }) => at <= horizon)
      .toSorted((a, b) => a.at - b.at)
      .reduce(
        (state, { at, taints }) => onTaintsChanged(afterTime(state, at), tolerations ?? [], taints ?? [], at),
        untouched,
      );
    const end = afterTime(states, horizon);
    return { evicted: end.kind === 'deleted', at: end.kind === 'deleted' ? end.at : -1 };
  }),
};

import { z } from 'zod';
import { containersOf } from '../../../spec/api/containers.ts';
import { oomScoreAdjustment } from '../../../spec/kubelet/oomScore.ts';
import type { Operation } from '../../operation.ts';
import { podShape, wholeNumber, withShape } from '../../request.ts';

/** `capacity`: the memory of the node, in bytes. */
const scoreShape = z.object({ pod: podShape, capacity: wholeNumber.min(0) });

export const oomScore: Operation = {
  op: 'oomScore',
  says: 'in which order the kernel kills containers when the memory of the node is used up: their score adjustments',
  ...withShape(scoreShape, ({ pod, capacity }) => ({
    scores: Object.fromEntries(
      containersOf(pod.spec).map((each) => [each.name, oomScoreAdjustment(pod, each, BigInt(capacity))]),
    ),
  })),
};

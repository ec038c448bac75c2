import { z } from 'zod';
import { resolveFenceposts } from '../../spec/controllers/deployment/fenceposts.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

const intOrPercent = z.union([wholeNumber, z.string()]).nullish();

const fencepostsShape = z.object({
  maxSurge: intOrPercent,
  maxUnavailable: intOrPercent,
  desired: wholeNumber,
});

export const fenceposts: Operation = {
  op: 'fenceposts',
  says: 'how many Pods a rolling update may have above the number asked for, and how many may be unavailable',
  ...withShape(fencepostsShape, ({ maxSurge, maxUnavailable, desired }) => {
    const posts = resolveFenceposts(maxSurge ?? undefined, maxUnavailable ?? undefined, desired);
    return posts ? { ...posts } : { invalid: true };
  }),
};

import { z } from 'zod';
import { isCriticalPod } from '../../../spec/kubelet/criticalPod.ts';
import { localStorageEviction } from '../../../spec/kubelet/eviction/localStorage.ts';
import type { Operation } from '../../operation.ts';
import { containerUsages, volumeUsages } from '../../podUsage.ts';
import { podShape, wholeNumber, withShape } from '../../request.ts';

const storageShape = z.object({
  pod: podShape,
  podBytes: wholeNumber.min(0).default(0),
  containers: containerUsages.default([]),
  volumes: volumeUsages.default([]),
  separateImagefs: z.boolean().default(false),
});

export const localStorage: Operation = {
  op: 'localStorage',
  says: 'whether a Pod is evicted for using more local storage than it may, and with which message',
  ...withShape(storageShape, ({ pod, podBytes, separateImagefs, ...usage }) => {
    const message = isCriticalPod(pod)
      ? undefined
      : localStorageEviction(pod, usage, podBytes, separateImagefs);
    return { evicted: message !== undefined, ...(message === undefined ? {} : { message }) };
  }),
};

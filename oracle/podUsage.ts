import { z } from 'zod';
import { wholeNumber } from './request.ts';

/** Bytes, inodes or processes; absent: not known. */
export const amount = wholeNumber.min(0).optional();
const counted = wholeNumber.min(0).default(0);

/** What the containers and the volumes of a Pod use. */
export const containerUsages = z.array(
  z.object({
    name: z.string(),
    memoryWorkingSet: amount,
    rootfsUsed: amount,
    logsUsed: amount,
    rootfsInodes: amount,
    logsInodes: amount,
  }),
);
export const volumeUsages = z.array(z.object({ name: z.string(), used: counted, inodes: counted }));

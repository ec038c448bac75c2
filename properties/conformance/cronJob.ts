import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const cronJob: ConformanceGroup = {
  name: 'cron job',
  isCore: true,
  held: [
    {
      test: '[sig-apps] CronJob should schedule multiple jobs concurrently [Conformance]',
      heldBy: { operations: ['cronJobSync', 'cron'] },
    },
    {
      test: '[sig-apps] CronJob should not schedule new jobs when ForbidConcurrent [Slow] [Conformance]',
      heldBy: { operations: ['cronJobSync', 'cron'] },
    },
    {
      test: '[sig-apps] CronJob should replace jobs when ReplaceConcurrent [Conformance]',
      heldBy: { operations: ['cronJobSync', 'cron'] },
    },
    {
      test: '[sig-apps] CronJob should not schedule jobs when suspended [Slow] [Conformance]',
      heldBy: { operations: ['cronJobSync', 'cron'] },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: ['[sig-apps] CronJob should support CronJob API operations [Conformance]'],
    },
  ],
};

import type { ConformanceGroup } from './conformanceRecord.ts';
import { apiMachinery } from './notModelled.ts';

export const cronJob: ConformanceGroup = {
  name: 'cron job',
  isCore: true,
  held: [
    {
      test: '[sig-apps] CronJob should schedule multiple jobs concurrently [Conformance]',
      heldBy: {
        operations: ['cronJobSync', 'cron'],
        laws: ['cronjob/scheduled'],
        recordings: ['cron-policies'],
      },
    },
    {
      test: '[sig-apps] CronJob should not schedule new jobs when ForbidConcurrent [Slow] [Conformance]',
      heldBy: {
        operations: ['cronJobSync', 'cron'],
        laws: ['cronjob/concurrency'],
        recordings: ['cron-policies'],
      },
    },
    {
      test: '[sig-apps] CronJob should replace jobs when ReplaceConcurrent [Conformance]',
      heldBy: {
        operations: ['cronJobSync', 'cron'],
        laws: ['cronjob/concurrency', 'cronjob/deletes'],
        recordings: ['cron-policies'],
      },
    },
    {
      test: '[sig-apps] CronJob should not schedule jobs when suspended [Slow] [Conformance]',
      heldBy: {
        operations: ['cronJobSync', 'cron'],
        laws: ['cronjob/suspended'],
        recordings: ['cron-suspend'],
      },
    },
  ],
  notModelled: [
    {
      because: apiMachinery,
      tests: ['[sig-apps] CronJob should support CronJob API operations [Conformance]'],
    },
  ],
};

import { never } from '../../../checker/system/guard.ts';
import { isWorking } from '../../../models/controllers/charts/controllerProcess.ts';
import { isNone } from '../../../models/controllers/charts/jobPod.ts';
import { isUnheardOf } from '../../../models/controllers/charts/seenJobPod.ts';
import type { JobMutant } from './controllersMutant.ts';

const quiet = { podFailures: 0, controllerRestarts: 0 };

export const jobMutants: readonly JobMutant[] = [
  {
    name: 'job-forgets-what-it-released',
    says: 'the Job controller forgets at once that it has taken the finalizer off a Pod, and counts the Pod by what it saw of it before',
    breaks: ['job/counted-once'],
    victim: { scenario: 'job-counted', bounds: quiet },
    rules: {
      releasesPod: (body, { own }) => ({
        ...body,
        then: body.then.filter(({ component }) => component !== own),
      }),
    },
  },
  {
    name: 'job-status-never-written',
    says: 'the Job controller never writes the status of its Job',
    breaks: ['job/finishes'],
    victim: { scenario: 'job-counted', bounds: quiet },
    rules: { writesStatus: ({ then }) => ({ when: [never], then }) },
  },
  {
    name: 'job-does-not-know-its-end',
    says: 'the Job controller creates a Pod whenever it sees none, whatever the status of its Job says',
    breaks: ['job/no-more-pods'],
    victim: { scenario: 'job-counted', bounds: quiet },
    rules: {
      createsPod: ({ then }, { pod, controller }) => ({
        when: [
          controller.process.is(isWorking),
          pod.object.is(isNone),
          ...controller.pods.map(({ seen }) => seen.is(isUnheardOf)),
        ],
        then,
      }),
    },
  },
  {
    name: 'job-without-memory',
    says: 'the Job controller forgets at once which Pod it has created, and does not wait to see it',
    breaks: ['job/indexes'],
    victim: { scenario: 'job-indexed', bounds: { ...quiet, places: 3 } },
    rules: {
      createsPod: (body, { own }) => ({
        ...body,
        then: body.then.filter(({ component }) => component !== own),
      }),
    },
  },
  {
    name: 'success-of-a-pod-that-failed',
    says: 'the kubelet reports that a Pod of a Job has succeeded, which it has not',
    breaks: ['job/completed-indexes'],
    victim: { scenario: 'job-indexed', bounds: quiet },
    rules: {
      reportsSuccess: ({ when = [], then }, { object }) => ({
        when,
        then: then.filter(({ component }) => component === object),
      }),
    },
  },
];

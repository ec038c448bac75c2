import { each, fewerThan, never } from '../../../checker/system/guard.ts';
import { isBound, isPending, nodeOf } from '../../../models/controllers/charts/contender.ts';
import type { PreemptionMutant } from './controllersMutant.ts';

const bounds = { controllerRestarts: 0, deletions: 0, lag: 'no' };

export const preemptionMutants: readonly PreemptionMutant[] = [
  {
    name: 'preempts-against-the-budget',
    says: 'the scheduler deletes any Pods of lower priority that make room, whatever their budget allows',
    breaks: ['scheduling/budget-last-resort'],
    victim: { scenario: 'preemption-budget', bounds: { ...bounds, replicas: 1, deletions: 1 } },
    rules: {
      preempts: ({ then }, { pod, those }) => ({
        when: [
          pod.next.is((answer) => answer?.kind === 'preempt'),
          ...those.map(({ object, plan }) =>
            object.is((state) => isBound(state) && plan.priority < pod.plan.priority),
          ),
        ],
        then,
      }),
    },
  },
  {
    name: 'preempts-its-equals',
    says: 'the scheduler deletes Pods for one that waits and has no higher priority',
    breaks: ['scheduling/victims'],
    victim: { scenario: 'preemption-nominated', bounds },
    rules: {
      preempts: ({ then }, { pod, those }) => ({
        when: [
          pod.next.is((answer) => answer?.kind === 'wait'),
          ...those.map(({ object }) => object.is(isBound)),
        ],
        then,
      }),
    },
  },
  {
    name: 'nominations-ignored',
    says: 'the scheduler binds a Pod wherever there is room, though that is kept for another one',
    breaks: ['scheduling/nominated-room'],
    victim: { scenario: 'preemption-nominated', bounds },
    rules: {
      binds: ({ then }, { object, others }, { id: node, slots }) => ({
        when: [
          object.is(isPending),
          fewerThan(
            slots,
            each(
              others.map((other) => other.object),
              (state) => nodeOf(state) === node,
            ),
          ),
        ],
        then,
      }),
    },
  },
  {
    name: 'never-preempts',
    says: 'the scheduler deletes no Pod for another one',
    breaks: ['scheduling/preemptor-bound'],
    victim: { scenario: 'preemption-nominated', bounds },
    rules: { preempts: ({ then }) => ({ when: [never], then }) },
  },
];

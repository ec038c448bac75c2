import { never } from '../../../checker/system/guard.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

export const terminationMutants: readonly NodeMutant[] = [
  {
    name: 'grace-lengthened',
    says: 'the API server lets a second deletion lengthen the grace period',
    breaks: ['termination/grace-shrinks'],
    victim: feature('node-deletion'),
    charts: {
      'Pod object': (chart) => chart.provide({ guards: { isShorter: () => true } } as never),
    },
  },
  {
    name: 'pre-stop-hook-skipped',
    says: 'the kubelet sends the stop signal without running the preStop hook',
    breaks: ['termination/pre-stop-first'],
    victim: feature('node-hooks'),
    charts: {
      'container of the runtime': (chart) => chart.provide({ guards: { hasPreStop: () => false } } as never),
    },
  },
  {
    name: 'grace-never-over',
    says: 'the kubelet does not kill what still runs when the grace period is over',
    breaks: ['termination/kill-in-time'],
    victim: feature('node-hooks'),
    rules: { 'kills at the end of the grace period': (body) => ({ when: [never], then: body.then }) },
  },
  {
    name: 'finalizers-ignored',
    says: 'the API server removes a deleted Pod that still has finalizers',
    breaks: ['termination/kept-by-finalizers'],
    victim: feature('node-finalizers'),
    charts: { 'Pod object': (chart) => chart.provide({ guards: { hasFinalizers: () => false } } as never) },
  },
];

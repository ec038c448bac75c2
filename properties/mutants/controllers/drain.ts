import { assign } from 'xstate';
import { never } from '../../../checker/system/guard.ts';
import { budgetStatus } from '../../../models/controllers/charts/budgetStatus.ts';
import type { DrainMutant } from './controllersMutant.ts';

const victim = { scenario: 'drain-two-nodes', bounds: { controllerRestarts: 0, conflicts: 0 } };

export const drainMutants: readonly DrainMutant[] = [
  {
    name: 'eviction-without-its-budget',
    says: 'the API server deletes a Pod that it is asked to evict, and writes nothing into the status of its budget',
    breaks: ['disruption/budget', 'disruption/budget-in-truth'],
    victim,
    rules: {
      takesFromBudget: (body, { eviction }) => ({
        ...body,
        then: body.then.filter(({ component }) => component === eviction),
      }),
    },
  },
  {
    name: 'eviction-is-not-spent',
    says: 'the API server notes an eviction in the status of its budget, and takes nothing off what that allows',
    breaks: ['disruption/allowance', 'disruption/budget-in-truth'],
    victim,
    charts: [
      {
        chart: budgetStatus,
        change: (chart) => chart.provide({ actions: { spend: assign({}) } }),
      },
    ],
  },
  {
    name: 'budget-counts-what-is-there',
    says: 'the disruption controller counts every Pod as healthy that it sees',
    breaks: ['disruption/healthy'],
    victim,
    rules: {
      countsBudget: (body, { controller, counted }) => ({
        ...body,
        when: [controller.next.is((write) => write !== undefined && write.healthy < counted.healthy)],
      }),
    },
  },
  {
    name: 'budget-forgets-evictions',
    says: 'the disruption controller forgets at once which Pods were evicted',
    breaks: ['disruption/noted'],
    victim,
    rules: {
      countsBudget: (body, { controller, counted }) => ({
        ...body,
        when: [
          controller.next.is(
            (write) => JSON.stringify({ ...write, disrupted: [] }) === JSON.stringify(counted),
          ),
        ],
      }),
    },
  },
  {
    name: 'budget-wants-none',
    says: 'the disruption controller takes it that no Pod has to be healthy',
    breaks: ['disruption/wanted'],
    victim,
    rules: {
      countsBudget: (body, { controller: { status }, counted }) => ({
        ...body,
        then: [
          ...body.then.filter(({ component }) => component !== status),
          status.send({ type: 'COUNT', ...counted, desired: 0 }),
        ],
      }),
    },
  },
  {
    name: 'budget-is-never-counted',
    says: 'the disruption controller never writes the status of a budget',
    breaks: ['disruption/drained'],
    victim,
    rules: { countsBudget: ({ then }) => ({ when: [never], then }) },
  },
];

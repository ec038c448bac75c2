import { all, any } from '../../../checker/system/guard.ts';
import { isCurrent } from '../../../models/controllers/charts/cachedBudget.ts';
import type { Bug, DrainDefect } from '../bug.ts';

const writesOverEvictions: DrainDefect = {
  name: 'count-written-over-an-eviction',
  says: 'the disruption controller writes what it counted before an eviction over the status in which the eviction was noted',
  rules: {
    countsBudget: (body, { controller, counted }) => ({
      ...body,
      when: [
        any(
          all(
            controller.cached.is(isCurrent),
            controller.next.is((write) => JSON.stringify(write) === JSON.stringify(counted)),
          ),
          all(
            controller.cached.isNot(isCurrent),
            controller.next.is((write) => {
              if (write === undefined || write.disrupted.length === 0) return false;
              const { length } = write.disrupted;
              const before = {
                ...write,
                healthy: write.healthy + length,
                allowed: write.allowed + length,
                disrupted: [],
              };
              return JSON.stringify(before) === JSON.stringify(counted);
            }),
          ),
        ),
      ],
    }),
  },
};

export const decrementLost: Bug = {
  numbers: [82149, 105326],
  says: 'The disruption controller writes over the decrement of an eviction, and one eviction too many is allowed',
  introduced: 'v1.15 or before',
  fixed: 'not verified; in v1.36 a status is written only over the version that was seen',
  breaks: ['disruption/budget-in-truth'],
  components: ['API server', 'disruption controller'],
  faults: ['eviction'],
  found: {
    kind: 'with controllers',
    scenario: 'drain-two-nodes',
    bounds: { controllerRestarts: 0, conflicts: 0 },
    defect: writesOverEvictions,
  },
};

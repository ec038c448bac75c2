import type { Bug } from '../bug.ts';

export const budgetNotTheLastResort: Bug = {
  numbers: [91492, 128307, 129136],
  says: 'Preemption breaks a disruption budget though other victims would not, by a status that it has not used up itself, and orders victims wrongly',
  introduced: 'v1.18 or before',
  fixed:
    'v1.33 orders victims (128307, 129136); the rest is open: preemption takes nothing off the status of a budget, and counts by what it sees',
  breaks: ['scheduling/budget-last-resort'],
  components: ['scheduler', 'disruption controller'],
  faults: [],
  found: { kind: 'still so', scenario: 'preemption-budget' },
};

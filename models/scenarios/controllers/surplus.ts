import type { ExpectedBreach } from './controllerScenario.ts';

/** Kubernetes creates at least once: what nobody remembers to have written is written again. */
export const surplusOf = (law: string): readonly ExpectedBreach[] => [
  { law, by: 'a reply that is lost', where: ({ budgets }) => budgets.lostReplies > 0 },
  {
    law,
    by: 'a restarted controller that is given an old list',
    where: ({ budgets, lags }) => budgets.staleLists > 0 && lags,
  },
  { law, by: 'two leaders', where: ({ budgets }) => budgets.leaders > 0 },
  {
    law,
    by: 'expectations that expired, the gate being off',
    where: ({ budgets, gate, lags }) => budgets.expiries > 0 && gate === 'off' && lags,
  },
];

import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import type { BuiltScenario } from '../../../models/scenarios/scenario.ts';
import type { Question, QuestionKind } from '../../../properties/questions/question.ts';
import type { SmallCluster } from '../../models/cluster/smallCluster.ts';

/** A small cluster that shows what questions are about. */
export const buildAsked = (
  { objects, bounds }: SmallCluster,
  services: readonly object[] = [],
): BuiltScenario => {
  const withoutBearing = services.map((object) => ({
    kind: 'Service',
    object: object as { [field: string]: unknown },
  }));
  const result = clusterScenario.build({ bounds, input: { objects, withoutBearing }, asked: true });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return result.built;
};

export const question = (kind: QuestionKind, text: string): Question => ({
  name: 'question/test',
  kind,
  text,
  from: `--${kind}`,
});

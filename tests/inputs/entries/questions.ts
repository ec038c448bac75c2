import { resolveBounds } from '../../../drivers/exhaustive/bounds.ts';
import { clusterFrom } from '../../../drivers/exhaustive/manifest.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import { questionLaws } from '../../../properties/questions/questionLaw.ts';
import { readManifest } from '../../../spec/manifest/readManifest.ts';
import { type Entry, internalErrorIn, partsOf } from '../entry.ts';
import { commandLine, smallCheck } from './commandLine.ts';
import { validObjects } from './validObjects.ts';

const kinds = ['always', 'never', 'eventually', 'leads to', 'ask'] as const;
/** asks them of a cluster, too, which takes longest, and is done most rarely */
const check = 'check';

/** Questions in CEL about a small application; input is the kind of a question, and the question. */
export const questions = async (): Promise<Entry> => {
  const text = JSON.stringify(validObjects[2]);
  const { input } = clusterFrom(readManifest('web.yaml', text).objects);
  const resolved = resolveBounds(clusterScenario, { nodes: '1', nodeFailures: '0' });
  if (!resolved.ok) throw new Error('the bounds are wrong');
  const built = clusterScenario.build({ bounds: resolved.bounds, input, asked: true });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return {
    name: 'questions',
    firstLines: [...Array.from({ length: 8 }, () => kinds).flat(), check],
    valid: [
      'available(a) >= 1',
      'pods.exists(p, !p.ready) ~> available(a) >= 2',
      'pods.all(p, p.phase == "Running" && p.node != "")',
      'pods.filter(p, p.ready).size() > nodes.size()',
      'pods.map(p, p.restarts).exists(r, r > 1 ? true : false)',
      'ready("a") <= 2 || !(1 in [1, 2, 3]) && "a".startsWith("b")',
      'deployments.a.updated',
      'no-data-loss',
    ],
    take: async (input) => {
      const [first, question] = partsOf(input);
      if (first === check) return commandLine([...smallCheck, `--always=${question}`], text);
      const kind = kinds.find((each) => each === first)!;
      const laws = questionLaws(
        [{ name: 'question/q', kind, text: question, from: '--ask' }],
        built.built.system,
      );
      return laws.ok
        ? undefined
        : internalErrorIn(laws.problems.map(({ message, code }) => `${message} (${code})`).join('\n'));
    },
  };
};

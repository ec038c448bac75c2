import type { System } from '../../../checker/system/system.ts';
import { composeCluster } from '../../../models/cluster/composeCluster.ts';
import { ownersIn, type Tie, tiesIn } from '../../../models/cluster/constraints/ties.ts';
import { workloadName } from '../../../models/cluster/plan/application.ts';
import type { ClusterPlan } from '../../../models/cluster/plan/clusterPlan.ts';
import { type PlannedRequest, planRequest } from '../../../models/scenarios/planRequest.ts';
import { askedAbout } from '../../../properties/questions/askedAbout.ts';
import type { Question } from '../../../properties/questions/question.ts';
import { type QuestionLaws, questionLaws } from '../../../properties/questions/questionLaw.ts';
import type { Problem } from '../../../spec/problem.ts';
import type { CheckRequest } from '../prepare.ts';
import { partRequest } from './partRequest.ts';

/** Some of the workloads of an application, with what is asked about them. */
export type ApplicationPart = {
  /** `Deployment default/web` */
  readonly of: readonly string[];
  readonly request: CheckRequest;
  /** how large it is beside others: more Pods, and more containers in them, take longer */
  readonly size: number;
};

export type ApplicationParts = {
  readonly parts: readonly ApplicationPart[];
  /** by what parts have to do with each other all the same; none: each runs as if it were alone */
  readonly ties: readonly string[];
  /** workloads that nothing is asked about */
  readonly unasked: readonly string[];
  /** the questions as they are about the whole */
  readonly asked: QuestionLaws;
  readonly count: number;
  /** whether the questions may be asked of all parts together */
  readonly mayBeWhole: boolean;
};

/**
 * An application in parts that have nothing to do with each other, or, `alone`, one workload at a time whatever ties them
 * together; a question that is about several keeps these in one part. `undefined` if there would be only one.
 */
export const applicationParts = (
  request: CheckRequest,
  alone: boolean,
): ApplicationParts | Problem[] | undefined => {
  const { questions = [] } = request;
  const planned = planRequest({ ...request, asked: questions.length > 0 });
  if (planned.problems.length > 0) return undefined;
  const plan = planned.plan();
  const { system } = composeCluster(plan);
  const asked = questionLaws(questions, system, { isOnlyRead: true, input: request.input });
  if (!asked.ok) return [...asked.problems];
  const names = ownerNames(planned, plan);
  const owners = ownersIn(plan);
  const ties = tiesIn(plan);
  const about = questions.map((question) => aboutOwners(question, system, owners));
  const groups = grouped(names.length, [
    ...(alone ? [] : ties.map(({ owners: tied }) => tied)),
    ...about.flatMap((each) => (each === 'each' ? [] : [each])),
  ]);
  if (groups.length < 2) return undefined;
  const isAsked = (group: readonly number[], at: number): boolean => {
    const each = about[at]!;
    return each === 'each' || each.some((owner) => group.includes(owner));
  };
  const parts = groups.map((group): ApplicationPart => {
    const own = questions.filter((_, at) => isAsked(group, at));
    const part = partRequest({ ...request, questions: own }, planned, plan, group);
    return {
      of: group.map((owner) => names[owner]!),
      request: { ...part, questions: own.filter((question) => isMeantOf(question, part)), isUnseen: true },
      size:
        plan.pods
          .filter((_, index) => group.includes(owners[index]!))
          .reduce((sum, { containers }) => sum + containers.length, 0) ** 2,
    };
  });
  const isJudged = (part: ApplicationPart): boolean =>
    questions.length === 0 || request.laws.length > 0 || (part.request.questions ?? []).length > 0;
  const isBroken = ({ owners: tied }: Tie): boolean =>
    !groups.some((group) => tied.every((owner) => group.includes(owner)));
  return {
    parts: parts.filter(isJudged),
    ties: [...new Set(ties.filter(isBroken).map(({ why }) => why))],
    unasked: parts.filter((part) => !isJudged(part)).flatMap(({ of }) => of),
    asked,
    count: planned.count,
    mayBeWhole: questionLaws(questions, system).ok,
  };
};

/** A ready-made question may mean nothing of a part: one about rollouts where there is no Deployment. */
const isMeantOf = (question: Question, part: CheckRequest): boolean =>
  question.kind !== 'ask' ||
  questionLaws([question], composeCluster(planRequest({ ...part, asked: true }).plan()).system).ok;

/** The workloads and Pods by themselves, in the order of their numbers. */
const ownerNames = ({ workloads }: PlannedRequest, { pods }: ClusterPlan): readonly string[] => [
  ...workloads.map(workloadName),
  ...pods.filter(({ workload }) => workload === undefined).map(({ name }) => `Pod ${name}`),
];

const aboutOwners = (
  question: Question,
  system: System,
  owners: readonly number[],
): 'each' | readonly number[] => {
  const about = askedAbout(question, system);
  return about === 'each' ? about : [...new Set([...about].map((pod) => owners[pod]!))];
};

/** Numbers below `count` in groups, those together that some set has together. */
const grouped = (count: number, together: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const group = Array.from({ length: count }, (_, at) => at);
  for (const [first, ...others] of together) {
    for (const other of others) {
      const [into, from] = [group[first!]!, group[other]!];
      group.forEach((each, at) => {
        if (each === from) group[at] = into;
      });
    }
  }
  const numbers = [...group.keys()];
  return [...new Set(group)].map((one) => numbers.filter((at) => group[at] === one));
};

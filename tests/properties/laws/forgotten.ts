import type { LawRecord } from '../../../properties/laws/lawRecord.ts';
import { explain } from '../../../spec/api/explain/explain.ts';

/** What puts laws to the test: the seeded faults with the laws that they break, and the names of the lies. */
export type Trials = {
  readonly mutants: readonly { readonly name: string; readonly breaks: readonly string[] }[];
  readonly lies: readonly string[];
};

/** Every piece of a law that was forgotten, or is wrong, each with the id of the law. */
export const forgotten = (law: LawRecord, trials: Trials): string[] =>
  [...wordFaults(law), ...fieldFaults(law), ...modelFaults(law, trials), ...recordFaults(law, trials)].map(
    (fault) => `${law.id} ${fault}`,
  );

/** One style: the Kubernetes documentation, its conventions for the API, a KEP. */
const sources = [
  /^https:\/\/kubernetes\.io\/docs\/[a-z0-9./-]+\/(#[A-Za-z0-9-]+)?$/,
  /^https:\/\/github\.com\/kubernetes\/community\/blob\/master\/contributors\/devel\/sig-architecture\/api-conventions\.md#[a-z-]+$/,
  /^https:\/\/kep\.k8s\.io\/\d+$/,
];

const wordFaults = ({ id, says, source, exceptions = [] }: LawRecord): string[] => [
  ...(/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(id) ? [] : ['is not written family/name']),
  ...(/^[A-Za-z].{20,}[^.]$/.test(says) ? [] : ['says no sentence']),
  ...(sources.some((style) => style.test(source)) ? [] : ['has no URL of a page or KEP as its source']),
  ...exceptions
    .filter(({ length }) => length < 10)
    .map((exception) => `does not name its exception "${exception}"`),
];

/** The kinds of objects that are watched and that the schema of workloads does not have. */
const unexplained = /^event\b/;

const fieldFaults = ({ fields }: LawRecord): string[] => [
  ...(fields.length > 0 ? [] : ['governs no field']),
  ...fields
    .filter((field) => !unexplained.test(field) && !explain(field.replace(/^\*/, 'deployment'), false).found)
    .map((field) => `governs ${field}, and there is no such field`),
];

const modelFaults = ({ id, model, record, mutants = [] }: LawRecord, trials: Trials): string[] => {
  const breaking = trials.mutants.filter(({ breaks }) => breaks.includes(id)).map(({ name }) => name);
  const known = trials.mutants.map(({ name }) => name);
  const missing = breaking.filter((name) => !mutants.includes(name));
  return [
    ...(model || record ? [] : ['is judged neither in models nor in recordings']),
    ...(model && mutants.length === 0 ? ['names no mutant that it catches'] : []),
    ...(model && !hasWitness(model)
      ? ['has no witness: nothing tells when it is really put to the test']
      : []),
    ...(!model && mutants.length > 0 ? ['names mutants, and is not judged in models'] : []),
    ...mutants.flatMap((name) => {
      if (!known.includes(name)) return [`names the mutant ${name}, and there is none`];
      return breaking.includes(name)
        ? []
        : [`names the mutant ${name}, which does not say that it breaks it`];
    }),
    ...missing.map((name) => `does not name the mutant ${name}, which says that it breaks it`),
  ];
};

/** Whole runs are put to the test by their trigger, laws of one kind of step by each such step. */
const hasWitness = (model: NonNullable<LawRecord['model']>): boolean =>
  model.kind === 'each leads to' ||
  model.kind === 'each always eventually' ||
  model.witness !== undefined ||
  (model.kind === 'joint' && !!model.when);

const recordFaults = ({ model, record, lies = [] }: LawRecord, trials: Trials): string[] => [
  ...(record && lies.length === 0 ? ['names no lie that it rejects'] : []),
  ...(!record && lies.length > 0 ? ['names lies, and is not judged in recordings'] : []),
  ...lies
    .filter((name) => !trials.lies.includes(name))
    .map((name) => `names the lie "${name}", and there is none`),
  ...(record?.of === 'as modelled' && !isOfPods(model)
    ? ['is judged as modelled, and no model shows it Pods']
    : []),
];

const isOfPods = (model: LawRecord['model']): boolean =>
  (model?.kind === 'state' || model?.kind === 'step') && model.of === 'pod';

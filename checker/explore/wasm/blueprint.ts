import type { Compiled, CompiledJoint, CompiledRule } from '../../compile/compiled.ts';
import type { Layout } from '../layout.ts';
import { control, type OwnArea, ownArea } from './control.ts';
import { Evaluator } from './evaluator.ts';
import type { HashCode } from './hashCode.ts';
import type { Hooks } from './hooks.ts';
import { Image } from './image.ts';
import { packedBytes } from './indexed/storedCode.ts';
import { type Places, placesOf } from './places.ts';
import { type NotedTable, placeRecords, unsettling } from './records.ts';
import { memoBytes, type SightMemo } from './sightMemo.ts';
import { counterField, keyFields, type SumField, SumFields } from './sums.ts';
import { type ThresholdWatch, watchPlan } from './watches.ts';

/** A joint law in the state that is expanded, or in one that urgent rules pass through. */
export type JointPlan = {
  readonly memo: SightMemo;
  readonly keys: readonly SumField[];
  /** by mask: the rules that it is asked of; undefined: asked of every state */
  readonly when: readonly bigint[] | undefined;
};

/** How one list of rules is decided and fired. */
export type RulePlan = {
  readonly rules: readonly CompiledRule[];
  readonly evaluator: Evaluator;
  readonly records: number;
  readonly joints: readonly JointPlan[];
};

/** Everything that generated code is made from: tables in place, and where each thing lies. */
export type Blueprint = {
  readonly compiled: Compiled;
  readonly places: Places;
  readonly image: Image;
  readonly normal: RulePlan;
  /** absent where the system has no urgent rules */
  readonly urgent: RulePlan | undefined;
  readonly noted: readonly NotedTable[];
  readonly thresholds: readonly ThresholdWatch[];
  /** watches decided with the rules, as conditions after them */
  readonly conditions: Compiled['watches'];
  /** address of a mask for each word of masks: the watches that can still say something new */
  readonly live: number;
  /** address of a bias and a guard for each word of sums */
  readonly biases: number;
  /** the words of sums in which something is waited for */
  readonly guardedSums: readonly number[];
  readonly own: OwnArea;
  /** where the areas of the threads begin, and the states after them */
  readonly areas: number;
  readonly states: number;
  /** bytes of a state, and of a slot of the set: fewer if that holds numbers */
  readonly stateBytes: number;
  readonly slotBytes: number;
  /** slots hold numbers of states, which are stored in as few bytes as they need */
  readonly isIndexed: boolean;
  readonly storedBytes: number;
  readonly hash: HashCode;
};

export type BlueprintOptions = {
  readonly threads: number;
  readonly hooks: Hooks;
  /** slots hold the number of the state instead of the state */
  readonly indexed: boolean;
  readonly hash: HashCode;
};

/** the lowest bits of the first word of sums: how many units have something new to say to a law */
export const interestBits = 15;

export const blueprintOf = (
  compiled: Compiled,
  layout: Layout,
  { threads, hooks, indexed, hash }: BlueprintOptions,
): Blueprint => {
  const places = placesOf(layout);
  const scratch = new Image(control.end);
  const { thresholds, conditions } = watchPlan(compiled);

  const fields = new SumFields();
  const noted = compiled.units.map(({ stateNotes }) =>
    stateNotes.some((set) => set !== 0) ? stateNotes : undefined,
  );
  if (noted.some((notes) => notes))
    fields.add(
      interestBits,
      noted.map((notes) => notes && new Int32Array(notes.length)),
    );
  const tests = [...compiled.rules, ...conditions];
  const fieldOf = countersOf(compiled, fields, [
    ...tests.flatMap(({ counts }) => counts.map(({ counter }) => counter)),
    ...thresholds.map(({ counter }) => counter),
  ]);
  const joints = compiled.joints.flatMap((joint) =>
    jointPlan(compiled, joint, compiled.rules, fields, scratch),
  );
  const urgentFields = new SumFields();
  const urgentFieldOf = countersOf(
    compiled,
    urgentFields,
    compiled.urgent.flatMap(({ counts }) => counts.map(({ counter }) => counter)),
  );
  const urgentJoints = compiled.joints.flatMap((joint) =>
    joint.when ? jointPlan(compiled, joint, compiled.urgent, urgentFields, scratch) : [],
  );

  const image = new Image(scratch.end);
  const live = image.reserve(8 * Math.ceil(tests.length / 64));
  const biases = image.reserve(16 * fields.words);
  const normalRecords = placeRecords(compiled, places, image, compiled.rules, unsettling(compiled));
  const urgentRecords = placeRecords(compiled, places, image, compiled.urgent, () => false);
  const normal: RulePlan = {
    rules: compiled.rules,
    evaluator: new Evaluator(compiled, places, image, tests, fields, fieldOf),
    records: normalRecords.address,
    joints,
  };
  const urgent: RulePlan | undefined = compiled.urgent.length
    ? {
        rules: compiled.urgent,
        evaluator: new Evaluator(compiled, places, image, compiled.urgent, urgentFields, urgentFieldOf),
        records: urgentRecords.address,
        joints: urgentJoints,
      }
    : undefined;
  const own = ownArea(compiled.rules.length, 8 * places.words);
  hooks.tables?.(image, places);
  const areas = (image.end + 63) & ~63;
  return {
    compiled,
    places,
    image,
    normal,
    urgent,
    noted: [...normalRecords.noted, ...urgentRecords.noted],
    thresholds: thresholds.map((watch) => ({ ...watch, field: fieldOf.get(watch.counter)! })),
    conditions,
    live,
    biases,
    guardedSums: [
      ...new Set([
        ...(noted.some((notes) => notes) ? [0] : []),
        ...thresholds.map(({ counter }) => fieldOf.get(counter)!.word),
      ]),
    ],
    own,
    areas,
    states: areas + threads * own.bytes,
    stateBytes: 8 * places.words,
    slotBytes: indexed ? 4 : 8 * places.words,
    isIndexed: indexed,
    storedBytes: indexed ? packedBytes(places) : 8 * places.words,
    hash,
  };
};

const countersOf = (
  compiled: Compiled,
  fields: SumFields,
  counters: readonly number[],
): Map<number, SumField> =>
  new Map([...new Set(counters)].map((counter) => [counter, counterField(compiled, counter, fields)]));

const jointPlan = (
  compiled: Compiled,
  joint: CompiledJoint,
  rules: readonly CompiledRule[],
  fields: SumFields,
  scratch: Image,
): JointPlan[] => {
  const asked = joint.when && rules.map(({ rule }) => joint.when!.has(rule));
  if (asked && !asked.includes(true)) return [];
  const keys = keyFields(joint, compiled.units.length, fields);
  const when = asked && masksOf(asked);
  const bits = asked || keys.length > 1 ? undefined : (keys[0]?.bits ?? 0);
  const words = keys.length + (when ? when.filter((mask) => mask !== 0n).length : 0);
  return [{ keys, when, memo: { bits, words, address: scratch.reserve(memoBytes(bits, words)) } }];
};

/** Flags as masks of 64 bits. */
export const masksOf = (flags: readonly boolean[]): bigint[] =>
  Array.from({ length: Math.ceil(flags.length / 64) }, (_, mask) =>
    flags
      .slice(mask * 64, mask * 64 + 64)
      .reduce((bits, flag, bit) => (flag ? bits | (1n << BigInt(bit)) : bits), 0n),
  );

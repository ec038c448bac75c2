import type { Compiled, CompiledCondition, CompiledWait } from '../../compile/compiled.ts';
import { layoutOf } from '../../explore/layout.ts';
import type { RulePlan } from '../../explore/wasm/blueprint.ts';
import { Evaluator } from '../../explore/wasm/evaluator.ts';
import { Image } from '../../explore/wasm/image.ts';
import { type Places, placesOf } from '../../explore/wasm/places.ts';
import { placeRecords, unsettling } from '../../explore/wasm/records.ts';
import { counterField, type SumField, SumFields } from '../../explore/wasm/sums.ts';
import type { Returning } from '../returning.ts';

/** states whose steps are found together */
export const chunkStates = 512;

/** Fixed addresses: where the slots are, how many, and how many steps of a chunk were listed. */
export const control = { slots: 16, slotCount: 20, listed: 24, unsettled: 28, sink: 32, end: 64 } as const;

/** Where everything lies that finds the steps of stored states. */
export type StepsPlan = {
  readonly compiled: Compiled;
  readonly places: Places;
  readonly image: Image;
  readonly evaluator: Evaluator;
  readonly records: number;
  readonly urgent: RulePlan | undefined;
  /** where the bits of rules that may return begin among the conditions, by mask; undefined: all that are enabled may */
  readonly returnsFrom: number | undefined;
  readonly mayReturn: readonly boolean[];
  /** the mask where conditions that are only noted begin, and how many there are */
  readonly notedFrom: number;
  readonly noted: number;
  /** most steps of a chunk */
  readonly most: number;
  readonly ends: number;
  readonly resting: number;
  readonly notes: number;
  readonly rules: number;
  readonly targets: number;
  readonly candidates: number;
  readonly states: number;
  readonly stateBytes: number;
};

/** Lays out tables and areas; `noted` conditions are evaluated in every state, beside the rules. */
export const stepsPlanOf = (
  compiled: Compiled,
  returning: Returning,
  noted: readonly CompiledWait[],
): StepsPlan => {
  const places = placesOf(layoutOf(compiled));
  const image = new Image(control.end);
  const bare = compiled.rules.map((rule) => ({ ...rule, notes: [] }));
  const urgentRules = compiled.urgent.map((rule) => ({ ...rule, notes: [] }));
  const returns = compiled.rules.map(
    (rule, at): CompiledCondition => ({ ...rule, allow: returning[at] ?? rule.allow }),
  );
  const isNarrowed = returns.some(({ allow }, at) =>
    allow.some((states, unit) => returning[at] && states !== compiled.rules[at]!.allow[unit]),
  );
  const blocks = [inMasks(compiled.rules), isNarrowed ? inMasks(returns) : [], inMasks(noted)];
  const [ofRules, ofReturns] = blocks as [CompiledCondition[], CompiledCondition[]];
  const evaluatorOf = (conditions: readonly CompiledCondition[]): Evaluator => {
    const fields = new SumFields();
    const counters = new Set(conditions.flatMap(({ counts }) => counts.map(({ counter }) => counter)));
    const fieldOf = new Map<number, SumField>();
    for (const counter of counters) fieldOf.set(counter, counterField(compiled, counter, fields));
    return new Evaluator(compiled, places, image, conditions, fields, fieldOf);
  };
  const evaluator = evaluatorOf(blocks.flat());
  const records = placeRecords(compiled, places, image, bare, unsettling(compiled)).address;
  const urgent = urgentRules.length
    ? {
        rules: urgentRules,
        evaluator: evaluatorOf(urgentRules),
        records: placeRecords(compiled, places, image, urgentRules, () => false).address,
        joints: [],
      }
    : undefined;
  const stateBytes = 8 * places.words;
  const most = Math.max(8192, compiled.rules.length * 4);
  const notedMasks = Math.ceil(noted.length / 64);
  const ends = image.reserve(4 * chunkStates);
  const resting = image.reserve(chunkStates);
  const notes = image.reserve(8 * notedMasks * chunkStates);
  const rules = image.reserve(4 * most);
  const targets = image.reserve(4 * most);
  const candidates = image.reserve(stateBytes * most);
  return {
    compiled,
    places,
    image,
    evaluator,
    records,
    urgent,
    returnsFrom: isNarrowed ? ofRules.length / 64 : undefined,
    mayReturn: compiled.rules.map((_, at) => returning[at] !== undefined),
    notedFrom: (ofRules.length + ofReturns.length) / 64,
    noted: noted.length,
    most,
    ends,
    resting,
    notes,
    rules,
    targets,
    candidates,
    states: (image.end + 63) & ~63,
    stateBytes,
  };
};

/** Filled up with conditions that nobody asks about, so that the next begin with a mask of their own. */
const inMasks = (conditions: readonly CompiledCondition[]): CompiledCondition[] => {
  const filling = (64 - (conditions.length % 64)) % 64;
  return [...conditions, ...Array.from({ length: filling }, () => ({ allow: [], counts: [] }))];
};

import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Problem, ProblemCode } from '../../spec/problem.ts';
import type { Difference } from './difference.ts';
import type { GoverningRule } from './governance.ts';

/** What went wrong with a request: another answer, or none. */
export type Disagreement = {
  /** the first field that differs, without names and positions, with what it is where these are words; or the code of the problem */
  readonly about: string;
  /** requests of the run about which it was the same */
  readonly count: number;
  /** the number of the first of them in the run: the same seed makes it again */
  readonly number: number;
  readonly request: JsonObject;
  readonly right: JsonObject;
  /** absent: there is none, see `problem` */
  readonly answer?: JsonObject;
  readonly problem?: Problem;
  readonly differences: readonly Difference[];
  readonly governed: GoverningRule;
  /** how far it was made smaller: `minimal` (nothing more can be left out), or the limit that was met */
  readonly shrunk: 'minimal' | 'limit' | 'not tried';
};

/** A request of the run that was asked to be kept, whatever came of it. */
export type Kept = {
  readonly number: number;
  readonly request: JsonObject;
  readonly right: JsonObject;
  readonly agreed: boolean;
};

/** What came of a run of one operation. */
export type DiffReport = {
  readonly op: string;
  readonly seed: number;
  /** requests that the other program was asked, without those of shrinking */
  readonly asked: number;
  readonly agreed: number;
  /** asked requests with an answer, whatever it was */
  readonly answered: number;
  /** in how many requests each field differs */
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  /** how often each problem of the other program was met */
  readonly problems: readonly {
    readonly code: ProblemCode;
    readonly count: number;
    readonly first: string;
  }[];
  readonly disagreements: readonly Disagreement[];
  /** present where some were asked for */
  readonly kept?: readonly Kept[];
  /** `unreachable`: no request was ever answered; `gaveUp`: the program ended too often */
  readonly ending: 'complete' | 'interrupted' | 'unreachable' | 'gaveUp';
};

/** A sentence that decides an answer, and where Kubernetes documents it. */
export type GoverningRule = { readonly rule: string; readonly source: string };

/** When something is left out of a comparison: what the right answer, or the request, has in a field. */
export type Circumstance =
  | { readonly answer: string; readonly is: string | boolean }
  | { readonly request: string; readonly mentions: string };

/** How a field of an answer is compared, where it is not compared as it is. */
export type FieldComparison = {
  readonly field: string;
  /** `never`, or as a multiset: of the items, or of these fields of each */
  readonly compared: 'never' | 'as a multiset' | { readonly asMultisetOf: readonly string[] };
  readonly when?: Circumstance;
  readonly because: string;
};

/** What governs the answers of one operation, and how two of them are compared. */
export type Governance = GoverningRule & {
  readonly op: string;
  /** fields that have a rule of their own */
  readonly fields?: { readonly [field: string]: GoverningRule };
  /** fields that are maps by the names of objects: differences are counted over all names */
  readonly byName?: readonly string[];
  readonly comparisons?: readonly FieldComparison[];
};

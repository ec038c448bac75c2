import type { JointLaw } from '../../checker/laws/law.ts';
import type { AskedStage } from '../../models/views/askedViews.ts';
import { type AskedField, type AskedKind, askedLists } from './askedFields.ts';
import { type AskedRecord, type CelValue, celOver, recordClasses } from './language.ts';
import type { AskedNames } from './names.ts';
import type { Piece, Split } from './pieces.ts';
import { isIn, recordOf, viewOf } from './records.ts';

/** Whole numbers as JSON has them. */
type Answer = boolean | string | number | readonly Answer[] | null;

/** What is seen of one thing: in which lists it is, and the answers to what is asked of it; null: it is in none. */
type Sight = readonly [isIn: readonly boolean[], answers: readonly Answer[]] | null;

/** more results than this are not remembered */
const mostRemembered = 100_000;

/**
 * A question that compares things with each other as a law over all of them at once. It sees of each thing only the
 * answers to what is asked of it alone, so that states which differ in nothing else are one.
 *
 * @param wanted what the question must be: true (`always`) or false (`never`)
 * @param onceUp judged only once the application is up
 */
export const jointQuestion = (
  id: string,
  { pieces, rest, lists, readsNode }: Split,
  wanted: boolean,
  onceUp: boolean,
  names: AskedNames,
): JointLaw => {
  const kinds = [...new Set(lists.map((list) => askedLists[list]!.kind))];
  const ofKind = (kind: AskedKind): KindAsked => ({
    kind,
    lists: lists.filter((list) => askedLists[list]!.kind === kind),
    pieces: pieces.filter((piece) => piece.kind === kind),
  });
  const asked = kinds.map(ofKind);
  const stage = onceUp ? [{ of: 'asked stage', what: (view: never) => (view as AskedStage).up }] : [];
  const truth = remembered(restOf(rest, asked));
  const isPut = (seen: readonly (readonly unknown[])[]): boolean =>
    !onceUp || (seen.at(-1) as readonly boolean[]).every(Boolean);
  return {
    kind: 'joint',
    id,
    sees: [
      ...asked.map((each) => ({
        of: viewOf(each.kind, readsNode),
        what: (view: never): unknown => sightOf(each, view, names),
      })),
      ...stage,
    ],
    holds: (seen) => !isPut(seen) || truth(seen.slice(0, asked.length) as Sights) === wanted,
    witness: isPut,
  };
};

type Sights = readonly (readonly Sight[])[];

type KindAsked = {
  readonly kind: AskedKind;
  readonly lists: readonly string[];
  readonly pieces: readonly Piece[];
};

const sightOf = ({ kind, lists, pieces }: KindAsked, view: object, names: AskedNames): Sight => {
  const membership = lists.map((list) => isIn(list, view));
  if (!membership.some(Boolean)) return null;
  const record = recordOf(kind, view, names);
  return [membership, pieces.map((piece) => asJson(piece.value(record)))];
};

const asJson = (value: CelValue | undefined): Answer => {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? value.map(asJson) : (value as Answer);
};

const asCel = (value: Answer): CelValue => {
  if (typeof value === 'number') return BigInt(value);
  if (value === null) return false;
  return typeof value === 'object' ? value.map(asCel) : value;
};

/** The rest of a question over what is seen of all things. */
const restOf = (rest: string, asked: readonly KindAsked[]): ((seen: Sights) => boolean) => {
  const fields = Object.fromEntries(
    (Object.keys(recordClasses) as AskedKind[]).map((kind) => {
      const pieces = asked.find((each) => each.kind === kind)?.pieces ?? [];
      return [
        kind,
        Object.fromEntries(pieces.map(({ name, type }) => [name, { type: type as AskedField['type'] }])),
      ];
    }),
  ) as Parameters<typeof celOver>[0];
  const parsed = celOver(fields, true).parse(rest);
  return (seen) => {
    const context: { [list: string]: AskedRecord[] } = {};
    asked.forEach(({ kind, lists, pieces }, part) => {
      lists.forEach((list, at) => {
        context[list] = (seen[part] ?? []).flatMap((sight) =>
          sight?.[0][at] ? [new recordClasses[kind](namedAnswers(pieces, sight[1]))] : [],
        );
      });
    });
    try {
      return parsed(context) === true;
    } catch {
      // nothing but a sum beyond 64 bits is left to fail
      return false;
    }
  };
};

const namedAnswers = (
  pieces: readonly Piece[],
  answers: readonly Answer[],
): { readonly [name: string]: CelValue } =>
  Object.fromEntries(pieces.map(({ name }, at) => [name, asCel(answers[at] ?? null)]));

/** A state differs from the one before in little: what was worked out is worked out once. */
const remembered = (truth: (seen: Sights) => boolean): ((seen: Sights) => boolean) => {
  const known = new Map<string, boolean>();
  return (seen) => {
    const key = JSON.stringify(seen);
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = truth(seen);
    if (known.size < mostRemembered) known.set(key, answer);
    return answer;
  };
};

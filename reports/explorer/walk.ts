/** A moment on a walk: which step led to it from the moment before, and the turns that were taken from it. */
export type WalkNode = {
  /** undefined: the beginning */
  readonly parent: number | undefined;
  /** the place of the step among those that were possible then */
  readonly place: number;
  readonly children: readonly number[];
  /** of the children the one that was followed last */
  readonly kept: number | undefined;
};

/** Ways through a system that have been walked, as a tree, and where one stands. Nothing that was walked is lost. */
export type Walk = { readonly nodes: readonly WalkNode[]; readonly at: number };

/** longer walks than this are not kept */
export const mostMoments = 20_000;

export const beginning: Walk = {
  nodes: [{ parent: undefined, place: 0, children: [], kept: undefined }],
  at: 0,
};

/** Takes the step of this place; a turn that was taken before is followed again. */
export const take = ({ nodes, at }: Walk, place: number): Walk => {
  const here = nodes[at]!;
  const known = here.children.find((child) => nodes[child]!.place === place);
  if (known === undefined && nodes.length >= mostMoments) return { nodes, at };
  const next = known ?? nodes.length;
  const children = known === undefined ? [...here.children, next] : here.children;
  const changed = nodes.with(at, { ...here, children, kept: next });
  return known === undefined
    ? { nodes: [...changed, { parent: at, place, children: [], kept: undefined }], at: next }
    : { nodes: changed, at: next };
};

/** Takes steps one after the other. */
export const takeAll = (walk: Walk, places: readonly number[]): Walk => places.reduce(take, walk);

export const back = (walk: Walk): Walk => ({ ...walk, at: walk.nodes[walk.at]!.parent ?? walk.at });

/** On, the way that was followed last. */
export const forward = (walk: Walk): Walk => ({ ...walk, at: walk.nodes[walk.at]!.kept ?? walk.at });

export const toBeginning = (walk: Walk): Walk => ({ ...walk, at: 0 });

/** To the end of the way that was followed last. */
export const toEnd = (walk: Walk): Walk => ({ ...walk, at: lineOf(walk).at(-1)! });

/** To a moment; the ways that lead there become those that were followed last. */
export const goTo = ({ nodes }: Walk, moment: number): Walk => {
  const followed = [...nodes];
  for (let child = moment; followed[child]!.parent !== undefined; ) {
    const parent: number = followed[child]!.parent!;
    followed[parent] = { ...followed[parent]!, kept: child };
    child = parent;
  }
  return { nodes: followed, at: moment };
};

/** The moments from the beginning to one, both included. */
export const momentsTo = ({ nodes }: Walk, moment: number): readonly number[] => {
  const moments = [moment];
  for (let at = nodes[moment]!.parent; at !== undefined; at = nodes[at]!.parent) moments.push(at);
  return moments.reverse();
};

/** The moments of the way on which one stands: to here, and on as it was followed last. */
export const lineOf = (walk: Walk): readonly number[] => {
  const line = [...momentsTo(walk, walk.at)];
  for (let next = walk.nodes[walk.at]!.kept; next !== undefined; next = walk.nodes[next]!.kept)
    line.push(next);
  return line;
};

/** The places of the steps that lead to a moment. */
export const placesTo = (walk: Walk, moment: number): readonly number[] =>
  momentsTo(walk, moment)
    .slice(1)
    .map((each) => walk.nodes[each]!.place);

/** The other turns that were taken where this moment was reached from. */
export const otherTurns = ({ nodes }: Walk, moment: number): readonly number[] => {
  const { parent } = nodes[moment]!;
  return parent === undefined ? [] : nodes[parent]!.children.filter((child) => child !== moment);
};

/** To the turn before or after at the last fork on the way to here. */
export const otherBranch = (walk: Walk, by: 1 | -1): Walk => {
  const { nodes } = walk;
  for (const moment of momentsTo(walk, walk.at).toReversed()) {
    const { parent } = nodes[moment]!;
    const turns = parent === undefined ? [] : nodes[parent]!.children;
    if (turns.length < 2) continue;
    return goTo(walk, turns.at((turns.indexOf(moment) + by) % turns.length)!);
  }
  return walk;
};

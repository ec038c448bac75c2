import type { Composer } from '../../../checker/system/composer.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { Actor, RuleFacts } from '../../ruleFacts.ts';
import type { PodContainer } from '../parts/podContainers.ts';
import type { PodParts } from '../parts/podParts.ts';

/** How long a rule takes to happen once it can, on a clock. */
export type Duration =
  /** seconds: somewhere between */
  | { readonly kind: 'between'; readonly least: number; readonly most: number }
  /** what is left of the restart delay of the container */
  | { readonly kind: 'restart delay'; readonly container: PodContainer }
  /** until the container has run for so long that its restart delay is forgotten */
  | { readonly kind: 'quiet time'; readonly container: PodContainer }
  /** what is left of the grace that the Pod was given */
  | { readonly kind: 'grace of the Pod'; readonly pod: PodParts }
  /** the grace period of the container, by the reason for which it is stopped */
  | { readonly kind: 'grace of the container'; readonly container: PodContainer };

/** So many seconds, or somewhere between. */
export const seconds = (least: number, most: number = least): Duration => ({ kind: 'between', least, most });

/** What stands on the rules of a node. */
export type NodeRuleFacts = RuleFacts & {
  /** absent: at once, or, of what need not ever happen, some time */
  readonly lasts?: Duration;
  /**
   * How the API shows it to somebody who watches one Pod. `never`: no event shows it, and it keeps nothing from
   * happening that an event shows. `at once`: nothing is shown between what makes it possible and it. Absent: an event
   * may show it, or it may stay hidden.
   */
  readonly shown?: 'never' | 'at once';
  /** its name in the story of a Pod, where that does not tell what the rule's own name does */
  readonly told?: string;
};

export type NodeComposer = Composer<NodeRuleFacts, Actor>;

/** What stands on a rule of a node. */
export const nodeFactsOf = ({ facts }: Pick<Rule, 'facts'>): NodeRuleFacts => facts as NodeRuleFacts;

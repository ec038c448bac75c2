import type { Composer } from '../../../checker/system/composer.ts';
import type { Actor, RuleFacts } from '../../ruleFacts.ts';

export type ControllersComposer = Composer<RuleFacts, Actor>;

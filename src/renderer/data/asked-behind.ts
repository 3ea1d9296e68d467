import type { CommandName, QueryName } from '../../shared/contract/index.ts';

/**
 * What a command is sure to change in a way that has to be asked for. It is asked right behind the command, without waiting to
 * hear of the change: the program answers in order, and an answer says which changes it holds (ADR 017).
 */
export const ASKED_BEHIND: { readonly [N in CommandName]?: readonly QueryName[] } = {
  'theme.merge': ['theme.list'],
  'board.arrange': ['board.get'],
  'map.update': ['map.get'],
  'map.addCodes': ['map.get'],
};

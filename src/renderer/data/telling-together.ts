// What a command answers and what it changed are shown together.
import { contract, type CommandName } from '../../shared/contract/index.ts';
import type { Client } from '../transport/client.ts';
import type { LiveQueries } from './live-query.ts';

/**
 * A client whose commands answer as their change is put into the answers kept: a notice and the lists it is about are
 * drawn in one frame instead of one each, and whoever goes on from the answer finds the change in the lists. Events come before answers.
 */
export function tellingTogether(
  client: Client,
  queries: Pick<LiveQueries, 'withChanges' | 'behind'>,
): Client {
  return {
    ...client,
    call(op, input, study) {
      const answer = client.call(op, input, study);
      if (contract[op].kind !== 'command') return answer;
      const behind = queries.behind(op as CommandName);
      return new Promise((resolve) => {
        void answer.then(async (result) => {
          await behind;
          queries.withChanges(() => resolve(result), behind !== null);
        });
      });
    },
  };
}

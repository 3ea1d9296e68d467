// Codings of one code by one person that overlap or touch since a change: an offer to make them one.
import { count } from '../../app/words.ts';
import { valueOrTell } from '../../app/tell.ts';
import type { Client } from '../../transport/client.ts';
import { announce, toast } from '../../ui/index.ts';

/** In how many places they can be one now; empty for none. */
export const touchWords = (places: number): string =>
  places === 0
    ? ''
    : `In ${count(places, 'place')} it is now on words that touch each other and can be one coding.`;

/** Says what was done and offers to join what touches. */
export function offerToJoin(client: Client, text: string, groups: readonly (readonly string[])[]): void {
  toast({
    text,
    action: {
      label: groups.length === 1 ? 'Join' : 'Join them',
      async run() {
        const clusters = groups.map((ids) => [...ids]);
        const done = valueOrTell(await client.call('coding.joinMany', { clusters }));
        if (done) announce(`Joined in ${count(done.joined, 'place')}. Undo takes it back.`);
      },
    },
  });
}

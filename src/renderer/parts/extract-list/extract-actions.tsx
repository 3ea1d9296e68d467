// What one can do with extracts in a list, once for the context menu, the palette and the keys.
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import type { Client } from '../../transport/client.ts';
import { announce } from '../../ui/announce.ts';
import { toast } from '../../ui/toast.tsx';
import { valueOrTell } from '../../app/tell.ts';
import { navigate } from '../../app/router.ts';
import { offerToJoin, touchWords } from '../join-offer/join-offer.ts';
import { doneToast } from '../consequences-dialog/index.ts';

export type Stance = 'for' | 'against';
const counted = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** Opens a transcript with one coding in view. */
export function openExtract(extract: ExtractView): void {
  navigate('reading', { document: extract.documentId, coding: extract.codingId });
}

/** The words with their reference, as they are pasted into a text: “...” (#7:159). */
export function quoteWithReference(extract: ExtractView): string {
  return `“${extract.quote.replace(/\s*\n\s*/gu, ' ')}” (${extract.reference})`;
}

export async function copyQuotes(extracts: readonly ExtractView[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(extracts.map(quoteWithReference).join('\n\n'));
    toast({
      text: `Copied ${extracts.length === 1 ? 'the quote' : counted(extracts.length, 'quote')} with reference.`,
    });
  } catch {
    toast({
      text: 'The clipboard cannot be reached from here. Select the words and copy them.',
      tone: 'attention',
    });
  }
}

export async function uncode(
  client: Client,
  extracts: readonly ExtractView[],
  codes: readonly CodeView[],
): Promise<void> {
  const done = valueOrTell(
    await client.call('coding.remove', { ids: extracts.map((extract) => extract.codingId) }),
  );
  if (done === undefined) return;
  const name = codes.find((code) => code.id === extracts[0]?.codeId)?.name ?? 'the code';
  await doneToast(
    client,
    extracts.length === 1
      ? `Took ${name} off ${extracts[0]?.reference}.`
      : `Took the code off ${counted(extracts.length, 'extract')}.`,
  );
}

export async function recodeTo(
  client: Client,
  extracts: readonly ExtractView[],
  code: CodeView,
): Promise<void> {
  const ids = extracts.map((extract) => extract.codingId);
  const done = valueOrTell(await client.call('coding.recode', { ids, codeId: code.id }));
  if (!done) return;
  const already = done.alreadyThere > 0 ? ` ${done.alreadyThere} had it already.` : '';
  const words = `Gave ${counted(extracts.length, 'extract')} the code ${code.name}.${already}`;
  if (done.mergeOffers.length === 0) return doneToast(client, words);
  offerToJoin(client, `${words} ${touchWords(done.mergeOffers.length)}`, done.mergeOffers);
}

/** Marks extracts for a theme; marking again the same way takes the mark off. */
export async function markFor(
  client: Client,
  extracts: readonly ExtractView[],
  theme: ThemeView,
  stance: Stance,
): Promise<void> {
  const has = (extract: ExtractView) =>
    extract.quotes.some((quote) => quote.themeId === theme.id && quote.stance === stance);
  const takeOff = extracts.every(has);
  for (const extract of extracts) {
    const target = { themeId: theme.id, codingId: extract.codingId };
    const result = takeOff
      ? await client.call('theme.clearQuote', target)
      : await client.call('theme.setQuote', { ...target, stance });
    if (valueOrTell(result) === undefined) return;
  }
  const what = stance === 'for' ? 'key quote' : 'counter-example';
  // the row itself shows the mark; this is for those who do not see it
  announce(takeOff ? `No longer a ${what} for ${theme.name}.` : `Marked as a ${what} for ${theme.name}.`);
}

// Where what lies on the table speaks: a transcript, the codebook, every extract of a theme. The way back is offered there.
import { currentRoute, navigate, onPlace } from '../../../app/router.ts';
import { toast } from '../../../ui/index.ts';
import { openEvidence } from '../evidence-place.ts';
import { pileTitle, type BoardCard, type BoardPile } from './board-data.ts';

/** Milliseconds the way back is offered: as long as one reads around a line. */
const READING = 30_000;

/** No longer waits for the return that was offered last. */
let forgetOffer: (() => void) | undefined;

/** Offers the way back from where one is about to go. Few words: the reading room keeps notices beside the text. */
function offerReturn(text: string): void {
  const { roomId, params } = currentRoute();
  const close = toast({
    text,
    action: { label: 'Back to the board', run: () => navigate(roomId, params) },
    stayFor: READING,
  });
  // one who is back by other keys needs no way back
  forgetOffer?.();
  forgetOffer = onPlace((now) => {
    if (now.roomId !== roomId || now.params['view'] !== params['view']) return;
    forgetOffer?.();
    close();
  });
}

/** Where the card speaks: its transcript, or its code with every extract. The way back to the table is offered there. */
export function openPlace({ extract, code }: BoardCard): void {
  offerReturn(extract ? `Extract ${extract.reference}.` : `${code?.name ?? 'Code'}.`);
  if (extract) navigate('reading', { document: extract.documentId, coding: extract.codingId });
  else if (code) navigate('codebook', { code: code.id });
}

/** How one knows: every extract of the theme a pile became. The way back to the table is offered there. */
export function openTheme({ view }: BoardPile): void {
  if (view.themeId === null) return;
  offerReturn(`Every extract of ${pileTitle(view)}.`);
  openEvidence(view.themeId);
}

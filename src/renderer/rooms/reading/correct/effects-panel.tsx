import { Inspector } from '../../../app/inspector.tsx';
import { count } from '../../../app/words.ts';
import type { EditEffects } from '../../../../shared/contract/reading.ts';
import { Button, PanelSection } from '../../../ui/index.ts';
import { differences } from './differences.ts';

export type EffectsState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly last: EditEffects | null }
  | { readonly kind: 'known'; readonly effects: EditEffects }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Codings listed at once; a correction that touches more is told by its number. */
const MOST = 200;

/** What the correction does to codings and line numbers, kept in step with the typing. */
export function EffectsPanel({ state, onGo }: { state: EffectsState; onGo(line: string): void }) {
  const effects = state.kind === 'known' ? state.effects : state.kind === 'working' ? state.last : null;
  const touched = effects ? effects.changed.length + effects.lost.length : 0;
  return (
    <Inspector title="What changes" meta={effects ? count(touched, 'coding') : undefined}>
      <div className="rd-inspector tw-scroll" aria-busy={state.kind === 'working'}>
        {state.kind === 'failed' ? (
          <p className="rd-note" role="status">
            {state.sentence}
          </p>
        ) : null}
        {state.kind === 'none' ? (
          <div className="rc-teach">
            <p>
              Type in the text as in a letter. Codings move with their words; the ones whose words change are
              listed here before you save.
            </p>
            <p>Nothing is changed in the study until you save, and saving is one step to undo.</p>
          </div>
        ) : null}
        {effects ? <Effects effects={effects} onGo={onGo} /> : null}
      </div>
    </Inspector>
  );
}

function Effects({ effects, onGo }: { effects: EditEffects; onGo(line: string): void }) {
  const { changed, lost, numbering } = effects;
  return (
    <>
      {changed.length === 0 && lost.length === 0 ? (
        <p className="rd-note">Every coding keeps its words.</p>
      ) : null}
      {lost.length > 0 ? (
        <PanelSection title="Codings that lose their words" count={lost.length}>
          <p className="rc-help">
            They are kept with the words they had, and marked as not found in the text.
          </p>
          <ul className="rc-effects">
            {lost.slice(0, MOST).map((one) => (
              <li key={one.codingId}>
                <EffectHead one={one} onGo={onGo} />
                <p className="tw-quote rc-words">
                  <del>{one.before}</del>
                </p>
              </li>
            ))}
          </ul>
          <More length={lost.length} />
        </PanelSection>
      ) : null}
      {changed.length > 0 ? (
        <PanelSection title="Codings whose words change" count={changed.length}>
          <ul className="rc-effects">
            {changed.slice(0, MOST).map((one) => (
              <li key={one.codingId}>
                <EffectHead one={one} onGo={onGo} />
                <Marked before={one.before} after={one.after} />
              </li>
            ))}
          </ul>
          <More length={changed.length} />
        </PanelSection>
      ) : null}
      <PanelSection title="Line numbers">
        <ul className="rd-warnings">
          {numbering.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </PanelSection>
    </>
  );
}

const More = ({ length }: { length: number }) =>
  length > MOST ? <p className="rc-help">And {(length - MOST).toLocaleString()} more.</p> : null;

function EffectHead({
  one,
  onGo,
}: {
  one: { codeName: string; coder: string; line: string };
  onGo(line: string): void;
}) {
  return (
    <p className="rc-effect-head">
      <span className="rc-code">{one.codeName}</span>
      <span className="tw-meta">{one.coder}</span>
      <Button variant="link" aria-label={`Go to line ${one.line}`} onPress={() => onGo(one.line)}>
        line {one.line}
      </Button>
    </p>
  );
}

/** Words before and after as one text: what is gone struck through, what is new underlined. */
export function Marked({ before, after }: { before: string; after: string }) {
  return (
    <p className="tw-quote rc-words">
      {differences(before, after).map((piece, at) => {
        if (piece.kind === 'gone') return <del key={at}>{piece.text}</del>;
        if (piece.kind === 'new') return <ins key={at}>{piece.text}</ins>;
        return <span key={at}>{shortened(piece.text, at)}</span>;
      })}
    </p>
  );
}

/** Long stretches that stay are shortened in the middle. */
function shortened(text: string, at: number): string {
  if (text.length < 160) return text;
  return at === 0 ? `… ${text.slice(-70)}` : `${text.slice(0, 70)} … ${text.slice(-50)}`;
}

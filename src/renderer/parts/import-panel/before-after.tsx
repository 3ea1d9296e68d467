// One transcript as it came and as it is kept, side by side.
import { useMemo, useState } from 'react';
import type { DocumentFull } from '../../../shared/contract/documents.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button, Dialog, Skeleton } from '../../ui/index.ts';
import { bytesOf, wordsBefore } from './before.ts';
import './before-after.css';

/** Lines or turns shown at first, and more each time one asks. */
const STEP = 300;

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
};

/** The dialog; `documentId` null is closed. */
export function BeforeAfterDialog({ documentId, onClose }: { documentId: string | null; onClose(): void }) {
  const document = useQuery('document.get', documentId === null ? null : { id: documentId }).data;
  const title = document ? `Before and after: ${document.summary.name}` : 'Before and after';
  return (
    <Dialog isOpen={documentId !== null} onClose={onClose} title={title} size="large" isDismissable>
      {documentId === null ? null : (
        <div className="ba">
          <Before id={documentId} />
          {document ? <After document={document} /> : <Skeleton lines={6} />}
        </div>
      )}
    </Dialog>
  );
}

function Before({ id }: { id: string }) {
  const original = useQuery('document.original', { id });
  const [shown, setShown] = useState(STEP);
  const lines = useMemo(() => {
    if (!original.data) return undefined;
    return wordsBefore(original.data.name, bytesOf(original.data.base64))?.split(/\r\n|\r|\n/u) ?? null;
  }, [original.data]);
  return (
    <section className="ba-side" aria-label="As it came">
      <h3>As it came</h3>
      <p className="ba-name">{original.data?.name ?? original.failure?.message ?? ''}</p>
      <div className="ba-text tw-scroll" tabIndex={0} role="region" aria-label="Words of the file">
        {lines === undefined ? <Skeleton lines={6} /> : null}
        {lines === null ? (
          <p className="ba-cannot">
            The words of this kind of file cannot be shown here. The file itself is kept with the study, byte
            for byte.
          </p>
        ) : null}
        {lines?.slice(0, shown).map((line, at) => (
          <p key={at} className="ba-raw">
            {line === '' ? '\u00a0' : line}
          </p>
        ))}
        {lines && lines.length > shown ? (
          <Button variant="link" onPress={() => setShown(shown + STEP)}>
            Show more
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function After({ document }: { document: DocumentFull }) {
  const [shown, setShown] = useState(STEP);
  const { turns } = document.layout;
  const speakers = new Map(document.speakers.map((speaker) => [speaker.id, speaker]));
  return (
    <section className="ba-side" aria-label="As it is kept">
      <h3>As it is kept</h3>
      <p className="ba-name">{document.summary.turns} turns, numbered by line</p>
      <div className="ba-text tw-scroll" tabIndex={0} role="region" aria-label="Turns of the transcript">
        {turns.slice(0, shown).map((turn, at) => {
          const speaker = turn.speaker === null ? undefined : speakers.get(turn.speaker);
          return (
            <div key={at} className="ba-turn" data-role={speaker?.role}>
              <span className="ba-line">{turn.firstLine}</span>
              <p dir={document.summary.direction} lang={document.summary.lang ?? undefined}>
                <span className="ba-who">
                  {speaker?.label}
                  {turn.startMs === null ? '' : ` ${clock(turn.startMs)}`}
                </span>
                {document.text.slice(turn.start, turn.end)}
              </p>
            </div>
          );
        })}
        {turns.length > shown ? (
          <Button variant="link" onPress={() => setShown(shown + STEP)}>
            Show more
          </Button>
        ) : null}
      </div>
    </section>
  );
}

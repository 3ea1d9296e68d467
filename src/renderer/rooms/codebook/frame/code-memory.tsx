import { useMemo } from 'react';
import { useReadOnly } from '../../../app/host-state.ts';
import { hrefFor } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { originInWords } from '../../../parts/frame/words.ts';
import { run } from '../../../parts/run/run.ts';
import { titleOf } from '../../../parts/transcript-places/transcript-places.ts';
import { Button, PanelSection } from '../../../ui/index.ts';
import { useWhoWhen } from './people.ts';

/** What a code came from and what became of it, and the transcripts finished before it existed. */
export function CodeMemory({ codeId }: { codeId: string }) {
  return (
    <>
      <LookAgainFor codeId={codeId} />
      <Origins codeId={codeId} />
    </>
  );
}

function Origins({ codeId }: { codeId: string }) {
  const lines = useQuery('frame.origins', { codeId }).data ?? [];
  const whoWhen = useWhoWhen();
  if (lines.length === 0) return null;
  return (
    <PanelSection title="Where it comes from">
      <ul className="fr-lines">
        {lines.map((line) => (
          <li key={`${line.kind} ${line.name} ${line.at}`}>
            {line.codeId === null ? (
              originInWords(line)
            ) : (
              <a href={hrefFor('codebook', { code: line.codeId })}>{originInWords(line)}</a>
            )}{' '}
            <span className="tw-meta">{whoWhen(line.personId, line.at)}</span>
            {line.why === '' ? null : <p className="fr-why">{line.why}</p>}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function LookAgainFor({ codeId }: { codeId: string }) {
  const client = useClient();
  const again = useQuery('frame.lookAgain', {}).data;
  const isReadOnly = useReadOnly();
  const whoWhen = useWhoWhen();
  const ids = useMemo(
    () => (again?.documents ?? []).filter((one) => one.codeIds.includes(codeId)).map((one) => one.documentId),
    [again, codeId],
  );
  const looked = (again?.looked ?? []).filter((one) => one.codeId === codeId);
  const isAny = ids.length > 0 || looked.length > 0;
  // their names are asked for where there is one to tell: the list is counted anew with every coding
  const documents = useQuery('document.list', isAny ? {} : null).data;
  if (!isAny) return null;
  const nameOf = (id: string) => {
    const found = documents?.find((document) => document.id === id);
    return found ? titleOf(found) : '';
  };
  return (
    <PanelSection title="Finished before this code" count={ids.length > 0 ? ids.length : undefined}>
      <ul className="fr-lines">
        {ids.map((documentId) => (
          <li key={documentId} className="fr-again">
            <a href={hrefFor('reading', { document: documentId })}>{nameOf(documentId)}</a>
            <Button
              variant="link"
              isDisabled={isReadOnly}
              aria-label={`Looked again at ${nameOf(documentId)}`}
              onPress={() => void run(client, 'frame.looked', { pairs: [{ codeId, documentId }] })}
            >
              Looked again
            </Button>
          </li>
        ))}
        {looked.map((one) => (
          <li key={one.id} className="tw-meta">
            {nameOf(one.documentId)}: looked again by {whoWhen(one.personId, one.at)}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

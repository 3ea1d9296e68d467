import { useState } from 'react';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { count } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { MergeFrame } from '../../../parts/merge-dialog/merge-frame.tsx';
import { Button, ConsequenceLines, TextArea, TextField } from '../../../ui/index.ts';

interface MergeThemesDialogProps {
  /** The first is the one asked about, the second the one it is to be merged into. */
  themes: readonly ThemeView[];
  /** Asks for one more. */
  onMore(): void;
  onClose(): void;
  /** They are being merged into the theme: the dialog is done with. */
  onMerging(into: string): void;
  onMerged(id: string): void;
}

type Own = { centralIdea?: string; boundary?: string };

/** Shows what the themes say, asks which stays and what it will say, and merges them. */
export function MergeThemesDialog({ themes, onMore, onClose, onMerging, onMerged }: MergeThemesDialogProps) {
  const client = useClient();
  const [into, setInto] = useState(themes[1]?.id ?? '');
  const [own, setOwn] = useState<Own>({});
  const from = themes.filter((theme) => theme.id !== into).map((theme) => theme.id);
  const preview = useQuery('theme.mergePreview', { from, into });
  async function merge() {
    const stays = themes.find((theme) => theme.id === into);
    const merged = client.call('theme.merge', { from, into, ...own });
    // closed first: the focus goes back to a row that may be gone, and from there to the theme that stays
    onMerging(into);
    if (valueOrTell(await merged) === undefined) return;
    onMerged(into);
    await doneToast(client, `Merged ${themes.length} themes into ${stays?.name ?? 'one'}.`);
  }
  return (
    <MergeFrame
      of="themes"
      meanings={themes.map((theme) => (
        <Meaning key={theme.id} theme={theme} />
      ))}
      options={themes.map((theme) => ({ id: theme.id, label: theme.name }))}
      into={into}
      onInto={(next) => {
        setInto(next);
        setOwn({});
      }}
      failure={preview.failure?.message}
      isReady={Boolean(preview.data)}
      more={
        <Button variant="quiet" onPress={onMore}>
          Add another theme
        </Button>
      }
      onClose={onClose}
      onMerge={() => void merge()}
    >
      {preview.data ? (
        <>
          <ConsequenceLines lines={preview.data.sentences} isLive />
          <TextField
            label="Central idea of the one that stays"
            value={own.centralIdea ?? preview.data.centralIdea}
            onChange={(centralIdea) => setOwn({ ...own, centralIdea })}
          />
          <TextArea
            label="Boundary"
            rows={4}
            description="What the others say is added, so that nothing that was written is lost."
            value={own.boundary ?? preview.data.boundary}
            onChange={(boundary) => setOwn({ ...own, boundary })}
          />
        </>
      ) : null}
    </MergeFrame>
  );
}

/** What one theme says of itself. */
function Meaning({ theme }: { theme: ThemeView }) {
  return (
    <section className="tw-merge-code" aria-label={theme.name}>
      <h3>{theme.name}</h3>
      <p className="tw-meta">
        {count(theme.codeIds.length, 'code')}, {count(theme.people, 'person', 'people')}
      </p>
      <p className={theme.centralIdea === '' ? 'tw-meta' : ''}>
        {theme.centralIdea === '' ? 'It has no central idea yet.' : theme.centralIdea}
      </p>
      {theme.boundary === '' ? null : (
        <p>
          <strong>Boundary: </strong>
          {theme.boundary}
        </p>
      )}
    </section>
  );
}

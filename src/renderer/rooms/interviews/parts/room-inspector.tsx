// The panel on the right: the chosen transcript, or the account of the last import.
import { memo } from 'react';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import type { JobReport } from '../../../../shared/contract/host.ts';
import { Inspector, useHost } from '../../../app/index.ts';
import { ImportAccounts } from '../../../parts/import-panel/import-panel.tsx';
import { useHanding } from '../../../parts/import-panel/jobs.ts';
import { titleOf } from '../../../parts/import-panel/wording.ts';
import { SegmentedControl } from '../../../ui/index.ts';
import { useInterviews } from '../store.ts';
import { Details } from './details.tsx';

interface RoomInspectorProps {
  chosen: DocumentSummary | null;
  job: JobReport | null;
  onOpen(documentId: string): void;
}

/** Drawn again only for another transcript or import, not with every row and letter of the room. */
export const RoomInspector = memo(function RoomInspector({ chosen, job, onOpen }: RoomInspectorProps) {
  const isReadOnly = useHost((host) => host.state?.study?.readOnly) ?? false;
  const panel = useInterviews((state) => state.panel);
  const isHanding = useHanding((handing) => handing.underWay !== null || handing.refused.length > 0);
  const hasImport = isHanding || job !== null;
  const shown = panel === 'import' && hasImport ? 'import' : 'details';
  const switcher = hasImport ? (
    <div className="iv-switch">
      <SegmentedControl
        label="What the panel shows"
        options={[
          { id: 'details', label: 'Transcript' },
          { id: 'import', label: job?.state === 'running' ? 'Importing' : 'Last import' },
        ]}
        value={shown}
        onChange={(next) => useInterviews.setState({ panel: next })}
      />
    </div>
  ) : null;
  if (shown === 'import') {
    return (
      <Inspector
        title={job ? titleOf(job) : 'Importing'}
        label="Import"
        footer="Your files stay as they were."
      >
        {switcher}
        <ImportAccounts
          job={job}
          onOpen={onOpen}
          onCompare={(comparing) => useInterviews.setState({ comparing })}
        />
      </Inspector>
    );
  }
  return (
    <Inspector title={chosen?.publicId ?? 'Transcript'} label="Transcript">
      {switcher}
      {chosen ? (
        <Details key={chosen.id} document={chosen} isReadOnly={isReadOnly} onOpen={() => onOpen(chosen.id)} />
      ) : (
        <p className="tw-panel-quiet">Choose a transcript to see who speaks in it, and what can be set.</p>
      )}
    </Inspector>
  );
});

import { useState } from 'react';
import { useHost } from '../../../app/host-state.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { saveUnsaved } from '../../../app/unsaved.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useClient } from '../../../data/use-query.ts';
import { ProgressBar } from '../../../ui/progress.tsx';
import { useReports } from '../store.ts';

/** Runs the check of the whole file and keeps what it said. */
export function useStudyCheck() {
  const client = useClient();
  const path = useHost((host) => host.state?.study?.path ?? '');
  const { set } = useReports();
  const [isBusy, setBusy] = useState(false);
  async function run() {
    if (isBusy) return;
    setBusy(true);
    await saveUnsaved();
    const report = valueOrTell(await client.call('study.check', {}));
    setBusy(false);
    if (report) set({ check: { of: path, report, at: new Date().toISOString() } });
  }
  return { run, isBusy, path };
}

/** What the check found, in a sentence. */
export function StudyCheck({ check }: { check: ReturnType<typeof useStudyCheck> }) {
  const last = useReports((store) => store.check);
  if (check.isBusy) return <ProgressBar label="Checking the study" words="Reading every row of the file" />;
  if (!last || last.of !== check.path) {
    return (
      <p>
        The check reads the whole file: whether it is intact, whether every coding stands on its own words,
        whether search knows the text, and whether the history leads to what is here.
      </p>
    );
  }
  const { ok, problems } = last.report;
  return (
    <div role="status">
      <p>
        {ok
          ? `All is well. The file is intact, every coding stands on its words, search knows the text, and the history leads to what is here. Checked ${dayAndTime(last.at)}.`
          : `${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} not as it should be. Nothing was changed; a backup from before can be put in its place.`}
      </p>
      {ok ? null : (
        <ul className="tw-reports-problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

import type { FrameChangesSnapshot } from '../../../shared/domain/snapshots.ts';
import type { QueryContext } from '../context.ts';
import { changesBetween, versionRow } from '../frame/versions.ts';

/** What changed of the frame, ready to print; of two versions the older is first, whichever was asked for first. */
export function frameChanges(
  { db, now }: QueryContext,
  studyTitle: string,
  from: string,
  to: string | null,
): FrameChangesSnapshot {
  const asked = [versionRow(db, from), ...(to === null ? [] : [versionRow(db, to)])];
  const [first, last = null] = asked
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ name, at }) => ({ name, at }));
  const aliases = new Map(
    db.all<{ id: string; alias: string }>('SELECT id, alias FROM person').map((one) => [one.id, one.alias]),
  );
  return {
    studyTitle,
    exportedAt: now(),
    from: first ?? { name: '', at: '' },
    to: last,
    rows: changesBetween(db, from, to).map((change) => ({
      kind: change.kind,
      name: change.name,
      from: change.from,
      to: change.to,
      parts: change.parts,
      why: change.why,
      by: aliases.get(change.personId ?? '') ?? '',
      at: change.at,
      proposedBy: change.proposalId === null ? null : (aliases.get(change.proposedBy ?? '') ?? ''),
    })),
  };
}

import type { ChecklistView } from '../../../../shared/contract/method.ts';
import {
  CHECKLIST,
  CHECKLIST_SOURCE,
  type ChecklistItem,
} from '../../../../shared/domain/method/checklist.ts';
import { hrefFor } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { AutoField } from '../../../parts/auto-field/auto-field.tsx';
import { Checkbox, Skeleton } from '../../../ui/index.ts';

/** Fifteen points, each beside what the study holds for it. Only a person ticks, with a note; no score is made. */
export function Checklist({ isReadOnly }: { isReadOnly: boolean }) {
  const views = useQuery('method.checklist', {}).data;
  return (
    <section id="method-checklist" aria-labelledby="mt-checklist">
      <h2 id="mt-checklist">Fifteen points to ask yourselves</h2>
      <p className="mt-lead">
        Beside each point stands what the study already holds. Whether it is met is yours to say; nothing is
        ticked or counted for you.
      </p>
      {views ? (
        <ol className="mt-points">
          {CHECKLIST.map((item) => {
            const view = views.find((one) => one.n === item.n);
            return view ? <Point key={item.n} item={item} view={view} isReadOnly={isReadOnly} /> : null;
          })}
        </ol>
      ) : (
        <Skeleton lines={10} label="Gathering what the study holds" />
      )}
      <p className="tw-meta">{CHECKLIST_SOURCE}</p>
    </section>
  );
}

function Point({
  item,
  view,
  isReadOnly,
}: {
  item: ChecklistItem;
  view: ChecklistView;
  isReadOnly: boolean;
}) {
  const client = useClient();
  const mark = (change: { isTicked?: boolean; note?: string; session?: string }) =>
    client.call('method.mark', { n: item.n, ...change });
  return (
    <li id={`method-item-${item.n}`} className="mt-point">
      <div className="mt-point-asks">
        <Checkbox
          isSelected={view.isTicked}
          isDisabled={isReadOnly}
          onChange={(isTicked) => void mark({ isTicked }).then(valueOrTell)}
        >
          {item.n}. {item.asks}
        </Checkbox>
        <AutoField
          label={`Note on point ${item.n}`}
          isLabelHidden
          className="mt-note"
          placeholder="A note"
          value={view.note}
          onSave={(note, session) => mark({ note, session })}
        />
        {view.at ? (
          <span className="tw-meta">{[view.person, dayAndTime(view.at)].filter(Boolean).join(', ')}</span>
        ) : null}
      </div>
      <ul className="mt-evidence" aria-label={`What the study holds for point ${item.n}`}>
        {view.evidence.length === 0 ? <li className="tw-meta">Only you can say</li> : null}
        {view.evidence.map(({ words, place }) => (
          <li key={words}>{place ? <a href={hrefFor(place.room, place.params)}>{words}</a> : words}</li>
        ))}
      </ul>
    </li>
  );
}

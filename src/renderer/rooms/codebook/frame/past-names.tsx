import { useMemo, useState } from 'react';
import type { PastName } from '../../../../shared/contract/frame.ts';
import { navigate } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { pastNameInWords } from '../../../parts/frame/words.ts';
import { List, SearchField } from '../../../ui/index.ts';
import { useWhoWhen } from './people.ts';

const keyOf = (one: PastName) => `${one.name} ${one.at}`;

/** Finds a code by a name it had, or by the name of a code that went into it. */
export function PastNames() {
  const answer = useQuery('frame.pastNames', {});
  const whoWhen = useWhoWhen();
  const [query, setQuery] = useState('');
  const items = useMemo(() => {
    const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    return (answer.data ?? []).filter((one) =>
      words.every((word) => one.name.toLocaleLowerCase().includes(word)),
    );
  }, [answer.data, query]);
  if (answer.data?.length === 0)
    return <p className="fr-none">No code was ever renamed, merged away or deleted.</p>;
  return (
    <>
      <div className="fr-range">
        <SearchField label="Find an old name" value={query} onChange={setQuery} />
      </div>
      <List<PastName>
        label="Old names of codes"
        className="fr-list"
        items={items}
        getKey={keyOf}
        getText={(one) => one.name}
        rowHeight={40}
        onAction={(one) => one.codeId !== null && navigate('codebook', { code: one.codeId })}
        emptyState={<p className="fr-none">No code ever had that name.</p>}
        renderItem={(one) => (
          <div className="fr-change">
            <span className="fr-what">
              <strong>{one.name}</strong> {pastNameInWords(one)}
              {one.why === '' ? null : <span className="fr-why"> {one.why}</span>}
            </span>
            <span className="fr-who tw-meta">{whoWhen(one.personId, one.at)}</span>
          </div>
        )}
      />
    </>
  );
}

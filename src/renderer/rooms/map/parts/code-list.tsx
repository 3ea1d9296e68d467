// The codes one can put on the map: carried onto the sheet or the outline, or put there by key.
import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useQuery } from '../../../data/use-query.ts';
import { CodeRows, codesInUse, hasWords, wordsIn } from '../../../parts/code-rows/index.ts';
import { Button, CodeBar, Icon, Panel, SearchField } from '../../../ui/index.ts';
import { showBeside, useMapRoom } from '../store.ts';
import { homeFor, type MapActions, type MapView } from '../use-map.ts';

export function CodeList({ view, actions }: { view: MapView; actions: MapActions }) {
  const codes = useQuery('code.list', {}).data;
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const home = useHome(view);
  const onMap = useMemo(
    () => new Set(view.map.items.flatMap((i) => (i.code ? [i.code.id] : []))),
    [view.map],
  );
  const real = useMemo(() => codesInUse(codes ?? []), [codes]);
  const words = wordsIn(query);
  const shown = real.filter((code) => hasWords(code, words));
  const put = (code: CodeView): void => {
    const ids = picked.has(code.id) ? real.flatMap((c) => (picked.has(c.id) ? [c.id] : [])) : [code.id];
    void actions.addCodes(ids, home?.id ?? null);
  };
  return (
    <Panel
      title="Codes"
      meta={`${onMap.size} on this map`}
      tools={
        <Button variant="quiet" onPress={() => showBeside('outline')}>
          Outline
        </Button>
      }
      footer={
        <p className="tw-meta">
          {`Enter, or carrying it over, puts a code ${home ? `under “${home.name}”` : 'on the map'}. Shift chooses several.`}
        </p>
      }
    >
      <div className="map-codes">
        <SearchField label="Find a code" value={query} onChange={setQuery} />
        <CodeRows
          label="Codes to put on the map"
          className="map-code-list"
          codes={shown}
          selectedKeys={picked}
          onSelectionChange={setPicked}
          onAction={put}
          contextMenu={(code) => [
            {
              id: 'put',
              label: home ? `Put under “${home.name}”` : 'Put on the map',
              shortcut: 'Enter',
              onAction: () => put(code),
            },
          ]}
          renderItem={(code, { name }) => (
            <span className="map-entry">
              <CodeBar colour={code.colour} />
              <span className="map-entry-name" title={code.name}>
                {name}
              </span>
              {onMap.has(code.id) ? (
                <span className="map-entry-pin">
                  <Icon of={Check} small />
                  <span className="tw-vh">, on this map</span>
                </span>
              ) : null}
            </span>
          )}
          emptyState={
            <p className="tw-meta map-code-none">
              {words.length > 0
                ? 'No code fits that.'
                : 'Codes appear here once words in a transcript have them.'}
            </p>
          }
        />
      </div>
    </Panel>
  );
}

/** What is chosen, where codes can stand under it; of a code that is chosen, what it stands under. */
function useHome(view: MapView): { id: string; name: string } | null {
  const chosen = useMapRoom((s) => s.chosen);
  const id = chosen?.kind === 'node' ? chosen.id : null;
  if (id === null) return null;
  const about = homeFor(view.map, id);
  const theme = view.map.themes.find((t) => t.id === about);
  const idea = view.map.items.find((i) => i.id === about && i.kind === 'idea');
  return theme ?? (idea ? { id: idea.id, name: idea.text } : null);
}

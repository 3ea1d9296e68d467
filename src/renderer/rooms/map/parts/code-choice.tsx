// Chooses a code to put on the map, or makes one, by typing.
import { useMemo } from 'react';
import { useQuery } from '../../../data/use-query.ts';
import { codeChoices } from '../../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { useMapRoom } from '../store.ts';
import type { MapActions, MapView } from '../use-map.ts';

export function CodeChoice({ view, actions }: { view: MapView; actions: MapActions }) {
  const choosing = useMapRoom((s) => s.choosingCode);
  const codes = useQuery('code.list', choosing ? {} : null).data;
  const { map } = view;
  const aboutId = choosing?.aboutId ?? null;
  const choices = useMemo(() => {
    const there = map.items.flatMap((i) => (i.code && i.aboutId === aboutId ? [i.code.id] : []));
    return codeChoices(codes ?? [], { noHeadings: true, without: new Set(there) });
  }, [codes, map, aboutId]);
  if (!choosing || !codes) return null;
  const home =
    map.themes.find((t) => t.id === aboutId)?.name ?? map.items.find((i) => i.id === aboutId)?.text;
  const grow = (name: string): void => {
    void actions
      .grow({ name, where: 'code', parentId: aboutId, afterId: choosing.afterId })
      .then((id) => id !== undefined && useMapRoom.setState({ coming: id }));
  };
  return (
    <ChooseDialog
      title={home === undefined ? 'Put a code on the map' : `Put a code under “${home}”`}
      label="Find or make a code"
      choices={choices}
      emptyText="No code fits that."
      create={{ label: (words) => `Make the code “${words}”`, run: grow }}
      onChoose={(id) => void actions.addCodes([id], aboutId)}
      onClose={() => useMapRoom.setState({ choosingCode: null })}
    />
  );
}

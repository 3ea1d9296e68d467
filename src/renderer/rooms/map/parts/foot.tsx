// Checks and export: under the sheet where there is room, else beside it, so that they never lie on it.
import type { ReactNode } from 'react';
import { Button } from '../../../ui/index.ts';
import { useMapRoom } from '../store.ts';
import { useIsTight } from '../use-tight.ts';

export function Foot({ children }: { children: ReactNode }) {
  const isTight = useIsTight();
  const isOpen = useMapRoom((s) => s.isFootOpen);
  if (isTight && !isOpen) return null;
  return (
    <div className="map-foot tw-scroll" data-drawer={isTight || undefined}>
      {children}
    </div>
  );
}

/** Brings checks and export where they are not always in view. */
export function FootButton() {
  const isTight = useIsTight();
  const isOpen = useMapRoom((s) => s.isFootOpen);
  if (!isTight) return null;
  return (
    <Button
      aria-pressed={isOpen}
      onPress={() => useMapRoom.setState({ isFootOpen: !isOpen, isYielding: !isOpen, isDetailsOpen: false })}
    >
      Checks and export
    </Button>
  );
}

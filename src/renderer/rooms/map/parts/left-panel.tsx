import type { ReactNode } from 'react';
import { ResizablePanel } from '../../../ui/index.ts';

/** What stands left of the sheet, now and at a stage: as wide as it was left. */
export function LeftPanel({ children }: { children: ReactNode }) {
  return (
    <ResizablePanel
      side="left"
      storageKey="map.outline"
      label="the outline"
      defaultWidth={256}
      min={180}
      max={420}
    >
      {children}
    </ResizablePanel>
  );
}

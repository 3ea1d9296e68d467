// What the palette finds beside actions and rooms: transcripts, codes, themes, references. Rooms say how.
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

export interface PaletteItem {
  id: string;
  label: string;
  /** Quieter, at the end of the row: a count, a reference. */
  detail?: string;
  icon?: ReactNode;
  run(): void | Promise<void>;
}
export interface PaletteProvider {
  id: string;
  /** Heading over its results: `Codes`. */
  title: string;
  /** Place among the headings, small first; actions are 50, rooms 40. */
  order: number;
  /** At most `limit` items, best first. Called for every change of what is typed; never with an empty query. */
  search(query: string, limit: number): PaletteItem[] | Promise<PaletteItem[]>;
}

const providers = new Map<string, PaletteProvider>();

/** Registers a provider; returns what takes it away. */
function registerPaletteProvider(provider: PaletteProvider): () => void {
  providers.set(provider.id, provider);
  return () => {
    if (providers.get(provider.id) === provider) providers.delete(provider.id);
  };
}

/** Registers a provider while the component is there; `search` is always the latest. */
export function usePaletteProvider(provider: PaletteProvider): void {
  const latest = useRef(provider);
  useLayoutEffect(() => {
    latest.current = provider;
  });
  const { id, title, order } = provider;
  useEffect(
    () =>
      registerPaletteProvider({
        id,
        title,
        order,
        search: (query, limit) => latest.current.search(query, limit),
      }),
    [id, title, order],
  );
}

export function paletteProviders(): PaletteProvider[] {
  return [...providers.values()].toSorted((a, b) => a.order - b.order);
}

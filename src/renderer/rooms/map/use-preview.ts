// A form looked at before it is kept: the scene that is shown instead, and the way from looking to keeping.
import { useEffect, useMemo } from 'react';
import type { Scene } from '../../../shared/domain/map/index.ts';
import { useQuery } from '../../data/use-query.ts';
import { useMapRoom } from './store.ts';
import { drawnAs, type MapView } from './use-map.ts';

/** Milliseconds a form that was refused stays in view. */
const PATIENCE = 1500;

/** The scene in view: the map as it is, or in the form that is looked at. */
export function useShownScene(view: MapView): Scene {
  const looked = useMapRoom((s) => s.preview);
  const keeping = useMapRoom((s) => s.keeping);
  const { map, scene } = view;
  const wanted = looked ?? keeping?.form ?? null;
  const preview = wanted === scene.layout ? null : wanted;
  const marks = useQuery('map.marks', preview === 'grid' ? {} : null).data;
  const isHere = keeping !== null && keeping.form === map.summary.layout;
  useEffect(() => {
    if (keeping?.isDone !== true) return;
    // once the map has it, or when it never will
    const timer = setTimeout(() => useMapRoom.setState({ keeping: null }), isHere ? 0 : PATIENCE);
    return () => clearTimeout(timer);
  }, [keeping, isHere]);
  useEffect(() => () => useMapRoom.setState({ preview: null, keeping: null, writing: null, card: null }), []);
  return useMemo(() => {
    if (preview === null || (preview === 'grid' && !marks)) return scene;
    return drawnAs(map, preview, preview === 'grid' ? marks : undefined);
  }, [map, scene, preview, marks]);
}

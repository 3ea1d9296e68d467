// What the study's method sets, for every room.
import { methodSettings, type Method, type MethodSettings } from '../../../shared/domain/method/method.ts';
import { useQuery } from '../../data/use-query.ts';

interface MethodNow extends MethodSettings {
  method: Method | null;
  /** False until known, and while nobody has been asked. */
  isAsked: boolean;
  isKnown: boolean;
}
export function useMethod(): MethodNow {
  const view = useQuery('method.get', {}).data;
  return {
    ...methodSettings(view?.method ?? null),
    method: view?.method ?? null,
    isAsked: view?.isAsked ?? false,
    isKnown: view !== undefined,
  };
}

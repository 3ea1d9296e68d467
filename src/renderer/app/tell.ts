import type { Result } from '../../shared/contract/errors.ts';
import { toast } from '../ui/toast.tsx';

/** Shows why something was not done, unless the person left it themselves. Returns the value, or undefined. */
export function valueOrTell<T>(result: Result<T>): T | undefined {
  if (result.ok) return result.value;
  if (result.failure.code !== 'cancelled') toast({ text: result.failure.message, tone: 'attention' });
  return undefined;
}

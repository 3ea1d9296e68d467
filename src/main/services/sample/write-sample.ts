import { rmSync } from 'node:fs';
import type { Result } from '../../../shared/contract/errors.ts';
import { openCore } from '../open-core.ts';
import { buildSample } from './build-sample.ts';

const SAMPLE_TITLE = 'Bridge study (sample)';

/** Writes the sample study to a path that is not there yet; a failure leaves no file behind. */
export async function writeSample(
  path: string,
  onProgress?: (fraction: number) => void,
): Promise<Result<null>> {
  const opened = await openCore({ path, create: { title: SAMPLE_TITLE } });
  if (!opened.ok) return opened;
  const built = await buildSample(opened.value, onProgress);
  await opened.value.close();
  if (!built.ok) rmSync(path, { force: true });
  return built;
}

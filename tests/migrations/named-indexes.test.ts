import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestStudy } from '../helpers/study.ts';

/** Every index a query insists on; without it the query fails and does not merely take longer. */
function named(): Set<string> {
  const folder = join(import.meta.dirname, '../../src/main');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found = files.flatMap((file) => [
    ...readFileSync(join(folder, file), 'utf8').matchAll(/INDEXED BY\s+(\w+)/gu),
  ]);
  return new Set(found.map((match) => match[1] ?? ''));
}

describe('Indexes that queries name', () => {
  it('are there in every study, for a migration makes them', () => {
    const study = createTestStudy();
    const made = study.study.db.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'index'");
    study.close();
    const known = new Set(made.map((row) => row.name));
    expect(named().size).toBeGreaterThan(0);
    expect([...named()].filter((name) => !known.has(name))).toEqual([]);
  });
});

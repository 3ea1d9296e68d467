import type { Call } from './study.ts';

/** The most rows asked for at once; codings come by transcript, so that no answer grows with the study. */
const PAGE = 2000;

async function codings(call: Call): Promise<unknown[]> {
  const people = new Map((await call('person.list', {})).map((p) => [p.id, p.name]));
  const rows: unknown[] = [];
  for (const document of await call('document.list', {})) {
    for (let offset = 0; ; offset += PAGE) {
      const { items } = await call('coding.extracts', { documentId: document.id, limit: PAGE, offset });
      for (const e of items) {
        rows.push({
          id: e.codingId,
          documentId: e.documentId,
          codeId: e.codeId,
          coder: people.get(e.coderId) ?? '',
          start: e.start,
          end: e.end,
          quote: e.quote,
          line: e.line,
          reference: e.reference,
          anchored: e.anchored,
        });
      }
      if (items.length < PAGE) break;
    }
  }
  return rows;
}

/** What `list --what` can list. */
export const listings: Readonly<Record<string, (call: Call) => Promise<unknown[]>>> = {
  documents: (call) => call('document.list', {}),
  codes: (call) => call('code.list', {}),
  codings,
  themes: (call) => call('theme.list', {}),
  participants: async (call) => {
    const { attributes, participants } = await call('participant.table', {});
    const names = new Map(attributes.map((a) => [a.id, a.name]));
    return participants.map(({ values, ...p }) => ({
      ...p,
      attributes: Object.fromEntries(
        Object.entries(values).map(([id, value]) => [names.get(id) ?? id, value]),
      ),
    }));
  },
  memos: (call) => call('memo.list', {}),
  maps: (call) => call('map.list', {}),
};

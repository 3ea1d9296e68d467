import { fail, ok } from '../../../shared/contract/errors.ts';
import { NO_STUDY, working, type HostHandlers } from './context.ts';

type KeepOps = Pick<
  HostHandlers,
  | 'host.window'
  | 'host.setPerson'
  | 'host.cancelJob'
  | 'host.jobs'
  | 'host.backups'
  | 'host.backupNow'
  | 'host.restore'
  | 'host.settings'
  | 'host.setSettings'
>;

/** Settings may grow this large, in characters of JSON; they are sizes and switches, not a place to keep work. */
const MOST_SETTINGS = 200_000;

/** The window that asks, the person, jobs, backups and settings. */
export const keepOps: KeepOps = {
  'host.window': async (_ctx, _input, connection) => ok(connection),

  'host.setPerson': async (ctx, { name }) => {
    ctx.deps.settings.set({ person: { name } });
    const session = ctx.session();
    const set = session ? await session.setPerson(name) : ok(null);
    ctx.changed();
    return set;
  },

  'host.cancelJob': async (ctx, { jobId }) => {
    ctx.jobs.cancel(jobId);
    return ok(null);
  },

  'host.jobs': async (ctx) => ok(ctx.jobs.list()),

  'host.backups': async (ctx) => {
    const session = ctx.session();
    if (!session) return NO_STUDY;
    if (!session.backups) {
      return ok({ folder: '', bytes: 0, budgetBytes: 0, backups: [] });
    }
    const { folder, budgetBytes } = session.backups;
    const backups = session.backups.list();
    return ok({ folder, budgetBytes, backups, bytes: backups.reduce((sum, b) => sum + b.bytes, 0) });
  },

  'host.backupNow': async (ctx, _input, connection) => {
    const now = working(ctx, connection);
    if ('failure' in now) return now.failure;
    return now.session.backups ? now.session.backups.now() : ok(null);
  },

  'host.restore': async (ctx, { path }, connection) => {
    const now = working(ctx, connection);
    if ('failure' in now) return now.failure;
    const { session } = now;
    const known = session.backups?.list().some((b) => b.path === path);
    if (!known) return fail('not-found', 'That backup is not there any more. Choose another.');
    await ctx.closeStudy();
    const restored = await ctx.deps.restoreStudy(session.path, path);
    const opened = await ctx.switchTo({ path: session.path });
    if (!restored.ok) return restored;
    return opened.ok ? ok(null) : opened;
  },

  'host.settings': async (ctx) => ok(ctx.deps.settings.get().interface),

  'host.setSettings': async (ctx, patch) => {
    const { settings } = ctx.deps;
    // null takes a value away
    const next = Object.fromEntries(
      Object.entries({ ...settings.get().interface, ...patch }).filter(([, value]) => value !== null),
    );
    if (JSON.stringify(next).length > MOST_SETTINGS) {
      return fail('invalid', 'There are more settings than can be kept.');
    }
    settings.set({ interface: next });
    return ok(null);
  },
};

import { slotsOn, ServiceHours, windowPurposeOf, type Slot } from '@medregistry/config';
import type { Trail } from '@medregistry/audit';
import { addDays, civilDate, refuse, SYSTEM_ROLE, type Calendar, type CivilDate, type Principal, type Procedure } from '@medregistry/language';
import type { Outbox, Templates } from '@medregistry/outbox';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Services } from '../endpoints/services';
import { newDocumentId } from '../registers/newDocumentId';

export interface AppointmentAsking {
  principal: Principal;
  address: string;
  now: Date;
}

/** What somebody wants: a window, a day and the beginning of a slot. */
export interface Wish {
  window: string;
  date: CivilDate;
  from: string;
}

export interface AppointmentView {
  id: string;
  window: string;
  windowName: string;
  address: string;
  date: CivilDate;
  from: string;
  to: string;
  state: string;
}

export interface OpenSlot extends Slot {
  date: CivilDate;
  /** Places that are left. */
  free: number;
}

export interface WindowSlots {
  id: string;
  name: string;
  address: string;
  slots: OpenSlot[];
}

/** Days ahead for which places are given out. */
export const DAYS_AHEAD = 14;
/** Tries to get a seat while others take seats of the same slot at the same moment. */
const TRIES = 60;

interface WindowRow {
  key: number;
  id: string;
  name: string;
  address: string;
  timetable: unknown;
  minutes: number;
  capacity: number;
  opensOn: CivilDate | null;
  taken: { date: CivilDate; from: string; to: string }[];
}

interface CaseRow {
  document_id: string;
  number: string;
  procedure: string;
  procedure_version: string;
  state: string;
  subject_type: string;
  subject_id: string;
  subject_name: string;
  scope_path: string;
  subject_path: string | null;
  self_path: string | null;
  authority_path: string;
  closed_at: string | null;
}

/** Windows of a case, with the places that are taken from a day on. */
const WINDOWS = `
  SELECT w.id AS key, w.document_id AS id, w.name, w.address, CAST(w.timetable AS json) AS timetable, w.slot_minutes AS minutes, w.slot_capacity AS capacity, w.opens_on::text AS "opensOn",
    COALESCE((SELECT json_agg(json_build_object('date', p.date, 'from', p.starts_at, 'to', p.ends_at)) FROM appointments p WHERE p.window_id = w.id AND p.date >= CAST(:from AS date) AND p.state <> 'cancelled'), '[]') AS taken
  FROM service_windows w
  WHERE w.enabled AND w.slot_capacity > 0 AND w.purposes @> to_jsonb(CAST(:purpose AS text)) AND w.serves @> to_jsonb(CAST(:authority AS text)) ORDER BY w.id`;

const CURRENT = `
  SELECT p.document_id AS id, w.document_id AS window, w.name AS "windowName", w.address, p.date::text AS date, p.starts_at AS "from", p.ends_at AS "to", p.state
  FROM appointments p JOIN service_windows w ON w.id = p.window_id WHERE p.application = ? AND p.state = 'booked'`;

/** The seat with the smallest number that is free; the index refuses one that somebody else is taking. */
const SEAT = `
  INSERT INTO appointments (document_id, window_id, application, date, starts_at, ends_at, seat, state, booked_by, scope_path, created_at, updated_at, published_at)
  SELECT :documentId, :window, :application, CAST(:date AS date), :from, :to, s.seat, 'booked', :by, :scopePath, CAST(:now AS timestamp), CAST(:now AS timestamp), CAST(:now AS timestamp)
  FROM generate_series(1, :capacity) s(seat)
  WHERE NOT EXISTS (SELECT FROM appointments p WHERE p.window_id = :window AND p.date = CAST(:date AS date) AND p.starts_at = :from AND p.seat = s.seat AND p.state <> 'cancelled')
  ORDER BY s.seat LIMIT 1
  ON CONFLICT (window_id, date, starts_at, seat) WHERE state <> 'cancelled' DO NOTHING RETURNING id`;

const timeOf = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** Whether the window has something to do on a case: an event that people there fire. */
export const isReady = (procedure: Procedure, state: string): boolean =>
  Object.values(procedure.events).some(({ from, roles }) => from.includes(state) && roles.includes('counter') && !roles.includes(SYSTEM_ROLE));

/** The open slots of a window: from its hours and the calendar, less what is taken. */
export function openSlots({ timetable, minutes, capacity, opensOn, taken }: Omit<WindowRow, 'key' | 'id' | 'name' | 'address'>, calendar: Calendar, now: Date): OpenSlot[] {
  const hours = z.array(ServiceHours).safeParse(timetable);
  if (!hours.success) return [];
  const today = civilDate(now);
  const dates = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addDays(today, ahead)).filter((date) => opensOn === null || date >= opensOn);
  return dates.flatMap((date) =>
    slotsOn(date, hours.data, calendar, minutes)
      .filter(({ from }) => date > today || from > timeOf(now))
      // A slot of another length that was booked before the hours changed counts where it overlaps.
      .map((slot) => ({ date, ...slot, free: Math.max(0, capacity - taken.filter((one) => one.date === date && one.from < slot.to && slot.from < one.to).length) })),
  );
}

/** Appointments at the window (窗口预约): booked by whoever applies, once the case is ready for the window (P19). */
export function createAppointments({ strapi, workflow }: Services) {
  const calendar = (): Calendar | Promise<Calendar> => workflow().registry.declaration().calendar();
  const outbox = (): Outbox => strapi.plugin('outbox').service('outbox') as Outbox;

  async function windowsFor(trx: Pick<Knex, 'raw'>, row: CaseRow, now: Date): Promise<WindowRow[]> {
    const { rows } = await trx.raw<{ rows: WindowRow[] }>(WINDOWS, { from: civilDate(now), purpose: windowPurposeOf(row.procedure, row.subject_type), authority: row.authority_path });
    return rows;
  }

  async function current(trx: Pick<Knex, 'raw'>, application: string): Promise<AppointmentView | null> {
    const { rows } = await trx.raw<{ rows: AppointmentView[] }>(CURRENT, [application]);
    return rows[0] ?? null;
  }

  const readyNow = async (row: CaseRow): Promise<boolean> => row.closed_at === null && isReady(await workflow().registry.version(strapi.db.connection, row.procedure_version), row.state);

  async function tell(trx: Knex.Transaction, row: CaseRow, kind: 'appointment.booked' | 'appointment.cancelled', { id, windowName, address, date, from, to }: AppointmentView): Promise<void> {
    const { fill } = strapi.plugin('outbox').service('templates') as Templates;
    await outbox().enqueue(trx, [{
      topic: 'notify',
      dedupeKey: `${kind}:${id}`,
      payload: {
        roles: ['institution', 'nurse'], scopePath: row.authority_path, subjectPath: row.subject_path, selfPath: row.self_path, kind,
        ...fill(kind, { name: row.subject_name, number: row.number, window: windowName, address, date, time: `${from}-${to}` }),
        link: `/applications/${row.document_id}`, subjectType: 'application', subjectId: row.document_id,
      },
    }]);
  }

  async function audit(trx: Knex.Transaction, row: CaseRow, { principal, now, address }: AppointmentAsking, action: string, details: { [key: string]: string }): Promise<void> {
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: row.authority_path, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `appointment.${action}`,
      subjectType: 'application', subjectId: row.document_id, scopePath: row.scope_path, address, outcome: 'ok', details,
    });
  }

  async function release(trx: Knex.Transaction, held: AppointmentView, by: string, now: Date): Promise<void> {
    await trx.raw(`UPDATE appointments SET state = 'cancelled', settled_by = ?, updated_at = CAST(? AS timestamp) WHERE document_id = ? AND state = 'booked'`, [by, now.toISOString(), held.id]);
  }

  async function seat(trx: Knex.Transaction, { window, slot, row, by, now }: { window: WindowRow; slot: OpenSlot; row: CaseRow; by: string; now: Date }): Promise<string> {
    for (let tried = 0; tried < TRIES; tried += 1) {
      const id = newDocumentId();
      const values = { documentId: id, window: window.key, application: row.document_id, date: slot.date, from: slot.from, to: slot.to, by, scopePath: row.scope_path, now: now.toISOString(), capacity: window.capacity };
      const { rows } = await trx.raw<{ rows: unknown[] }>(SEAT, values);
      if (rows.length > 0) return id;
      const [free] = (await windowsFor(trx, row, now)).filter(({ id: other }) => other === window.id).flatMap((again) => [again.capacity - again.taken.filter((one) => one.date === slot.date && one.from < slot.to && slot.from < one.to).length]);
      if ((free ?? 0) <= 0) break;
    }
    throw refuse.invalid([{ path: 'from', code: 'full', message: '这个时段刚刚约满，请另选一个时段。' }]);
  }

  return {
    /** What may be booked for a case, and what is booked. @throws Refusal 404 outside the person's scope */
    async view({ principal, now }: AppointmentAsking, application: string): Promise<{ ready: boolean; appointment: AppointmentView | null; missed: number; windows: WindowSlots[] }> {
      const { connection } = strapi.db;
      const { row } = await workflow().cases.read(connection, application, principal);
      const ready = await readyNow(row);
      const [held, windows, known, missed] = await Promise.all([
        current(connection, application), ready ? windowsFor(connection, row, now) : [], calendar(),
        connection.raw<{ rows: { missed: number }[] }>(`SELECT count(*)::integer AS missed FROM appointments WHERE application = ? AND state = 'missed'`, [application]),
      ]);
      return {
        ready,
        appointment: held,
        missed: missed.rows[0]?.missed ?? 0,
        windows: windows.map((window) => ({ id: window.id, name: window.name, address: window.address, slots: openSlots(window, known, now) })),
      };
    },

    /**
     * Books a place, or moves the appointment that there is.
     *
     * @throws Refusal 404, 409 for a case that is not ready for the window, 422 for a slot that does not exist or is full
     */
    async book(asking: AppointmentAsking, application: string, wish: Wish): Promise<AppointmentView> {
      const { principal, now } = asking;
      const known = await calendar();
      return (await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }): Promise<AppointmentView> => {
        const { row } = await workflow().cases.lock(trx, application, principal);
        if (!(await readyNow(row))) throw refuse.notAvailable('业务现在不需要到窗口办理，不能预约。');
        const held = await current(trx, application);
        if (held && held.window === wish.window && held.date === wish.date && held.from === wish.from) return held;
        const window = (await windowsFor(trx, row, now)).find(({ id }) => id === wish.window);
        const slot = window && openSlots(window, known, now).find(({ date, from }) => date === wish.date && from === wish.from);
        if (!window || !slot) throw refuse.invalid([{ path: 'from', code: 'no-slot', message: '这个时段不办理预约，请另选一个时段。' }]);
        if (slot.free <= 0) throw refuse.invalid([{ path: 'from', code: 'full', message: '这个时段刚刚约满，请另选一个时段。' }]);
        const by = principal.name || principal.username;
        if (held) await release(trx, held, by, now);
        await seat(trx, { window, slot, row, by, now });
        const booked = await current(trx, application);
        if (!booked) throw refuse.stale();
        await tell(trx, row, 'appointment.booked', booked);
        await audit(trx, row, asking, held ? 'move' : 'book', { window: window.name, date: slot.date, from: slot.from });
        return booked;
      })) as AppointmentView;
    },

    /** Gives the place back. @throws Refusal 404 where nothing is booked */
    async cancel(asking: AppointmentAsking, application: string): Promise<void> {
      const { principal, now } = asking;
      await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
        const { row } = await workflow().cases.lock(trx, application, principal);
        const held = await current(trx, application);
        if (!held) throw refuse.notFound('没有预约。');
        await release(trx, held, principal.name || principal.username, now);
        await tell(trx, row, 'appointment.cancelled', held);
        await audit(trx, row, asking, 'cancel', { date: held.date, from: held.from });
      });
    },
  };
}

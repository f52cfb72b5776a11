import { appointmentStates, labelOf } from '@medregistry/config';
import { CivilDate, civilDate, defineEndpoint, say, stateLabel, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createAppointments } from '../appointments/appointments';
import { createDayList } from '../appointments/dayList';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Time = z.string().regex(/^\d{2}:\d{2}$/);
const Wish = z.strictObject({ data: z.strictObject({ window: z.string().min(1).max(64), date: CivilDate, from: Time }) });
const Day = z.object({ date: CivilDate.optional() });
const Outcome = z.strictObject({ data: z.strictObject({ outcome: z.enum(['served', 'missed']) }) });

/** Whoever applies, and the window for somebody who rings up. */
const booking = { roles: ['institution', 'nursing', 'nurse', 'counter'] };
const counter = { roles: ['counter'] };

/** 窗口预约: booking for a case that is ready for the window, and the day's list of the window. */
export const appointmentEndpoints = (services: Services): AnyEndpoint[] => {
  const appointments = createAppointments(services);
  const days = createDayList(services);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/applications/:id/appointment',
      summary: '可以预约的窗口时段和现有预约',
      tag: 'appointments',
      access: booking,
      params: Id,
      handle: async (request) => ({ body: { data: await appointments.view(request, request.params.id) } }),
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/applications/:id/appointment',
      summary: '预约窗口时段；已有预约的改为这个时段',
      tag: 'appointments',
      access: booking,
      params: Id,
      body: Wish,
      handle: async (request) => ({ body: { data: await appointments.book(request, request.params.id, request.body.data) } }),
    }),
    defineEndpoint({
      method: 'DELETE',
      path: '/api/applications/:id/appointment',
      summary: '取消窗口预约',
      tag: 'appointments',
      access: booking,
      params: Id,
      async handle(request) {
        await appointments.cancel(request, request.params.id);
        return { status: 204 };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/appointments',
      summary: '某一天到窗口的预约',
      tag: 'appointments',
      access: { roles: ['counter', 'administrator'] },
      query: Day,
      async handle({ principal, query, now }) {
        const date = query.date ?? civilDate(now);
        const lines = await days.list(principal, date);
        const { registry } = services.workflow();
        return {
          body: {
            data: lines.map(({ procedure, caseState, ...line }) => {
              const declared = registry.current(procedure)?.procedure;
              return { ...line, stateLabel: labelOf(appointmentStates, line.state), procedureLabel: declared ? say(declared.label) : procedure, caseStateLabel: declared ? stateLabel(declared, caseState, 'staff') : caseState };
            }),
            meta: { date },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/appointments/:id/outcome',
      summary: '登记预约人到场或者没有到场',
      tag: 'appointments',
      access: counter,
      params: Id,
      body: Outcome,
      async handle(request) {
        await days.settle(request, request.params.id, request.body.data.outcome);
        return { body: { data: request.body.data } };
      },
    }),
  ];
};

import { AsyncLocalStorage } from 'node:async_hooks';
import { errors } from '@strapi/utils';

export interface Protection {
  /** Fields that only the writer may set; without the list the whole type is the writer's. */
  fields?: readonly string[];
  /** The name that `guard.write` is called with. */
  writer: string;
  /** Chinese sentence that says what to do instead. */
  message?: string;
}

interface DocumentCall {
  uid: string;
  action: string;
  params: { data?: unknown };
}

/** Stands guard before writes that go round the service which owns them. */
export interface Guard {
  /** From now on `documents(uid)` refuses such writes unless they happen inside `write(writer, …)`. */
  protect(uid: string, protection: Protection): void;
  /** Runs `work` as the declared writer. */
  write<T>(writer: string, work: () => Promise<T>): Promise<T>;
  /** @throws ForbiddenError with the protection's message */
  check(call: DocumentCall): void;
}

const READS = new Set(['findOne', 'findFirst', 'findMany', 'count', 'exists']);
const WRITES_OF_FIELDS = new Set(['create', 'update', 'clone']);
const MESSAGE = '这项内容只能通过相应的业务办理来变更，不能直接修改。';

/**
 * Document middlewares do not see the query builder or raw SQL (findings B2): triggers hold the same rule in the
 * database; this guard exists for the good message.
 */
export function createGuard(): Guard {
  const protections = new Map<string, Protection[]>();
  const writing = new AsyncLocalStorage<string>();

  return {
    protect: (uid, protection) => void protections.set(uid, [...(protections.get(uid) ?? []), protection]),
    write: (writer, work) => writing.run(writer, work),
    check({ uid, action, params }) {
      if (READS.has(action)) return;
      for (const { fields, writer, message = MESSAGE } of protections.get(uid) ?? []) {
        if (writing.getStore() === writer) continue;
        const data = params.data !== null && typeof params.data === 'object' ? params.data : {};
        const touched = fields ? fields.filter((field) => Object.hasOwn(data, field)) : undefined;
        // Deleting a record would take its protected fields along.
        const refused = touched === undefined || !WRITES_OF_FIELDS.has(action) || touched.length > 0;
        if (refused) throw new errors.ForbiddenError(message, { code: 'protected', fields: touched ?? [] });
      }
    },
  };
}

import type { Trail } from '@medregistry/audit';
import { ACTIVATION_TRIES, activationCode, labelOf, Province, provinces, USERNAME, wayOut } from '@medregistry/config';
import { personName, residentId18 } from '@medregistry/config/validators';
import { CivilDate, refuse, type Problem } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { createUser } from '../../accounts/createUser';
import type { Services } from '../../endpoints/services';
import { nurseSelfPath } from '../../subjects/nurse';
import { codeIndex } from './issueCodes';

const text = (most: number) => z.string().trim().max(most);

/** What a nurse fills in to activate her account, by either path of F104. */
export const Activation = z.strictObject({
  path: z.enum(['registered', 'examined']),
  name: text(60),
  idNumber: text(30),
  examPassedOn: CivilDate.nullish(),
  province: Province.nullish(),
  certificateNumber: text(30).default(''),
  code: text(30).default(''),
  examNumber: text(40).default(''),
  username: text(40),
  password: z.string().max(200),
});
export type Activation = z.infer<typeof Activation>;

interface From {
  address: string;
  now: Date;
}

/** Tries from one address, and for one person, whoever tries. */
const ADDRESS_LIMIT = { requests: 30, seconds: 600 };
const PERSON_LIMIT = { requests: 20, seconds: 86_400 };

interface Found {
  key: number;
  nurse: string;
  name: string;
  certificateNumber: string | null;
  examCertificateNumber: string | null;
  admissionNumber: string | null;
  authorityPath: string | null;
  activated: boolean;
  code: { id: number; index: string; expiresAt: string; institution: string } | null;
}

const FIND = `
  SELECT n.id AS key, n.document_id AS nurse, n.name, r.certificate_number AS "certificateNumber", n.exam_certificate_number AS "examCertificateNumber", n.admission_number AS "admissionNumber",
    a.scope_path AS "authorityPath", EXISTS (SELECT FROM assignments s WHERE s.role = 'nurse' AND s.scope_id = n.document_id AND s.revoked_at IS NULL) AS activated,
    (SELECT json_build_object('id', c.id, 'index', c.code_index, 'expiresAt', c.expires_at, 'institution', i.name) FROM activation_codes c JOIN institutions i ON i.id = c.institution_id
      WHERE c.nurse_id = n.id AND c.used_at IS NULL AND c.revoked_at IS NULL ORDER BY c.id DESC LIMIT 1) AS code
  FROM nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current LEFT JOIN authorities a ON a.id = r.authority_id
  WHERE n.id_number_index = $1`;

const problem = (path: string, code: string, message: string): Problem => ({ path, code, message });

/** Counts a wrong code before anything else is said; the fifth kills it (domain.md §3.6). */
async function countWrong({ access }: Services, code: NonNullable<Found['code']>, now: Date): Promise<Problem> {
  const [row] = await access('reads').query<{ tries: number }>(
    'activation_wrong',
    `UPDATE activation_codes SET wrong_tries = wrong_tries + 1, updated_at = $2::timestamptz AT TIME ZONE 'UTC',
       revoked_at = CASE WHEN wrong_tries + 1 >= $3::integer THEN $2::timestamptz END, revoked_by = CASE WHEN wrong_tries + 1 >= $3::integer THEN '系统' END
     WHERE id = $1 AND revoked_at IS NULL RETURNING wrong_tries AS tries`,
    [code.id, now.toISOString(), ACTIVATION_TRIES],
  );
  const left = ACTIVATION_TRIES - (row?.tries ?? ACTIVATION_TRIES);
  return left > 0
    ? problem('code', 'wrong-code', `激活码不正确，请对照激活码单重新输入。还可以试 ${left} 次。`)
    : problem('code', 'dead-code', `激活码输错次数过多，已经失效。请向${code.institution}护理部重新领取。`);
}

/** Registered nurses prove themselves by certificate and code, those who have just passed by the number of their examination. */
async function proofProblem(services: Services, found: Found, { path, certificateNumber, code, examNumber }: Activation, now: Date): Promise<Problem | null> {
  if (path === 'examined') {
    if (found.certificateNumber !== null) return problem('path', 'registered', '您已经有执业注册，请选择“已注册护士”，用执业机构发放的激活码激活。');
    const known = [found.examCertificateNumber, found.admissionNumber].filter((number) => number !== null);
    return known.includes(examNumber) && examNumber !== '' ? null : problem('examNumber', 'wrong-exam-number', '考试成绩合格证明编号或者准考证号与系统登记的不一致，请对照证明重新输入。');
  }
  if (found.certificateNumber === null) return problem('path', 'not-registered', '没有查到您的执业注册记录。还没有注册的，请选择“刚通过考试”；已经领取证书的，请向核发证书的省级卫生健康主管部门申请补录。');
  if (found.certificateNumber !== certificateNumber) return problem('certificateNumber', 'wrong-certificate', '护士执业证书编号与系统登记的不一致，请对照证书重新输入。');
  if (!found.code) return problem('code', 'no-code', '没有可以使用的激活码：没有发放、已经使用或者已被撤销。请联系执业机构护理部领取。');
  if (new Date(found.code.expiresAt) <= now) return problem('code', 'expired-code', `激活码已经过期，请向${found.code.institution}护理部重新领取。`);
  return found.code.index === codeIndex(services, found.nurse, activationCode(code)) ? null : countWrong(services, found.code, now);
}

/**
 * Makes the account of a nurse who proves who she is (F98, F104). Whoever is not found is told the path and the office,
 * in the same words whether the number or the name is wrong.
 *
 * @throws Refusal 409 where she has an account, 422 with what to do, 429
 */
export async function activate(services: Services, from: From, input: Activation): Promise<{ username: string }> {
  const { access, strapi } = services;
  const { now, address } = from;
  await access('limits').take('activation', address, ADDRESS_LIMIT, now);
  const index = access('cipher').blindIndex('id-number', residentId18(input.idNumber));
  await access('limits').take('activation-person', index, PERSON_LIMIT, now);
  const own = [
    ...(USERNAME.test(input.username) ? [] : [problem('username', 'format', '用户名以字母开头，由 6 到 20 个字母或者数字组成。')]),
    ...access('passwords').problemsOf(input.password, [input.username, input.name]),
  ];
  const [found] = await access('reads').query<Found>('activation_find', FIND, [index]);
  const name = personName(input.name);
  if (!found || !name.ok || found.name !== name.value) {
    const out = wayOut(input.examPassedOn ?? null, input.province ? labelOf(provinces, input.province) : null);
    throw refuse.invalid([problem('idNumber', 'identity', out.text), ...own]);
  }
  if (found.activated) throw refuse.notAvailable('您的账户已经激活，请直接登录。忘记用户名或者密码的，请联系执业机构护理部。');
  if (own.length > 0) throw refuse.invalid(own);
  const wrong = await proofProblem(services, found, input, now);
  if (wrong) throw refuse.invalid([wrong]);

  await strapi.db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
    // The nurse's row and the name are the locks: neither is given out twice.
    await trx.raw('SELECT id FROM nurses WHERE id = ? FOR UPDATE', [found.key]);
    await trx.raw("SELECT pg_advisory_xact_lock(hashtext('username:' || lower(?)))", [input.username]);
    const { rows } = await trx.raw<{ rows: { taken: boolean; activated: boolean }[] }>(
      `SELECT EXISTS (SELECT FROM up_users WHERE lower(username) = lower(?)) AS taken,
         EXISTS (SELECT FROM assignments WHERE role = 'nurse' AND scope_id = ? AND revoked_at IS NULL) AS activated`, [input.username, found.nurse]);
    if (rows[0]?.activated) throw refuse.notAvailable('您的账户已经激活，请直接登录。');
    if (rows[0]?.taken) throw refuse.invalid([problem('username', 'taken', '这个用户名已经有人使用，请换一个。')]);
    if (input.path === 'registered') {
      const { rowCount } = await trx.raw<{ rowCount: number }>('UPDATE activation_codes SET used_at = ?, updated_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL', [now.toISOString(), now.toISOString(), found.code?.id ?? 0]);
      if (rowCount === 0) throw refuse.invalid([problem('code', 'no-code', '激活码刚刚被使用或者撤销，请联系执业机构护理部重新领取。')]);
    }
    const userId = await createUser(strapi, { username: input.username, displayName: found.name, password: input.password });
    const actor = { id: userId, name: found.name };
    await access('assignments').grant({ userId, role: 'nurse', scopePath: nurseSelfPath(found.nurse), scopeType: 'self', scopeId: found.nurse, scopeLabel: found.name }, actor, now, trx);
    await (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: found.authorityPath ?? 'system', at: now, actorId: userId, actorName: found.name, action: 'activation.use', subjectType: 'nurse', subjectId: found.nurse,
      address, outcome: 'ok', details: { path: input.path },
    });
  });
  return { username: input.username };
}

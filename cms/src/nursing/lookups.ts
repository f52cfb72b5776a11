import type { AccessService } from '@medregistry/access';

/** Somebody who looked at what the register holds of a nurse. */
export interface Lookup {
  at: string;
  /** The office or institution that looked; people are not named. */
  office: string;
  what: string;
}

const CHECKED = '验证执业注册：看到姓名、隐去中间的证件号码、注册状态、执业机构和有效期';
const ASSISTED = '申请协助找回您的账户';
const SHOWN = '验证了您出示的电子证照：看到姓名、隐去中间的证件号码、证书编号、执业机构和有效期';
const REVEALED = '显示了申请表中隐去的号码';

const WHAT: Readonly<Record<string, string>> = { 'registration.check': CHECKED, 'recovery.assist': ASSISTED, 'certificate.check': SHOWN };

/** Lines that are told, at most. */
const MOST = 100;

/** The office is the nearest one above the place where the look was made. */
const SQL = `SELECT to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, e.action,
    COALESCE((SELECT i.name FROM institutions i WHERE i.scope_path = e.scope_path AND e.subject_type = 'nurse'),
      (SELECT u.name FROM authorities u WHERE starts_with(e.scope_path, u.scope_path) ORDER BY length(u.scope_path) DESC LIMIT 1)) AS office
  FROM audit_entries e
  WHERE e.outcome = 'ok' AND ((e.subject_type = 'nurse' AND e.subject_id = $1 AND e.action IN ('registration.check', 'recovery.assist', 'certificate.check'))
    OR (e.subject_type = 'application' AND e.action LIKE '%.reveal' AND e.actor_id <> $2
      AND e.subject_id IN (SELECT a.document_id FROM applications a WHERE a.subject_type = 'nurse' AND a.subject_id = $1)))
  ORDER BY e.id DESC LIMIT ${MOST}`;

/** 谁查询过我的信息 (个人信息保护法 Art. 44, 45): looks at a nurse's registration and at her numbers, the latest first. */
export async function lookupsOf(access: AccessService, nurse: string, userId: number): Promise<Lookup[]> {
  const found = await access('reads').query<{ at: string; action: string; office: string | null }>('nurse_lookups', SQL, [nurse, userId]);
  return found.map(({ at, action, office }) => ({ at, office: office ?? '卫生健康主管部门', what: WHAT[action] ?? REVEALED }));
}

import type { DemoAccount, DemoMismatch, DemoNewcomer, DemoNurse } from './DemonstrationDistrict';

/** Nurses who have activated their accounts: one in each situation that a business begins from. */
export function nurseAccounts(nurses: readonly DemoNurse[], newcomers: readonly DemoNewcomer[], mismatches: readonly DemoMismatch[]): DemoAccount[] {
  const account = (username: string, nurse: { key: string; name: string } | undefined, about: string): DemoAccount[] =>
    nurse === undefined ? [] : [{ username, name: nurse.name, roles: ['nurse'], nurse: nurse.key, about }];
  const planted = (kind: DemoMismatch['kind']) => nurses.find(({ key }) => key === mismatches.find((mismatch) => mismatch.kind === kind)?.nurse);
  const at = (institution: string, status: string) => nurses.filter(({ registration }) => registration.institution === institution && registration.status === status && registration.onPost);
  return [
    ...account('nurse-1', nurses.find(({ registration }) => registration.institution === 'hospital'), '护士本人'),
    ...account('nurse-new', newcomers[0], '刚通过考试，还没有注册：办理首次注册'),
    ...account('nurse-filed', newcomers[1], '首次注册已提交，等待机构确认'),
    ...account('nurse-accepted', newcomers[2], '首次注册已受理，审核中'),
    ...account('nurse-returned', newcomers[3], '首次注册被退回补正'),
    ...account('nurse-late', newcomers.at(-1), '通过考试已超过三年，还没有注册：需要三个月临床护理培训'),
    ...account('nurse-due', at('hospital', 'renewal-due').at(-1), '注册即将到期：办理延续注册'),
    ...account('nurse-moved', planted('registered-elsewhere'), '在门诊部工作，注册在医院：办理变更注册'),
    ...account('nurse-expired', planted('expired'), '注册已过期：办理重新注册'),
    ...account('nurse-left', planted('left'), '已离职，注册仍在护理院：办理变更注册或者注销'),
  ];
}

/** What a reviewer looks at, in the order of the dossier (校验办法 Art. 12); advice, not a condition. */
export const reviewPoints = [
  { key: 'cover-signed', label: '申请书首页和附表14-7签字齐全，加盖公章', target: 'materials.application-form' },
  { key: 'profile-matches', label: '机构名称、地址、床位等与许可证登记一致', target: 'form.profile.address' },
  { key: 'subjects-match', label: '诊疗科目与许可证一致，没有超范围执业', target: 'form.subjects.rows' },
  { key: 'staff-registered', label: '人员名录中的医师、护士均注册在本机构且在有效期内', target: 'form.roster.doctors' },
  { key: 'staff-sufficient', label: '人员、床位、科目和设备达到《医疗机构基本标准（试行）》', target: 'form.staffing.health' },
  { key: 'duplicate-complete', label: '许可证副本扫描完整，注明“与原件一致”并盖章', target: 'materials.permit-duplicate' },
  { key: 'nine-headings', label: '工作总结按九个方面逐项写明', target: 'materials.work-summary' },
  { key: 'agent-papers', label: '委托办理的，授权委托书和两份身份证复印件齐全', target: 'materials.power-of-attorney' },
  { key: 'supervision', label: '日常监督检查、不良执业行为记分和投诉情况', target: 'form.period.penaltyPoints' },
];

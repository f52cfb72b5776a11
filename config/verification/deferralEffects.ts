/** What an institution must keep to while its verification is deferred (校验办法 Art. 24); whether it may practise turns on its beds. */
export const deferralEffects = (beds: number): string[] => [
  '不得发布医疗服务信息和广告。',
  beds > 0 ? '除急救外，不得开展门诊业务、不得收治新病人。' : '未设床位的，不得执业。',
  '提交由法定代表人或者主要负责人签字的书面检查。',
];

import type { Text } from '@medregistry/language';

/** What an applicant reads of a proposal: which one it is comes with the decision, or with the notice before it. */
export const HANDED_ON: Text = { 'zh-Hans': '审核完成，转签批', 'zh-Hant': '審核完成，轉簽批', en: 'Reviewed, handed on for approval' };

/** What an applicant reads where the approver sends a proposal back, without the words between the two. */
export const SENT_BACK: Text = { 'zh-Hans': '退回继续审核', 'zh-Hant': '退回繼續審核', en: 'Back in review' };

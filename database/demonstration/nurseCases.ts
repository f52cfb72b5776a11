import type { DemoNurseCase } from './DemonstrationDistrict';

/** First registrations that are under way: one at the institution, one at the authority, one sent back. */
export const nurseCases: readonly DemoNurseCase[] = [
  { nurse: 'nurse-filed', institution: 'nursing-home', upTo: 'pending-institution', manager: 'hs-nursing-home', reviewer: 'reviewer-1', notes: [] },
  { nurse: 'nurse-accepted', institution: 'nursing-home', upTo: 'in-review', manager: 'hs-nursing-home', reviewer: 'reviewer-2', notes: [] },
  {
    nurse: 'nurse-returned', institution: 'nursing-home', upTo: 'correction', manager: 'hs-nursing-home', reviewer: 'reviewer-1',
    notes: [{ category: 'material', code: 'M2', text: '拟聘用证明没有加盖公章，请盖章后重新扫描上传。', target: 'materials.employment' }],
  },
];

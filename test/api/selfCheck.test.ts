import { institutionStandards, OFFICIAL_PAGE } from '@medregistry/config/standards';
import { assess, bareScene, Standard, type Assessment, type Facts, type Finding } from '@medregistry/language';
import { ink } from '../../plugins/dossier/testing/samples';
import { byPdfium } from '../../plugins/dossier/server/press/preview';
import { pdfText } from '../browser/support/pdfText';
import { expectStatus } from '../support/Case';
import { institutionOf, rowsOf } from '../support/district';
import { Ground } from '../support/Ground';
import { personIn, type Body, type Person } from '../support/Person';
import { BOOT_PATIENCE } from '../support/strapi';

interface SelfCheck {
  institution: { documentId: string; name: string };
  today: string;
  facts: Facts;
  standard: unknown;
  without: string | null;
  assessment: Assessment | null;
}

const line = (assessment: Assessment | null, id: string): Finding | undefined => assessment?.findings.find((finding) => finding.id === id);

describe('the self-check against the basic standards', () => {
  let ground: Ground;
  let reviewer: Person;

  const selfCheck = async (documentId: string, by: Person = reviewer): Promise<SelfCheck> => expectStatus(await by.get<Body<SelfCheck>>(`/api/institutions/${documentId}/self-check`), 200).body.data;
  const nursesHere = async (): Promise<number> => {
    const [row] = await rowsOf<{ heads: number }>(
      ground.server,
      `SELECT count(DISTINCT n.id_number_index)::int AS heads FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
       WHERE n.workplace_id = ? AND r.institution_id = n.workplace_id AND r.on_post AND r.status IN ('valid', 'renewal-due') AND r.valid_to >= CAST(? AS date)`,
      [ground.institution.id, new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)],
    );
    return row?.heads ?? 0;
  };

  beforeAll(async () => {
    ground = await Ground.prepare('verification', 'hospital');
    reviewer = ground.people.reviewer;
  }, BOOT_PATIENCE);

  it('says at any time what a hospital of 200 beds has and needs, and counts only who is registered there today', async () => {
    const { assessment } = await selfCheck(ground.institution.documentId, ground.people.institution);
    const nurses = line(assessment, 'nurses');
    expect(assessment).toMatchObject({ standard: 'general-secondary', page: OFFICIAL_PAGE });
    expect(nurses).toMatchObject({ status: 'gap', need: 80, have: await nursesHere() });
    expect(nurses?.sentence).toBe(`注册护士 ${nurses?.have} / 需 80，还差 ${80 - (nurses?.have ?? 0)} 人`);
    expect(nurses?.basis).toContain('核定床位 200 张 × 0.4；按实有床位 190 张需 76');
    expect(line(assessment, 'departments')?.status).toBe('to-check');
  });

  it('finds no gap in a dental department that has what it needs, and counts a person with two records once', async () => {
    const dental = await institutionOf(ground.server, 'dental');
    const { assessment, facts } = await selfCheck(dental.documentId);
    expect(assessment?.counts.gap).toBe(0);
    expect(assessment?.counts.met).toBeGreaterThan(4);
    const people = (facts['selfCheck'] as unknown as { people: { same: number }[] }).people;
    expect(line(assessment, 'staff')?.have).toBe(new Set(people.map(({ same }) => same)).size);
    expect(new Set(people.map(({ same }) => same)).size).toBe(people.length - 1);
  });

  it('says so where no standard is known', async () => {
    const { assessment, without } = await selfCheck((await institutionOf(ground.server, 'laboratory')).documentId);
    expect(assessment).toBeNull();
    expect(without).toContain('没有收录');
  });

  it('sends no name and no number of anybody', async () => {
    const names = await rowsOf<{ name: string }>(ground.server, 'SELECT name FROM nurses WHERE workplace_id = ? UNION SELECT name FROM staff_members WHERE institution_id = ?', [ground.institution.id, ground.institution.id]);
    const { text } = await reviewer.get(`/api/institutions/${ground.institution.documentId}/self-check`);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter(({ name }) => text.includes(name))).toEqual([]);
    expect(text).not.toMatch(/identity|idNumber/u);
  });

  it('comes out the same by the rules that the browser is sent', async () => {
    const { standard, facts, today, assessment } = await selfCheck(ground.institution.documentId);
    expect(assess(Standard.parse(standard), bareScene({ facts, today }))).toEqual(assessment);
  });

  it('is kept with a submission, which it does not stop, by the same rules on the form that was filed', async () => {
    const { standard, facts, today } = await selfCheck(ground.institution.documentId);
    const expected = assess(Standard.parse(standard), bareScene({ facts, today, form: ground.file.view.form }));
    const view = await ground.file.advance(ground.people.institution, 'submit');
    expect(view.state).toBe('submitted');
    expect(expected.counts.gap).toBeGreaterThan(0);
    expect(view.assessments).toMatchObject([{ key: 'self-check', round: 1 }]);
    expect(view.assessments[0]?.assessment).toEqual(expected);
    expect((await ground.file.reload(reviewer)).assessments[0]?.assessment).toEqual(expected);
  });

  it('keeps what it said then, while the live count goes on', async () => {
    const kept = line(ground.file.view.assessments[0]?.assessment ?? null, 'nurses')?.have ?? 0;
    await rowsOf(
      ground.server,
      `UPDATE nurse_registrations SET valid_to = CAST(valid_from AS date) WHERE id IN (SELECT r.id FROM nurse_registrations r JOIN nurses n ON n.id = r.nurse_id
         WHERE r.institution_id = ? AND r.current AND r.on_post AND r.status = 'valid' AND n.workplace_id = r.institution_id ORDER BY r.id LIMIT 3)`,
      [ground.institution.id],
    );
    const live = await selfCheck(ground.institution.documentId);
    expect(line(live.assessment, 'nurses')?.have).toBe(kept - 3);
    expect(line((await ground.file.reload(reviewer)).assessments[0]?.assessment ?? null, 'nurses')?.have).toBe(kept);
  });

  it('is taken anew when the case is submitted again, beside the first', async () => {
    const notes = [{ target: 'form.roster.nurses', category: 'standard', code: 'S1', text: '人员不足，请尽快注册相应医护人员，注册完成后再继续提交申请。' }];
    await ground.file.advance(reviewer, 'return', { notes });
    const view = await ground.file.reload(ground.people.institution);
    const replies = view.notes.map(({ documentId }) => ({ note: documentId, done: true, reply: '已办理' }));
    const { assessments } = await ground.file.advance(ground.people.institution, 'resubmit', { replies });
    const [second, first] = assessments;
    expect(assessments.map(({ round }) => round)).toEqual([2, 1]);
    expect(line(second?.assessment ?? null, 'nurses')?.have).toBe((line(first?.assessment ?? null, 'nurses')?.have ?? 0) - 3);
  });

  it.each([
    ['the institution', () => `/api/institutions/${ground.institution.documentId}/self-check/document`],
    ['a case', () => `${ground.file.path}/documents/self-check`],
  ])('is printed of %s in one piece, with version, gap and the official page', async (_of, path) => {
    const answer = expectStatus(await reviewer.get(path()), 200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const text = (await pdfText(answer.bytes)).replace(/\s/gu, '');
    for (const words of ['医疗机构基本标准自查表', ground.institution.name, '二级综合医院', '版本1994-2017', OFFICIAL_PAGE, '还差', '待核对', '达到', '自查人']) expect(text).toContain(words);
    const page = await ink(await byPdfium(answer.bytes, 0, 1200));
    expect(page.black / (page.width * page.height)).toBeGreaterThan(0.01);
  });

  it('is not there for who has nothing to do with the institution', async () => {
    const stranger = personIn(ground.server, (await institutionOf(ground.server, 'tcm-outpatient')).username);
    expect((await stranger.get(`/api/institutions/${ground.institution.documentId}/self-check`)).status).toBe(404);
    expect((await stranger.get(`/api/institutions/${ground.institution.documentId}/self-check/document`)).status).toBe(404);
  });

  it('shows every rule with its source and how sure it is', async () => {
    const { data } = expectStatus(await ground.people.administrator.get<Body<{ family: string; standard: { key: string; criteria: { source: string; confidence: string }[] } }[]>>('/api/standards'), 200).body;
    expect(data.map(({ standard }) => standard.key)).toEqual(institutionStandards.map(({ standard }) => standard.key));
    expect(data.flatMap(({ standard }) => standard.criteria).filter(({ source, confidence }) => source === '' || !/^(V|M-[HML])$/u.test(confidence))).toEqual([]);
  });
});

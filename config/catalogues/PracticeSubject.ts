/** One line of the catalogue of practice subjects (诊疗科目名录). */
export interface PracticeSubject {
  /** `03` for a first-level subject, `03.01` for a second-level one. */
  code: string;
  name: string;
  /** Code of the first-level subject, for second-level lines only. */
  parent?: string;
}

/** Source of the catalogue; amendments are later additions to the 1994 list. */
export const PRACTICE_SUBJECT_SOURCE = '医疗机构诊疗科目名录（卫医发〔1994〕27号，含后续修订）';

const TABLE: readonly (readonly [code: string, name: string, ...second: string[]])[] = [
  ['01', '预防保健科'],
  ['02', '全科医疗科'],
  ['03', '内科', '呼吸内科专业', '消化内科专业', '神经内科专业', '心血管内科专业', '血液内科专业', '肾病学专业', '内分泌专业', '免疫学专业', '变态反应专业', '老年病专业', '其他'],
  ['04', '外科', '普通外科专业', '神经外科专业', '骨科专业', '泌尿外科专业', '胸外科专业', '心脏大血管外科专业', '烧伤科专业', '整形外科专业', '其他'],
  ['05', '妇产科', '妇科专业', '产科专业', '计划生育专业', '优生学专业', '生殖健康与不孕症专业', '其他'],
  ['06', '妇女保健科', '青春期保健专业', '围产期保健专业', '更年期保健专业', '妇女心理卫生专业', '妇女营养专业', '其他'],
  ['07', '儿科', '新生儿专业', '小儿传染病专业', '小儿消化专业', '小儿呼吸专业', '小儿心脏病专业', '小儿肾病专业', '小儿血液病专业', '小儿神经病学专业', '小儿内分泌专业', '小儿遗传病专业', '小儿免疫专业', '其他'],
  ['08', '小儿外科', '小儿普通外科专业', '小儿骨科专业', '小儿泌尿外科专业', '小儿胸心外科专业', '小儿神经外科专业', '其他'],
  ['09', '儿童保健科', '儿童生长发育专业', '儿童营养专业', '儿童心理卫生专业', '儿童五官保健专业', '儿童康复专业', '其他'],
  ['10', '眼科'],
  ['11', '耳鼻咽喉科', '耳科专业', '鼻科专业', '咽喉科专业', '其他'],
  ['12', '口腔科', '牙体牙髓病专业', '牙周病专业', '口腔黏膜病专业', '儿童口腔专业', '口腔颌面外科专业', '口腔修复专业', '口腔正畸专业', '口腔种植专业', '口腔麻醉专业', '口腔颌面医学影像专业', '口腔病理专业', '预防口腔专业', '其他'],
  ['13', '皮肤科', '皮肤病专业', '性传播疾病专业', '其他'],
  ['14', '医疗美容科', '美容外科', '美容牙科', '美容皮肤科', '美容中医科'],
  ['15', '精神科', '精神病专业', '精神卫生专业', '药物依赖专业', '精神康复专业', '社区防治专业', '临床心理专业', '司法精神专业', '其他'],
  ['16', '传染科（感染性疾病科）', '肠道传染病专业', '呼吸道传染病专业', '肝炎专业', '虫媒传染病专业', '动物源性传染病专业', '蠕虫病专业', '其他'],
  ['17', '结核病科'],
  ['18', '地方病科'],
  ['19', '肿瘤科'],
  ['20', '急诊医学科'],
  ['21', '康复医学科'],
  ['22', '运动医学科'],
  ['23', '职业病科', '职业中毒专业', '尘肺专业', '放射病专业', '物理因素损伤专业', '职业健康监护专业', '其他'],
  ['24', '临终关怀科（安宁疗护科）'],
  ['25', '特种医学与军事医学科'],
  ['26', '麻醉科'],
  ['27', '疼痛科'],
  ['28', '重症医学科'],
  ['30', '医学检验科', '临床体液、血液专业', '临床微生物学专业', '临床化学检验专业', '临床免疫、血清学专业', '临床细胞分子遗传学专业', '其他'],
  ['31', '病理科'],
  ['32', '医学影像科', 'X线诊断专业', 'CT诊断专业', '磁共振成像诊断专业', '核医学专业', '超声诊断专业', '心电诊断专业', '脑电及脑血流图诊断专业', '神经肌肉电图专业', '介入放射学专业', '放射治疗专业', '其他'],
  ['50', '中医科', '内科专业', '外科专业', '妇产科专业', '儿科专业', '皮肤科专业', '眼科专业', '耳鼻咽喉科专业', '口腔科专业', '肿瘤科专业', '骨伤科专业', '肛肠科专业', '老年病科专业', '针灸科专业', '推拿科专业', '康复医学专业', '急诊科专业', '预防保健科专业', '其他'],
  ['51', '民族医学科', '维吾尔医学', '藏医学', '蒙医学', '彝医学', '傣医学', '其他'],
  ['52', '中西医结合科'],
];

/** The catalogue in order, each first-level subject followed by its second level. */
export const practiceSubjects: readonly PracticeSubject[] = TABLE.flatMap(([code, name, ...second]) => [
  { code, name },
  ...second.map((secondName, index) => ({ code: `${code}.${String(index + 1).padStart(2, '0')}`, name: secondName, parent: code })),
]);

const byCode = new Map(practiceSubjects.map((subject) => [subject.code, subject]));

/** The subject with the code, or undefined. */
export function practiceSubject(code: string): PracticeSubject | undefined {
  return byCode.get(code);
}

/** The name as it stands on a permit: `内科／呼吸内科专业` for the second level, the plain name for the first. */
export function practiceSubjectTitle(code: string): string {
  const subject = byCode.get(code);
  if (subject === undefined) return code;
  const parent = subject.parent === undefined ? undefined : byCode.get(subject.parent);
  return parent === undefined ? subject.name : `${parent.name}／${subject.name}`;
}

/**
 * The codes that break the form's fill rule: where a first-level subject is registered
 * together with a second-level one under it, only the second level is filled in (附表14-3).
 */
export function redundantSubjects(codes: readonly string[]): string[] {
  const parents = new Set(codes.flatMap((code) => byCode.get(code)?.parent ?? []));
  return codes.filter((code) => parents.has(code));
}

import { addDays, addYears, type CivilDate } from '@medregistry/language';
import type { DemoNewcomer } from './DemonstrationDistrict';
import { demoIdNumber, demoMobile } from './identity';
import { birthDateAt } from './institutions';
import { inventedName } from './names';
import type { Random } from './random';

/** Above the nurses' serials, below those of doctors and technicians. */
const FIRST_SERIAL = 2901;

/** Years since the examination: the last of them need three months' training before they register. */
const YEARS_AGO = [0, 1, 1, 2, 2, 4, 5] as const;

/** People who have passed the examination (新人考试人员) and were never registered nor employed. */
export function newcomersOf(today: CivilDate, random: Random, taken: Set<string>): DemoNewcomer[] {
  return YEARS_AGO.map((years, index) => {
    const serial = FIRST_SERIAL + index;
    const gender = index % 4 === 3 ? 'male' : 'female';
    const passedOn = addDays(addYears(today, -years), -random.integer(40, 120));
    const birthDate = birthDateAt(random, today, 23 + years);
    return {
      key: `newcomer-${index + 1}`,
      name: inventedName(random, gender, taken),
      gender,
      birthDate,
      ethnicGroup: 'han',
      idNumber: demoIdNumber(serial, birthDate, gender),
      mobile: demoMobile(serial),
      education: index % 2 === 0 ? 'bachelor' : 'junior-college',
      degree: index % 2 === 0 ? 'bachelor' : 'none',
      school: '示例护理职业学院',
      major: '护理学',
      graduatedOn: addDays(passedOn, 30),
      examProvince: '110000',
      examPassedOn: passedOn,
      examCertificateNumber: `${passedOn.slice(0, 4)}${String(serial).padStart(9, '0')}`,
      health: 'good',
    };
  });
}

import { staffingOf } from './staffing';

describe('counts for 附表14-4', () => {
  it('puts each head on the line of its title and all of them into the sum', () => {
    const counts = staffingOf([
      { kind: 'doctor', title: 'chief', technicianKind: null, heads: 3 },
      { kind: 'doctor', title: 'none', technicianKind: null, heads: 1 },
      { kind: 'nurse', title: 'senior-nurse', technicianKind: null, heads: 5 },
      { kind: 'technician', title: 'pharmacist', technicianKind: 'pharmacist', heads: 2 },
      { kind: 'technician', title: 'supervisor-pharmacist', technicianKind: 'pharmacist', heads: 1 },
      { kind: 'technician', title: 'technician', technicianKind: 'pathology', heads: 4 },
    ]);
    expect(counts).toMatchObject({ health: 16, doctorChief: 3, nurseSenior: 5, pharmacists: 3, otherHealth: 4, doctorAttending: 0 });
  });

  it('leaves open what the registers do not know', () => {
    expect(staffingOf([])).toMatchObject({ total: null, engineering: null, management: null, workers: null, health: 0 });
  });
});

/** A nurse's electronic certificate (护士电子证照) as the register has it today. */
export interface Certificate {
  good: boolean;
  verdict: string;
  sentence: string;
  name: string;
  gender: string;
  idNumber: string;
  certificateNumber: string;
  institution: string;
  department: string | null;
  firstRegisteredOn: string | null;
  validFrom: string;
  validTo: string;
  suspendedTo: string | null;
  authority: string;
}

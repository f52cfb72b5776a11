/** One person of an institution's roster (人员名录), masked. */
export interface StaffRow {
  documentId: string;
  name: string;
  gender: string | null;
  idNumber: string | null;
  title: string | null;
  position: string | null;
  department: string | null;
  certificateNumber: string | null;
  validTo: string | null;
  status: string | null;
  match: string | null;
}

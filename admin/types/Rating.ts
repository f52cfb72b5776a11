export interface Rating {
  grade: string;
  gradeLabel: string;
  comment: string;
  state: string;
  ratedOn: string;
  dueOn: string | null;
  answer: string | null;
  answeredOn: string | null;
}

export interface RatingLine extends Rating {
  id: string;
  application: string;
  number: string;
  name: string;
  procedureLabel: string;
  stateLabel: string;
  contactBy: string | null;
}

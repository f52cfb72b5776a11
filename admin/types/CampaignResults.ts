/** A list of results as its authority sees it, whether it stands or was taken back. */
export interface ResultsPublication {
  id: string;
  results: number;
  publishedOn: string;
  publishedBy: string;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
}

/** A campaign with what could be published and what was, newest first. */
export interface CampaignResults {
  campaign: string;
  title: string;
  year: number;
  authority: string;
  concluded: number;
  publications: ResultsPublication[];
}

/** A message in the person's inbox (站内消息). */
export interface Message {
  documentId: string;
  title: string;
  body: string;
  link: string | null;
  readAt: string | null;
  at: string;
}
